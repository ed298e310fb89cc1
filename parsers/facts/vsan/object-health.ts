import { textOf } from '../entry.ts'
import { esxcliRows, whole } from '../esxcli-rows.ts'
import { factTable } from '../table.ts'

const vsanObjectHealth = factTable('vsan_object_health', 'How many vSAN objects are in a state', {
  state: { type: 'varchar', about: 'healthy, inaccessible, reduced-availability-with-no-rebuild, …' },
  objects: { type: 'bigint', about: 'number of objects' },
})

/** `esxcli vsan debug object health summary get`. */
export const vsanObjectHealthSummary = esxcliRows({
  source: 'vsan-debug-object-health-summary-get',
  about: 'number of vSAN objects in each state of health',
  table: vsanObjectHealth,
  shape: 'table',
  none: /not enabled/i,
  needs: ['state', 'objects'],
  columns: {
    state: (entry) => textOf(entry, 'Health Status', 'Object Health Status'),
    objects: whole('Number Of Objects', 'Number of Objects'),
  },
})
