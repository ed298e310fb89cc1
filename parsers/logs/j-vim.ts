import type { LogFormat } from './format.ts'
import { levelOf } from './level.ts'
import { JAVA_LEVEL, parsed, shape } from './shape.ts'
import { ISO, isoStamp } from './time.ts'

const shaped = shape(
  String.raw`^${ISO} (?<thread>[^\s|[<)][^\s)]*[^\s:)])(?: operationID=(?<opid>\S+))? +${JAVA_LEVEL} +(?<cls>[A-Za-z][\w$]*\.[\w.$]+) (?<msg>.*)$`,
)

export const jVim: LogFormat = {
  name: 'j-vim',
  about: 'License service of vCenter 6.x: thread, operation, level, class.',
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
      line: '2016-06-16T12:51:48.931Z pool-3-thread-1 operationID=5ae7ae7a-1c INFO  com.vmware.cis.license.embed.DomainServiceImpl Asset metadata refreshed',
      fields: {
        timeUs: Date.UTC(2016, 5, 16, 12, 51, 48, 931) * 1000,
        thread: 'pool-3-thread-1',
        opId: '5ae7ae7a-1c',
        level: 'info',
        module: 'com.vmware.cis.license.embed.DomainServiceImpl',
        message: 'Asset metadata refreshed',
      },
    },
    {
      line: '2016-06-16T12:51:49.001Z main ERROR com.vmware.cis.license.Main Start failed',
      fields: { thread: 'main', level: 'error' },
    },
  ],
}
