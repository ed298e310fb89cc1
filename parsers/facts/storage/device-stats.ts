import { esxcliRows, titled } from '../esxcli-rows.ts'
import { factTable } from '../table.ts'
import { ioCounterCells, ioCounters } from './io-counters.ts'

const deviceStat = factTable('device_stat', 'Counters of a storage device since boot', {
  device: { type: 'varchar', about: 'device: naa.…' },
  ...ioCounters,
})

/** `esxcli storage core device stats get`. */
export const deviceStats = esxcliRows({
  source: 'storage-core-device-stats-get',
  about: 'commands, failures and reservation conflicts of each device',
  table: deviceStat,
  shape: 'blocks',
  needs: ['device'],
  columns: { device: titled('Device'), ...ioCounterCells },
})
