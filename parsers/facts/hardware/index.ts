import type { FactSource } from '../table.ts'
import { ipmiBmcGet } from './ipmi-bmc-get.ts'
import { ipmiSdrList } from './ipmi-sdr-list.ts'
import { lspci, lspciV } from './lspci.ts'
import { pciList } from './pci-list.ts'
import { smartinfo } from './smartinfo.ts'

/** Sources of sensors, event log, disks and PCI devices. */
export const hardwareSources: readonly FactSource[] = [ipmiBmcGet, ipmiSdrList, lspci, lspciV, pciList, smartinfo]
