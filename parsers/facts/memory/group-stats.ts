import { integerOf, textOf } from '../entry.ts'
import { type FactSource, factTable } from '../table.ts'
import { memstats, mibOf } from './memstats.ts'

const resourcePool = factTable('resource_pool', 'A memory group of the host: resource pools, VMs, system services', {
  resource_pool: { type: 'varchar', about: 'name' },
  group_id: { type: 'bigint', about: 'number' },
  parent_id: { type: 'bigint', about: 'number of the group above' },
  reservation_mib: { type: 'bigint', unit: 'MiB', about: 'reservation' },
  limit_mib: { type: 'bigint', unit: 'MiB', about: 'limit; null: none' },
  size_mib: { type: 'bigint', unit: 'MiB', about: 'size' },
  peak_mib: { type: 'bigint', unit: 'MiB', about: 'largest size' },
  consumed_mib: { type: 'bigint', unit: 'MiB', about: 'memory in use' },
  swapped_mib: { type: 'bigint', unit: 'MiB', about: 'what is swapped' },
})

/** `memstats -r group-stats`. */
export const groupStats: FactSource = {
  source: 'memstats-group-stats',
  about: 'memory of resource pools and groups',
  tables: [resourcePool],
  parse(bytes, _path, facts) {
    const { unitKib, entries } = memstats(bytes, facts.problem)
    for (const entry of entries) {
      const mib = (...names: string[]) => mibOf(entry, unitKib, ...names)
      facts.add(resourcePool, {
        resource_pool: textOf(entry, 'name'),
        group_id: integerOf(entry, 'gid'),
        parent_id: integerOf(entry, 'parGid'),
        reservation_mib: mib('min'),
        limit_mib: mib('max'),
        size_mib: mib('memSize'),
        peak_mib: mib('memSizePeak'),
        consumed_mib: mib('consumed'),
        swapped_mib: mib('swapped'),
      })
    }
  },
}
