import type { LogFormat } from './format.ts'
import { levelOf } from './level.ts'
import { JAVA_LEVEL, parsed, shape } from './shape.ts'
import { isoStamp, SPACED } from './time.ts'

const shaped = shape(
  String.raw`^${SPACED} ${JAVA_LEVEL} (?<prog>[^\[]{1,100})\[(?<tid>\d+)\] +\[(?<src>\S+) (?<line>\d+)\] +(?<msg>.*)$`,
)

export const pyIs: LogFormat = {
  name: 'py-is',
  about: 'Image Builder service of vCenter: local time, thread, module with line.',
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
      line: '2023-10-28 02:56:46,013 INFO imageService[136218038040659] [imageService 1092] Image service is initialized',
      fields: {
        timeUs: Date.UTC(2023, 9, 28, 2, 56, 46, 13) * 1000,
        timeMark: 'zone-assumed',
        level: 'info',
        process: 'imageService',
        thread: '136218038040659',
        module: 'imageService',
        message: 'Image service is initialized',
      },
    },
    {
      line: '2023-10-28 02:56:47,000 ERROR imageService[136218038040659] [vibStore 12] not found',
      fields: { level: 'error', module: 'vibStore' },
    },
  ],
}
