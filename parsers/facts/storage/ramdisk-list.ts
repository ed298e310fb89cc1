import { esxcliRows, flag, kibIn, text, whole } from '../esxcli-rows.ts'
import { factTable } from '../table.ts'

const ramdisk = factTable('ramdisk', 'A file system in memory (visorfs)', {
  ramdisk: { type: 'varchar', about: 'name: root, tmp, etc, hostdstats, …' },
  partition: { type: 'varchar', about: 'mount point' },
  system: { type: 'boolean', about: 'belongs to the system' },
  reserved_kib: { type: 'bigint', unit: 'KiB', about: 'reserved memory' },
  maximum_kib: { type: 'bigint', unit: 'KiB', about: 'largest size' },
  used_kib: { type: 'bigint', unit: 'KiB', about: 'in use' },
  peak_kib: { type: 'bigint', unit: 'KiB', about: 'most that was in use' },
  free_percent: { type: 'bigint', unit: '%', about: 'free share as printed' },
  maximum_inodes: { type: 'bigint', about: 'inodes that fit' },
  allocated_inodes: { type: 'bigint', about: 'inodes allocated' },
  used_inodes: { type: 'bigint', about: 'inodes in use' },
})

/** `esxcli system visorfs ramdisk list`. */
export const ramdiskList = esxcliRows({
  source: 'system-visorfs-ramdisk-list',
  about: 'ramdisks with size, use and inodes',
  table: ramdisk,
  shape: 'table',
  needs: ['ramdisk'],
  columns: {
    ramdisk: text('Ramdisk Name'),
    partition: text('Mount Point'),
    system: flag('System'),
    reserved_kib: kibIn('Reserved'),
    maximum_kib: kibIn('Maximum'),
    used_kib: kibIn('Used'),
    peak_kib: kibIn('Peak Used'),
    free_percent: whole('Free'),
    maximum_inodes: whole('Maximum Inodes'),
    allocated_inodes: whole('Allocated Inodes'),
    used_inodes: whole('Used Inodes'),
  },
})
