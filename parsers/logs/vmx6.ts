import type { LogFormat } from './format.ts'
import { initialLevel } from './level.ts'
import { parsed, shape } from './shape.ts'
import { ISO, isoStamp } from './time.ts'

const shaped = shape(
  String.raw`^${ISO}\| (?<thread>[^|]+)\| (?:(?<opid>[^|\s]*)\| )?(?<lv>[A-Z])(?<lvn>\d{3})(?<cont>:|\+) ?(?<msg>.*)$`,
)

export const vmx6: LogFormat = {
  name: 'vmx6',
  about: 'vmware.log of ESXi 5.5 to 7.x: thread and a letter with three digits.',
  head: '%T%| %w%| {%| |}{I|W|E|V|A}%1%1%1: ',
  parse(line) {
    const g = shaped.exec(line)?.groups
    if (g === undefined) return undefined
    return parsed(isoStamp(g.ts), g.msg, {
      level: initialLevel(g.lv) ?? 'info',
      levelWord: `${g.lv}${g.lvn}`,
      thread: g.thread!.trim(),
      opId: g.opid,
      continues: g.cont === '+' ? true : undefined,
    })
  },
  samples: [
    {
      line: '2021-06-01T10:11:12.123Z| vmx| | I005: Log for VMware ESX pid=2098001 version=7.0.3 build=build-19482537 option=Release',
      fields: {
        thread: 'vmx',
        level: 'info',
        levelWord: 'I005',
        message: 'Log for VMware ESX pid=2098001 version=7.0.3 build=build-19482537 option=Release',
      },
    },
    {
      line: '2017-04-06T17:23:14.699Z| vmx| I125+ Module MonitorLoop power on failed.',
      fields: { continues: true, thread: 'vmx', message: 'Module MonitorLoop power on failed.' },
    },
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
