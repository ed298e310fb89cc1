import { readVob } from './body.ts'
import type { LogFormat } from './format.ts'
import { parsed, shape } from './shape.ts'
import { noStamp } from './time.ts'

/** The µs may be masked or gone. */
const cut = shape(
  String.raw`^(?:\[(?<sub>\w{1,40})Correlator\]:? +)?(?:[#?*xXnN]{1,20} ?us: +)?\[(?<event>(?:vob|vprob|esx)(?:\.[A-Za-z0-9_-]{1,64}){1,12})\]:? ?(?<msg>.*)$`,
)

export const vobBare: LogFormat = {
  name: 'vob-bare',
  about: 'Observations of vobd without time stamp: excerpts that begin at the correlator or at the event id.',
  parse(line) {
    const full = readVob(line)
    if (full?.module !== undefined || /^(?:vob|vprob|esx)\./.test(full?.event ?? ''))
      return parsed(noStamp, full!.message, full)
    const g = cut.exec(line)?.groups
    if (g === undefined) return undefined
    return parsed(noStamp, g.msg, { process: 'vobd', module: g.sub, event: g.event })
  },
  samples: [
    {
      line: '[scsiCorrelator] 123456789us: [vob.scsi.scsipath.pathstate.dead] scsiPath vmhba2:C0:T0:L3 changed state from on',
      fields: {
        timeUs: null,
        timeMark: 'none',
        process: 'vobd',
        module: 'scsi',
        event: 'vob.scsi.scsipath.pathstate.dead',
        message: 'scsiPath vmhba2:C0:T0:L3 changed state from on',
      },
    },
    {
      line: '[esx.problem.net.vmnic.linkstate.down] Physical NIC vmnic9 linkstate is down.',
      fields: { event: 'esx.problem.net.vmnic.linkstate.down', process: 'vobd' },
    },
    {
      line: '[netCorrelator] XXXXXXus: [vob.net.vmnic.linkstate.down] vmnic vmnic9 linkstate down',
      fields: { module: 'net', event: 'vob.net.vmnic.linkstate.down' },
    },
    { line: '[netCorrelator] [vob.net.vmnic.linkstate.up] vmnic vmnic9 linkstate up', fields: { module: 'net' } },
    {
      line: '123456789us: [esx.clear.storage.connectivity.restored] Connectivity restored.',
      fields: { event: 'esx.clear.storage.connectivity.restored' },
    },
  ],
}
