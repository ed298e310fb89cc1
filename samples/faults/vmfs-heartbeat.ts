import { type Host, named } from '../host.ts'
import type { LogEvent } from '../lines.ts'
import { HOUR, kernel, MINUTE, problem, SECOND, type Situation, vob } from './situation.ts'
import { heartbeatBack, heartbeatLost } from './storage-lines.ts'

const STORE = 'fc-gold-01'

const device = (host: Host): string => named(host.datastores, STORE).device

function abort(host: Host, time: number): LogEvent {
  const lun = device(host)
  return kernel(
    time,
    host.era === '5.5'
      ? `ScsiDeviceIO: 2337: Cmd(0x412441a2c080) 0x2a, CmdSN 0x800e004b from world ${host.data.world + 4100} to dev "${lun}" failed H:0x5 D:0x0 P:0x0 Possible sense data: 0x0 0x0 0x0.`
      : `ScsiDeviceIO: 4161: Cmd(0x45a2441a2c08) 0x2a, cmdId.initiator=0x430db5696bc0 CmdSN 0x800e004b from world ${host.data.world + 4100} to dev "${lun}" failed H:0x5 D:0x0 P:0x0`,
  )
}

/** An array answers late: latency rises, commands are aborted, the volume's heartbeat is lost for seconds at a time. */
export const vmfsHeartbeat: Situation = {
  id: 'vmfs-heartbeat',
  forms: ['log', 'combined'],
  before: 5 * HOUR,
  configure: (host) => {
    const d = host.devices.find((x) => x.id === device(host))!
    d.stats.failed += 4_102
    d.stats.failedWrites += 2_090
    d.stats.failedReads += 900
  },
  events: (host, at) => {
    const store = named(host.datastores, STORE)
    const slow = `Device ${device(host)} performance has deteriorated. I/O latency increased from average value of 1343 microseconds to 28022 microseconds.`
    return [
      kernel(
        at,
        `ScsiDeviceIO: 1502: Device ${device(host)} performance has deteriorated. I/O latency increased from average value of 1343 microseconds to 28022 microseconds.`,
        'warning',
      ),
      vob(at + 20, 'scsi', 'vob.scsi.device.io.latency.high', slow),
      ...problem(at + 50, 'scsi', 'esx.problem.scsi.device.io.latency.high', slow),
      ...[20, 21, 23, 26, 40, 55, 71].map((s) => abort(host, at + s * SECOND)),
      ...heartbeatLost(store, at + 80 * SECOND),
      ...heartbeatBack(store, at + 96 * SECOND),
      ...heartbeatLost(store, at + 7 * MINUTE),
      ...heartbeatBack(store, at + 7 * MINUTE + 11 * SECOND),
    ]
  },
  cause: (host) => ({ fault: 'storage.latency', object: { device: device(host) } }),
  symptoms: (host) => [
    { fault: 'storage.io-timeout', object: { device: device(host) }, shows: 'log' },
    {
      fault: 'storage.vmfs-heartbeat',
      object: { datastore: STORE, volume: named(host.datastores, STORE).uuid },
      shows: 'log',
    },
  ],
}
