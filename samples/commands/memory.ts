import type { Host, Ramdisk } from '../host.ts'
import { dateText } from './identity.ts'
import { type CommandOutput, columns, pairs, type Row, table, tableOutput } from './output.ts'

const RAMDISK_COLUMNS = [
  'Ramdisk Name',
  'System',
  'Include in Coredumps',
  'Reserved',
  'Maximum',
  'Used',
  'Peak Used',
  'Free',
  'Reserved Free',
  'Maximum Inodes',
  'Allocated Inodes',
  'Used Inodes',
  'Mount Point',
]

function ramdiskRow(r: Ramdisk): Row {
  const percent = (part: number): string => `${Math.round((part / r.maximum) * 100)} %`
  return {
    'Ramdisk Name': r.name,
    System: r.name === 'root' || r.name === 'etc' || r.name === 'tmp',
    'Include in Coredumps': r.name !== 'hostdstats',
    Reserved: `${r.reserved} KiB`,
    Maximum: `${r.maximum} KiB`,
    Used: `${r.used} KiB`,
    'Peak Used': `${Math.max(r.used, Math.floor(r.maximum / 20))} KiB`,
    Free: percent(r.maximum - r.used),
    'Reserved Free':
      r.reserved === 0 ? '0 %' : `${Math.max(0, Math.round(((r.reserved - r.used) / r.reserved) * 100))} %`,
    'Maximum Inodes': r.maxInodes,
    'Allocated Inodes': Math.min(r.maxInodes, 4096),
    'Used Inodes': r.usedInodes,
    'Mount Point': r.mount,
  }
}

const VM_COLUMNS = [
  'name',
  'schedGrp',
  'parSchedGroup',
  'worldGrp',
  'memSizeLimit',
  'memSize',
  'min',
  'max',
  'minLimit',
  'shares',
  'ovhdResv',
  'ovhd',
  'allocTgt',
  'consumed',
  'balloonTgt',
  'ballooned',
  'swapTgt',
  'swapped',
  'mapped',
  'touched',
  'zipped',
  'zipSaved',
  'shared',
  'zero',
  'sharedSaved',
  'swapScope',
  'responsive',
]
const UW_COLUMNS = [
  'name',
  'schedGrp',
  'parSchedGroup',
  'worldGrp',
  'memSizeLimit',
  'memSize',
  'min',
  'max',
  'minLimit',
  'shares',
  'ovhdResv',
  'ovhd',
  'allocTgt',
  'consumed',
  'swapTgt',
  'swapped',
  'mapped',
  'touched',
]

/** memstats: a title with the time, what was selected, then one right-aligned row per group; sizes in KB. */
function memstats(host: Host, title: string, names: readonly string[], rows: readonly Row[]): string {
  const width = Math.max(14, ...names.map((n) => n.length + 1))
  const line = (cells: readonly (string | number)[]): string => cells.map((c) => String(c).padStart(width)).join('')
  const rule = '-'.repeat(width * names.length)
  const body = rows.map((row) => line(names.map((n) => String(row[n] ?? 0))))
  const total = line(
    names.map((n) =>
      n === 'name'
        ? 'Total'
        : rows.reduce(
            (sum, row) => sum + (typeof row[n] === 'number' && !/Grp|Group|Scope|responsive/.test(n) ? row[n] : 0),
            0,
          ),
    ),
  )
  return `${[
    ` ${title}: ${dateText(host.captured)}`,
    ` ${'-'.repeat(47)}`,
    '   Start Group ID   : 0',
    '   No. of levels    : 12',
    '   Unit             : KB',
    '   Inclusion        : (all)',
    `   Selected columns : ${names.join(':')}`,
    '',
    rule,
    line(names),
    rule,
    ...body,
    rule,
    total,
    rule,
  ].join('\n')}\n`
}

