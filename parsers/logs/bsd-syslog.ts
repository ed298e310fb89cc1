import { withBody } from './body.ts'
import type { LogFormat } from './format.ts'
import { integer, shape } from './shape.ts'
import { BSD, bsdStamp } from './time.ts'

const shaped = shape(
  String.raw`^${BSD} (?:(?:(?<host>[^\s:[\]]{1,253}) )?(?<tag>[^\s:[\]]{1,64})(?:\[(?<pid>\d+)\])?: *|(?<sender>[^\s:[\]]{1,253}) (?=last message repeated ))?(?<msg>.*)$`,
)

export const bsdSyslog: LogFormat = {
  name: 'bsd-syslog',
  about: 'Messages with BSD time: ESX 3 and 4, vCenter appliance, journalctl, smartd, pasted excerpts.',
  parse(line, context) {
    const g = shaped.exec(line)?.groups
    if (g === undefined) return undefined
    const stamp = bsdStamp(g.bsd, context.newestUs)
    return withBody({ ...stamp, host: g.host ?? g.sender, process: g.tag, pid: integer(g.pid) }, g.msg!)
  },
  samples: [
    {
      line: 'Jun 2 08:00:01 vcsa01 CROND[4711]: (root) CMD (/usr/bin/true)',
      fields: { timeMark: 'year-guessed', host: 'vcsa01', process: 'CROND', pid: 4711 },
    },
    {
      line: 'May 11 10:22:31 vcsa01 vmafdd[1234]: t@139: ERROR: failed',
      fields: { process: 'vmafdd', thread: '139', level: 'error', message: 'failed' },
    },
    {
      line: 'Jun  2 08:00:01 no tag in this line',
      fields: { timeMark: 'year-guessed', message: 'no tag in this line' },
    },
    {
      line: 'Feb 25 15:01:01 esx04 logger: (1248867350) hb: vmk loaded, 1724.41, 1770.900, 1, 175, 175, 0, vmware-h-80273',
      fields: { timeMark: 'year-guessed', host: 'esx04', process: 'logger' },
    },
    {
      line: 'Aug 15 06:07:13 vobd: Aug 15 06:07:13.285: 170620326056us: [vob.scsi.scsipath.pathstate.dead] scsiPath vmhba2:C0:T0:L3 changed state from on',
      fields: { process: 'vobd', event: 'vob.scsi.scsipath.pathstate.dead' },
    },
    {
      line: "Aug 15 06:07:13 esx04 Hostd: [2010-08-15 06:07:13.203 F5B8BC63 info 'TaskManager'] Task Completed",
      fields: {
        host: 'esx04',
        process: 'Hostd',
        level: 'info',
        module: 'TaskManager',
        message: 'Task Completed',
        timeUs: Date.UTC(2010, 7, 15, 6, 7, 13, 203) * 1000,
      },
    },
    {
      line: 'Jun  2 08:00:01 vcsa01 CROND[4711]: (root) CMD (/usr/lib/sa/sa1 1 1)',
      fields: { host: 'vcsa01', process: 'CROND', pid: 4711 },
    },
    { line: 'Jun  2 08:00:01 vcsa01 last message repeated 5 times', fields: { repeats: 5, host: 'vcsa01' } },
  ],
}
