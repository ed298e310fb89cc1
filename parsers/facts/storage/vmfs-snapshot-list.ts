import { esxcliRows, flag, text, titled, whole } from '../esxcli-rows.ts'
import { factTable } from '../table.ts'

const vmfsSnapshot = factTable(
  'vmfs_snapshot',
  'A VMFS volume that the host takes for a copy of another and does not mount',
  {
    datastore: { type: 'varchar', about: 'name of the volume' },
    volume: { type: 'varchar', about: 'UUID' },
    can_mount: { type: 'boolean', about: 'can be mounted as it is' },
    no_mount_reason: { type: 'varchar', about: 'why not' },
    can_resignature: { type: 'boolean', about: 'can get a new signature' },
    no_resignature_reason: { type: 'varchar', about: 'why not' },
    unresolved_extents: { type: 'bigint', about: 'extents that do not fit' },
  },
)

/** `esxcli storage vmfs snapshot list`. */
export const vmfsSnapshotList = esxcliRows({
  source: 'storage-vmfs-snapshot-list',
  about: 'VMFS volumes taken for copies',
  table: vmfsSnapshot,
  shape: 'either',
  needs: ['volume'],
  columns: {
    datastore: text('Volume Name'),
    volume: titled('VMFS UUID'),
    can_mount: flag('Can mount'),
    no_mount_reason: text('Reason for un-mountability'),
    can_resignature: flag('Can resignature'),
    no_resignature_reason: text('Reason for non-resignaturability', 'Reason for non-resignaturability:'),
    unresolved_extents: whole('Unresolved Extent Count'),
  },
})
