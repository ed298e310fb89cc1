import type { LogFormat } from './format.ts'
import { parsed, shape } from './shape.ts'
import { noStamp } from './time.ts'

const shaped = shape(String.raw`^\/(?<group>[A-Z]\w{2,60})(?:\/[^\s/]|\/$).*[ =]\S+ *$`)

export const vpxdProfiler: LogFormat = {
  name: 'vpxd-profiler',
  about: 'Counters of vpxd (vpxd-profiler.log): a path of names and values, then a number.',
  undated: true,
  parse(line) {
    const g = shaped.exec(line)?.groups
    if (g === undefined) return undefined
    return parsed(noStamp, line, { process: 'vpxd', module: g.group })
  },
  samples: [
    {
      line: "/ActivationStats/Task/Actv='vim.VirtualMachine.powerOff'/TotalTime/total 12",
      fields: { timeUs: null, module: 'ActivationStats', process: 'vpxd' },
    },
    {
      line: "/SessionStats/SessionPool/Session/Id='52a1'/Username='LAB\\alice'/ClientIP='192.0.2.7'/NumActive/total 3",
      fields: { module: 'SessionStats' },
    },
  ],
}
