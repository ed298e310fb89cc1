import type { LogFormat } from './format.ts'
import { levelOf } from './level.ts'
import { parsed, shape } from './shape.ts'
import { isoStamp } from './time.ts'

const shaped = shape(
  String.raw`^\[(?<ts>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d:\d{3}) '(?<cat>[^']*)' (?<tid>\d+) (?<level>[A-Za-z]+)\] +\[(?<src>\S+), (?<line>\d+)\] ?(?<msg>.*)$`,
)

export const vumL4c: LogFormat = {
  name: 'vum-l4c',
  about: 'Update Manager (log4cpp): colon before the milliseconds, local time.',
  parse(line) {
    const g = shaped.exec(line)?.groups
    if (g === undefined) return undefined
    return parsed(isoStamp(g.ts), g.msg, {
      level: levelOf(g.level),
      levelWord: g.level,
      thread: g.tid,
      module: g.cat,
    })
  },
  samples: [
    {
      line: "[2020-05-26 19:46:43:259 'ConfigurationMgr' 136233122284533 INFO]  [configurationMgr, 155] Configuration manager created...vcidbInit",
      fields: {
        timeUs: Date.UTC(2020, 4, 26, 19, 46, 43, 259) * 1000,
        timeMark: 'zone-assumed',
        module: 'ConfigurationMgr',
        thread: '136233122284533',
        level: 'info',
        message: 'Configuration manager created...vcidbInit',
      },
    },
    {
      line: "[2020-05-26 19:46:44:001 'httpDownload' 136233122284530 ERROR]  [httpDownload, 520] Curl failed",
      fields: { level: 'error', module: 'httpDownload' },
    },
  ],
}
