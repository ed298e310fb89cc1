import type { LogFormat } from './format.ts'
import { initialLevel } from './level.ts'
import { parsed, shape } from './shape.ts'
import { noStamp } from './time.ts'

const THREAD = String.raw`(?<thread>vmx|mks|svga|vcpu-(?:\d{1,3}|[NX#])|vmx-[\w-]{1,30}|Worker#\d{1,4}|[a-zA-Z]{1,16}-\d{1,8}|W\d{3,10})`
const threaded = shape(
  String.raw`^${THREAD} ?\| ?(?:(?<opid>[^|\s]{0,100})\| ?)?(?:(?<lv>[A-Z])(?<lvn>\d{3})(?<cont>:|\+) ?)?(?<msg>.*)$`,
)
const lettered = shape(String.raw`^(?<lv>[IWEVA])(?<lvn>\d{3})(?<cont>:|\+) (?<msg>.*)$`)
/** Modules of the disk library pad their names before the colon; no other writer does. */
const library = shape(`^(?<module>(?:DISKLIB|OBJLIB)(?:-[A-Z]{2,10})?) {0,8}: (?<msg>.*)$`)

export const vmxBare: LogFormat = {
  name: 'vmx-bare',
  about: 'vmware.log and the disk library without time stamp: excerpts that begin at the thread or at the module.',
  parse(line) {
    const g = (threaded.exec(line) ?? lettered.exec(line))?.groups
    if (g !== undefined) {
      return parsed(noStamp, g.msg, {
        level: initialLevel(g.lv),
        levelWord: g.lv === undefined ? undefined : `${g.lv}${g.lvn}`,
        thread: g.thread,
        opId: g.opid,
        continues: g.cont === '+' ? true : undefined,
      })
    }
    const disk = library.exec(line)?.groups
    return disk === undefined ? undefined : parsed(noStamp, line, { module: disk.module })
  },
  samples: [
    {
      line: 'vcpu-0| I125: GuestMsg: Too many channels opened.',
      fields: {
        timeUs: null,
        timeMark: 'none',
        thread: 'vcpu-0',
        level: 'info',
        levelWord: 'I125',
        message: 'GuestMsg: Too many channels opened.',
      },
    },
    { line: 'W115: made up', fields: { level: 'warning', levelWord: 'W115', message: 'made up' } },
    { line: 'vmx| Hot plug done.', fields: { thread: 'vmx', message: 'Hot plug done.' } },
    { line: 'vmx| | E110: PANIC: made up', fields: { thread: 'vmx', level: 'error', message: 'PANIC: made up' } },
    {
      line: 'DISKLIB-LINK  : "/vmfs/volumes/ds1/vm1/vm1.vmdk" : failed to open (made up).',
      fields: { module: 'DISKLIB-LINK' },
    },
  ],
}
