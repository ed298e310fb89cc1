import { adapterCounters } from './adapter-counter.ts'

/** `esxcli storage san fcoe stats get`. */
export const sanFcoeStats = adapterCounters('storage-san-fcoe-stats-get', 'counters of FCoE adapters', 'fcoe')
