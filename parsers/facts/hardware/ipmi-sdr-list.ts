import { decimal, esxcliRows, text, titled } from '../esxcli-rows.ts'
import { factTable } from '../table.ts'

const sensor = factTable('sensor', 'A sensor of the management controller', {
  sensor: { type: 'varchar', about: 'name' },
  type: { type: 'varchar', about: 'Temperature, Fan, Voltage, Power Supply, …' },
  reading: { type: 'double', about: 'reading in `unit`' },
  unit: { type: 'varchar', about: 'degrees C, RPM, Volts, Watts, …' },
  state: { type: 'varchar', about: 'state as written' },
  raw: { type: 'varchar', about: 'raw reading' },
})

/** `esxcli hardware ipmi sdr list`; labels differ between versions. */
export const ipmiSdrList = esxcliRows({
  source: 'hardware-ipmi-sdr-list',
  about: 'sensors of the management controller',
  table: sensor,
  shape: 'blocks',
  needs: ['sensor'],
  columns: {
    sensor: titled('Description', 'Sensor Name', 'Name'),
    type: text('Sensor Type', 'Type'),
    reading: decimal('Computed Reading', 'Reading', 'Current Reading'),
    unit: text('Units', 'Base Units', 'Unit'),
    state: text('Sensor State', 'Health State', 'State'),
    raw: text('Raw Reading'),
  },
})
