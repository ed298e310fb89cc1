import { integerOf, textOf } from '../entry.ts'
import { type FactSource, factTable } from '../table.ts'
import { memstats, mibOf } from './memstats.ts'

const vmMemory = factTable('vm_memory', 'Memory of a running VM as the VMkernel counts it', {
  group: { type: 'varchar', about: 'name of the memory group: vm.2101234' },
  cartel: { type: 'bigint', about: 'cartel id of the VMX process; joins table vm' },
  size_mib: { type: 'bigint', unit: 'MiB', about: 'configured memory' },
  limit_mib: { type: 'bigint', unit: 'MiB', about: 'limit; null: none' },
  reservation_mib: { type: 'bigint', unit: 'MiB', about: 'reservation' },
  target_mib: { type: 'bigint', unit: 'MiB', about: 'memory that the VM is to have' },
  consumed_mib: { type: 'bigint', unit: 'MiB', about: 'host memory in use' },
  active_mib: { type: 'bigint', unit: 'MiB', about: 'touched of late' },
  balloon_target_mib: { type: 'bigint', unit: 'MiB', about: 'what the balloon driver shall take' },
  ballooned_mib: { type: 'bigint', unit: 'MiB', about: 'what the balloon driver holds' },
  swap_target_mib: { type: 'bigint', unit: 'MiB', about: 'what shall be swapped' },
  swapped_mib: { type: 'bigint', unit: 'MiB', about: 'what the host has swapped' },
  compressed_mib: { type: 'bigint', unit: 'MiB', about: 'what the host has compressed' },
  shared_mib: { type: 'bigint', unit: 'MiB', about: 'shared with other VMs' },
  zero_mib: { type: 'bigint', unit: 'MiB', about: 'pages of zeros' },
  overhead_mib: { type: 'bigint', unit: 'MiB', about: 'memory of the host for running the VM' },
})

/** `memstats -r vm-stats`. */
export const vmStats: FactSource = {
  source: 'memstats-vm-stats',
  about: 'consumed, ballooned, swapped and compressed memory of each VM',
  tables: [vmMemory],
  parse(bytes, _path, facts) {
    const { unitKib, entries } = memstats(bytes, facts.problem)
    for (const entry of entries) {
      const mib = (...names: string[]) => mibOf(entry, unitKib, ...names)
      const group = textOf(entry, 'name')
      facts.add(vmMemory, {
        group,
        cartel: cartelOf(group) ?? integerOf(entry, 'worldGrp'),
        size_mib: mib('memSize'),
        limit_mib: mib('max'),
        reservation_mib: mib('min'),
        target_mib: mib('allocTgt'),
        consumed_mib: mib('consumed'),
        active_mib: mib('touched', 'active'),
        balloon_target_mib: mib('balloonTgt'),
        ballooned_mib: mib('ballooned'),
        swap_target_mib: mib('swapTgt'),
        swapped_mib: mib('swapped'),
        compressed_mib: mib('zipped'),
        shared_mib: mib('shared'),
        zero_mib: mib('zero'),
        overhead_mib: mib('ovhd'),
      })
    }
  },
}

function cartelOf(group: string | null): number | null {
  const id = /^vm\.(\d{1,15})$/.exec(group ?? '')?.[1]
  return id === undefined ? null : Number(id)
}
