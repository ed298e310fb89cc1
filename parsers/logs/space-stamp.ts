import type { LogFormat } from './format.ts'
import { levelOf } from './level.ts'
import { parsed, shape } from './shape.ts'
import { isoStamp } from './time.ts'

const shaped = shape(
  String.raw`^\[?(?<ts>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:[.,:]\d{1,9})?(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?)\]?[ ,:|-]{1,8}(?<msg>.*)$`,
)
const word = /\b(TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL|CRITICAL|SEVERE|verbose|info|warning|error|panic)\b/

export const spaceStamp: LogFormat = {
  name: 'space-stamp',
  about: 'Any other line that begins with date, blank and time: Python logging, log4j, vendor tools.',
  parse(line) {
    const g = shaped.exec(line)?.groups
    if (g === undefined) return undefined
    const level = word.exec(g.msg!.slice(0, 120))?.[1]
    return parsed(isoStamp(g.ts), g.msg, { level: levelOf(level), levelWord: level })
  },
  samples: [
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
