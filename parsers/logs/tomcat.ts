import type { LogFormat } from './format.ts'
import { parsed, shape } from './shape.ts'
import { apacheStamp } from './time.ts'

const shaped = shape(
  String.raw`^\[(?<ts>\d\d/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d:\d\d [+-]\d{4})\] (?<thread>\S+) (?<msg>\[Request\] \S+ to local \d+ - \S+ \S+ \S+ \[Response\] \d+ - (?:\d+|-) bytes \[Perf\] .*)$`,
)

export const tomcat: LogFormat = {
  name: 'tomcat',
  about: 'Access log of the lookup service.',
  parse(line) {
    const g = shaped.exec(line)?.groups
    if (g === undefined) return undefined
    return parsed(apacheStamp(g.ts), g.msg, { thread: g.thread })
  },
  samples: [
    {
      line: '[11/May/2023:10:22:24 +0000] tomcat-http--47 [Request] 192.0.2.4:48866 to local 1080 - HTTP/1.1 POST /lookupservice/sdk [Response] 200 - 758 bytes [Perf] process 0ms / commit 0ms / conn [+]',
      fields: { timeUs: Date.UTC(2023, 4, 11, 10, 22, 24) * 1000, timeMark: 'written', thread: 'tomcat-http--47' },
    },
    {
      line: '[11/May/2023:12:22:24 +0200] tomcat-http--4 [Request] 192.0.2.4:48866 to local 1080 - HTTP/1.1 GET /lookupservice [Response] 503 - - bytes [Perf] process 1ms',
      fields: { timeUs: Date.UTC(2023, 4, 11, 10, 22, 24) * 1000 },
    },
  ],
}
