import { named } from '../host.ts'
import { HOUR, MINUTE, problem, SECOND, type Situation, vob } from './situation.ts'

/** vSwitch0 has one uplink left, and its link goes down: the host is alone. */
export const uplinkDown: Situation = {
  id: 'uplink-down',
  forms: ['log', 'configuration', 'combined'],
  before: 3 * HOUR,
  prepare: (host) => {
    const vswitch = named(host.switches, 'vSwitch0')
    vswitch.uplinks = ['vmnic0']
    for (const group of vswitch.portgroups) group.uplinks = ['vmnic0']
  },
  configure: (host) => {
    named(host.nics, 'vmnic0').up = false
  },
  events: (host, at, form) => [
    vob(at, 'net', 'vob.net.vmnic.linkstate.down', 'vmnic vmnic0 linkstate down'),
    ...problem(at + 30, 'net', 'esx.problem.net.vmnic.linkstate.down', 'Physical NIC vmnic0 linkstate is down'),
    vob(
      at + 60,
      'net',
      'vob.net.pg.uplink.transition.down',
      'Uplink: vmnic0 is down. Affected portgroup: Management Network. 0 uplinks up. Failed criteria: 128',
    ),
    ...problem(
      at + 90,
      'net',
      'esx.problem.net.connectivity.lost',
      'Lost network connectivity on virtual switch "vSwitch0". Physical NIC vmnic0 is down. Affected portgroups: "VM Network", "Management Network".',
    ),
    {
      log: 'vpxa',
      time: at + 20 * SECOND,
      level: 'warning',
      sub: 'vpxaVmomi',
      text: 'Failed to send heartbeat over UDP: system:101 (Network is unreachable)',
    },
    {
      log: 'fdm',
      time: at + 13 * SECOND,
      level: 'info',
      sub: 'Cluster',
      text: `[ClusterManagerImpl::LogState] hostId=host-2${host.name.slice(-1)} state=Slave master=host-22 isolated=false`,
    },
    {
      log: 'fdm',
      time: at + 35 * SECOND,
      level: 'warning',
      sub: 'Cluster',
      text: `[ClusterManagerImpl::LogState] hostId=host-2${host.name.slice(-1)} state=Startup master=None isolated=true`,
    },
    ...(form === 'log'
      ? [
          ...problem(
            at + 12 * MINUTE,
            'net',
            'esx.clear.net.vmnic.linkstate.up',
            'Physical NIC vmnic0 linkstate is up',
          ),
          ...problem(
            at + 12 * MINUTE + 90,
            'net',
            'esx.clear.net.connectivity.restored',
            'Network connectivity restored on virtual switch "vSwitch0", portgroups: "VM Network", "Management Network". Physical NIC vmnic0 is up.',
          ),
        ]
      : []),
  ],
  cause: () => ({ fault: 'network.link-down', object: { nic: 'vmnic0' } }),
  symptoms: () => [
    { fault: 'network.connectivity', object: { vswitch: 'vSwitch0', nic: 'vmnic0' }, shows: 'both' },
    { fault: 'host.vpxa', object: {}, shows: 'log' },
    { fault: 'ha.isolation', object: {}, shows: 'log' },
  ],
}
