import type { LogFormat } from './format.ts'
import { levelOf } from './level.ts'
import { parsed, shape } from './shape.ts'
import { noStamp, spokenStamp } from './time.ts'

const headline = shape(
  String.raw`^(?<ts>[A-Z][a-z]{2,8} \d{1,2}, \d{4},? \d{1,2}:\d\d:\d\d [AP]M) (?<msg>(?<cls>[\w.$]+)(?: [\w$<>]+)?) *$`,
)
const text = shape(`^(?<level>SEVERE|WARNING|INFO|CONFIG|FINE|FINER|FINEST): (?<msg>.*)$`)

export const jul: LogFormat = {
  name: 'jul',
  about:
    'java.util.logging of Tomcat and the token service (catalina, stsd): time, class and method on one line, level and text on the next.',
  parse(line) {
    const head = headline.exec(line)?.groups
    if (head !== undefined) return parsed(spokenStamp(head.ts), head.msg, { module: head.cls })
    const g = text.exec(line)?.groups
    return g === undefined ? undefined : parsed(noStamp, g.msg, { level: levelOf(g.level), levelWord: g.level })
  },
  samples: [
    {
      line: 'Jun 02, 2022 3:04:05 PM org.apache.catalina.startup.Catalina start',
      fields: {
        timeUs: Date.UTC(2022, 5, 2, 15, 4, 5) * 1000,
        timeMark: 'zone-assumed',
        module: 'org.apache.catalina.startup.Catalina',
        message: 'org.apache.catalina.startup.Catalina start',
      },
    },
    {
      line: 'SEVERE: Error starting the listener',
      fields: {
        timeUs: null,
        timeMark: 'none',
        level: 'error',
        levelWord: 'SEVERE',
        message: 'Error starting the listener',
      },
    },
  ],
}
