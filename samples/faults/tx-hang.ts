import { type Host, named } from '../host.ts'
import type { LogEvent } from '../lines.ts'
import { kernel, MINUTE, problem, SECOND, type Situation, vob } from './situation.ts'
import { allPathsDown, lose, pathDead, pathsBack, pathsDown, RECOVERY } from './storage-lines.ts'

const NIC = 'vmnic2'
const STORE = 'iscsi-a-01'
const SHARE = 'nfs-iso'

const device = (host: Host): string => named(host.datastores, STORE).device
const paths = (host: Host): Host['paths'] => host.paths.filter((p) => p.device === device(host))
const target = (host: Host): string => paths(host)[0]!.targetId.split(',')[1]!

/** What the driver says: ESXi 5.5 has the Linux layer, later ones the native scheduler. */
function hang(host: Host, time: number): LogEvent[] {
  const text =
    host.era === '5.5'
      ? `LinNet: netdev_watchdog:3678: NETDEV WATCHDOG: ${NIC}: transmit timed out`
      : `netschedHClk: NetSchedHClkNotify:2892: ${NIC}: packets completion seems stuck, issuing reset`
  return [
    kernel(time, text, 'warning'),
    vob(time + 40, 'net', 'vob.net.uplink.watchdog.timeout', `Watchdog timeout occurred for uplink ${NIC}`),
    ...problem(
      time + 70,
      'net',
      'esx.problem.net.vmnic.watchdog.reset',
      `Uplink ${NIC} has recovered from a transient failure due to watchdog timeout`,
    ),
  ]
}

function linkDown(time: number): LogEvent[] {
  return [
    vob(time, 'net', 'vob.net.vmnic.linkstate.down', `vmnic ${NIC} linkstate down`),
    ...problem(time + 30, 'net', 'esx.problem.net.vmnic.linkstate.down', `Physical NIC ${NIC} linkstate is down`),
    vob(
      time + 60,
      'net',
      'vob.net.pg.uplink.transition.down',
      `Uplink: ${NIC} is down. Affected portgroup: iSCSI-A. 0 uplinks up. Failed criteria: 128`,
    ),
    ...problem(
      time + 90,
      'net',
      'esx.problem.net.redundancy.lost',
      `Lost uplink redundancy on virtual switch "vSwitch1". Physical NIC ${NIC} is down. Affected port groups: "vMotion".`,
    ),
  ]
}

function iscsiLost(host: Host, time: number): LogEvent[] {
  const iqn = target(host)
  return [
    kernel(
      time,
      'iscsi_vmk: iscsivmk_StopConnection:738: vmhba64:CH:0 T:0 CN:0: iSCSI connection is being marked "OFFLINE" (Event:4)',
      'warning',
    ),
    kernel(
      time + 3,
      `iscsi_vmk: iscsivmk_StopConnection:739: Sess [ISID: 00023d000001 TARGET: ${iqn} TPGT: 1 TSIH: 0]`,
      'warning',
    ),
    kernel(
      time + 5,
      `iscsi_vmk: iscsivmk_StopConnection:740: Conn [CID: 0 L: ${named(host.vmks, 'vmk2').ip}:53210 R: 203.0.113.50:3260]`,
      'warning',
    ),
    vob(time + 30, 'iscsi', 'vob.iscsi.connection.stopped', 'iScsi connection 0 stopped for vmhba64:C0:T0'),
    {
      log: 'syslog',
      time: time + 700,
      process: 'iscsid',
      text: `Kernel reported iSCSI connection 1:0 (${iqn} if=vmk2@vmk2 addr=203.0.113.50:3260) error (1022) state (3)`,
    },
    ...problem(
      time + 20 * SECOND,
      'iscsi',
      'esx.problem.storage.iscsi.target.connect.error',
      `Login to iSCSI target ${iqn} on vmhba64 @ vmk2 failed. The iSCSI initiator could not establish a network connection to the target.`,
    ),
  ]
}

