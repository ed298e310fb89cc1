import { integerOf, textOf } from '../entry.ts'
import { esxcliSource } from '../esxcli-source.ts'
import { factTable } from '../table.ts'

export const neighbor = factTable('neighbor', 'One entry of the ARP or neighbour table', {
  ip: { type: 'varchar', about: 'address of the neighbour' },
  mac: { type: 'varchar', about: 'its MAC address; null while it is unresolved' },
  vmk: { type: 'varchar', about: 'interface it is reached through' },
  expiry_s: { type: 'bigint', unit: 's', about: 'seconds until the entry expires; null: never' },
  state: { type: 'varchar', about: 'state as written, IPv6 only' },
  type: { type: 'varchar', about: 'type as written' },
})

/** `localcli network ip neighbor list`. */
export const neighbors = esxcliSource({
  source: 'neighbor-list',
  about: 'ARP and neighbour table',
  tables: [neighbor],
  shape: 'table',
  entry(entry, facts) {
    const mac = textOf(entry, 'Mac Address')?.toLowerCase() ?? null
    facts.add(neighbor, {
      ip: textOf(entry, 'Neighbor'),
      mac: mac !== null && /^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$/.test(mac) ? mac : null,
      vmk: textOf(entry, 'Vmknic'),
      expiry_s: integerOf(entry, 'Expiry'),
      state: textOf(entry, 'State'),
      type: textOf(entry, 'Type'),
    })
  },
})
