import type { LogFormat } from './format.ts'
import { parsed, shape } from './shape.ts'
import { BSD, bsdStamp } from './time.ts'
import { CPU, cpuFields } from './vmkernel-body.ts'

const shaped = shape(
  String.raw`^${BSD} (?:(?<host>[^\s:]+) )?vmkernel: (?:\[\d+\] )?(?:\d+:\d\d:\d\d:\d\d\.\d{3}|TSC: \d+) ${CPU}`,
)

export const vmkernel4: LogFormat = {
  name: 'vmkernel4',
  about: 'vmkernel of ESX(i) 3 to 4.1: local time without year, then the time since boot or ticks.',
  head: '%B {vmkernel|%w vmkernel}: %u cpu%d:%d)',
  parse(line, context) {
    const g = shaped.exec(line)?.groups
    if (g === undefined) return undefined
    const { message, ...fields } = cpuFields(g)
    return parsed(bsdStamp(g.bsd, context.newestUs), message, { ...fields, host: g.host })
  },
  samples: [
    {
      line: 'Aug 6 20:09:17 esx_04 vmkernel: 3:12:40:56.871 cpu16:4112)User: 2428: wantCoreDump : made-up -enabled : 1',
      fields: { timeMark: 'year-guessed', host: 'esx_04', cpu: 16, world: 4112, module: 'User' },
    },
    {
      line: 'Aug 16 20:09:17 vmkernel: 3:12:40:56.871 cpu16:4112)ScsiDeviceIO: 1688: Command 0x1a to device "naa.6000000000000003" failed H:0x5 D:0x0 P:0x0 Possible sense data: 0x0 0x0 0x0.',
      fields: { timeMark: 'year-guessed', cpu: 16, world: 4112, level: 'info', module: 'ScsiDeviceIO' },
    },
    {
      line: "Apr 19 09:36:36 esx04 vmkernel: 0:19:05:45.146 cpu0:4478)WARNING: NMP: nmp_DeviceRetryCommand: Device 'naa.6': awaiting fast path state update",
      fields: { host: 'esx04', level: 'warning', module: 'NMP' },
    },
    {
      line: 'Sep 26 18:22:28 vmkernel: TSC: 1866355845 cpu0:0)BootConfig: 110: auditMode = TRUE',
      fields: { timeMark: 'year-guessed', module: 'BootConfig' },
    },
  ],
}
