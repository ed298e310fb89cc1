import { esxcliRows, text, whole } from '../esxcli-rows.ts'
import { factTable } from '../table.ts'

const claimrule = factTable('claimrule', 'A rule that says which multipath plug-in or filter claims a path', {
  rule_class: { type: 'varchar', about: 'MP, Filter, VAAI' },
  rule: { type: 'bigint', about: 'number' },
  class: { type: 'varchar', about: 'runtime (in use) or file (configured)' },
  type: { type: 'varchar', about: 'vendor, transport, location, driver, target, any' },
  plugin: { type: 'varchar', about: 'plug-in, or MASK_PATH' },
  matches: { type: 'varchar', about: 'what must match' },
})

/** `esxcli storage core claimrule list --claimrule-class=all`. */
export const claimruleList = esxcliRows({
  source: 'storage-core-claimrule-list',
  about: 'claim rules',
  table: claimrule,
  shape: 'table',
  needs: ['rule', 'plugin'],
  columns: {
    rule_class: text('Rule Class'),
    rule: whole('Rule'),
    class: text('Class'),
    type: text('Type'),
    plugin: text('Plugin'),
    matches: text('Matches'),
  },
})
