import type { LogFormat } from './format.ts'
import { levelOf } from './level.ts'
import { parsed, shape } from './shape.ts'
import { ISO, isoStamp } from './time.ts'

const shaped = shape(
  String.raw`^${ISO}(?: (?<level>\w{3,8}) (?<prog>vm\w+)\s+t@(?<tid>\d+):|:t@(?<tid2>\d+):(?<level2>[A-Z]{4,8}):) ?(?<msg>.*)$`,
)

export const vmdird: LogFormat = {
  name: 'vmdird',
  about: 'vmdird, vmcad, vmafdd of vCenter: syslog level words and a thread.',
  parse(line) {
    const g = shaped.exec(line)?.groups
    if (g === undefined) return undefined
    return parsed(isoStamp(g.ts), g.msg, {
      level: levelOf(g.level ?? g.level2),
      levelWord: g.level ?? g.level2,
      process: g.prog,
      thread: g.tid ?? g.tid2,
    })
  },
  samples: [
    {
      line: '2023-05-11T10:22:31.126Z:t@140013625134848:ERROR: VMCACheckHealth failed',
      fields: { level: 'error', thread: '140013625134848', message: 'VMCACheckHealth failed' },
    },
    {
      line: '2022-02-28T02:25:43.133044+00:00 err vmdird  t@136204578041919: SASLSessionStep: sasl error (-13)',
      fields: {
        timeUs: Date.UTC(2022, 1, 28, 2, 25, 43, 133) * 1000 + 44,
        level: 'error',
        levelWord: 'err',
        process: 'vmdird',
        thread: '136204578041919',
        message: 'SASLSessionStep: sasl error (-13)',
      },
    },
    {
      line: '2022-02-28T02:25:44.000001+00:00 info vmafdd t@140013625134848: ServerAccept: ncacn_np',
      fields: { process: 'vmafdd', level: 'info' },
    },
  ],
}
