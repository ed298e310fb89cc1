import type { LogFormat } from './format.ts'
import { levelOf } from './level.ts'
import { JAVA_LEVEL, parsed, shape } from './shape.ts'
import { ISO, isoStamp } from './time.ts'

const shaped = shape(
  String.raw`^\[${ISO} (?!\S+ opId=)(?<thread>\S+) +${JAVA_LEVEL} +(?<cls>[^\s\]]+)(?: +opId=(?<opid>[^\]]*))?\] *(?<msg>.*)$`,
)

export const jPrebrk: LogFormat = {
  name: 'j-prebrk',
  about: 'Inventory and license service of vCenter 5.5 and 6.0, ISO time in the bracket.',
  parse(line) {
    const g = shaped.exec(line)?.groups
    if (g === undefined) return undefined
    return parsed(isoStamp(g.ts), g.msg, {
      level: levelOf(g.level),
      levelWord: g.level,
      thread: g.thread,
      opId: g.opid,
      module: g.cls,
    })
  },
  samples: [
    {
      line: '[2015-01-16T02:26:25.500Z pool-3-thread-1 INFO com.vmware.vim.query.server.QueryServer opId=a1b2c3d4] Query started',
      fields: {
        timeUs: Date.UTC(2015, 0, 16, 2, 26, 25, 500) * 1000,
        thread: 'pool-3-thread-1',
        module: 'com.vmware.vim.query.server.QueryServer',
        opId: 'a1b2c3d4',
        level: 'info',
      },
    },
    {
      line: '[2015-01-16T02:26:25.500Z main  WARN  com.vmware.vim.dataservices.Main] low memory',
      fields: { level: 'warning', module: 'com.vmware.vim.dataservices.Main', message: 'low memory' },
    },
  ],
}
