import { textOf } from '../entry.ts'
import { type FactSource, factTable } from '../table.ts'
import { memstats, mibOf } from './memstats.ts'

const memory = factTable('memory', 'Memory of the host', {
  total_mib: { type: 'bigint', unit: 'MiB', about: 'physical memory' },
  kernel_mib: { type: 'bigint', unit: 'MiB', about: 'code and heaps of the VMkernel' },
  managed_mib: { type: 'bigint', unit: 'MiB', about: 'memory that VMs and processes can have' },
  free_mib: { type: 'bigint', unit: 'MiB', about: 'free memory' },
  min_free_mib: { type: 'bigint', unit: 'MiB', about: 'free memory below which the host reclaims' },
  state: { type: 'varchar', about: 'high (enough), clear, soft, hard or low (swapping) as printed' },
})

/** `memstats -r comp-stats`: one row without a name; `memState` is its last column in newer builds. */
export const compStats: FactSource = {
  source: 'memstats-comp-stats',
  about: 'free memory and memory state of the host',
  tables: [memory],
  parse(bytes, _path, facts) {
    const { unitKib, entries } = memstats(bytes, facts.problem)
    for (const entry of entries) {
      const mib = (...names: string[]) => mibOf(entry, unitKib, ...names)
      const parts = [mib('kernelCode'), mib('dataAndHeap')]
      facts.add(memory, {
        total_mib: mib('total'),
        kernel_mib: mib('vmkernel') ?? (parts.includes(null) ? null : parts[0]! + parts[1]!),
        managed_mib: mib('managedByMemSched'),
        free_mib: mib('free'),
        min_free_mib: mib('minFree'),
        state: textOf(entry, 'memState')?.toLowerCase() ?? null,
      })
    }
  },
}
