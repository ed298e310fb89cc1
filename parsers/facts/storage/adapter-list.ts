import { textOf } from '../entry.ts'
import { esxcliRows, text, titled } from '../esxcli-rows.ts'
import { pciAddress } from '../pci-address.ts'
import { factTable } from '../table.ts'

const adapter = factTable('adapter', 'A storage adapter', {
  adapter: { type: 'varchar', about: 'name: vmhba2' },
  driver: { type: 'varchar', about: 'driver module' },
  link_state: { type: 'varchar', about: 'link-up, link-down, link-n/a, online, unbound, …' },
  uid: { type: 'varchar', about: 'identifier with transport: fc.…, sas.…, iqn.…' },
  transport: { type: 'varchar', about: 'start of the identifier: fc, sas, sata, iqn, …' },
  capabilities: { type: 'varchar', about: 'capabilities as written' },
  pci: { type: 'varchar', about: 'PCI address' },
  description: { type: 'varchar', about: 'maker and model without the PCI address' },
})

/** `esxcli storage core adapter list`. */
export const adapterList = esxcliRows({
  source: 'storage-core-adapter-list',
  about: 'storage adapters with driver and link state',
  table: adapter,
  shape: 'table',
  needs: ['adapter'],
  columns: {
    adapter: titled('HBA Name', 'Name'),
    driver: text('Driver'),
    link_state: text('Link State'),
    uid: text('UID'),
    transport: (entry) => /^[a-z]{2,8}(?=[.:])/i.exec(textOf(entry, 'UID') ?? '')?.[0] ?? null,
    capabilities: text('Capabilities'),
    pci: (entry) => described(textOf(entry, 'Description')).pci,
    description: (entry) => described(textOf(entry, 'Description')).text,
  },
})

/** `(0000:3b:00.0) Maker Model`. */
function described(description: string | null): { pci: string | null; text: string | null } {
  const found = /^\(([0-9a-f]{4}:[0-9a-f]{2,3}:[0-9a-f]{2}[.:][0-7])\) {0,4}(.*)$/is.exec(description ?? '')
  return found === null ? { pci: null, text: description } : { pci: pciAddress(found[1]!), text: found[2]! }
}
