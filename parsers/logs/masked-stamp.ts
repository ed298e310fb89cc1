import type { LogFormat } from './format.ts'
import { shape } from './shape.ts'
import { readStampless } from './stampless.ts'
import { syslog57 } from './syslog57.ts'
import { noStamp } from './time.ts'

/** A digit or what stands in its place. */
const D = '[\\dxX#*?nNYyMmDdHhSs_0]'
const NAMED = `(?:<|&lt;)(?:[YMDHSTZhmsdyxn:./ _-]{1,30}|(?:time|date|TIME|DATE|Time|Date)(?:[ /_-]?(?:stamp|time|STAMP|TIME))?)(?:>|&gt;)`
const DAY = `${D}{2,4}[-/]${D}{1,3}[-/]${D}{1,4}`
const CLOCK = `${D}{1,2}:${D}{2}(?::${D}{2,3})?(?:[.,:]${D}{1,9})?`
const ZONE = `(?:Z|[+-]${D}{2}:?${D}{2})?`
const STAMPS: readonly string[] = [
  `${NAMED}(?:[T ]?${NAMED}){0,2}${ZONE}`,
  `${DAY}(?:[T ](?:${CLOCK}|[.…]{1,3}|${NAMED})${ZONE}|T${ZONE})`,
  `[A-Z][A-Za-z]{2} {1,2}${D}{1,2} ${CLOCK}${ZONE}`,
  `YYYY-MM-DD`,
  String.raw`[\[({](?:time|date|TIME|DATE|Time|Date)(?:[ /_-]?(?:stamp|time|STAMP|TIME))?[\])}]`,
]
const shaped = shape(
  String.raw`^[\[("]?(?<stamp>${STAMPS.join('|')})[\])"]?(?:</?[a-z]{1,10}/?>){0,4}[:|,]? {0,8}(?:\| {0,4})?(?<rest>\S.*)$`,
)
/** Nothing is masked: some other tool's date, as in a listing inside a record. */
const whole = /^(?:[A-Z][a-z]{2} )?[\d\s:.,/TZ+-]*$/
/** Any time: it is taken off again. */
const someTime = '2000-01-01T00:00:00Z '

export const maskedStamp: LogFormat = {
  name: 'masked-stamp',
  about: 'A line whose time stamp somebody replaced: <YYYY-MM-DD>T<HH:MM:SS>, xxxx-xx-xxTxx:xx:xx, [timestamp].',
  parse(line, context) {
    const g = shaped.exec(line)?.groups
    if (g === undefined || whole.test(g.stamp!)) return undefined
    const rest = g.rest!
    const known = readStampless(rest, noStamp, context)
    if (known !== undefined) return known
    const fields = syslog57.parse(someTime + rest, context)
    return fields === undefined ? undefined : { ...fields, ...noStamp }
  },
  samples: [
    {
      line: '<YYYY-MM-DD>T<HH:MM:SS> Wa(180) vmkwarning: cpu60:2100001)WARNING: nipmi: ReadPhase:617: Timed out',
      fields: { timeUs: null, timeMark: 'none', level: 'warning', process: 'vmkwarning', cpu: 60, module: 'nipmi' },
    },
    {
      line: '<YYYY>T<time></time>: vmx| MONITOR PANIC: made up',
      fields: { thread: 'vmx', message: 'MONITOR PANIC: made up' },
    },
    {
      line: 'xxxx-xx-xxTxx:xx:xx.xxxZ cpuX:YYYY)WARNING: HBX: 294: lost',
      fields: { timeUs: null, level: 'warning', module: 'HBX' },
    },
    {
      line: '[YYYY-MM-DDTHH:MM:SS] warning hostd[2104001] [Originator@6876 sub=IoTracker] slow open',
      fields: { level: 'warning', process: 'hostd', module: 'IoTracker', message: 'slow open' },
    },
    { line: '2024-03-xxT10:11:12.345Z| vcpu-0| I125: made up', fields: { timeUs: null, thread: 'vcpu-0' } },
    { line: 'YYYY-MM-DD vobd: made up', fields: { process: 'vobd', message: 'made up' } },
    { line: '<timestamp> snmpd[4711]: made up', fields: { process: 'snmpd', pid: 4711 } },
  ],
}
