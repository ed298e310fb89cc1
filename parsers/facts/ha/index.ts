import type { FactSource } from '../table.ts'
import { fdm } from './fdm.ts'

/** Sources of the HA agent. */
export const haSources: readonly FactSource[] = [fdm]
