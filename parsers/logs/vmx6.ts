import type { LogFormat } from './format.ts'
import { initialLevel } from './level.ts'
import { parsed, shape } from './shape.ts'
import { ISO, isoStamp } from './time.ts'

const shaped = shape(String.raw`^${ISO}\| (?<thread>[^|]+)\| (?<lv>[A-Z])(?<lvn>\d{3}): ?(?<msg>.*)$`)

export const vmx6: LogFormat = {
  name: 'vmx6',
  about: 'vmware.log of ESXi 5.5 to 7.x: thread and a letter with three digits.',
  head: '%T%| %w%| {I|W|E|V}%1%1%1: ',
  parse(line) {
    const g = shaped.exec(line)?.groups
    if (g === undefined) return undefined
    return parsed(isoStamp(g.ts), g.msg, {
      level: initialLevel(g.lv) ?? 'info',
      levelWord: `${g.lv}${g.lvn}`,
      thread: g.thread!.trim(),
    })
  },
  samples: [
    {
      line: '2021-04-06T17:23:14.698Z| vcpu-0| I125: GuestMsg: Too many channels opened.',
      fields: {
        timeUs: Date.UTC(2021, 3, 6, 17, 23, 14, 698) * 1000,
        thread: 'vcpu-0',
        level: 'info',
        levelWord: 'I125',
        message: 'GuestMsg: Too many channels opened.',
      },
    },
    {
      line: '2021-04-06T17:23:15.001Z| vmx| E105: PANIC: VERIFY bora/devices/lsilogic/lsilogic.c:1234',
      fields: { thread: 'vmx', level: 'error', message: 'PANIC: VERIFY bora/devices/lsilogic/lsilogic.c:1234' },
    },
  ],
}
