import { esxcliRows, flag, text } from '../esxcli-rows.ts'
import { factTable } from '../table.ts'

const vmfsLockmode = factTable('vmfs_lockmode', 'How hosts lock a VMFS volume against one another', {
  datastore: { type: 'varchar', about: 'name of the volume' },
  volume: { type: 'varchar', about: 'UUID' },
  type: { type: 'varchar', about: 'VMFS-5, VMFS-6' },
  mode: { type: 'varchar', about: 'ATS, ATS+SCSI, SCSI' },
  ats_compatible: { type: 'boolean', about: 'could use ATS alone' },
  upgrade: { type: 'varchar', about: 'how it could be upgraded' },
  reason: { type: 'varchar', about: 'why it cannot use ATS alone' },
})

/** `esxcli storage vmfs lockmode list -i`. */
export const vmfsLockmodeList = esxcliRows({
  source: 'storage-vmfs-lockmode-list',
  about: 'locking mode of VMFS volumes',
  table: vmfsLockmode,
  shape: 'table',
  needs: ['volume'],
  columns: {
    datastore: text('Volume Name'),
    volume: text('UUID'),
    type: text('Type'),
    mode: text('Locking Mode'),
    ats_compatible: flag('ATS Compatible'),
    upgrade: text('ATS Upgrade Modes'),
    reason: text('ATS Incompatibility Reason'),
  },
})
