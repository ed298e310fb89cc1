import { esxcliRows, mbpsIn, text, titled } from '../esxcli-rows.ts'
import { factTable } from '../table.ts'

const sas = factTable('sas', 'A SAS adapter or one of its phys as the driver describes it', {
  adapter: { type: 'varchar', about: 'name: vmhba2' },
  sas_address: { type: 'varchar', about: 'SAS address' },
  phy: { type: 'varchar', about: 'physical identifier' },
  speed_mbps: { type: 'bigint', unit: 'Mbit/s', about: 'negotiated link rate' },
  max_speed_mbps: { type: 'bigint', unit: 'Mbit/s', about: 'largest link rate' },
  model: { type: 'varchar', about: 'description of the model' },
  firmware: { type: 'varchar', about: 'firmware version' },
  driver: { type: 'varchar', about: 'driver module' },
  driver_version: { type: 'varchar', about: 'driver version' },
})

/** `esxcli storage san sas list`. */
export const sanSasList = esxcliRows({
  source: 'storage-san-sas-list',
  about: 'SAS adapters with link rate and firmware',
  table: sas,
  shape: 'either',
  needs: ['adapter'],
  columns: {
    adapter: titled('Adapter', 'Device Name'),
    sas_address: text('SAS Address'),
    phy: text('Physical ID', 'Phy ID'),
    speed_mbps: mbpsIn('Negotiated Link Rate'),
    max_speed_mbps: mbpsIn('Maximum Link Rate'),
    model: text('Model Description', 'Model'),
    firmware: text('Firmware Version'),
    driver: text('Driver Name'),
    driver_version: text('DriverVersion', 'Driver Version'),
  },
})
