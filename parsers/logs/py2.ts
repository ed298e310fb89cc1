import type { LogFormat } from './format.ts'
import { levelOf } from './level.ts'
import { parsed, shape } from './shape.ts'
import { isoStamp } from './time.ts'

const shaped = shape(
  String.raw`^(?<prog>\w+):(?<ts>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3})\[(?<tid>[\w-]+)\](?<src>\w+):(?<line>\d+) \[(?<level>[A-Z]+)\] +(?<msg>.*)$`,
)

export const py2: LogFormat = {
  name: 'py2',
  about: 'HSM and other Python services of vCenter: program before the time.',
  parse(line) {
    const g = shaped.exec(line)?.groups
    if (g === undefined) return undefined
    return parsed(isoStamp(g.ts), g.msg, {
      level: levelOf(g.level),
      levelWord: g.level,
      process: g.prog,
      thread: g.tid,
      module: g.src,
    })
  },
  samples: [
    {
      line: 'HsmService:2021-05-19 17:36:35,978[MainThread]hsmService:737 [INFO] HSM Service is initialized',
      fields: {
        timeUs: Date.UTC(2021, 4, 19, 17, 36, 35, 978) * 1000,
        timeMark: 'zone-assumed',
        process: 'HsmService',
        thread: 'MainThread',
        module: 'hsmService',
        level: 'info',
        message: 'HSM Service is initialized',
      },
    },
    { line: 'HsmService:2021-05-19 17:36:36,001[Thread-1]hsmService:738 [ERROR] lost', fields: { level: 'error' } },
  ],
}
