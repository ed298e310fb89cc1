import { esxcliRows, text } from '../esxcli-rows.ts'
import { factTable } from '../table.ts'

const bmc = factTable('bmc', 'The management controller', {
  firmware: { type: 'varchar', about: 'firmware version' },
  ipmi_version: { type: 'varchar', about: 'version of IPMI' },
  manufacturer: { type: 'varchar', about: 'maker' },
  ip: { type: 'varchar', about: 'IPv4 address' },
  mac: { type: 'varchar', about: 'MAC address' },
})

/** `esxcli hardware ipmi bmc get`. */
export const ipmiBmcGet = esxcliRows({
  source: 'hardware-ipmi-bmc-get',
  about: 'the management controller',
  table: bmc,
  shape: 'blocks',
  needs: ['firmware'],
  columns: {
    firmware: text('BMC Firmware Version', 'Firmware Version'),
    ipmi_version: text('IPMI Version'),
    manufacturer: text('Manufacturer'),
    ip: text('IPv4 Address'),
    mac: text('MAC Address'),
  },
})
