import type { LogFormat } from './format.ts'
import { parsed, shape } from './shape.ts'
import { bsdStamp } from './time.ts'

const shaped = shape(String.raw`^(?<bsd>[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d\.\d{3}): (?<thread>[^|]+)\| (?<msg>.*)$`)

export const vmx4: LogFormat = {
  name: 'vmx4',
  about: 'vmware.log of ESX(i) 3 and 4: local time without year.',
  parse(line, context) {
    const g = shaped.exec(line)?.groups
    if (g === undefined) return undefined
    return parsed(bsdStamp(g.bsd, context.newestUs), g.msg, { thread: g.thread!.trim() })
  },
  samples: [
    {
      line: 'Mar 23 16:22:51.876: vcpu-0| CDROM: Emulate GET CONFIGURATION RT 1 starting feature 0',
      fields: {
        timeMark: 'year-guessed',
        thread: 'vcpu-0',
        message: 'CDROM: Emulate GET CONFIGURATION RT 1 starting feature 0',
      },
    },
    {
      line: 'Mar  3 06:02:01.006: vmx| Log for VMware ESX pid=4711 version=4.1.0 build=build-260247 option=Release',
      fields: { thread: 'vmx' },
    },
  ],
}
