import { type CellReaders, esxcliRows, mbpsIn, text, titled } from '../esxcli-rows.ts'
import { factTable } from '../table.ts'

export const fc = factTable('fc', 'A Fibre Channel or FCoE adapter as its driver describes it', {
  adapter: { type: 'varchar', about: 'name: vmhba2' },
  port_id: { type: 'varchar', about: 'address in the fabric; 000000 without one' },
  node_wwn: { type: 'varchar', about: 'node WWN' },
  wwn: { type: 'varchar', about: 'port WWN' },
  speed_mbps: { type: 'bigint', unit: 'Mbit/s', about: 'speed of the link' },
  port_type: { type: 'varchar', about: 'NPort, NLPort, Unknown, …' },
  port_state: { type: 'varchar', about: 'ONLINE, LINK DOWN, …' },
  model: { type: 'varchar', about: 'description of the model' },
  hardware_version: { type: 'varchar', about: 'hardware version' },
  option_rom: { type: 'varchar', about: 'option ROM version' },
  firmware: { type: 'varchar', about: 'firmware version' },
  driver: { type: 'varchar', about: 'driver module' },
  driver_version: { type: 'varchar', about: 'driver version' },
})

export const fcCells: CellReaders<typeof fc> = {
  adapter: titled('Adapter', 'Device Name'),
  port_id: text('Port ID'),
  node_wwn: text('Node Name', 'Node WWN'),
  wwn: text('Port Name', 'Port WWN'),
  speed_mbps: mbpsIn('Speed', 'Port Speed'),
  port_type: text('Port Type'),
  port_state: text('Port State'),
  model: text('Model Description', 'Model'),
  hardware_version: text('Hardware Version'),
  option_rom: text('OptionROM Version', 'Option ROM Version'),
  firmware: text('Firmware Version'),
  driver: text('Driver Name'),
  driver_version: text('DriverVersion', 'Driver Version'),
}

/** `esxcli storage san fc list`. */
export const sanFcList = esxcliRows({
  source: 'storage-san-fc-list',
  about: 'Fibre Channel adapters with port state, speed and firmware',
  table: fc,
  shape: 'either',
  needs: ['adapter'],
  columns: fcCells,
})
