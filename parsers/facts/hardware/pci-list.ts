import { textOf } from '../entry.ts'
import { esxcliRows, flag, text, whole } from '../esxcli-rows.ts'
import { pciAddress } from '../pci-address.ts'
import { factTable } from '../table.ts'

export const pciDevice = factTable('pci_device', 'A PCI device', {
  pci: { type: 'varchar', about: 'address: 0000:3b:00.0' },
  name: { type: 'varchar', about: 'name of the VMkernel: vmnic0, vmhba2' },
  vendor: { type: 'varchar', about: 'maker' },
  description: { type: 'varchar', about: 'model' },
  class: { type: 'varchar', about: 'class' },
  vendor_id: { type: 'varchar', about: 'VID in hexadecimal' },
  device_id: { type: 'varchar', about: 'DID in hexadecimal' },
  subvendor_id: { type: 'varchar', about: 'SVID in hexadecimal' },
  subdevice_id: { type: 'varchar', about: 'SSID in hexadecimal' },
  module: { type: 'varchar', about: 'kernel module' },
  owner: { type: 'varchar', about: 'who uses it: VMkernel, VM Passthru, …' },
  slot: { type: 'varchar', about: 'slot on the board' },
  passthru_capable: { type: 'boolean', about: 'can be given to a VM' },
  numa_node: { type: 'bigint', about: 'NUMA node' },
})

/** `esxcli hardware pci list`. */
export const pciList = esxcliRows({
  source: 'hardware-pci-list',
  about: 'PCI devices with ids and module',
  table: pciDevice,
  shape: 'blocks',
  needs: ['pci'],
  columns: {
    pci: (entry) => pciAddress(textOf(entry, 'Address') ?? entry.title),
    name: text('VMkernel Name'),
    vendor: text('Vendor Name'),
    description: text('Device Name'),
    class: text('Device Class Name'),
    vendor_id: text('Vendor ID'),
    device_id: text('Device ID'),
    subvendor_id: text('SubVendor ID'),
    subdevice_id: text('SubDevice ID'),
    module: text('Module Name'),
    owner: text('Current Owner'),
    slot: text('Slot Description', 'Physical Slot'),
    passthru_capable: flag('Passthru Capable'),
    numa_node: whole('NUMA Node'),
  },
})
