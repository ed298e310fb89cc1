import type { Host, NtpPeer } from '../host.ts'
import type { CommandOutput } from './output.ts'

function peerLine(p: NtpPeer): string {
  const cell = (value: string | number, width: number): string => String(value).padStart(width)
  return `${p.tally}${p.remote.padEnd(16)}${p.refid.padEnd(15)}${cell(p.stratum, 3)} u ${cell(p.reach === 0 ? '-' : 41, 4)}${cell(64, 5)}${cell(p.reach, 5)}${cell(p.delay.toFixed(3), 9)}${cell(p.offset.toFixed(3), 9)}${cell(p.jitter.toFixed(3), 8)}`
}

export function time(host: Host): CommandOutput[] {
  const best = host.ntp.find((p) => p.tally === '*')
  const readvar = [
    `associd=0 status=${best ? '0615' : 'c016'} ${best ? 'leap_none' : 'leap_alarm'}, ${best ? 'sync_ntp' : 'sync_unspec'}, 1 event, clock_sync,`,
    'version="ntpd 4.2.8p17", processor="x86_64",',
    `system="VMkernel/${host.data.version}", leap=${best ? '00' : '11'}, stratum=${best ? best.stratum + 1 : 16},`,
    `precision=-22, rootdelay=${best?.delay.toFixed(3) ?? '0.000'}, rootdisp=12.412, refid=${best?.remote ?? 'INIT'},`,
    `peer=41022, tc=6, mintc=3, offset=${best?.offset.toFixed(6) ?? '0.000000'}, frequency=-12.411, sys_jitter=0.094,`,
    'clk_jitter=0.072, clk_wander=0.004',
  ]
  return [
    {
      base: 'ntpq_-p',
      text: `${['     remote           refid      st t when poll reach   delay   offset  jitter', '='.repeat(78), ...host.ntp.map(peerLine)].join('\n')}\n`,
    },
    { base: 'ntpq_-c-readvar', text: `${readvar.join('\n')}\n` },
    { base: 'ntpq_-c-version', text: 'ntpq 4.2.8p17\n' },
  ]
}
