import type { LogFormat } from './format.ts'
import { parsed, shape } from './shape.ts'
import { noStamp } from './time.ts'
import { CPU, cpuFields } from './vmkernel-body.ts'

const shaped = shape(String.raw`^\d+:\d\d:\d\d:\d\d\.\d{3} ${CPU}`)

export const vmkernelUptime: LogFormat = {
  name: 'vmkernel-uptime',
  about: 'vmkernel lines of ESX(i) 4 and of boot and dump text that carry the time since boot alone.',
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
      line: '0:00:00:05.123 cpu0:4096)Init: 297: cpu 0 early measured tsc speed 2255215153 Hz',
      fields: { timeUs: null, timeMark: 'none', cpu: 0, world: 4096, module: 'Init' },
    },
    {
      line: '12:03:44:15.873 cpu3:4711)WARNING: LinNet: map_skb_to_pkt: This message has repeated 640 times',
      fields: { level: 'warning', module: 'LinNet' },
    },
  ],
}
