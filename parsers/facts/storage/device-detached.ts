import { esxcliRows, text, titled } from '../esxcli-rows.ts'
import { factTable } from '../table.ts'

const deviceDetached = factTable('device_detached', 'A device that somebody detached and the host remembers', {
  device: { type: 'varchar', about: 'identifier: naa.…' },
  state: { type: 'varchar', about: 'off' },
})

/** `esxcli storage core device detached list`. */
export const deviceDetachedList = esxcliRows({
  source: 'storage-core-device-detached-list',
  about: 'detached devices',
  table: deviceDetached,
  shape: 'either',
  needs: ['device'],
  columns: { device: titled('Device UID', 'Device'), state: text('State') },
})
