import { textOf } from '../entry.ts'
import { esxcliRows, text, titled, whole } from '../esxcli-rows.ts'
import { factTable } from '../table.ts'

export const path = factTable('path', 'A path from an adapter to a device', {
  path: { type: 'varchar', about: 'runtime name: vmhba2:C0:T1:L3' },
  uid: { type: 'varchar', about: 'adapter, target and device in one identifier' },
  device: { type: 'varchar', about: 'identifier: naa.…; null: no device is claimed' },
  device_name: { type: 'varchar', about: 'display name of the device' },
  adapter: { type: 'varchar', about: 'name: vmhba2' },
  channel: { type: 'bigint', about: 'channel' },
  target_number: { type: 'bigint', about: 'T of the runtime name' },
  lun: { type: 'bigint', about: 'LUN' },
  plugin: { type: 'varchar', about: 'multipath plug-in that claimed the path' },
  state: { type: 'varchar', about: 'active, standby, dead, off, disabled, unavailable' },
  transport: { type: 'varchar', about: 'fc, iscsi, sas, sata, fcoe, …' },
  adapter_uid: { type: 'varchar', about: 'identifier of the adapter' },
  target_uid: { type: 'varchar', about: 'identifier of the target as written' },
  target: { type: 'varchar', about: 'port WWN (with colons) or IQN of the target' },
  max_io_bytes: { type: 'bigint', unit: 'B', about: 'largest transfer' },
})

/** `esxcli storage core path list`. */
export const pathList = esxcliRows({
  source: 'storage-core-path-list',
  about: 'paths with state, adapter and target',
  table: path,
  shape: 'blocks',
  needs: ['path'],
  columns: {
    path: text('Runtime Name'),
    uid: titled('UID'),
    device: (entry) => claimed(textOf(entry, 'Device')),
    device_name: (entry) => claimed(textOf(entry, 'Device Display Name')),
    adapter: text('Adapter'),
    channel: whole('Channel'),
    target_number: whole('Target'),
    lun: whole('LUN'),
    plugin: (entry) => claimed(textOf(entry, 'Plugin')),
    state: text('State'),
    transport: text('Transport'),
    adapter_uid: text('Adapter Identifier'),
    target_uid: text('Target Identifier'),
    target: (entry) => targetName(textOf(entry, 'Target Identifier')),
    max_io_bytes: whole('Maximum IO Size'),
  },
})

/** `No associated device`, `(unclaimed)`: null. */
function claimed(text: string | null): string | null {
  return text === null || /^\(?(?:no associated device|unclaimed|no display name)/i.test(text) ? null : text
}

/** The port WWN of `fc.<node>:<port>`, the IQN of `<isid>,iqn.…,t,<group>`; null: neither. */
function targetName(uid: string | null): string | null {
  const port = /^fcp?o?e?\.[0-9a-f]{16}:([0-9a-f]{16})$/i.exec(uid ?? '')?.[1]
  if (port !== undefined) return port.toLowerCase().replace(/..(?=.)/g, '$&:')
  return /(?:^|[,=])((?:iqn|eui|nqn|naa)\.[^\s,]{1,223})/i.exec(uid ?? '')?.[1] ?? null
}
