import { esxcliRows, flag, text, whole } from '../esxcli-rows.ts'
import { factTable } from '../table.ts'

const volume = factTable('volume', 'A file system: VMFS, NFS, vSAN, vVol or a boot bank', {
  mount_point: { type: 'varchar', about: 'folder; null: not mounted' },
  datastore: { type: 'varchar', about: 'name' },
  volume: { type: 'varchar', about: 'UUID' },
  mounted: { type: 'boolean', about: 'mounted' },
  type: {
    type: 'varchar',
    about: 'VMFS-5, VMFS-6, VMFS-L, VMFSOS, VFFS, NFS, NFS41, vsan, VVOL, vfat, VMFS-unknown version',
  },
  size_bytes: { type: 'bigint', unit: 'B', about: 'size; 0: not known' },
  free_bytes: { type: 'bigint', unit: 'B', about: 'free space' },
})

/** `esxcli storage filesystem list -i`. */
export const filesystemList = esxcliRows({
  source: 'storage-filesystem-list',
  about: 'file systems with size and free space',
  table: volume,
  shape: 'table',
  needs: ['type'],
  columns: {
    mount_point: text('Mount Point'),
    datastore: text('Volume Name'),
    volume: text('UUID'),
    mounted: flag('Mounted'),
    type: text('Type'),
    size_bytes: whole('Size'),
    free_bytes: whole('Free'),
  },
})
