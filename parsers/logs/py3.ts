import type { LogFormat } from './format.ts'
import { levelOf } from './level.ts'
import { parsed, shape } from './shape.ts'
import { isoStamp } from './time.ts'

const shaped = shape(
  String.raw`^(?<prog>\w+): (?<tid>\d+): (?<ts>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3}) (?<src>\w+):(?<line>\d+) (?<level>[A-Z]+) +(?<msg>.*)$`,
)

export const py3: LogFormat = {
  name: 'py3',
  about: 'Image service of vCenter: program and thread before the time.',
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
      line: 'ImageService: 136984449144267: 2021-05-19 17:36:35,675 imageService:769 INFO Image service is initialized',
      fields: {
        timeUs: Date.UTC(2021, 4, 19, 17, 36, 35, 675) * 1000,
        timeMark: 'zone-assumed',
        process: 'ImageService',
        thread: '136984449144267',
        module: 'imageService',
        level: 'info',
      },
    },
    {
      line: 'ImageService: 136984449144267: 2021-05-19 17:36:36,675 imageDb:12 WARNING slow',
      fields: { level: 'warning', module: 'imageDb' },
    },
  ],
}
