import { esxcliRows, text, titled, whole } from '../esxcli-rows.ts'
import { factTable } from '../table.ts'

const deviceFormat = factTable('device_format', 'Sector sizes of a storage device', {
  device: { type: 'varchar', about: 'identifier: naa.…' },
  physical_block_bytes: { type: 'bigint', unit: 'B', about: 'physical sector' },
  logical_block_bytes: { type: 'bigint', unit: 'B', about: 'logical sector' },
  logical_blocks: { type: 'bigint', about: 'number of logical sectors' },
  size_mib: { type: 'bigint', unit: 'MiB', about: 'size' },
  format: { type: 'varchar', about: '512n, 512e, 4Kn SWE, …' },
})

/** `esxcli storage core device capacity list`. */
export const deviceCapacity = esxcliRows({
  source: 'storage-core-device-capacity-list',
  about: 'sector sizes',
  table: deviceFormat,
  shape: 'either',
  needs: ['device'],
  columns: {
    device: titled('Device'),
    physical_block_bytes: whole('Physical Blocksize'),
    logical_block_bytes: whole('Logical Blocksize'),
    logical_blocks: whole('Logical Block Count'),
    size_mib: whole('Size'),
    format: text('Format Type'),
  },
})
