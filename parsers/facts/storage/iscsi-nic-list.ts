import { esxcliRows, mbpsIn, text, titled, whole } from '../esxcli-rows.ts'
import { factTable } from '../table.ts'

const iscsiNic = factTable('iscsi_nic', 'A physical NIC that an iSCSI adapter can use', {
  adapter: { type: 'varchar', about: 'name: vmhba64' },
  nic: { type: 'varchar', about: 'physical NIC' },
  mac: { type: 'varchar', about: 'MAC address' },
  speed_mbps: { type: 'bigint', unit: 'Mbit/s', about: 'speed' },
  max_speed_mbps: { type: 'bigint', unit: 'Mbit/s', about: 'largest speed' },
  max_frame_bytes: { type: 'bigint', unit: 'B', about: 'largest frame' },
})

/** `esxcli iscsi physicalnetworkportal list`. */
export const iscsiNicList = esxcliRows({
  source: 'iscsi-physicalnetworkportal-list',
  about: 'physical NICs that iSCSI adapters can use',
  table: iscsiNic,
  shape: 'either',
  needs: ['adapter', 'nic'],
  columns: {
    adapter: titled('Adapter'),
    nic: text('Vmnic'),
    mac: text('MAC Address'),
    speed_mbps: mbpsIn('Current Speed'),
    max_speed_mbps: mbpsIn('Max Speed'),
    max_frame_bytes: whole('Max Frame Size'),
  },
})
