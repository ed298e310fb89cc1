import type { LogFormat } from './format.ts'
import { levelOf } from './level.ts'
import { integer, parsed, shape } from './shape.ts'
import { ISO, isoStamp } from './time.ts'

const shaped = shape(
  String.raw`^${ISO} (?<prog>[\w.-]+): (?<pid>\d+): (?<mod>[^:\s]+):(?<line>\d+)? (?<level>[A-Z]{4,8}):? (?<msg>.*)$`,
)

export const pyColon: LogFormat = {
  name: 'py-colon',
  about: 'esxupdate and lifecycle of ESXi 5 to 7.',
  parse(line) {
    const g = shaped.exec(line)?.groups
    if (g === undefined) return undefined
    return parsed(isoStamp(g.ts), g.msg, {
      level: levelOf(g.level),
      levelWord: g.level,
      process: g.prog,
      pid: integer(g.pid),
      module: g.mod,
    })
  },
  samples: [
    {
      line: '2020-05-11T22:32:09Z esxupdate: 2097352: root: INFO: Command = profile.setacceptance',
      fields: {
        timeUs: Date.UTC(2020, 4, 11, 22, 32, 9) * 1000,
        process: 'esxupdate',
        pid: 2097352,
        module: 'root',
        level: 'info',
        message: 'Command = profile.setacceptance',
      },
    },
    {
      line: '2020-05-11T22:32:56Z lifecycle: 2098917: lifecyclectl:58 ERROR Failed to delete pidfile(/var/vmware/lifecycle/lifecycle.apply.pid) at boot',
      fields: { process: 'lifecycle', module: 'lifecyclectl', level: 'error' },
    },
  ],
}
