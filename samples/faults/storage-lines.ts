import { type Datastore, type Device, type Host, named, type Path } from '../host.ts'
import type { LogEvent } from '../lines.ts'
import { kernel, MINUTE, problem, SECOND, type Symptom, vob } from './situation.ts'

function deviceOf(host: Host, store: Datastore): Device {
  const device = host.devices.find((d) => d.id === store.device)
  if (device === undefined) throw new Error(`no device for ${store.name}`)
  return device
}

function datastoreOf(host: Host, device: string): Datastore {
  const store = host.datastores.find((d) => d.device === device)
  if (store === undefined) throw new Error(`no datastore on ${device}`)
  return store
}

const affected = (host: Host, path: Path): string => `Affected datastores: "${datastoreOf(host, path.device).name}".`

/** A path dies: the kernel's lines, the raw observation and the host event that says how much redundancy is left. */
export function pathDead(host: Host, path: Path, time: number, left: 'none' | 'one' | 'more'): LogEvent[] {
  const event = {
    none: [
      'esx.problem.storage.connectivity.lost',
      `Lost connectivity to storage device ${path.device}. Path ${path.name} is down. ${affected(host, path)}`,
    ],
    one: [
      'esx.problem.storage.redundancy.lost',
      `Lost path redundancy to storage device ${path.device}. Path ${path.name} is down. ${affected(host, path)}`,
    ],
    more: [
      'esx.problem.storage.redundancy.degraded',
      `Path redundancy to storage device ${path.device} degraded. Path ${path.name} is down. ${affected(host, path)}`,
    ],
  }[left] as [string, string]
  return [
    kernel(
      time,
      `NMP: nmp_ThrottleLogForDevice:3872: Cmd 0x2a (0x45d912e84c00, ${host.data.world + 512}) to dev "${path.device}" on path "${path.name}" Failed: H:0x1 D:0x0 P:0x0 Act:EVAL`,
    ),
    kernel(
      time + 12,
      `NMP: nmp_DeviceRequestFastDeviceProbe:237: NMP device "${path.device}" state in doubt; requested fast path state update...`,
      'warning',
    ),
    vob(time + 30, 'scsi', 'vob.scsi.scsipath.pathstate.dead', `scsiPath ${path.name} changed state from on`),
    ...problem(time + 48, 'scsi', event[0], event[1]),
  ]
}

/** All paths of a device are gone: APD starts, I/O waits, the volume's heartbeat stops; after 140 s APD times out. */
export function allPathsDown(host: Host, device: string, time: number): LogEvent[] {
  const store = datastoreOf(host, device)
  const start = `Device or filesystem with identifier [${device}] has entered the All Paths Down state.`
  const timeout = `Device or filesystem with identifier [${device}] has entered the All Paths Down Timeout state after being in the All Paths Down state for 140 seconds. I/Os will now be fast failed.`
  return [
    kernel(
      time,
      `NMP: nmpDeviceAttemptFailover:658: Retry world failover device "${device}" - failed to issue command due to Not found (APD), try again...`,
      'warning',
    ),
    kernel(time + 5, `StorageApdHandler: 1203: APD start for 0x4302ff581ad0 [${device}]`),
    kernel(time + 9, `StorageDevice: 7060: Device state of ${device} set to APD_START; token num:1`),
    vob(time + 20, 'APD', 'vob.storage.apd.start', start),
    ...problem(time + 44, 'APD', 'esx.problem.storage.apd.start', start),
    kernel(
      time + 2 * SECOND,
      `NMP: nmp_DeviceStartLoop:721: NMP Device "${device}" is blocked. Not starting I/O from device.`,
      'warning',
    ),
    ...heartbeatLost(store, time + 8 * SECOND),
    kernel(time + 140 * SECOND, `StorageApdHandler: 610: APD Timeout for ident [${device}]!`),
    vob(time + 140 * SECOND + 20, 'APD', 'vob.storage.apd.timeout', timeout),
    ...problem(time + 140 * SECOND + 44, 'APD', 'esx.problem.storage.apd.timeout', timeout),
  ]
}

/** A volume's heartbeat is not written in time. */
export function heartbeatLost(store: Datastore, time: number): LogEvent[] {
  return [
    kernel(time, `HBX: 3063: '${store.name}': HB at offset 3407872 - Waiting for timed out HB:`),
    vob(time + 20, 'vmfs', 'vob.vmfs.heartbeat.timedout', `${store.uuid} ${store.name}`),
    vob(time + 45, 'vmfs', 'esx.problem.vmfs.heartbeat.timedout', `${store.uuid} ${store.name}`),
    {
      log: 'hostd',
      time: time + 90,
      level: 'info',
      sub: 'Vimsvc.ha-eventmgr',
      text: `Event ${4000 + (Math.floor(time / SECOND) % 900)} : Lost access to volume ${store.uuid} (${store.name}) due to connectivity issues. Recovery attempt is in progress and outcome will be reported shortly.`,
    },
  ]
}

export function heartbeatBack(store: Datastore, time: number): LogEvent[] {
  return [
    kernel(time, `HBX: 310: '${store.name}': HB at offset 3407872 - Reclaimed heartbeat [Timeout]:`),
    vob(time + 45, 'vmfs', 'esx.problem.vmfs.heartbeat.recovered', `${store.uuid} ${store.name}`),
    {
      log: 'hostd',
      time: time + 90,
      level: 'info',
      sub: 'Vimsvc.ha-eventmgr',
      text: `Event ${4000 + (Math.floor(time / SECOND) % 900)} : Successfully restored access to volume ${store.uuid} (${store.name}) following connectivity issues.`,
    },
  ]
}

/** The device comes back: paths on, APD over, heartbeat reclaimed. */
export function pathsBack(host: Host, paths: readonly Path[], time: number): LogEvent[] {
  const device = paths[0]!.device
  const store = datastoreOf(host, device)
  return [
    ...paths.flatMap((path, n) => [
      vob(time + n * 200, 'scsi', 'vob.scsi.scsipath.pathstate.on', `scsiPath ${path.name} changed state from dead`),
    ]),
    ...problem(
      time + SECOND,
      'scsi',
      'esx.clear.storage.connectivity.restored',
      `Connectivity to storage device ${device} (Datastores: "${store.name}") restored. Path ${paths[0]!.name} is active again.`,
    ),
    kernel(time + SECOND + 300, `StorageApdHandler: 912: APD Exit for ident [${device}]!`),
    ...problem(
      time + SECOND + 340,
      'APD',
      'esx.clear.storage.apd.exit',
      `Device or filesystem with identifier [${device}] has exited the All Paths Down state.`,
    ),
    ...heartbeatBack(store, time + 3 * SECOND),
  ]
}

/** Puts a datastore out of reach in the model: its paths dead, its device off. */
export function lose(host: Host, datastore: string): void {
  const store = named(host.datastores, datastore)
  const device = deviceOf(host, store)
  store.accessible = false
  device.status = 'dead timeout'
  device.stats.failed += 8_214
  device.stats.failedReads += 3_120
  device.stats.failedWrites += 4_988
  for (const path of host.paths) if (path.device === device.id) path.state = 'dead'
}

/** One symptom per dead path; a finding on its device is about the same. */
export function pathsDown(host: Host, paths: readonly Path[]): Symptom[] {
  return paths.map((path) => ({
    fault: 'storage.path-down',
    object: {
      path: path.name,
      device: path.device,
      adapter: path.adapter,
      datastore: datastoreOf(host, path.device).name,
    },
    shows: 'both',
  }))
}

export const RECOVERY = 10 * MINUTE
