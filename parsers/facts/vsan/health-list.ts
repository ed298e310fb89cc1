import { type FactSource, factTable } from '../table.ts'
import { textLines } from '../text-lines.ts'

export const vsanHealth = factTable('vsan_health', 'A health test of vSAN and its result', {
  test_group: { type: 'varchar', about: 'group of tests: Network, Physical disk, …' },
  test: { type: 'varchar', about: 'name of the test; null: the group as a whole' },
  status: { type: 'varchar', about: 'green, yellow, red, skipped, unknown, info' },
  reason: { type: 'varchar', about: 'what follows the status in brackets' },
})

const row = /^(\s*)(\S.{0,120}?)\s{2,200}(green|yellow|red|skipped|unknown|info)\b\s{0,9}(?:\((.{0,300})\))?$/

/** `esxcli vsan health cluster list`: groups at the left, their tests two blanks to the right. */
export const vsanHealthList: FactSource = {
  source: 'vsan-health-cluster-list',
  about: 'results of the vSAN health tests',
  tables: [vsanHealth],
  parse(bytes, _path, facts) {
    let group: string | null = null
    let rows = 0
    for (const line of textLines(bytes).lines) {
      const found = row.exec(line.trimEnd())
      if (found === null) continue
      const [, indent, name, status, reason] = found
      if (indent === '') group = name!
      facts.add(vsanHealth, {
        test_group: group,
        test: indent === '' ? null : name!,
        status: status!,
        reason: reason ?? null,
      })
      rows++
    }
    if (rows === 0 && bytes.length > 0) facts.problem(null, 'holds no health test')
  },
}
