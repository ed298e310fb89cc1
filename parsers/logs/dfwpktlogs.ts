import type { LogFormat } from './format.ts'
import { integer, parsed, shape } from './shape.ts'
import { ISO, isoStamp } from './time.ts'

const shaped = shape(
  String.raw`^${ISO} (?:dfwpktlogs(?:\[(?<pid>\d+)\])?: )?(?:[0-9a-f]{4,8} |\d+ )?(?<msg>(?:INET6?|UNKNOWN|ETHTYPE\S*) (?:match|TERM|FIN|PASS|DROP|REJECT)\b.*)$`,
)

export const dfwpktlogs: LogFormat = {
  name: 'dfwpktlogs',
  about: 'Packet log of the NSX distributed firewall.',
  parse(line) {
    const g = shaped.exec(line)?.groups
    if (g === undefined) return undefined
    return parsed(isoStamp(g.ts), g.msg, { process: 'dfwpktlogs', pid: integer(g.pid) })
  },
  samples: [
    {
      line: '2023-01-03T10:23:35.196Z 8ab3c1f2 INET match DROP 1001 OUT 48 TCP 192.0.2.10/50123->192.0.2.20/443 S',
      fields: {
        timeUs: Date.UTC(2023, 0, 3, 10, 23, 35, 196) * 1000,
        process: 'dfwpktlogs',
        message: 'INET match DROP 1001 OUT 48 TCP 192.0.2.10/50123->192.0.2.20/443 S',
      },
    },
    {
      line: '2018-03-27T10:23:35.196Z INET TERM domain-c27/1002 IN TCP FIN 192.0.2.1/60599->192.0.2.11/80 2/2 107/92',
      fields: { process: 'dfwpktlogs' },
    },
  ],
}
