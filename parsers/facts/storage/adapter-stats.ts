import { esxcliRows, titled } from '../esxcli-rows.ts'
import { factTable } from '../table.ts'
import { ioCounterCells, ioCounters } from './io-counters.ts'

const adapterStat = factTable('adapter_stat', 'Counters of a storage adapter since boot', {
  adapter: { type: 'varchar', about: 'name: vmhba2' },
  ...ioCounters,
})

/** `esxcli storage core adapter stats get`. */
export const adapterStats = esxcliRows({
  source: 'storage-core-adapter-stats-get',
  about: 'commands, reads, writes and failures of each storage adapter',
  table: adapterStat,
  shape: 'either',
  needs: ['adapter'],
  columns: { adapter: titled('HBA Name', 'Adapter'), ...ioCounterCells },
})
