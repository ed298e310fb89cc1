import type { LogFormat } from './format.ts'
import { MASK, parsed, shape } from './shape.ts'
import { noStamp } from './time.ts'
import { kernelText, readVmkernelBody } from './vmkernel-body.ts'

const prefixed = shape(
  String.raw`^(?:(?:(?<host>[A-Za-z0-9][\w.-]{0,252}) )?(?<tag>vmkernel|vmkwarning|vmkalert)(?:\[\d{1,12}\])?: +(?:\d{1,6}:\d\d:\d\d:\d\d\.\d{3} |TSC: \d{1,20} )?)?(?:\d\d:\d\d:\d\d(?:\.\d{1,6})?Z? )?(?=cpu(?:\d|${MASK}:))`,
)
const moduleLine =
  /^(?:(?:WARNING|ALERT): [A-Za-z][\w.-]{1,63}: [A-Za-z]?\w{0,100}(?::\d{1,6})?: |[A-Z][\w.-]{1,63}: (?:\w{1,100}:)?\d{1,6}: ?)/

export const vmkernelBare: LogFormat = {
  name: 'vmkernel-bare',
  about:
    'Kernel text without time: excerpts and dumps that begin at the host, vmkernel:, the time since boot, cpuN:W), WARNING: or the module.',
  parse(line) {
    const head = prefixed.exec(line)
    const fields = head === null ? undefined : readVmkernelBody(line.slice(head[0].length))
    const { message, ...rest } = fields ?? (moduleLine.test(line) ? kernelText(line) : { message: undefined })
    if (message === undefined) return undefined
    return parsed(noStamp, message, { ...rest, host: head?.groups?.host, process: head?.groups?.tag })
  },
  samples: [
    {
      line: 'vmkernel: 76:23:45:36.239 cpu31:2104001)NMP: nmp_Complete: Command 0x28 failed',
      fields: { timeUs: null, process: 'vmkernel', cpu: 31, world: 2104001 },
    },
    {
      line: 'esx01 vmkernel: 0:23:58:15.339 cpu19:2099001)SCSI: 215: Invalid Opcode (0x4d)',
      fields: { host: 'esx01', cpu: 19, module: 'SCSI' },
    },
    { line: 'vmkwarning: cpu83:2101001)WARNING: RDTTCPConn: Parse:XXXX: made up', fields: { level: 'warning' } },
    { line: 'cpuX:YYYY)ALERT: Heap: 3689: Heap full', fields: { level: 'fatal', module: 'Heap' } },
    {
      line: 'cpu3:4711)ScsiDeviceIO: 2315: Cmd(0x4171334fec33) 0x12, CmdSN 0x51 to dev "naa.6000000000000006" failed H:0x0 D:0x2 P:0x0 Valid sense data: 0x5 0x24 0x0.',
      fields: { timeUs: null, timeMark: 'none', cpu: 3, world: 4711, module: 'ScsiDeviceIO' },
    },
    {
      line: 'WARNING: NMP: nmp_DeviceRequestFastDeviceProbe:237: NMP device "naa.6000000000000007" state in doubt',
      fields: { level: 'warning', module: 'NMP' },
    },
    {
      line: 'NMP: nmp_ThrottleLogForDevice:2321: Cmd 0x1a (0x417ad75fe7d3, 0) to dev "mpx.vmhba1:C0:T0:L0"',
      fields: { level: 'info', module: 'NMP' },
    },
  ],
}
