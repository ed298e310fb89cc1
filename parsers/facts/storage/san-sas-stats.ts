import { adapterCounters } from './adapter-counter.ts'

/** `esxcli storage san sas stats get`. */
export const sanSasStats = adapterCounters('storage-san-sas-stats-get', 'counters of SAS adapters', 'sas')
