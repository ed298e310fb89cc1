import { esxcliRows, whole } from '../esxcli-rows.ts'
import { factTable } from '../table.ts'

const visorfs = factTable('visorfs', 'Inodes of all ramdisks together', {
  total_inodes: { type: 'bigint', about: 'inodes that fit' },
  used_inodes: { type: 'bigint', about: 'inodes in use' },
  unlinked_inodes: { type: 'bigint', about: 'inodes of deleted files that are still open' },
  reserved_inodes: { type: 'bigint', about: 'inodes reserved' },
  peak_inodes: { type: 'bigint', about: 'most inodes that were in use' },
})

/** `esxcli system visorfs get`. */
export const visorfsGet = esxcliRows({
  source: 'system-visorfs-get',
  about: 'inodes of all ramdisks together',
  table: visorfs,
  shape: 'blocks',
  needs: ['total_inodes'],
  columns: {
    total_inodes: whole('Total Inodes'),
    used_inodes: whole('Used Inodes'),
    unlinked_inodes: whole('Unlinked Inodes'),
    reserved_inodes: whole('Reserved Inodes'),
    peak_inodes: whole('Peak Used Inodes'),
  },
})
