import { sizeBytes } from '../size.ts'
import { type FactSource, factTable } from '../table.ts'
import { excerpt, textLines } from '../text-lines.ts'

const vcDatabase = factTable('vc_database', 'Size of a database or table of vCenter', {
  database: { type: 'varchar', about: 'database or table, with its schema' },
  size_bytes: { type: 'bigint', unit: 'B', about: 'size' },
  rows: { type: 'bigint', about: 'rows, where they are printed' },
})

const sizeColumn =
  /^(?:.*_)?(?:size|bytes|total)(?:_(?<unit>bytes|kb|mb|gb))?$|^(?:disk )?size$|^size_(?<only>kb|mb|gb)$/i
const rule = /^\s*-[-+]{1,1000}\s*$/

/** Tables of psql: names with `|` between, a rule, rows, `(2 rows)`. The unit stands in the column's name or in the cell. */
export const psql: FactSource = {
  source: 'psql-sizes',
  about: 'sizes of databases and tables of vCenter',
  tables: [vcDatabase],
  parse(bytes, _path, facts) {
    let names: string[] | undefined
    const { lines, cut } = textLines(bytes)
    if (cut) facts.problem(lines.length, `the output is cut in this line: ${excerpt(lines.at(-1)!)}`)
    for (const [at, line] of (cut ? lines.slice(0, -1) : lines).entries()) {
      const cells = line.split('|').map((cell) => cell.trim())
      if (rule.test(lines[at + 1] ?? '')) names = cells.map((cell) => cell.toLowerCase())
      else if (line.trim() === '' || /^\s*\(\d{1,9} rows?\)/.test(line)) names = undefined
      else if (rule.test(line)) continue
      else if (names === undefined || cells.length !== names.length) facts.problem(at + 1, `no row: ${excerpt(line)}`)
      else addRow(names, cells)
    }

    function addRow(columns: readonly string[], cells: readonly string[]): void {
      const sizes = columns.findIndex((name) => sizeColumn.test(name))
      const counts = columns.findIndex((name) => /rows|tuples|n_live_tup|count/.test(name))
      const groups = sizeColumn.exec(columns[sizes] ?? '')?.groups
      const unit = (groups?.unit ?? groups?.only ?? '').replace(/bytes/i, 'b')
      const schema = columns.findIndex((name) => /^(?:schemaname|nspname|schema)$/.test(name))
      const named = columns.findIndex((name, n) => n !== schema && n !== sizes && n !== counts && name !== '')
      if (named < 0 || (sizes < 0 && counts < 0)) return
      const prefix = schema < 0 ? '' : `${cells[schema]}.`
      facts.add(vcDatabase, {
        database: `${prefix}${cells[named]}`,
        size_bytes: sizes < 0 ? null : sizeOf(cells[sizes]!, unit),
        rows: /^\d{1,15}$/.test(cells[counts] ?? '') ? Number(cells[counts]) : null,
      })
    }
  },
}

function sizeOf(cell: string, unit: string): number | null {
  return sizeBytes(/^[\d.]+$/.test(cell) ? `${cell} ${unit}` : cell)
}
