import { esxcliRows, text, titled, whole } from '../esxcli-rows.ts'
import { factTable } from '../table.ts'

const nmpPath = factTable('nmp_path', 'State of a path as the array reports it (ALUA)', {
  path: { type: 'varchar', about: 'runtime name: vmhba2:C0:T1:L3' },
  uid: { type: 'varchar', about: 'adapter, target and device in one identifier' },
  device: { type: 'varchar', about: 'identifier: naa.…' },
  group_state: { type: 'varchar', about: 'active, active unoptimized, standby, dead, unavailable' },
  array_priority: { type: 'bigint', about: 'priority' },
  satp_config: { type: 'varchar', about: 'target port group and its state as written' },
})

/** `esxcli storage nmp path list`. */
export const nmpPathList = esxcliRows({
  source: 'storage-nmp-path-list',
  about: 'group state of each path',
  table: nmpPath,
  shape: 'blocks',
  needs: ['path'],
  columns: {
    path: text('Runtime Name'),
    uid: titled('UID'),
    device: text('Device'),
    group_state: text('Group State'),
    array_priority: whole('Array Priority'),
    satp_config: text('Storage Array Type Path Config'),
  },
})
