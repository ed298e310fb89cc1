import type { LogFormat } from './format.ts'
import { parsed, shape } from './shape.ts'
import { ISO, isoStamp, noStamp } from './time.ts'

const shaped = shape(
  String.raw`^ {0,12}#?\d{1,9}[:.)]? {1,8}(?:${ISO}:? {1,8})?\[?(?<us>\d{1,19}) ?us\]?:? {1,8}\[?(?<event>(?:vob|vprob|esx)(?:\.[A-Za-z0-9_-]{1,64}){1,12})\]?(?:[:|] ?| |$)(?<msg>.*)$`,
)

/** No public sample of this output is known; brackets and colons around the parts may be there or not. */
export const vobbuf: LogFormat = {
  name: 'vobbuf',
  about:
    'Output of vobbuf -h: number, time, µs since boot, event id and text of the observations that the kernel holds.',
  undated: true,
  parse(line) {
    const g = shaped.exec(line)?.groups
    if (g === undefined) return undefined
    const stamp = g.ts === undefined ? noStamp : isoStamp(g.ts)
    return parsed(stamp, g.msg, { process: 'vobd', module: g.event!.split('.')[1], event: g.event })
  },
  samples: [
    {
      line: '12: 2026-03-11T14:22:07.123Z 98765432101us vob.net.vmnic.linkstate.down: vmnic vmnic2 linkstate down',
      fields: {
        timeUs: Date.UTC(2026, 2, 11, 14, 22, 7, 123) * 1000,
        process: 'vobd',
        module: 'net',
        event: 'vob.net.vmnic.linkstate.down',
        message: 'vmnic vmnic2 linkstate down',
      },
    },
    {
      line: '3: 2026-03-11T14:22:07Z: 98765432101us: [vob.scsi.scsipath.pathstate.dead] scsiPath vmhba2:C0:T1:L3 changed state from on',
      fields: { event: 'vob.scsi.scsipath.pathstate.dead', module: 'scsi' },
    },
    {
      line: '  7  98765432101us: [vob.vmfs.heartbeat.timedout] 5f000001-00000001-0001-000000000001 DS01',
      fields: { timeUs: null, event: 'vob.vmfs.heartbeat.timedout' },
    },
  ],
}
