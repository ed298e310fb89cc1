import type { LogFormat } from './format.ts'
import { parsed, shape } from './shape.ts'
import { ISO, isoStamp } from './time.ts'

const shaped = shape(String.raw`^${ISO}\| (?<thread>[^|]+)\| (?!(?:[^|\s]*\| )?[A-Z]\d{3}[:+])(?<msg>.*)$`)
/** Java services separate with bars too, the level comes first there. */
const javaLevel = /^ *(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL) *$/

export const vmx5: LogFormat = {
  name: 'vmx5',
  about: 'vmware.log of ESXi 5.0 and 5.1: thread, no level.',
  parse(line) {
    const g = shaped.exec(line)?.groups
    if (g === undefined || javaLevel.test(g.thread!)) return undefined
    return parsed(isoStamp(g.ts), g.msg, { thread: g.thread!.trim() })
  },
  samples: [
    {
      line: '2012-03-23T16:22:51.876Z| vcpu-0| Checkpoint_Unstun: vm stopped for 3658889 us',
      fields: {
        timeUs: Date.UTC(2012, 2, 23, 16, 22, 51, 876) * 1000,
        thread: 'vcpu-0',
        message: 'Checkpoint_Unstun: vm stopped for 3658889 us',
      },
    },
    {
      line: '2012-03-23T16:22:52.001Z| vmx| DICT  guestOS = "rhel6-64"',
      fields: { thread: 'vmx', message: 'DICT  guestOS = "rhel6-64"' },
    },
  ],
}
