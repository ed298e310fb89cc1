import type { LogFormat } from './format.ts'
import { levelOf } from './level.ts'
import { parsed, shape } from './shape.ts'
import { apacheStamp } from './time.ts'

const shaped = shape(
  String.raw`^(?<ts>\d\d-[A-Z][a-z]{2}-\d{4} \d\d:\d\d:\d\d(?:\.\d{3})?) (?<level>[A-Z]{4,7}) \[(?<thread>[^\]]+)\] (?<cls>\S+) ?(?<msg>.*)$`,
)

export const catalina: LogFormat = {
  name: 'catalina',
  about: 'catalina.log of Tomcat 8.5 and later.',
  parse(line) {
    const g = shaped.exec(line)?.groups
    if (g === undefined) return undefined
    return parsed(apacheStamp(g.ts), g.msg, {
      level: levelOf(g.level),
      levelWord: g.level,
      thread: g.thread,
      module: g.cls,
    })
  },
  samples: [
    {
      line: '25-Jan-2024 10:11:12.123 INFO [main] org.apache.catalina.startup.Catalina.start Server startup in [1234] milliseconds',
      fields: {
        timeUs: Date.UTC(2024, 0, 25, 10, 11, 12, 123) * 1000,
        timeMark: 'zone-assumed',
        level: 'info',
        thread: 'main',
        module: 'org.apache.catalina.startup.Catalina.start',
        message: 'Server startup in [1234] milliseconds',
      },
    },
    {
      line: '25-Jan-2024 10:11:13.001 SEVERE [http-nio-8443-exec-1] org.apache.coyote.Http11 failed',
      fields: { level: 'error' },
    },
  ],
}
