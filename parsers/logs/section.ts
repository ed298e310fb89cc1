import { readMark } from './body.ts'
import type { LogFormat } from './format.ts'
import { integer, parsed, shape } from './shape.ts'
import { ISO, isoStamp } from './time.ts'

const shaped = shape(
  String.raw`^${ISO} (?<msg>(?:- [^\n]{0,400}?)?Section for [^,]+, pid=(?<pid>\w+), version=[^,]+, build=[^,]+, option=\w+.*)$`,
)

export const section: LogFormat = {
  name: 'section',
  about: 'Header that a daemon repeats after each log rotation: product, version and build of the writer.',
  parse(line) {
    const g = shaped.exec(line)?.groups
    if (g === undefined) return undefined
    const mark = readMark(g.msg!)
    if (mark?.section === undefined) return undefined
    const pid = /^\d+$/.test(g.pid!) ? integer(g.pid) : undefined
    return parsed(isoStamp(g.ts), g.msg, { section: mark.section, pid, level: 'info' })
  },
  samples: [
    {
      line: '2024-11-04T12:46:42.990+05:30 Section for VMware VirtualCenter, pid=6432, version=6.0.0, build=2255588, option=Release',
      fields: {
        timeUs: Date.UTC(2024, 10, 4, 7, 16, 42, 990) * 1000,
        pid: 6432,
        section: { product: 'VMware VirtualCenter', version: '6.0.0', build: '2255588' },
      },
    },
    {
      line: '2024-05-24T20:31:05.671Z - last log rotation time, 2024-05-24T09:30:02.683Z - time the service was last started, Section for VMware ESX, pid=1000080910, version=7.0.3, build=18644231, option=Release',
      fields: { section: { product: 'VMware ESX', version: '7.0.3', build: '18644231' } },
    },
  ],
}
