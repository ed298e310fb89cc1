import { type Host, named } from '../host.ts'
import type { LogEvent } from '../lines.ts'
import { HOUR, kernel, MINUTE, problem, SECOND, type Situation, type Symptom, vob } from './situation.ts'

const target = (host: Host): string => host.paths.find((p) => p.adapter === 'vmhba64')!.targetId.split(',')[1]!

/** Large frames vanish: logins work, the first large read does not; sessions drop again and again. */
function dropping(host: Host, at: number): LogEvent[] {
  const iqn = target(host)
  return [0, 4, 9, 15].flatMap((m, n) => {
    const time = at + m * MINUTE
    return [
      kernel(
        time,
        `iscsi_vmk: iscsivmk_ConnReceiveAtomic:485: vmhba64:CH:0 T:0 CN:0: Failed to receive data: Connection closed by peer`,
        'warning',
      ),
      kernel(
        time + 4,
        'iscsi_vmk: iscsivmk_StopConnection:738: vmhba64:CH:0 T:0 CN:0: iSCSI connection is being marked "OFFLINE" (Event:6)',
        'warning',
      ),
      vob(time + 30, 'iscsi', 'vob.iscsi.connection.stopped', 'iScsi connection 0 stopped for vmhba64:C0:T0'),
      ...(n === 3
        ? problem(
            time + 20 * SECOND,
            'iscsi',
            'esx.problem.storage.iscsi.target.connect.error',
            `Login to iSCSI target ${iqn} on vmhba64 @ vmk2 failed. The iSCSI initiator could not establish a network connection to the target.`,
          )
        : []),
    ]
  })
}

/** A migration that stops at its first large packets. */
function vmotion(at: number): LogEvent[] {
  const id = 6_118_203_377_442_110_000n + BigInt(at % 1_000_000)
  return [
    kernel(at, `VMotionUtil: 862: ${id} S: failed to read stream keepalive: Connection reset by peer`, 'warning'),
    kernel(
      at + 3,
      `Migrate: 270: ${id} S: Failed: The remote host closed the connection unexpectedly (0xbad00d4) @0x418022f1c7e4`,
      'warning',
    ),
    {
      log: 'hostd',
      time: at + 60,
      level: 'error',
      sub: 'Vmotion',
      text: 'The vMotion failed because the destination host did not receive data from the source host on the vMotion network.',
    },
  ]
}

const symptoms = (host: Host): Symptom[] => [
  { fault: 'storage.iscsi', object: { target: target(host), adapter: 'vmhba64' }, shows: 'log' },
  { fault: 'vmotion.network', object: {}, shows: 'log' },
]

/** vSwitch1 was set back to 1500 bytes while its VMkernel interfaces still send 9000. */
export const mtuHost: Situation = {
  id: 'mtu-host',
  forms: ['log', 'configuration', 'combined'],
  before: 5 * HOUR,
  configure: (host) => {
    named(host.switches, 'vSwitch1').mtu = 1500
    for (const nic of [named(host.nics, 'vmnic2'), named(host.nics, 'vmnic3')]) nic.mtu = 1500
  },
  events: (host, at) => [
    ...['vmk1', 'vmk2', 'vmk3'].map(
      (vmk, n): LogEvent => ({
        log: 'hostd',
        time: at + n * 300,
        level: 'warning',
        sub: 'Hostsvc',
        text: `${vmk}: MTU 9000 is larger than the MTU of the virtual switch vSwitch1 (1500)`,
      }),
    ),
    ...[1, 5, 11].map((m) =>
      kernel(at + m * MINUTE, 'Tcpip: 2214: frame of 9014 bytes larger than interface MTU (1500) on vmk2'),
    ),
    ...dropping(host, at + 2 * MINUTE),
    ...vmotion(at + 12 * MINUTE),
  ],
  cause: () => ({ fault: 'network.mtu-mismatch', object: { vswitch: 'vSwitch1', vmk: 'vmk1' } }),
  symptoms: (host) => [
    ...['vmk2', 'vmk3'].map((vmk) => ({
      fault: 'network.mtu-mismatch',
      object: { vswitch: 'vSwitch1', vmk },
      shows: 'both' as const,
    })),
    ...symptoms(host),
  ],
}

/** The host is right; the port of the physical switch takes 1518 bytes only. */
export const mtuPhysical: Situation = {
  id: 'mtu-physical',
  forms: ['log', 'configuration', 'combined'],
  before: 5 * HOUR,
  prepare: (host) => {
    for (const nic of [named(host.nics, 'vmnic2'), named(host.nics, 'vmnic3')])
      Object.assign(nic, {
        driver: 'nenic',
        driverVersion: '1.0.45.0',
        firmware: '5.2(3c)',
        description: 'Cisco Systems Inc Cisco VIC Ethernet NIC',
      })
  },
  configure: (host) => {
    for (const nic of [named(host.nics, 'vmnic2'), named(host.nics, 'vmnic3')]) nic.lldp.maxFrame = 1518
  },
  events: (host, at) => [
    kernel(
      at,
      'nenic: enic_change_mtu:611: vmnic2: interface MTU (9000) set higher than switch port MTU (1500)',
      'warning',
    ),
    kernel(
      at + 700,
      'nenic: enic_change_mtu:611: vmnic3: interface MTU (9000) set higher than switch port MTU (1500)',
      'warning',
    ),
    ...dropping(host, at + 2 * MINUTE),
    ...vmotion(at + 12 * MINUTE),
  ],
  cause: () => ({ fault: 'network.mtu-mismatch', object: { nic: 'vmnic2' } }),
  symptoms: (host) => [...symptoms(host), { fault: 'network.mtu-mismatch', object: { nic: 'vmnic3' }, shows: 'both' }],
}
