import { esxcliRows } from '../esxcli-rows.ts'
import { iscsiAdapter, iscsiAdapterCells } from './san-iscsi-list.ts'

/** `esxcli iscsi adapter list`; vm-support does not run it, people do. */
export const iscsiAdapterList = {
  ...esxcliRows({
    source: 'iscsi-adapter-list',
    about: 'iSCSI adapters with state',
    table: iscsiAdapter,
    shape: 'either',
    needs: ['adapter'],
    columns: iscsiAdapterCells,
  }),
  yieldsTo: ['storage-san-iscsi-list'],
}
