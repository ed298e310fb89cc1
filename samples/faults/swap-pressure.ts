import type { Host, Vm } from '../host.ts'
import type { LogEvent } from '../lines.ts'
import { HOUR, kernel, MINUTE, type Situation } from './situation.ts'

const victims = (host: Host): Vm[] => host.vms.slice(2, 5)

/** The host has less memory than its VMs use: balloons first, then swapping. */
export const swapPressure: Situation = {
  id: 'swap-pressure',
  forms: ['log', 'configuration', 'combined'],
  before: 7 * HOUR,
  configure: (host) => {
    host.freeMib = 812
    host.memoryMib = 65_536
    for (const [n, vm] of victims(host).entries())
      Object.assign(vm, {
        swappedMib: 2048 - n * 512,
        swapTargetMib: 3072 - n * 512,
        balloonMib: 1024,
        compressedMib: 96,
      })
  },
  events: (host, at) => [
    kernel(at, 'MemSched: 6311: Memory state changed from high to soft'),
    ...victims(host).flatMap((vm, n): LogEvent[] => [
      kernel(at + (1 + n) * MINUTE, `MemSched: vm ${vm.world}: 9922: inflating balloon to 1048576 KB`),
      {
        log: 'vmware',
        vm: vm.name,
        time: at + (2 + n) * MINUTE,
        process: 'vcpu-0',
        text: 'Balloon: inflated to 1024 MB',
      },
    ]),
    kernel(at + 9 * MINUTE, 'MemSched: 6311: Memory state changed from soft to hard', 'warning'),
    ...victims(host).flatMap((vm, n) =>
      [0, 6, 14].map((m) =>
        kernel(
          at + (10 + m + n) * MINUTE,
          `MemSched: vm ${vm.world}: 9713: swapped ${2048 - n * 512} MB, target ${3072 - n * 512} MB`,
        ),
      ),
    ),
    {
      log: 'hostd',
      time: at + 25 * MINUTE,
      level: 'warning',
      sub: 'Hostsvc',
      text: 'Memory free state is now: low, free 812 MB',
    },
  ],
  cause: () => ({ fault: 'memory.swap-pressure', object: {} }),
  symptoms: (host) => [
    ...victims(host).map((vm) => ({
      fault: 'memory.swap-pressure',
      object: { vm: vm.name, world: String(vm.world) },
      shows: 'both' as const,
    })),
    ...victims(host).map((vm) => ({
      fault: 'memory.balloon',
      object: { vm: vm.name, world: String(vm.world) },
      shows: 'both' as const,
    })),
  ],
}
