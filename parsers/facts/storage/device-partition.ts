import { esxcliRows, text, titled, whole } from '../esxcli-rows.ts'
import { factTable } from '../table.ts'

const partition = factTable('partition', 'A partition of a storage device; number 0 is the device itself', {
  device: { type: 'varchar', about: 'identifier: naa.…' },
  partition: { type: 'bigint', about: 'number' },
  start_sector: { type: 'bigint', about: 'first sector' },
  end_sector: { type: 'bigint', about: 'sector behind the last' },
  type: { type: 'varchar', about: 'type in hexadecimal: fb VMFS, fc core dump, 6 FAT' },
  size_bytes: { type: 'bigint', unit: 'B', about: 'size' },
})

/** `esxcli storage core device partition list`. */
export const devicePartition = esxcliRows({
  source: 'storage-core-device-partition-list',
  about: 'partitions of each device',
  table: partition,
  shape: 'table',
  needs: ['device', 'partition'],
  columns: {
    device: titled('Device'),
    partition: whole('Partition'),
    start_sector: whole('Start Sector'),
    end_sector: whole('End Sector'),
    type: text('Type'),
    size_bytes: whole('Size'),
  },
})
