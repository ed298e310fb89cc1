import type { LogFormat } from './format.ts'
import { levelOf } from './level.ts'
import { parsed, shape } from './shape.ts'
import { ISO, isoStamp } from './time.ts'

const shaped = shape(
  String.raw`^${ISO}\s+(?<level>[a-z]{4,8})\s+(?<module>[\w-]+) \[(?<src>[^:\]]+):(?<line>\d+)\](?:\s+\[opID=(?<opid>[^\]]*)\])?\s+(?<msg>.*)$`,
)

export const go: LogFormat = {
  name: 'go',
  about: 'wcp, vlcm and other Go services of vCenter.',
  head: '%T {info|debug|warning|warn|error} %k [%f:%d] ',
  parse(line) {
    const g = shaped.exec(line)?.groups
    if (g === undefined || levelOf(g.level) === undefined) return undefined
    return parsed(isoStamp(g.ts), g.msg, {
      level: levelOf(g.level),
      levelWord: g.level,
      process: g.module,
      module: g.src,
      opId: g.opid,
    })
  },
  samples: [
    {
      line: '2022-06-02T12:25:11.537Z info wcp [eamagency/util.go:148] [opID=vCLS] Going to read service config',
      fields: {
        timeUs: Date.UTC(2022, 5, 2, 12, 25, 11, 537) * 1000,
        level: 'info',
        process: 'wcp',
        module: 'eamagency/util.go',
        opId: 'vCLS',
        message: 'Going to read service config',
      },
    },
    {
      line: '2023-07-19T03:05:15.97Z error vlcm [serviceconfig/config.go:377] Getting timeout properties for deployment type: tiny',
      fields: {
        timeUs: Date.UTC(2023, 6, 19, 3, 5, 15, 970) * 1000,
        level: 'error',
        process: 'vlcm',
        message: 'Getting timeout properties for deployment type: tiny',
      },
    },
  ],
}
