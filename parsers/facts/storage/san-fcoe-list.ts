import { esxcliRows } from '../esxcli-rows.ts'
import { fc, fcCells } from './san-fc-list.ts'

/** `esxcli storage san fcoe list`. */
export const sanFcoeList = esxcliRows({
  source: 'storage-san-fcoe-list',
  about: 'FCoE adapters',
  table: fc,
  shape: 'either',
  needs: ['adapter'],
  columns: fcCells,
})
