import type { LogFormat } from './format.ts'
import { levelOf } from './level.ts'
import { parsed, shape } from './shape.ts'
import { ISO, isoStamp } from './time.ts'

const shaped = shape(
  String.raw`^${ISO} (?<level>[A-Za-z]{4,8}) (?<prog>[\w.-]+)\[(?<tid>\w+)\] \[(?:(?<fn>[\w:.]+) )?opI[Dd]=(?<opid>[^\]\s]*)(?: (?<fn2>[^\]]+))?\] *(?<msg>.*)$`,
)

export const vmacore6Op: LogFormat = {
  name: 'vmacore6-op',
  about: 'vSAN management daemons in Python: the bracket holds function and operation id.',
  parse(line) {
    const g = shaped.exec(line)?.groups
    if (g === undefined || levelOf(g.level) === undefined) return undefined
    return parsed(isoStamp(g.ts), g.msg, {
      level: levelOf(g.level),
      levelWord: g.level,
      process: g.prog,
      thread: g.tid,
      opId: g.opid,
      module: g.fn ?? g.fn2,
    })
  },
  samples: [
    {
      line: '2021-06-16T14:59:52.362Z info vsand[2099783] [opID=MainThread VsanMgmtSvcMain::_PatchPyVmomi] Python 3.8.8 on VMkernel',
      fields: {
        process: 'vsand',
        thread: '2099783',
        opId: 'MainThread',
        module: 'VsanMgmtSvcMain::_PatchPyVmomi',
        level: 'info',
        message: 'Python 3.8.8 on VMkernel',
      },
    },
    {
      line: "2022-06-02T11:49:41.274Z ERROR vsan-mgmt[51740] [VsanVcObjectHelper::wrapper opID=SWI-2243fc75-9d42] Failed to get result for the key ['_QuerySpaceUsage']",
      fields: { level: 'error', module: 'VsanVcObjectHelper::wrapper', opId: 'SWI-2243fc75-9d42' },
    },
  ],
}
