import { adapterCounters } from './adapter-counter.ts'

/** `esxcli storage san iscsi stats get`. */
export const sanIscsiStats = adapterCounters('storage-san-iscsi-stats-get', 'counters of iSCSI adapters', 'iscsi')