/** The NFS server is in the same subnet, behind the same VMkernel interface. */
function nfsLost(host: Host, time: number): LogEvent[] {
  const { nfs, uuid, name } = named(host.datastores, SHARE)
  const text = `${nfs!.server} mount point ${nfs!.share}, mounted as ${uuid}-0000-000000000000 ("${name}")`
  return [
    kernel(time, `NFS: 338: Lost connection to the server ${text}`, 'warning'),
    ...problem(
      time + 60,
      'vmfs',
      'esx.problem.vmfs.nfs.server.disconnect',
      `Lost connection to server ${nfs!.server} mount point ${nfs!.share} mounted as ${uuid}-0000-000000000000 ("${name}").`,
    ),
  ]
}

function nfsBack(host: Host, time: number): LogEvent[] {
  const { nfs, uuid, name } = named(host.datastores, SHARE)
  const text = `${nfs!.server} mount point ${nfs!.share}, mounted as ${uuid}-0000-000000000000 ("${name}")`
  return [kernel(time, `NFS: 348: Restored connection to the server ${text}`)]
}

function back(host: Host, time: number): LogEvent[] {
  return [
    vob(time, 'net', 'vob.net.vmnic.linkstate.up', `vmnic ${NIC} linkstate up`),
    ...problem(time + 30, 'net', 'esx.clear.net.vmnic.linkstate.up', `Physical NIC ${NIC} linkstate is up`),
    ...problem(
      time + 90,
      'net',
      'esx.clear.net.redundancy.restored',
      `Uplink redundancy restored on virtual switch "vSwitch1", portgroups: "vMotion". Physical NIC ${NIC} is up.`,
    ),
    vob(time + 4 * SECOND, 'iscsi', 'vob.iscsi.connection.started', 'iScsi connection 0 started for vmhba64:C0:T0'),
    ...pathsBack(host, paths(host), time + 6 * SECOND),
    ...nfsBack(host, time + 9 * SECOND),
  ]
}

/** A storage NIC's transmit queue hangs, the driver gives up, the iSCSI and NFS datastores behind it are lost. */
export const txHang: Situation = {
  id: 'tx-hang',
  forms: ['log', 'combined'],
  before: 95 * MINUTE,
  configure: (host) => {
    const nic = named(host.nics, NIC)
    nic.up = false
    nic.errors = { ...nic.errors, txTimeouts: 41, txErrors: 1_204, txDropped: 8_812 }
    lose(host, STORE)
    named(host.datastores, SHARE).accessible = false
  },
  events: (host, at, form) => [
    ...[0, 6, 14].flatMap((s) => hang(host, at + s * SECOND)),
    ...linkDown(at + 22 * SECOND),
    ...iscsiLost(host, at + 33 * SECOND),
    ...paths(host).flatMap((path, n) => pathDead(host, path, at + (36 + n) * SECOND, n === 0 ? 'one' : 'none')),
    ...allPathsDown(host, device(host), at + 38 * SECOND),
    ...nfsLost(host, at + 64 * SECOND),
    ...(form === 'log' ? back(host, at + RECOVERY) : []),
  ],
  cause: () => ({ fault: 'network.tx-hang', object: { nic: NIC } }),
  symptoms: (host) => {
    const store = named(host.datastores, STORE)
    return [
      { fault: 'network.link-down', object: { nic: NIC }, shows: 'both' },
      { fault: 'network.redundancy-lost', object: { vswitch: 'vSwitch1', nic: NIC }, shows: 'both' },
      {
        fault: 'storage.iscsi',
        object: { target: target(host), adapter: 'vmhba64', ip: '203.0.113.50' },
        shows: 'log',
      },
      ...pathsDown(host, paths(host)),
      { fault: 'storage.apd', object: { device: store.device, datastore: store.name }, shows: 'both' },
      { fault: 'storage.vmfs-heartbeat', object: { datastore: store.name, volume: store.uuid }, shows: 'log' },
      {
        fault: 'storage.nfs',
        object: { datastore: SHARE, share: named(host.datastores, SHARE).nfs!.share },
        shows: 'both',
      },
    ]
  },
}
