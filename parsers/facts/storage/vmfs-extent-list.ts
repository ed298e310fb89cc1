import { esxcliRows, text, whole } from '../esxcli-rows.ts'
import { factTable } from '../table.ts'

export const extent = factTable('extent', 'A partition that a VMFS volume lies on', {
  datastore: { type: 'varchar', about: 'name of the volume' },
  volume: { type: 'varchar', about: 'UUID' },
  extent: { type: 'bigint', about: 'number of the extent' },
  device: { type: 'varchar', about: 'identifier: naa.…' },
  partition: { type: 'bigint', about: 'number of the partition' },
})

/** `esxcli storage vmfs extent list`. */
export const vmfsExtentList = esxcliRows({
  source: 'storage-vmfs-extent-list',
  about: 'which device carries which VMFS volume',
  table: extent,
  shape: 'table',
  needs: ['volume', 'device'],
  columns: {
    datastore: text('Volume Name'),
    volume: text('VMFS UUID', 'UUID'),
    extent: whole('Extent Number'),
    device: text('Device Name'),
    partition: whole('Partition'),
  },
})
