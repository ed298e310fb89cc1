import type { FactSource } from '../table.ts'
import { esxtop } from './esxtop.ts'
import { numaClients, numaPnode } from './numa.ts'

/** Sources that performance tools write. */
export const performanceSources: readonly FactSource[] = [esxtop, numaClients, numaPnode]
