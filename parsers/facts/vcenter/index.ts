import type { FactSource } from '../table.ts'
import { cloudvmRamSize } from './cloudvm-ram-size.ts'
import { free } from './free.ts'
import { psql } from './psql.ts'
import { serviceControl } from './service-control.ts'
import { vecsCli } from './vecs-cli.ts'
import { vmonCli } from './vmon-cli.ts'

/** Sources of the vCenter appliance. */
export const vcenterSources: readonly FactSource[] = [cloudvmRamSize, free, psql, serviceControl, vecsCli, vmonCli]
