import { textOf } from '../entry.ts'
import { esxcliRows, flag, text, whole } from '../esxcli-rows.ts'
import { factTable } from '../table.ts'

const vsanStorage = factTable('vsan_storage', 'A disk that vSAN uses', {
  device: { type: 'varchar', about: 'identifier: naa.…' },
  vsan_uuid: { type: 'varchar', about: 'UUID of the disk' },
  disk_group: { type: 'varchar', about: 'UUID of the disk group' },
  disk_group_device: { type: 'varchar', about: 'cache device of the disk group' },
  is_ssd: { type: 'boolean', about: 'flash' },
  is_capacity: { type: 'boolean', about: 'capacity tier; false: cache' },
  in_cmmds: { type: 'boolean', about: 'the cluster knows it; false: it failed or is not in use' },
  used_by_host: { type: 'boolean', about: 'used by this host' },
  is_mounted: { type: 'boolean', about: 'mounted' },
  checksum_ok: { type: 'boolean', about: 'metadata are sound' },
  format_version: { type: 'bigint', about: 'version of the on-disk format' },
  deduplication: { type: 'boolean', about: 'deduplication' },
  compression: { type: 'boolean', about: 'compression' },
  encryption: { type: 'boolean', about: 'encryption' },
  health: { type: 'varchar', about: 'health, where it is printed' },
})

/** `esxcli vsan storage list`; older builds write VSAN, newer vSAN. */
export const vsanStorageList = esxcliRows({
  source: 'vsan-storage-list',
  about: 'disks of vSAN',
  table: vsanStorage,
  shape: 'blocks',
  none: /not enabled/i,
  needs: ['device'],
  columns: {
    device: (entry) => textOf(entry, 'Device') ?? /^(?:Device: )?(.*)$/s.exec(entry.title ?? '')?.[1] ?? null,
    vsan_uuid: text('VSAN UUID'),
    disk_group: text('VSAN Disk Group UUID', 'Storage Pool UUID'),
    disk_group_device: text('VSAN Disk Group Name'),
    is_ssd: flag('Is SSD'),
    is_capacity: flag('Is Capacity Tier'),
    in_cmmds: flag('In CMMDS'),
    used_by_host: flag('Used by this host'),
    is_mounted: flag('Is Mounted'),
    checksum_ok: flag('Checksum OK'),
    format_version: whole('On-disk format version'),
    deduplication: flag('Deduplication'),
    compression: flag('Compression'),
    encryption: flag('Encryption'),
    health: text('Health Status'),
  },
})
