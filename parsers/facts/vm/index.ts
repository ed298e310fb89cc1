import type { FactSource } from '../table.ts'
import { getAllVms } from './getallvms.ts'
import { inventory } from './inventory.ts'
import { vmProcessList } from './process-list.ts'
import { vmdk } from './vmdk.ts'
import { vmsd } from './vmsd.ts'
import { vmx } from './vmx.ts'

/** Sources of virtual machines. */
export const vmSources: readonly FactSource[] = [inventory, getAllVms, vmProcessList, vmdk, vmsd, vmx]
