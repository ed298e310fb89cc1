import { esxcliRows, flag, text, whole } from '../esxcli-rows.ts'
import { factTable } from '../table.ts'

const vsanUnicast = factTable('vsan_unicast', 'Another host of the vSAN cluster and how this one reaches it', {
  node: { type: 'varchar', about: 'UUID of the host' },
  witness: { type: 'boolean', about: 'it is the witness' },
  ip: { type: 'varchar', about: 'address' },
  port: { type: 'bigint', about: 'port' },
  vmk: { type: 'varchar', about: 'VMkernel interface' },
})

/** `esxcli vsan cluster unicastagent list`. */
export const vsanUnicastagentList = esxcliRows({
  source: 'vsan-cluster-unicastagent-list',
  about: 'addresses of the other hosts of the vSAN cluster',
  table: vsanUnicast,
  shape: 'table',
  none: /not enabled/i,
  needs: ['node'],
  columns: {
    node: text('NodeUuid'),
    witness: flag('IsWitness'),
    ip: text('IP Address'),
    port: whole('Port'),
    vmk: text('Iface Name'),
  },
})
