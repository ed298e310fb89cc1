import { esxcliRows, flag, mbpsIn, text, titled, whole } from '../esxcli-rows.ts'
import { factTable } from '../table.ts'

const iscsiPortal = factTable('iscsi_portal', 'A VMkernel interface bound to an iSCSI adapter', {
  adapter: { type: 'varchar', about: 'name: vmhba64' },
  vmk: { type: 'varchar', about: 'VMkernel interface' },
  mac: { type: 'varchar', about: 'MAC address' },
  local_ip: { type: 'varchar', about: 'IPv4 address' },
  netmask: { type: 'varchar', about: 'IPv4 netmask' },
  mtu_bytes: { type: 'bigint', unit: 'B', about: 'MTU' },
  vlan: { type: 'varchar', about: 'VLAN id' },
  vswitch: { type: 'varchar', about: 'switch' },
  portgroup: { type: 'varchar', about: 'port group' },
  link_up: { type: 'boolean', about: 'link of the uplink is up' },
  speed_mbps: { type: 'bigint', unit: 'Mbit/s', about: 'speed of the uplink' },
  rx_packets: { type: 'bigint', about: 'packets received' },
  tx_packets: { type: 'bigint', about: 'packets sent' },
  path_status: { type: 'varchar', about: 'active, last path, not used, …' },
  compliant: { type: 'varchar', about: 'compliant, or why not: binding needs exactly one active uplink' },
})

/** `esxcli iscsi networkportal list`. */
export const iscsiPortalList = esxcliRows({
  source: 'iscsi-networkportal-list',
  about: 'VMkernel interfaces bound to iSCSI adapters',
  table: iscsiPortal,
  shape: 'either',
  needs: ['adapter', 'vmk'],
  columns: {
    adapter: titled('Adapter'),
    vmk: text('Vmknic'),
    mac: text('MAC Address'),
    local_ip: text('IPv4'),
    netmask: text('IPv4 Subnet Mask'),
    mtu_bytes: whole('MTU'),
    vlan: text('Vlan ID'),
    vswitch: text('Vswitch', 'Switch Name'),
    portgroup: text('PortGroup', 'PortGroup Name'),
    link_up: flag('Link Up'),
    speed_mbps: mbpsIn('Current Speed'),
    rx_packets: whole('Rx Packets'),
    tx_packets: whole('Tx Packets'),
    path_status: text('Path Status'),
    compliant: text('Compliant Status'),
  },
})
