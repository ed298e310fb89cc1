import type { LogFormat } from './format.ts'
import { parsed, shape } from './shape.ts'
import { apacheStamp } from './time.ts'

const shaped = shape(
  String.raw`^(?!\d{4}-\d\d-\d\dT)(?<client>[\w.-]{1,253}|[\da-fA-F:.%]{2,64}) [^\s[\]]+ (?<user>[^\s[\]]+) \[(?<ts>\d\d/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d:\d\d [+-]\d{4})\] (?<msg>"[^"]*" \d{3} .*)$`,
)

export const accessLog: LogFormat = {
  name: 'access-log',
  about: 'HTTP access logs in common or combined form.',
  parse(line) {
    const g = shaped.exec(line)?.groups
    if (g === undefined) return undefined
    return parsed(apacheStamp(g.ts), g.msg, { user: g.user === '-' ? undefined : g.user })
  },
  samples: [
    {
      line: '192.0.2.4 - - [11/May/2023:10:22:24 +0000] "GET /ui/healthstatus HTTP/1.1" 200 123',
      fields: {
        timeUs: Date.UTC(2023, 4, 11, 10, 22, 24) * 1000,
        timeMark: 'written',
        message: '"GET /ui/healthstatus HTTP/1.1" 200 123',
      },
    },
    {
      line: '192.0.2.4 - alice [11/May/2023:10:22:25 +0000] "POST /sdk HTTP/1.1" 503 - "-" "curl/8"',
      fields: { user: 'alice' },
    },
  ],
}
