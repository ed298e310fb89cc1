import { readOldVmacore } from './body.ts'
import type { LogFormat } from './format.ts'
import { parsed, shape } from './shape.ts'
import { ISO, isoStamp } from './time.ts'

const shaped = shape(String.raw`^${ISO} (?<body>\[[0-9A-Fa-f]{4}.*)$`)

export const vmacore5: LogFormat = {
  name: 'vmacore5',
  about: 'hostd, vpxa, fdm of ESXi 5.x and vpxd of vCenter 5.x.',
  head: "%T [%H {info|verbose|warning|error|trivia|panic} '%q'] ",
  parse(line) {
    const g = shaped.exec(line)?.groups
    const fields = g === undefined ? undefined : readOldVmacore(g.body!)
    if (g === undefined || fields === undefined) return undefined
    const { message, ...rest } = fields
    return parsed(isoStamp(g.ts), message, rest)
  },
  samples: [
    {
      line: "2013-08-12T13:48:25.650Z [6FF90C63 info 'ha-eventmgr'] Event 8524 : The file table of the ramdisk 'root' is full.",
      fields: {
        timeUs: Date.UTC(2013, 7, 12, 13, 48, 25, 650) * 1000,
        thread: '6FF90C63',
        level: 'info',
        module: 'ha-eventmgr',
        message: "Event 8524 : The file table of the ramdisk 'root' is full.",
      },
    },
    {
      line: "2014-01-17T04:55:50.347Z [7F34FDF25233 verbose 'Default' opID=2113cd20 user=vpxuser] [VpxVmomi] Invoke done",
      fields: { level: 'debug', opId: '2113cd20', user: 'vpxuser', message: '[VpxVmomi] Invoke done' },
    },
  ],
}
