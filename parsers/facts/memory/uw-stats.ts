import { textOf } from '../entry.ts'
import { type FactSource, factTable } from '../table.ts'
import { memstats, mibOf } from './memstats.ts'

const processMemory = factTable('process_memory', 'Memory of a process of the host (user world)', {
  process: { type: 'varchar', about: 'name: hostd' },
  cartel: { type: 'bigint', about: 'cartel id of the process' },
  size_mib: { type: 'bigint', unit: 'MiB', about: 'mapped memory' },
  limit_mib: { type: 'bigint', unit: 'MiB', about: 'limit; null: none' },
  consumed_mib: { type: 'bigint', unit: 'MiB', about: 'memory in use' },
  active_mib: { type: 'bigint', unit: 'MiB', about: 'touched of late' },
  swapped_mib: { type: 'bigint', unit: 'MiB', about: 'what is swapped' },
})

/** `memstats -r uw-stats`: names end with the id of the process. */
export const uwStats: FactSource = {
  source: 'memstats-uw-stats',
  about: 'memory of each process of the host',
  tables: [processMemory],
  parse(bytes, _path, facts) {
    const { unitKib, entries } = memstats(bytes, facts.problem)
    for (const entry of entries) {
      const mib = (...names: string[]) => mibOf(entry, unitKib, ...names)
      const name = textOf(entry, 'name') ?? ''
      const found = /^(.{1,200})\.(\d{1,15})$/.exec(name)
      facts.add(processMemory, {
        process: found?.[1] ?? name,
        cartel: found === null ? null : Number(found[2]),
        size_mib: mib('memSize'),
        limit_mib: mib('max'),
        consumed_mib: mib('consumed'),
        active_mib: mib('touched', 'active'),
        swapped_mib: mib('swapped'),
      })
    }
  },
}
