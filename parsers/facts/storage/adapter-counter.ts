import { type Entry, integerOf, textOf } from '../entry.ts'
import { esxcliSource } from '../esxcli-source.ts'
import { type FactSource, factTable } from '../table.ts'

const adapterCounter = factTable('adapter_counter', 'A counter of an adapter that its driver keeps', {
  adapter: { type: 'varchar', about: 'name: vmhba2' },
  transport: { type: 'varchar', about: 'sas, iscsi, fcoe' },
  counter: { type: 'varchar', about: 'name of the counter as written' },
  value: { type: 'bigint', about: 'count since the driver was loaded' },
})

/** A source of driver counters whose names differ between drivers: one row for each number. */
export function adapterCounters(source: string, about: string, transport: string): FactSource {
  return esxcliSource({
    source,
    about,
    tables: [adapterCounter],
    shape: 'blocks',
    entry(entry, facts) {
      const adapter = textOf(entry, 'Adapter', 'Device Name', 'HBA Name') ?? entry.title
      if (adapter === null) return facts.problem(entry.line, 'an entry without adapter')
      for (const counter of counters(entry)) facts.add(adapterCounter, { adapter, transport, ...counter })
    },
  })
}

function counters(entry: Entry): { counter: string; value: number }[] {
  return [...entry.cells.keys()].flatMap((counter) => {
    const value = /^(?:adapter|device name|hba name)$/.test(counter) ? null : integerOf(entry, counter)
    return value === null ? [] : [{ counter, value }]
  })
}
