import { type Host, named } from '../host.ts'
import { HOUR, kernel, problem, SECOND, type Situation, vob } from './situation.ts'
import { heartbeatLost, lose, pathsDown } from './storage-lines.ts'

const STORE = 'fc-gold-01'

const paths = (host: Host): Host['paths'] => {
  const { device } = named(host.datastores, STORE)
  return host.paths.filter((p) => p.device === device)
}

/** An array drops a LUN for good: every path answers that there is no such unit. Other LUNs go on. */
export const arrayGone: Situation = {
  id: 'array-gone',
  forms: ['combined'],
  before: HOUR,
  configure: (host) => {
    lose(host, STORE)
    host.devices.find((d) => d.id === named(host.datastores, STORE).device)!.status = 'not connected'
  },
  events: (host, at) => {
    const store = named(host.datastores, STORE)
    return [
      ...paths(host).flatMap((path, n) => {
        const time = at + n * 150
        return [
          kernel(
            time,
            `NMP: nmp_ThrottleLogForDevice:3872: Cmd 0x2a (0x45d912e84c00, ${host.data.world + 512}) to dev "${store.device}" on path "${path.name}" Failed: H:0x0 D:0x2 P:0x0 Valid sense data: 0x5 0x25 0x0. Act:EVAL`,
          ),
          kernel(
            time + 9,
            `NMP: nmp_PathDetermineFailure:3421: Cmd (0x2a) PDL error (0x5/0x25/0x0) - path ${path.name} device ${store.device} - triggering path evaluation`,
            'warning',
          ),
          vob(time + 30, 'scsi', 'vob.scsi.scsipath.pathstate.dead', `scsiPath ${path.name} changed state from on`),
        ]
      }),
      kernel(
        at + SECOND,
        `ScsiDevice: 1425: Device :${store.device} has been removed or is permanently inaccessible.`,
        'warning',
      ),
      ...problem(
        at + SECOND + 40,
        'scsi',
        'esx.problem.scsi.device.state.permanentloss',
        `Device: ${store.device} has been removed or is permanently inaccessible. Affected datastores (if any): "${store.name}".`,
      ),
      ...heartbeatLost(store, at + 9 * SECOND),
    ]
  },
  cause: (host) => {
    const { device, name } = named(host.datastores, STORE)
    return { fault: 'storage.pdl', object: { device, datastore: name } }
  },
  symptoms: (host) => {
    const { name, uuid, device } = named(host.datastores, STORE)
    return [
      ...pathsDown(host, paths(host)),
      { fault: 'storage.apd', object: { device, datastore: name }, shows: 'configuration' },
      { fault: 'storage.vmfs-heartbeat', object: { datastore: name, volume: uuid }, shows: 'log' },
    ]
  },
}
