import { bootstop } from '../chatter/vmksummary.ts'
import type { Host } from '../host.ts'
import { iso } from '../host.ts'
import { esxLines } from '../lines.ts'
import { HOUR, kernel, MINUTE, problem, SECOND, type Situation } from './situation.ts'

const DOWN = 6 * MINUTE
const WORLD_OFFSET = 8_117

function screen(host: Host, at: number): string[] {
  const world = host.data.world + WORLD_OFFSET
  const up = Math.floor((at - (host.previous?.booted ?? host.booted)) / 1000)
  const clock = [Math.floor(up / 3600) % 24, Math.floor(up / 60) % 60, up % 60]
    .map((n) => String(n).padStart(2, '0'))
    .join(':')
  return [
    `@BlueScreen: #PF Exception 14 in world ${world}:vmm0:db01 IP 0x42001a7b9f04 addr 0x18`,
    `Code start: 0x42001a600000 VMK uptime: ${Math.floor(up / 86400)}:${clock}.417`,
    '0x453a1131bd10:[0x42001a7b9f04]PktList_Split@vmkernel#nover+0x88 stack: 0x430a5e2f1c40',
    '0x453a1131bd90:[0x42001a7e142c]PortOutput@vmkernel#nover+0x211 stack: 0x45b9c0a14e00',
    '0x453a1131bf50:[0x42001a6c9e0d]helpFunc@vmkernel#nover+0x3c5 stack: 0x4300b9b2a050',
    '0x453a1131bfe0:[0x42001a8c91b5]CpuSched_StartWorld@vmkernel#nover+0x99 stack: 0x0',
    'base fs=0x0 gs=0x420044800000 Kgs=0x0',
  ]
}

/** A purple screen, six minutes of silence, a start without a stop. */
export const psod: Situation = {
  id: 'psod',
  forms: ['log', 'combined'],
  before: 9 * HOUR,
  prepare: (host, at) => {
    host.previous = { booted: host.booted, stopped: at }
    host.booted = at + DOWN
  },
  configure: () => undefined,
  silent: (at) => ({ from: at + SECOND, to: at + DOWN }),
  events: (host, at) => [
    ...screen(host, at).map((text, n) => kernel(at + n, text)),
    bootstop(host, at + DOWN + 90 * SECOND + 400, 'file core dump found'),
    ...problem(at + DOWN + 85 * SECOND, 'UserLevel', 'esx.audit.host.boot', 'Host has booted.'),
    ...problem(
      at + DOWN + 95 * SECOND,
      'UserLevel',
      'esx.problem.host.coredump',
      'An unread host kernel core dump has been found.',
    ),
  ],
  files: (host, at) => {
    const text = [
      `VMware ESXi ${host.data.version} [Releasebuild-${host.data.build} x86_64]`,
      ...screen(host, at).flatMap((line, n) => esxLines(kernel(at + n, line), host)),
      `${iso(at + 20)} cpu4:${host.data.world})Coredump to disk. Slot 1 of 1 on device ${host.devices[0]!.id}:7.`,
    ]
    return [['var/core/vmkernel-zdump.1', `\u0000\u0001zdump\u0000\n${text.join('\n')}\n\u0000`]]
  },
  cause: () => ({ fault: 'hardware.psod', object: {} }),
  symptoms: () => [{ fault: 'host.reboot', object: {}, shows: 'log' }],
}
