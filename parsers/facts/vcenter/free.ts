import { sizeBytes } from '../size.ts'
import { type FactSource, factTable } from '../table.ts'
import { excerpt, textLines } from '../text-lines.ts'

const vcMemory = factTable('vc_memory', 'Memory or swap space of the appliance', {
  kind: { type: 'varchar', about: 'mem or swap' },
  total_mib: { type: 'bigint', unit: 'MiB', about: 'size' },
  used_mib: { type: 'bigint', unit: 'MiB', about: 'in use' },
  free_mib: { type: 'bigint', unit: 'MiB', about: 'free' },
  available_mib: { type: 'bigint', unit: 'MiB', about: 'free or quickly freed' },
})

const units: readonly (readonly [RegExp, string])[] = [
  [/free_[^/]{0,20}(?:-m|-\w*m)/, 'MiB'],
  [/free_[^/]{0,20}-\w*g/, 'GiB'],
  [/free_[^/]{0,20}-\w*b/, 'B'],
]

/** `free`: KiB, with -m MiB, with -h units in the cells. The file's name says which. */
export const free: FactSource = {
  source: 'free',
  about: 'memory of the appliance',
  tables: [vcMemory],
  parse(bytes, path, facts) {
    const unit = units.find(([pattern]) => pattern.test(path))?.[1] ?? 'KiB'
    let names: string[] = []
    for (const [at, line] of textLines(bytes).lines.entries()) {
      const words = line.trim().split(/\s+/)
      if (words.includes('total') && words.includes('used')) {
        names = words
      } else if (/^(?:Mem|Swap):$/.test(words[0]!) && names.length > 0) {
        const mib = (name: string) => {
          const cell = words[1 + names.indexOf(name)]
          const size = names.includes(name) ? sizeBytes(/^\d+$/.test(cell ?? '') ? `${cell} ${unit}` : cell) : null
          return size === null ? null : Math.round(size / 1_048_576)
        }
        facts.add(vcMemory, {
          kind: words[0]!.slice(0, -1).toLowerCase(),
          total_mib: mib('total'),
          used_mib: mib('used'),
          free_mib: mib('free'),
          available_mib: mib('available'),
        })
      } else if (line.trim() !== '' && words[0] !== '-/+') {
        facts.problem(at + 1, `no memory: ${excerpt(line)}`)
      }
    }
  },
}
