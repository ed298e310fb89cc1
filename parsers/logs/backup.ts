import type { LogFormat } from './format.ts'
import { levelOf } from './level.ts'
import { integer, parsed, shape } from './shape.ts'
import { isoStamp } from './time.ts'

const shaped = shape(
  String.raw`^(?<ts>\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,6})?Z?) (?:\[(?<job>[\w-]{1,64})\] )?\[(?<proc>[\w-]{1,64}):PID-(?<pid>\d+)\] (?:\[(?<src>[^\]]{1,200})\] )?(?<level>[A-Z]{4,8}): ?(?<msg>.*)$`,
)

export const backup: LogFormat = {
  name: 'backup',
  about: 'Backup and restore of the vCenter appliance (Python, backup.log).',
  parse(line) {
    const g = shaped.exec(line)?.groups
    if (g === undefined) return undefined
    return parsed(isoStamp(g.ts), g.msg, {
      level: levelOf(g.level),
      levelWord: g.level,
      process: 'backup',
      pid: integer(g.pid),
      thread: g.proc,
      opId: g.job,
      module: g.src,
    })
  },
  samples: [
    {
      line: '2021-05-17T08:00:43.15 [20210517-080041-17694817] [MainProcess:PID-7106] [BackupManager::main:BackupManager.py:525] INFO: Initializing BackupManager',
      fields: {
        timeUs: Date.UTC(2021, 4, 17, 8, 0, 43, 150) * 1000,
        timeMark: 'zone-assumed',
        level: 'info',
        pid: 7106,
        thread: 'MainProcess',
        opId: '20210517-080041-17694817',
        module: 'BackupManager::main:BackupManager.py:525',
      },
    },
    {
      line: '2018-05-04 10:21:35,114 [MainProcess:PID-21443] ERROR: Rc: 1, stderr: disk full',
      fields: {
        timeUs: Date.UTC(2018, 4, 4, 10, 21, 35, 114) * 1000,
        level: 'error',
        message: 'Rc: 1, stderr: disk full',
      },
    },
  ],
}