function vmRows(host: Host): Row[] {
  return host.vms.map((vm, n) => {
    const size = vm.memoryMib * 1024
    const taken = (vm.swappedMib + vm.balloonMib + vm.compressedMib) * 1024
    const consumed = Math.floor(size * 0.92) - taken
    return {
      name: `vm.${vm.cartel}`,
      schedGrp: 20_000 + n * 11,
      parSchedGroup: 4,
      worldGrp: 20_001 + n * 11,
      memSizeLimit: size,
      memSize: size,
      min: 0,
      max: -1,
      minLimit: -1,
      shares: -3,
      ovhdResv: 91_000,
      ovhd: 61_204,
      allocTgt: consumed,
      consumed,
      balloonTgt: vm.balloonMib * 1024,
      ballooned: vm.balloonMib * 1024,
      swapTgt: vm.swapTargetMib * 1024,
      swapped: vm.swappedMib * 1024,
      mapped: size,
      touched: Math.floor(size / 6),
      zipped: vm.compressedMib * 1024,
      zipSaved: Math.floor((vm.compressedMib * 1024) / 2),
      shared: Math.floor(size / 40),
      zero: Math.floor(size / 60),
      sharedSaved: Math.floor(size / 50),
      swapScope: 1,
      responsive: 1,
    }
  })
}

const DAEMONS = [
  ['hostd', 212_400],
  ['vpxa', 51_220],
  ['fdm', 40_100],
  ['vobd', 6_120],
  ['vmsyslogd', 14_404],
  ['sshd', 2_301],
  ['ntpd', 1_712],
] as const

function uwRows(): Row[] {
  return DAEMONS.map(([name, kib], n) => ({
    name: `${name}.${2_097_800 + n * 40}`,
    schedGrp: 900 + n,
    parSchedGroup: 5,
    worldGrp: 901 + n,
    memSizeLimit: -1,
    memSize: kib,
    min: 0,
    max: kib * 4,
    minLimit: -1,
    shares: -3,
    ovhdResv: 0,
    ovhd: 0,
    allocTgt: kib,
    consumed: kib,
    swapTgt: 0,
    swapped: 0,
    mapped: kib,
    touched: Math.floor(kib / 3),
  }))
}

/** Ready and co-stop times of every vCPU, ms since power-on. */
function schedStats(host: Host): string {
  const widths = [10, 10, 20, 14, 14, 12, 12, 14, 14, 14, 12, 12, 12]
  const names = [
    'vcpu',
    'vsmp',
    'name',
    'uptime',
    'charged',
    'sys',
    'sysoverlap',
    'run',
    'wait',
    'waitIdle',
    'ready',
    'costop',
    'maxlimited',
  ]
  const up = (host.captured - host.booted) / 1000 - 900
  const rows = host.vms.flatMap((vm) =>
    Array.from({ length: vm.vcpus }, (_, n) => {
      const run = up * 0.11
      const numbers = [up, run, 12.1, 3.4, run, up - run - 30, up - run - 60, up * 0.004, 1.2, 0].map((x) =>
        x.toFixed(3),
      )
      return columns(widths, [vm.world + n * 2, vm.world, `vmm${n}:${vm.name}`, ...numbers])
    }),
  )
  return `${[columns(widths, names), ...rows].join('\n')}\n`
}

export function memory(host: Host): CommandOutput[] {
  const vms = vmRows(host)
  return [
    tableOutput('localcli_system-visorfs-ramdisk-list', RAMDISK_COLUMNS, host.ramdisks.map(ramdiskRow)),
    {
      base: 'localcli_system-visorfs-get',
      text: pairs({
        'Total Inodes': 524_288,
        'Used Inodes': host.ramdisks.reduce((sum, r) => sum + r.usedInodes, 0),
        'Unlinked Inodes': 0,
        'Reserved Inodes': 0,
        'Peak Used Inodes': 6_112,
      }),
    },
    { base: 'memstats_-r-uw-stats', text: memstats(host, 'USERWORLD STATS', UW_COLUMNS, uwRows()) },
    { base: 'memstats_-r-vm-stats', text: memstats(host, 'VIRTUAL MACHINE STATS', VM_COLUMNS, vms) },
    {
      base: 'memstats_-r-comp-stats',
      text: `${[` SYSTEM MEMORY COMPONENT STATS: ${dateText(host.captured)}`, '   Unit             : KB', '', columns([16, 14, 14, 14], ['total', 'rsvdLow', 'vmkernel', 'free']), columns([16, 14, 14, 14], [host.memoryMib * 1024, 0, 6_210_004, host.freeMib * 1024])].join('\n')}\n`,
    },
    { base: 'sched-stats_-t-vcpu-state-times', text: schedStats(host) },
    {
      base: 'ps_-cPTgjstz',
      text: table(
        host.vms.map((vm) => ({ WID: vm.world, CID: vm.cartel, 'World Name': `vmm0:${vm.name}` })),
        ['WID', 'CID', 'World Name'],
      ),
    },
  ]
}
