import type { LogFormat } from './format.ts'
import { letterLevel } from './level.ts'
import { parsed, shape } from './shape.ts'
import { ISO, isoStamp } from './time.ts'

const shaped = shape(
  String.raw`^${ISO} (?<sev>Em|Al|Cr|Er|Wa|No|In|Db)\((?<num>0\d)\)(?<cont>\+)? (?<thread>[^\s\[\]]+) (?<msg>.*)$`,
)
/** Hosted products and vmon leave the operation id out, so a word counts as one only when it looks like one. */
const operation =
  /^(?:-|(?=[^\s<]{0,200}\d)[A-Za-z0-9_.]{1,100}[-@:][^\s<]{0,200}[^\s:<]|(?=[a-f]*\d)[0-9a-f]{7,8})(?: |$)/

export const esx8Direct: LogFormat = {
  name: 'esx8-direct',
  about: 'vmware.log of ESXi 8 and later and vmon.log of vCenter 8: files that a program writes itself.',
  head: '%T {In|No|Wa|Er|Cr|Db|Al|Em}(0%1) %w - ',
  parse(line) {
    const g = shaped.exec(line)?.groups
    if (g === undefined) return undefined
    const message = g.msg!
    const id = operation.exec(message)?.[0]
    return parsed(isoStamp(g.ts), id === undefined ? message : message.slice(id.length), {
      level: letterLevel(g.sev),
      levelWord: `${g.sev}(${g.num})`,
      thread: g.thread,
      opId: id === undefined || id.trim() === '-' ? undefined : id.trim(),
      continues: g.cont === undefined ? undefined : true,
    })
  },
  samples: [
    { line: '2024-02-05T17:42:40.741Z In(05) vmx -', fields: { thread: 'vmx', message: '' } },
    {
      line: "2024-02-05T17:42:40.741Z In(05) vcpu-0 - SnapshotVMXTakeSnapshotWork: Initiated lazy snapshot 'before patch': 2",
      fields: {
        timeUs: Date.UTC(2024, 1, 5, 17, 42, 40, 741) * 1000,
        timeMark: 'written',
        level: 'info',
        levelWord: 'In(05)',
        thread: 'vcpu-0',
        message: "SnapshotVMXTakeSnapshotWork: Initiated lazy snapshot 'before patch': 2",
      },
    },
    {
      line: '2024-02-05T17:42:40.680Z Wa(03) vcpu-0 vim-cmd-09-a45d MainMem: Writing full memory image',
      fields: { level: 'warning', opId: 'vim-cmd-09-a45d', message: 'MainMem: Writing full memory image' },
    },
    {
      line: '2024-10-23T04:14:27.356Z In(05) vcpu-0 kq6ehce-42603-buto-x13-h8:23331328-c7-b6-334b AIOGNRC: Failed to open',
      fields: { opId: 'kq6ehce-42603-buto-x13-h8:23331328-c7-b6-334b', message: 'AIOGNRC: Failed to open' },
    },
    {
      line: '2024-12-12T05:28:50.802Z Cr(01) host-43044 PANIC: NOT_IMPLEMENTED bora/lib/pollDefault/pollDefault.c:4388',
      fields: {
        level: 'critical',
        thread: 'host-43044',
        message: 'PANIC: NOT_IMPLEMENTED bora/lib/pollDefault/pollDefault.c:4388',
      },
    },
    {
      line: '2024-06-01T13:42:40.681Z In(05) host-16250 <analytics> Skip service health check. State STOPPED, Curr request 0',
      fields: { thread: 'host-16250', message: '<analytics> Skip service health check. State STOPPED, Curr request 0' },
    },
    {
      line: '2024-06-01T13:42:40.682Z In(05)+ vmx - second line of the text',
      fields: { continues: true, thread: 'vmx', message: 'second line of the text' },
    },
  ],
}
