import type { LineContext, ParsedLine } from '../record.ts'
import { bsdSyslog } from './bsd-syslog.ts'
import { esx8Direct } from './esx8-direct.ts'
import { esx8Syslog } from './esx8-syslog.ts'
import type { LogFormat } from './format.ts'
import { rfc3339Host } from './rfc3339-host.ts'
import { shape } from './shape.ts'
import { syslog57 } from './syslog57.ts'
import { vmacore5 } from './vmacore5.ts'
import { vmacore6 } from './vmacore6.ts'
import { vmacore6Op } from './vmacore6-op.ts'
import { vmkernel4 } from './vmkernel4.ts'
import { vmkernel5 } from './vmkernel5.ts'
import { vmx4 } from './vmx4.ts'
import { vmx5 } from './vmx5.ts'
import { vmx6 } from './vmx6.ts'

/** Told by more than their stamp, so that an indented stamp in the text of another record is not taken for a line. */
const certain: readonly LogFormat[] = [
  esx8Direct,
  esx8Syslog,
  vmkernel5,
  vmkernel4,
  vmx6,
  vmx5,
  vmx4,
  vmacore6,
  vmacore6Op,
  vmacore5,
]
const all: readonly LogFormat[] = [...certain, rfc3339Host, syslog57, bsdSyslog]

const STAMP = String.raw`(?<line>(?:\d{4}-\d\d-\d\dT\d\d:|[A-Z][a-z]{2} [ \d]?\d \d\d:\d\d:).*)$`
const indented = shape(String.raw`^[\s\u00a0\u200b\ufeff]{1,40}${STAMP}`)
/** Marks of mail, lists, tables and quotes; file and line number as grep prints them. */
const marked = shape(
  String.raw`^(?:[>*|•·"'\x60(]{1,4}[ \t]{0,4}|[-–] |(?:[\w.~/-]{1,200}\.(?:log|gz|txt|all|\d{1,3})|/[\w./-]{1,200})[:-](?:\d{1,9}[:-])?[ \t]{0,4}|\d{1,9}[:.)\t-][ \t]{0,8}|<[a-z]{1,10}>){1,4}${STAMP}`,
)

function firstOf(formats: readonly LogFormat[], line: string, context: LineContext): ParsedLine | undefined {
  for (const format of formats) {
    const fields = format.parse(line, context)
    if (fields !== undefined) return fields
  }
  return undefined
}

export const quotedLine: LogFormat = {
  name: 'quoted-line',
  about:
    'A whole log line behind what mail, lists, tables and grep put in front: >, *, |, quotes, file name, line number.',
  parse(line, context) {
    const quoted = marked.exec(line)?.groups?.line
    if (quoted !== undefined) return firstOf(all, quoted, context)
    const shifted = indented.exec(line)?.groups?.line
    return shifted === undefined ? undefined : firstOf(certain, shifted, context)
  },
  samples: [
    {
      line: '> 2021-11-14T19:19:51.559Z cpu7:35233)VC: 2002: made up',
      fields: {
        timeUs: Date.UTC(2021, 10, 14, 19, 19, 51, 559) * 1000,
        timeMark: 'written',
        cpu: 7,
        world: 35233,
        module: 'VC',
        message: 'VC: 2002: made up',
      },
    },
    {
      line: '/var/run/log/vobd.log:12:2021-11-14T19:19:51.559Z: [netCorrelator] 1us: [vob.net.vmnic.linkstate.down] made up',
      fields: { event: 'vob.net.vmnic.linkstate.down', timeMark: 'written' },
    },
    {
      line: '    2020-06-01T14:23:06.536Z info hostd[2098001] [Originator@6876 sub=Solo] made up',
      fields: { process: 'hostd', module: 'Solo', level: 'info' },
    },
    { line: '* Aug 16 20:09:17 esx04 sshd[4711]: made up', fields: { host: 'esx04', process: 'sshd', pid: 4711 } },
  ],
}
