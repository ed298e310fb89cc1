import { type CellReaders, esxcliRows, text, titled } from '../esxcli-rows.ts'
import { factTable } from '../table.ts'

export const iscsiAdapter = factTable('iscsi_adapter', 'An iSCSI adapter', {
  adapter: { type: 'varchar', about: 'name: vmhba64' },
  iqn: { type: 'varchar', about: 'name of the initiator' },
  driver: { type: 'varchar', about: 'driver module: iscsi_vmk' },
  driver_version: { type: 'varchar', about: 'driver version' },
  firmware: { type: 'varchar', about: 'firmware version' },
  state: { type: 'varchar', about: 'online, offline, unbound' },
  description: { type: 'varchar', about: 'description' },
})

export const iscsiAdapterCells: CellReaders<typeof iscsiAdapter> = {
  adapter: titled('Adapter', 'Device Name'),
  iqn: text('Initiator Name', 'UID', 'Name'),
  driver: text('Driver', 'Driver Name'),
  driver_version: text('Driver Version'),
  firmware: text('Firmware Version'),
  state: text('State'),
  description: text('Description', 'Model Description'),
}

/** `esxcli storage san iscsi list`. */
export const sanIscsiList = esxcliRows({
  source: 'storage-san-iscsi-list',
  about: 'iSCSI adapters',
  table: iscsiAdapter,
  shape: 'either',
  needs: ['adapter'],
  columns: iscsiAdapterCells,
})
