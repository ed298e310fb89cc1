import { factTable } from '../table.ts'

/** Filled by every source that says what a managed object is called; `vm_inventory`, `ha_host` say it of VMs and hosts too. */
export const managedObject = factTable('managed_object', 'A managed object of hostd or vCenter and its name', {
  moref: { type: 'varchar', about: 'id: vm-123, host-12, 7 (a VM of hostd)' },
  type: { type: 'varchar', about: 'VirtualMachine, HostSystem, Datastore, Network, …' },
  name: { type: 'varchar', about: 'name' },
})
