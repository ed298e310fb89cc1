import { type FactSource, type Facts, factTable } from '../table.ts'
import { excerpt, ROW_LENGTH, wholeLines } from '../text-lines.ts'

const numaNode = factTable('numa_node', 'A NUMA node of the host', {
  numa_node: { type: 'bigint', about: 'number' },
  total_mib: { type: 'bigint', unit: 'MiB', about: 'memory of the node' },
  free_mib: { type: 'bigint', unit: 'MiB', about: 'free memory of the node' },
  load_percent: { type: 'bigint', unit: '%', about: 'average CPU load' },
  vcpus: { type: 'bigint', about: 'virtual CPUs that have their home here' },
})

const numaClient = factTable('numa_client', 'A part of a VM that the NUMA scheduler places on one node', {
  group: { type: 'varchar', about: 'name of the group: vm.2101234' },
  cartel: { type: 'bigint', about: 'cartel id of the VMX process; joins table vm' },
  client: { type: 'bigint', about: 'number of the part, from 0' },
  home_node: { type: 'bigint', about: 'NUMA node that it belongs to; null: none' },
  worlds: { type: 'bigint', about: 'virtual CPUs' },
  local_mib: { type: 'bigint', unit: 'MiB', about: 'memory on the home node' },
  remote_mib: { type: 'bigint', unit: 'MiB', about: 'memory on other nodes' },
  local_percent: { type: 'bigint', unit: '%', about: 'share of memory on the home node now' },
  mean_local_percent: { type: 'bigint', unit: '%', about: 'share of memory on the home node since power-on' },
})

type Row = (column: string) => string | null

/** `sched-stats -t numa-pnode`: one row for each node, memory in KiB. */
export const numaPnode: FactSource = {
  source: 'sched-stats-numa-pnode',
  about: 'memory and load of the NUMA nodes',
  tables: [numaNode],
  parse(bytes, _path, facts) {
    for (const row of rows(bytes, 'nodeID', facts)) {
      facts.add(numaNode, {
        numa_node: number(row('nodeID')),
        total_mib: mib(row('totalMem')),
        free_mib: mib(row('freeMem')),
        load_percent: number(row('loadAvgPct')),
        vcpus: number(row('nVcpu')),
      })
    }
  },
}

/** `sched-stats -t numa-clients`: one row for each part of a VM, memory in KiB. */
export const numaClients: FactSource = {
  source: 'sched-stats-numa-clients',
  about: 'home nodes of VMs and how much of their memory is there',
  tables: [numaClient],
  parse(bytes, _path, facts) {
    for (const row of rows(bytes, 'groupName', facts)) {
      const group = row('groupName')
      facts.add(numaClient, {
        group,
        cartel: number(/^vm\.(\d{1,15})$/.exec(group ?? '')?.[1] ?? null),
        client: number(row('clientID')),
        home_node: number(row('homeNode')),
        worlds: number(row('nWorlds')),
        local_mib: mib(row('localMem')),
        remote_mib: mib(row('remoteMem')),
        local_percent: number(row('currLocal%')),
        mean_local_percent: number(row('cummLocal%')),
      })
    }
  },
}

/** Rows of a sched-stats report: a line of column names that begins with `first`, then as many words in each line. */
function* rows(bytes: Buffer, first: string, facts: Facts): Generator<Row> {
  const lines = wholeLines(bytes, facts, ROW_LENGTH)
  let names: string[] | undefined
  for (const [at, line] of lines.entries()) {
    const words = line.trim().split(/\s+/)
    if (line.trim() === '') continue
    if (words[0] === first) names = words
    else if (names === undefined || words.length !== names.length)
      facts.problem(at + 1, `does not fit the columns: ${excerpt(line)}`)
    else {
      const columns = names
      yield (column) => words[columns.indexOf(column)] ?? null
    }
  }
}

/** A whole number; null for anything else, also for -1: none. */
function number(text: string | null): number | null {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null
}

function mib(text: string | null): number | null {
  const kib = number(text)
  return kib === null ? null : Math.round(kib / 1024)
}
