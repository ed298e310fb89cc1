import type { LogFormat } from './format.ts'
import { levelOf } from './level.ts'
import { integer, parsed, shape } from './shape.ts'
import { isoStamp } from './time.ts'

const shaped = shape(
  String.raw`^(?<ts>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} \S{1,8}) (?<sid>\S+) (?<xid>\d+) (?<db>\S*) (?<user>\S*) (?:(?<remote>\S*) (?<pid>\d+) (?<n>\d+) ?)?(?<level>[A-Z]{3,9}\d?): +(?<msg>.*)$`,
)

export const pg: LogFormat = {
  name: 'pg',
  about: 'PostgreSQL of vCenter (vpostgres).',
  parse(line) {
    const g = shaped.exec(line)?.groups
    if (g === undefined) return undefined
    return parsed(isoStamp(g.ts), g.msg, {
      level: levelOf(g.level),
      levelWord: g.level,
      process: 'postgres',
      pid: integer(g.pid),
      module: g.db,
      user: g.user === '' ? undefined : g.user,
    })
  },
  samples: [
    {
      line: '2019-12-05 17:35:43.100 UTC 5f1e2d3c.1a2b 0 VCDB vc LOG:  could not receive data from client: Connection reset by peer',
      fields: { user: 'vc', level: 'info', message: 'could not receive data from client: Connection reset by peer' },
    },
    {
      line: '2023-07-25 02:14:09.790 UTC 64ca7aa0.70ad0f 0 VCDB vumuser [local] 2272743 5LOG:  disconnection: session time: 0:00:00.012 user=vumuser database=VCDB host=[local]',
      fields: {
        timeUs: Date.UTC(2023, 6, 25, 2, 14, 9, 790) * 1000,
        timeMark: 'written',
        process: 'postgres',
        pid: 2272743,
        level: 'info',
        levelWord: 'LOG',
        user: 'vumuser',
        module: 'VCDB',
      },
    },
    {
      line: '2023-07-25 02:14:10.000 UTC 64ca7aa0.70ad0f 0    1234 7 PANIC:  could not write to file "pg_wal/xlogtemp.1234": No space left on device',
      fields: { level: 'critical', message: 'could not write to file "pg_wal/xlogtemp.1234": No space left on device' },
    },
  ],
}
