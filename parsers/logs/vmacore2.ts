import type { LogFormat } from './format.ts'
import { levelOf } from './level.ts'
import { parsed, shape } from './shape.ts'
import { isoStamp, SPACED } from './time.ts'

const shaped = shape(
  String.raw`^\[${SPACED} '(?<sub>[^']*)' (?<tid>\d+) (?<level>[A-Za-z]{4,8})\](?! *\[\S+, \d+\]) +(?<msg>.*)$`,
)

export const vmacore2: LogFormat = {
  name: 'vmacore2',
  about: 'hostd and vpxd of ESX 2 and 3, VirtualCenter 2: logger, thread, level.',
  parse(line) {
    const g = shaped.exec(line)?.groups
    if (g === undefined || levelOf(g.level) === undefined) return undefined
    return parsed(isoStamp(g.ts), g.msg, { level: levelOf(g.level), levelWord: g.level, thread: g.tid, module: g.sub })
  },
  samples: [
    {
      line: "[2008-05-07 09:50:04.857 'SOAP' 2260 trivia] Received soap response from [TCP:vc01.example.com:443]: GetInterfaceVersion",
      fields: {
        timeUs: Date.UTC(2008, 4, 7, 9, 50, 4, 857) * 1000,
        timeMark: 'zone-assumed',
        module: 'SOAP',
        thread: '2260',
        level: 'trace',
        levelWord: 'trivia',
      },
    },
    {
      line: "[2008-05-07 09:50:05.001 'App' 3076443808 error] Failed to read header on stream TCP(local=0.0.0.0:0)",
      fields: { level: 'error', module: 'App' },
    },
  ],
}
