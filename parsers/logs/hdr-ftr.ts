import type { LogFormat } from './format.ts'
import { integer, parsed, shape } from './shape.ts'
import { ISO, isoStamp } from './time.ts'

const shaped = shape(String.raw`^${ISO} \[(?<prog>[^\[\]\s]+)\[(?<pid>\d+)\]: (?<msg>.*)\]$`)

export const hdrFtr: LogFormat = {
  name: 'hdr-ftr',
  about: 'Start scripts of ESXi 5 to 7: the whole message in brackets.',
  parse(line) {
    const g = shaped.exec(line)?.groups
    if (g === undefined) return undefined
    return parsed(isoStamp(g.ts), g.msg, { process: g.prog, pid: integer(g.pid) })
  },
  samples: [
    {
      line: '2020-05-11T22:32:22.932Z [/etc/init.d/vvold[2098787]: WaitVvoldToComeUp /var/run/vmware/.vmware-vvol.started created]',
      fields: {
        timeUs: Date.UTC(2020, 4, 11, 22, 32, 22, 932) * 1000,
        process: '/etc/init.d/vvold',
        pid: 2098787,
        message: 'WaitVvoldToComeUp /var/run/vmware/.vmware-vvol.started created',
      },
    },
    { line: '2020-05-11T22:32:23Z [watchdog-fdm[71]: exited]', fields: { process: 'watchdog-fdm', message: 'exited' } },
  ],
}
