import type { LogFormat } from './format.ts'
import { levelOf } from './level.ts'
import { parsed, shape } from './shape.ts'
import { readStampless } from './stampless.ts'
import { isoStamp, slashStamp } from './time.ts'

const shaped = shape(
  String.raw`^\[?(?<ts>\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d(?:[.,:]\d{1,9})?(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?)(?![\w.]|[,:]\d)\]?[\s,:;|\]-]{0,8}(?<msg>.*)$`,
)
const american = shape(
  String.raw`^\[?(?<ts>\d\d/\d\d/\d{4} \d{1,2}:\d\d:\d\d(?: [AP]M)?)(?:[.,:]\d{1,6})?(?![\w.])\]?[\s,:;|\]-]{0,8}(?<msg>.*)$`,
)
const word = /\b(TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL|CRITICAL|SEVERE|verbose|info|warning|error|panic)\b/

export const spaceStamp: LogFormat = {
  name: 'space-stamp',
  about: 'Any other line that begins with a date and a time: Python logging, log4j, Go, nginx, vendor tools.',
  parse(line, context) {
    const dated = shaped.exec(line)?.groups
    const g = dated ?? american.exec(line)?.groups
    if (g === undefined) return undefined
    const stamp = dated === undefined ? slashStamp(g.ts) : isoStamp(g.ts!.replaceAll('/', '-'))
    const known = readStampless(g.msg!, stamp, context)
    if (known !== undefined) return known
    const level = word.exec(g.msg!.slice(0, 120))?.[1]
    return parsed(stamp, g.msg, { level: levelOf(level), levelWord: level })
  },
  samples: [
    {
      line: '2024-01-02 10:11:12.345 cpu3:4711)WARNING: NMP: nmp_MadeUp:12: text',
      fields: { timeMark: 'zone-assumed', cpu: 3, world: 4711, level: 'warning', module: 'NMP' },
    },
    {
      line: '2023/05/11 10:22:24 [error] 1234#0: *5 connect() failed',
      fields: {
        timeUs: Date.UTC(2023, 4, 11, 10, 22, 24) * 1000,
        level: 'error',
        message: '[error] 1234#0: *5 connect() failed',
      },
    },
    {
      line: '[2023-05-11T10:22:24.120Z] started',
      fields: { timeUs: Date.UTC(2023, 4, 11, 10, 22, 24, 120) * 1000, timeMark: 'written', message: 'started' },
    },
    {
      line: '05/11/2023 10:22:24 PM service stopped',
      fields: {
        timeUs: Date.UTC(2023, 4, 11, 22, 22, 24) * 1000,
        timeMark: 'zone-assumed',
        message: 'service stopped',
      },
    },
    {
      line: '2023-10-28 02:56:46,013 - vum.sync - ERROR - download failed',
      fields: {
        timeUs: Date.UTC(2023, 9, 28, 2, 56, 46, 13) * 1000,
        timeMark: 'zone-assumed',
        level: 'error',
        levelWord: 'ERROR',
      },
    },
    {
      line: '[2023-10-28 02:56:46.013 UTC] certificate status checked',
      fields: { timeMark: 'written', message: 'certificate status checked' },
    },
  ],
}
