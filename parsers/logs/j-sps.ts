import type { LogFormat } from './format.ts'
import { levelOf } from './level.ts'
import { JAVA_LEVEL, parsed, shape } from './shape.ts'
import { ISO, isoStamp } from './time.ts'

const shaped = shape(
  String.raw`^${ISO} \[(?<thread>[^\]=]+)\] ${JAVA_LEVEL} +opId=(?<opid>\S*) (?<cls>\S+) - ?(?<msg>.*)$`,
)

export const jSps: LogFormat = {
  name: 'j-sps',
  about: 'Storage profile service (sps) of vCenter.',
  head: '%T [%w] {INFO|WARN|ERROR|DEBUG|TRACE|FATAL}%sopId={%i|} %j - ',
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
      line: '2023-05-11T10:22:33.027Z [pool-24-thread-1] INFO opId=sps-Main-655096-823 com.vmware.vslm.globalcache.GlobalCatalogCache - Calling bulkUpdate with fullSync=false',
      fields: {
        timeUs: Date.UTC(2023, 4, 11, 10, 22, 33, 27) * 1000,
        thread: 'pool-24-thread-1',
        opId: 'sps-Main-655096-823',
        module: 'com.vmware.vslm.globalcache.GlobalCatalogCache',
        level: 'info',
      },
    },
    {
      line: '2022-06-02T12:23:46.807Z [pool-2-thread-18] WARN  opId= com.vmware.vim.storage.common.task.CustomThreadPoolExecutor - [VLSI-client] Request took 4000 milli',
      fields: { level: 'warning', message: '[VLSI-client] Request took 4000 milli' },
    },
  ],
}
