import { textOf } from '../entry.ts'
import { esxcliSource } from '../esxcli-source.ts'
import { factTable } from '../table.ts'

export const deviceDriver = factTable('device_driver', 'The driver of one device', {
  device_name: { type: 'varchar', about: 'vmnic0, vmhba1, or the address of a device without name' },
  nic: { type: 'varchar', about: 'vmnic0, of a NIC' },
  adapter: { type: 'varchar', about: 'vmhba1, of a storage adapter' },
  driver: { type: 'varchar', about: 'driver module' },
  status: { type: 'varchar', about: 'normal, or what is wrong: deprecated, deficiency' },
  kb: { type: 'varchar', about: 'knowledge base article that the host itself names' },
})

/** `localcli device driver list`. */
export const deviceDriverList = esxcliSource({
  source: 'device-driver-list',
  about: 'drivers of the devices',
  tables: [deviceDriver],
  shape: 'table',
  entry(entry, facts) {
    const name = textOf(entry, 'Device', 'Name', 'Alias', 'Device Name', 'Address')
    facts.add(deviceDriver, {
      device_name: name,
      nic: /^v(?:mnic|usb)\d+$/.test(name ?? '') ? name : null,
      adapter: /^vmhba\d+$/.test(name ?? '') ? name : null,
      driver: textOf(entry, 'Driver', 'Driver Name', 'Module'),
      status: textOf(entry, 'Status'),
      kb: textOf(entry, 'KB Article', 'KB'),
    })
  },
})
