import type { LogFormat } from './format.ts'
import { levelOf } from './level.ts'
import { parsed, shape } from './shape.ts'
import { isoStamp } from './time.ts'

const shaped = shape(
  String.raw`^(?:time|ts)="?(?<ts>\d{4}-\d\d-\d\dT[\d:.]{8,18}(?:Z|[+-]\d\d:?\d\d)?)"? level=(?<level>\w{4,8}) msg=(?<msg>.*)$`,
)

export const logfmt: LogFormat = {
  name: 'logfmt',
  about: 'key=value lines of container runtimes on the Supervisor.',
  parse(line) {
    const g = shaped.exec(line)?.groups
    if (g === undefined) return undefined
    return parsed(isoStamp(g.ts), g.msg, { level: levelOf(g.level), levelWord: g.level })
  },
  samples: [
    {
      line: 'time="2023-06-01T12:00:00.123Z" level=warning msg="cleaning up after shim disconnected" id=ab12',
      fields: { timeUs: Date.UTC(2023, 5, 1, 12, 0, 0, 123) * 1000, level: 'warning' },
    },
    {
      line: 'time="2023-06-01T12:00:00+02:00" level=error msg="boom"',
      fields: { timeUs: Date.UTC(2023, 5, 1, 10, 0, 0) * 1000, level: 'error', message: '"boom"' },
    },
  ],
}
