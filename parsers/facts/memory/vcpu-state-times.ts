import { type FactSource, factTable, type RowOf } from '../table.ts'
import { excerpt, textLines } from '../text-lines.ts'

const cpuReady = factTable(
  'cpu_ready',
  'How long a virtual CPU (or another world) ran, waited and was kept waiting since it began',
  {
    world: { type: 'bigint', about: 'world of the virtual CPU' },
    group: { type: 'bigint', about: 'leading world; joins table vm' },
    name: { type: 'varchar', about: 'name as written: vmm0:web01' },
    vm: { type: 'varchar', about: 'VM, out of the name; long names are cut' },
    vcpu: { type: 'bigint', about: 'number of the virtual CPU' },
    uptime_s: { type: 'double', unit: 's', about: 'since the world began' },
    run_s: { type: 'double', unit: 's', about: 'running' },
    ready_s: { type: 'double', unit: 's', about: 'ready to run, without a CPU' },
    costop_s: { type: 'double', unit: 's', about: 'stopped to let the other virtual CPUs catch up' },
    maxlimited_s: { type: 'double', unit: 's', about: 'ready, held back by a limit' },
    ready_percent: { type: 'double', unit: '%', about: 'ready time of uptime' },
    costop_percent: { type: 'double', unit: '%', about: 'co-stop time of uptime' },
  },
)

/** `sched-stats -t vcpu-state-times`: names of the columns, then one row for each world; `name` can hold blanks. */
export const vcpuStateTimes: FactSource = {
  source: 'sched-stats-vcpu-state-times',
  about: 'ready and co-stop times of virtual CPUs',
  tables: [cpuReady],
  parse(bytes, _path, facts) {
    const { lines, cut } = textLines(bytes)
    let numbers: readonly string[] | undefined
    if (cut) facts.problem(lines.length, `the output is cut in this line: ${excerpt(lines.at(-1)!)}`)
    for (const [at, line] of (cut ? lines.slice(0, -1) : lines).entries()) {
      if (line.trim() === '') continue
      if (/^\s*vcpu\s+vsmp\s+name\s/.test(line)) {
        numbers = line.trim().split(/\s+/).slice(3)
        continue
      }
      const row = numbers === undefined ? undefined : readRow(line, numbers)
      if (row === undefined) facts.problem(at + 1, `no times of a virtual CPU: ${excerpt(line)}`)
      else facts.add(cpuReady, row)
    }
  },
}

function readRow(line: string, names: readonly string[]): RowOf<typeof cpuReady> | undefined {
  const words = line.trim().split(/\s+/)
  const values = words.slice(-names.length)
  const name = words.slice(2, -names.length).join(' ')
  if (name === '' || !words.slice(0, 2).every((word) => /^\d{1,15}$/.test(word))) return undefined
  if (!values.every((value) => /^-?\d{1,15}(?:\.\d{1,9})?$/.test(value))) return undefined
  const value = (column: string): number | null => {
    const at = names.indexOf(column)
    return at < 0 ? null : Number(values[at])
  }
  const uptime = value('uptime')
  const share = (time: number | null): number | null =>
    time === null || uptime === null || uptime <= 0 ? null : Math.round((time / uptime) * 1e5) / 1000
  const vcpu = /^(?:vmm|vmx-vcpu-)(\d{1,4}):(.{1,200})$/.exec(name)
  return {
    world: Number(words[0]),
    group: Number(words[1]),
    name,
    vm: vcpu?.[2] ?? null,
    vcpu: vcpu === null ? null : Number(vcpu[1]),
    uptime_s: uptime,
    run_s: value('run'),
    ready_s: value('ready'),
    costop_s: value('costop'),
    maxlimited_s: value('maxlimited'),
    ready_percent: share(value('ready')),
    costop_percent: share(value('costop')),
  }
}
