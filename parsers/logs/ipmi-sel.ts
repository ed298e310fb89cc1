import type { LogFormat } from './format.ts'
import { levelOf } from './level.ts'
import { parsed, shape } from './shape.ts'
import { isoStamp, noStamp, type Stamp, slashStamp } from './time.ts'

const GAP = '[ |,;"]{0,24}'
const shaped = shape(
  String.raw`^${GAP}(?<id>[0-9A-Fa-f]{1,6})?h?${GAP}(?<sev>Critical|CRITICAL|Error|ERROR|Warning|WARNING|Caution|CAUTION|Info|INFO|Informational|Repaired|OK|Ok|[EWI])?${GAP}(?<date>\d\d/\d\d/\d{4}|\d{4}-\d\d-\d\d)[ |,T"]{1,8}(?<time>\d\d:\d\d(?::\d\d)?)(?<half> [AP]M)?(?: [A-Z]{3,4})?(?<gap>[ |,;"]{1,24})(?<msg>.*)$`,
)
/** ProLiant: time before date, twice, then the count. */
const hplog = shape(
  String.raw`^(?<id>\d{4}) (?<sev>Critical|Caution|Repaired|Information\w*) +\d\d:\d\d +\d\d/\d\d/\d{4} +(?<time>\d\d:\d\d) +(?<date>\d\d/\d\d/\d{4})(?: +\d{4})?(?<msg>.*)$`,
)
/** Sentences with which a BMC describes an event, where they are quoted without their row. */
const sentence =
  /^(?:(?:Unc|C)orrectable (?:Machine Check|Memory|ECC|PCI|bus)|The (?:power input|power supply|system inlet|system board|CMOS battery|PCIe link|memory|chassis)|Fan \d{1,3} |Power supply \d{1,2} |Multi-bit memory|Memory device |CPU \d{1,3} |A (?:fatal|bus|problem|predictive|non-fatal|high-severity)\b.{0,80}\bdetected|Fault detected on drive|Drive \d{1,3} )/i
const preInit = shape(String.raw`^ *(?<id>[0-9A-Fa-f]{1,6}) \| +Pre-Init +\|[^|]{0,40}\| *(?<msg>.*)$`)

function stampOf(date: string, time: string, half: string): Stamp {
  const clock = time.length === 5 ? `${time}:00` : time
  return date.includes('/') ? slashStamp(`${date} ${clock}${half}`) : isoStamp(`${date} ${clock}`)
}

export const ipmiSel: LogFormat = {
  name: 'ipmi-sel',
  about: 'Rows of a BMC event log as ipmitool, hplog, iLO, XCC and iDRAC print them.',
  parse(line) {
    const early = preInit.exec(line)?.groups
    if (early !== undefined) return parsed(noStamp, early.msg, { process: 'sel' })
    if (sentence.test(line)) return parsed(noStamp, line, { process: 'sel' })
    const g = (hplog.exec(line) ?? shaped.exec(line))?.groups
    if (g === undefined || (g.id === undefined && g.sev === undefined && !/[|"]/.test(g.gap ?? ''))) return undefined
    const word = g.sev ?? /\b(Critical|Error|Warning|Informational)\b/.exec(g.msg!.slice(0, 200))?.[1]
    return parsed(stampOf(g.date!, g.time!, g.half ?? ''), g.msg!.trim(), {
      process: 'sel',
      level: levelOf(word),
      levelWord: word,
    })
  },
  samples: [
    {
      line: 'The power input for power supply 1 is lost.',
      fields: { timeUs: null, process: 'sel', message: 'The power input for power supply 1 is lost.' },
    },
    {
      line: '   1 | 05/12/2023 | 10:11:12 | Power Supply #0x51 | Failure detected | Asserted',
      fields: {
        timeUs: Date.UTC(2023, 4, 12, 10, 11, 12) * 1000,
        timeMark: 'zone-assumed',
        process: 'sel',
        message: 'Power Supply #0x51 | Failure detected | Asserted',
      },
    },
    {
      line: '  2a | 05/12/2023 | 10:11:12 PM UTC | Memory #0x02 | Uncorrectable ECC | Asserted',
      fields: { timeUs: Date.UTC(2023, 4, 12, 22, 11, 12) * 1000 },
    },
    {
      line: '   2 |  Pre-Init  |0000000012| Processor #0x10 | IERR | Asserted',
      fields: { timeUs: null, message: 'Processor #0x10 | IERR | Asserted' },
    },
    {
      line: '0005 Critical       14:32  10/05/2016 14:33  10/05/2016 0001',
      fields: { timeUs: Date.UTC(2016, 9, 5, 14, 33, 0) * 1000, level: 'critical' },
    },
    {
      line: '"12","Critical","05/12/2023 10:11","Uncorrectable Machine Check Exception"',
      fields: { timeUs: Date.UTC(2023, 4, 12, 10, 11, 0) * 1000, level: 'critical' },
    },
    {
      line: '7 | Warning | 2023-05-12 10:11:12 | FQXSPPW0031J | Numeric sensor Planar 3.3V going low',
      fields: { timeUs: Date.UTC(2023, 4, 12, 10, 11, 12) * 1000, level: 'warning' },
    },
  ],
}
