import type { LogFormat } from './format.ts'
import { parsed } from './shape.ts'
import { noStamp } from './time.ts'

const panic =
  /^(?:@BlueScreen: |#[A-Z]{2,3} Exception |Exception (?:type )?\d{1,3} in world |(?:PCPU|CPU) ?\d{1,4}:? (?:locked up|no heartbeat|didn't have a heartbeat)|Spin count exceeded|NMI IPI: |LINT1\b|Machine Check Exception|MCE: |Panic requested by|NOT_IMPLEMENTED |NOT_REACHED |ASSERT bora|PANIC bora|Lost heartbeat|Failed at bora|World \d{1,10}: .{1,60}: PANIC|Panic (?:from|Details)|PCPU \d{1,4} \(world|Hardware \(Machine\) Error|System has encountered a Hardware Error|MC: PCPU|Fatal machine check|Bucketlist|Heartbeat NMI|Lock rank violation|Divide-by-zero|PSOD)/
const release = /^VMware ESXi? (?:Server )?\d+\.\d+(?:\.\d+)?.{0,20}\[Releasebuild-(\d+)/
const registers =
  /^(?:cr[02348]=0x|frame=0x|ip=0x|err=|base fs=0x|Code start: 0x|VMK uptime: |(?:[re]?[abcd]x|r?[sd]i|r?[sb]p|r\d{1,2}|[c-gs]s)[=:]0x|\*?PCPU {0,3}\d{1,4}:|Saved backtrace |Backtrace for current CPU|Module\(s\) involved|ESXinCR0|World \d{1,10}: |gate=0x|Failed to verify signatures)/
const frame = /^0x[0-9a-f]{8,16}:\[0x[0-9a-f]{8,16}\][^\s@]{1,200}(?:@([^\s#]{1,100})(?:#[^\s+]{1,60})?)?/
const dump =
  /^(?:Coredump to |Starting coredump|Finalized dump|DiskDump: |No (?:file|partition|place on disk|vsan|port|network) |Debugger waiting|Disk[Dd]ump|Dump(?:ing)? |Slot \d)/

export const psodScreen: LogFormat = {
  name: 'psod-screen',
  about: 'Text of a purple screen as typed off or read from a picture, without any prefix.',
  bare: true,
  parse(line) {
    if (panic.test(line)) return parsed(noStamp, line, { level: 'critical' })
    if (release.test(line) || registers.test(line) || dump.test(line)) return parsed(noStamp, line)
    const found = frame.exec(line)
    return found === null ? undefined : parsed(noStamp, line, { module: found[1] })
  },
  samples: [
    { line: 'VMware ESXi 7.0.3 [Releasebuild-19482537 x86_64]', fields: { timeUs: null, timeMark: 'none' } },
    {
      line: '#PF Exception 14 in world 2098001:vmnic4-pollWorl IP 0x419301b2c20b addr 0x8',
      fields: { level: 'critical' },
    },
    {
      line: 'PCPU 3 locked up. Failed to ack TLB invalidate (total of 1 locked up, PCPU(s): 3)',
      fields: { level: 'critical' },
    },
    { line: 'cr0=0x8001003d cr2=0x8 cr3=0x1000 cr4=0x42768', fields: { timeUs: null } },
    { line: 'frame=0x4177f118c1e9 ip=0x419301b2c20b err=0 rflags=0x10246', fields: { timeUs: null } },
    { line: '*PCPU0:2098001/vmnic4-pollWorld-0', fields: { timeUs: null } },
    { line: 'PCPU  0: SSSVVSSV', fields: { timeUs: null } },
    { line: 'Code start: 0x419301b33333 VMK uptime: 25:06:19:56.440', fields: { timeUs: null } },
    {
      line: '0x4177f118c1e9:[0x419301b2c20b]PanicvPanicInt@vmkernel#nover+0x61 stack: 0x3000000008',
      fields: { module: 'vmkernel' },
    },
    { line: 'Coredump to disk. Slot 1 of 1 on device naa.6000000000000008:9.', fields: { timeUs: null } },
  ],
}
