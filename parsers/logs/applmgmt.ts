import type { LogFormat } from './format.ts'
import { levelOf } from './level.ts'
import { integer, parsed, shape } from './shape.ts'
import { isoStamp } from './time.ts'

const shaped = shape(
  String.raw`^(?<ts>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z?(?: [AP]M UTC)?) \[(?<pid>\d+)\] ?(?<level>ERROR|WARNING|INFO|DEBUG|CRITICAL):(?<module>[\w.-]+):(?<msg>.*)$`,
)

export const applmgmt: LogFormat = {
  name: 'applmgmt',
  about: 'Appliance management of vCenter (Python); one writer prints a 12-hour clock.',
  parse(line) {
    const g = shaped.exec(line)?.groups
    if (g === undefined) return undefined
    return parsed(isoStamp(g.ts), g.msg, {
      level: levelOf(g.level),
      levelWord: g.level,
      pid: integer(g.pid),
      module: g.module,
    })
  },
  samples: [
    {
      line: '2022-06-01T13:23:25.515 [2376]DEBUG:vmware.vherd.base.detwist:method = com.vmware.appliance.version1.networking.interfaces.list, args = ()',
      fields: {
        timeUs: Date.UTC(2022, 5, 1, 13, 23, 25, 515) * 1000,
        timeMark: 'zone-assumed',
        pid: 2376,
        level: 'debug',
        module: 'vmware.vherd.base.detwist',
      },
    },
    {
      line: "2023-07-19T02:47:11 PM UTC [1670]WARNING:firewall-reload:Processing system service 'sshd' firewall rules.",
      fields: {
        timeUs: Date.UTC(2023, 6, 19, 14, 47, 11) * 1000,
        timeMark: 'written',
        level: 'warning',
        module: 'firewall-reload',
      },
    },
  ],
}
