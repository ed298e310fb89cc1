import type { LogFormat } from './format.ts'
import { levelOf } from './level.ts'
import { parsed, shape } from './shape.ts'
import { noStamp } from './time.ts'

const shaped = shape(String.raw`^(?<level>DEBUG|INFO|WARNING|ERROR|CRITICAL):(?<module>[\w.-]{1,100}):(?<msg>.*)$`)

export const pythonLog: LogFormat = {
  name: 'python-log',
  about: 'Root logger of Python on standard output: level, logger, text.',
  parse(line) {
    const g = shaped.exec(line)?.groups
    if (g === undefined) return undefined
    return parsed(noStamp, g.msg, { level: levelOf(g.level), levelWord: g.level, module: g.module })
  },
  samples: [
    {
      line: 'ERROR:root:Backup job failed',
      fields: { timeUs: null, level: 'error', module: 'root', message: 'Backup job failed' },
    },
    { line: 'INFO:vami.network:done', fields: { level: 'info' } },
  ],
}
