import { textOf } from '../entry.ts'
import { esxcliRows, whole } from '../esxcli-rows.ts'
import { sizeBytes } from '../size.ts'
import { factTable } from '../table.ts'

const hardwareMemory = factTable('hardware_memory', 'Memory that the host was built with', {
  size_mib: { type: 'bigint', unit: 'MiB', about: 'physical memory' },
  reliable_mib: { type: 'bigint', unit: 'MiB', about: 'mirrored memory' },
  numa_nodes: { type: 'bigint', about: 'NUMA nodes' },
})

const mib = (text: string | null): number | null => {
  const bytes = sizeBytes(text)
  return bytes === null ? null : Math.round(bytes / 1_048_576)
}

/** `esxcli hardware memory get`: sizes in bytes with the word behind them. */
export const hardwareMemoryGet = esxcliRows({
  source: 'hardware-memory-get',
  about: 'physical memory and NUMA nodes',
  table: hardwareMemory,
  shape: 'blocks',
  needs: ['size_mib'],
  columns: {
    size_mib: (entry) => mib(textOf(entry, 'Physical Memory')),
    reliable_mib: (entry) => mib(textOf(entry, 'Reliable Memory')),
    numa_nodes: whole('NUMA Node Count'),
  },
})
