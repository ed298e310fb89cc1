import type { Host } from '../host.ts'
import { type CommandOutput, columns } from './output.ts'

const KIB = 1024
const NODE_COLUMNS = ['nodeID', 'used', 'idle', 'entitled', 'owed', 'loadAvgPct', 'nVcpu', 'freeMem', 'totalMem']
const CLIENT_COLUMNS =
  'groupName groupID clientID homeNode affinity nWorlds vmmWorlds localMem remoteMem currLocal% cummLocal%'.split(' ')

/** The NUMA nodes, one for each socket, and the VMs in turn on one of them with all their memory. */
export function numa(host: Host): CommandOutput[] {
  const nodes = host.cpu.sockets
  const homeOf = (at: number): number => at % nodes
  const nodeRows = Array.from({ length: nodes }, (_, node) => {
    const vcpus = host.vms.reduce((sum, vm, at) => sum + (homeOf(at) === node ? vm.vcpus : 0), 0)
    const free = Math.floor((host.freeMib * KIB) / nodes)
    return [node, 3190, 19_610, 2960, 0, 8, vcpus, free, (host.memoryMib * KIB) / nodes]
  })
  const clientRows = host.vms.map((vm, at) => {
    const local = (vm.memoryMib - vm.swappedMib - vm.balloonMib) * KIB
    return [`vm.${vm.cartel}`, vm.cartel + 7, 0, homeOf(at), '0x3', vm.vcpus, vm.vcpus, local, 0, 100, 99]
  })
  const text = (names: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
    `${[names, ...rows].map((row) => columns(Array(names.length).fill(13), row)).join('\n')}\n`
  return [
    { base: 'sched-stats_-t-numa-pnode', text: text(NODE_COLUMNS, nodeRows) },
    { base: 'sched-stats_-t-numa-clients', text: text(CLIENT_COLUMNS, clientRows) },
  ]
}
