import { readOldVmacore } from './body.ts'
import type { LogFormat } from './format.ts'
import { parsed, shape } from './shape.ts'
import { isoStamp, SPACED } from './time.ts'

const shaped = shape(String.raw`^\[${SPACED} (?<body>[0-9A-Fa-f]{4}.*)$`)

export const vmacore4: LogFormat = {
  name: 'vmacore4',
  about: 'hostd, vpxa and vpxd of ESX(i) and vCenter 4.x: local time without zone.',
  parse(line) {
    const g = shaped.exec(line)?.groups
    const fields = g === undefined ? undefined : readOldVmacore(`[${g.body}`)
    if (g === undefined || fields === undefined) return undefined
    const { message, ...rest } = fields
    return parsed(isoStamp(g.ts), message, rest)
  },
  samples: [
    {
      line: "[2011-04-01 15:14:34.203 F5B8BC63 info 'vm:/vmfs/volumes/4d5826fd-74a690dc-158d-33742eb3daff/db01/db01.vmx' opID=F6AD16E8-333332F5-d] VMotionPrepare: dstMgmtIp=192.0.2.21",
      fields: {
        timeUs: Date.UTC(2011, 3, 1, 15, 14, 34, 203) * 1000,
        timeMark: 'zone-assumed',
        thread: 'F5B8BC63',
        module: 'vm:/vmfs/volumes/4d5826fd-74a690dc-158d-33742eb3daff/db01/db01.vmx',
        opId: 'F6AD16E8-333332F5-d',
        message: 'VMotionPrepare: dstMgmtIp=192.0.2.21',
      },
    },
    {
      line: "[2012-04-16 20:35:04.594 F6102C63 warning 'Vimsvc'] [Auth]: User root",
      fields: { level: 'warning', module: 'Vimsvc' },
    },
  ],
}
