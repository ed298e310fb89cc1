import { esx8Direct } from './esx8-direct.ts'
import { esx8Syslog } from './esx8-syslog.ts'
import type { LogFormat } from './format.ts'
import { noStamp } from './time.ts'

const letters = /^(?:Em|Al|Cr|Er|Wa|No|In|Db)\(\d{1,3}\)/
/** Any time: it is taken off again. */
const someTime = '2000-01-01T00:00:00Z '

export const esx8Bare: LogFormat = {
  name: 'esx8-bare',
  about: 'Lines of ESXi 8 and later without time stamp: excerpts that begin at the level letters.',
  parse(line, context) {
    if (!letters.test(line)) return undefined
    const fields = esx8Direct.parse(someTime + line, context) ?? esx8Syslog.parse(someTime + line, context)
    return fields === undefined ? undefined : { ...fields, ...noStamp }
  },
  samples: [
    { line: 'Er(02) vcpu-0 - made up', fields: { level: 'error', thread: 'vcpu-0', message: 'made up' } },
    {
      line: 'Wa(180) vmkwarning: cpu60:2100001)WARNING: nipmi: ReadPhase:617: Timed out',
      fields: {
        timeUs: null,
        timeMark: 'none',
        level: 'warning',
        process: 'vmkwarning',
        cpu: 60,
        world: 2100001,
        module: 'nipmi',
      },
    },
    {
      line: 'In(166) Hostd[2099001]: [Originator@6876 sub=Vimsvc opID=1-1] Ticket issued',
      fields: { level: 'info', process: 'Hostd', pid: 2099001, module: 'Vimsvc', message: 'Ticket issued' },
    },
  ],
}
