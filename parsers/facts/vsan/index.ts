import type { FactSource } from '../table.ts'
import { vsanClusterGet } from './cluster-get.ts'
import { cmmdsDump, cmmdsFind } from './cmmds.ts'
import { vsanHealthList } from './health-list.ts'
import { vsanHealthStatus } from './health-status.ts'
import { vsanNetworkList } from './network-list.ts'
import { vsanObjectHealthSummary } from './object-health.ts'
import { vsanPerfStats } from './perf-stats.ts'
import { vsanStorageList } from './storage-list.ts'
import { vsanUnicastagentList } from './unicastagent-list.ts'
import { vdq } from './vdq.ts'

/** Sources of vSAN. */
export const vsanSources: readonly FactSource[] = [
  vsanPerfStats,
  vsanClusterGet,
  cmmdsFind,
  cmmdsDump,
  vsanHealthList,
  vsanHealthStatus,
  vsanNetworkList,
  vsanObjectHealthSummary,
  vsanStorageList,
  vsanUnicastagentList,
  vdq,
]
