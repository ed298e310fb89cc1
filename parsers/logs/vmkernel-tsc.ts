import type { LogFormat } from './format.ts'
import { parsed, shape } from './shape.ts'
import { noStamp } from './time.ts'
import { CPU, cpuFields } from './vmkernel-body.ts'

const shaped = shape(String.raw`^TSC: \d+ ${CPU}`)

export const vmkernelTsc: LogFormat = {
  name: 'vmkernel-tsc',
  about: 'vmkernel lines of the boot before the clock is set: ticks instead of a date.',
  undatedTakesNext: true,
  undated: true,
  parse(line) {
    const g = shaped.exec(line)?.groups
    if (g === undefined) return undefined
    const { message, ...fields } = cpuFields(g)
    return parsed(noStamp, message, fields)
  },
  samples: [
    {
      line: 'TSC: 0 cpu0:0)Boot: 167: Parsing boot option module /useropts.gz',
      fields: { timeUs: null, timeMark: 'none', cpu: 0, world: 0, module: 'Boot' },
    },
    {
      line: 'TSC: 1866355845 cpu0:1)WARNING: BootConfig: 110: auditMode = TRUE',
      fields: { level: 'warning', module: 'BootConfig' },
    },
  ],
}
