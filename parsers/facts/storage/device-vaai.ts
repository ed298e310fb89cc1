import { esxcliRows, text, titled } from '../esxcli-rows.ts'
import { factTable } from '../table.ts'

const vaai = factTable(
  'vaai',
  'What a device takes over from the host (VAAI primitives): supported, unsupported, unknown',
  {
    device: { type: 'varchar', about: 'identifier: naa.…' },
    plugin: { type: 'varchar', about: 'VAAI plug-in' },
    ats: { type: 'varchar', about: 'locking by compare-and-write' },
    clone: { type: 'varchar', about: 'copying (XCOPY)' },
    zero: { type: 'varchar', about: 'writing zeros (WRITE SAME)' },
    delete: { type: 'varchar', about: 'giving back space (UNMAP)' },
  },
)

/** `esxcli storage core device vaai status get`. */
export const deviceVaai = esxcliRows({
  source: 'storage-core-device-vaai-status-get',
  about: 'VAAI primitives of each device',
  table: vaai,
  shape: 'blocks',
  needs: ['device'],
  columns: {
    device: titled('Device'),
    plugin: text('VAAI Plugin Name'),
    ats: text('ATS Status'),
    clone: text('Clone Status'),
    zero: text('Zero Status'),
    delete: text('Delete Status'),
  },
})
