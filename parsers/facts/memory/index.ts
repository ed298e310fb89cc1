import type { FactSource } from '../table.ts'
import { compStats } from './comp-stats.ts'
import { groupStats } from './group-stats.ts'
import { hardwareMemoryGet } from './hardware-memory-get.ts'
import { ps } from './ps.ts'
import { uwStats } from './uw-stats.ts'
import { vcpuStateTimes } from './vcpu-state-times.ts'
import { vmStats } from './vm-stats.ts'

/** Sources of memory, worlds and CPU times. */
export const memorySources: readonly FactSource[] = [
  compStats,
  groupStats,
  hardwareMemoryGet,
  ps,
  uwStats,
  vcpuStateTimes,
  vmStats,
]
