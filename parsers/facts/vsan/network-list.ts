import { esxcliRows, text, whole } from '../esxcli-rows.ts'
import { factTable } from '../table.ts'

const vsanNetwork = factTable('vsan_network', 'A VMkernel interface that vSAN uses', {
  vmk: { type: 'varchar', about: 'VMkernel interface' },
  ip_protocol: { type: 'varchar', about: 'IP, IPv6' },
  agent_group: { type: 'varchar', about: 'multicast address of agents' },
  master_group: { type: 'varchar', about: 'multicast address of the leading host' },
  agent_port: { type: 'bigint', about: 'port of agents' },
  master_port: { type: 'bigint', about: 'port of the leading host' },
  unicast_port: { type: 'bigint', about: 'port of unicast' },
  ttl: { type: 'bigint', about: 'time to live of multicast' },
  traffic_type: { type: 'varchar', about: 'vsan, witness' },
})

/** `esxcli vsan network list`. */
export const vsanNetworkList = esxcliRows({
  source: 'vsan-network-list',
  about: 'VMkernel interfaces of vSAN',
  table: vsanNetwork,
  shape: 'blocks',
  none: /not enabled/i,
  needs: ['vmk'],
  columns: {
    vmk: text('VmkNic Name'),
    ip_protocol: text('IP Protocol'),
    agent_group: text('Agent Group Multicast Address'),
    master_group: text('Master Group Multicast Address'),
    agent_port: whole('Agent Group Multicast Port'),
    master_port: whole('Master Group Multicast Port'),
    unicast_port: whole('Host Unicast Channel Bound Port'),
    ttl: whole('Multicast TTL'),
    traffic_type: text('Traffic Type'),
  },
})
