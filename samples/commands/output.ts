type Cell = string | number | boolean
export type Row = Record<string, Cell | Cell[]>

/** One command's output in the bundle: `commands/<base>.txt`, and `json/<base>.json` where the release writes one. */
export interface CommandOutput {
  base: string
  text: string
  json?: Row | Row[]
}

function word(value: Cell | Cell[]): string {
  return Array.isArray(value) ? value.join(', ') : String(value)
}

/** localcli's table: header, dash runs, rows; two blanks between columns, numbers to the right. */
export function table(rows: readonly Row[], columns: readonly string[]): string {
  const widths = columns.map((c) => Math.max(c.length, ...rows.map((row) => word(row[c] ?? '').length)))
  const line = (cells: string[]): string => cells.join('  ').trimEnd()
  const head = line(columns.map((c, n) => c.padEnd(widths[n]!)))
  const dashes = columns.map((_, n) => '-'.repeat(widths[n]!)).join('  ')
  const body = rows.map((row) =>
    line(
      columns.map((c, n) =>
        typeof row[c] === 'number' ? word(row[c]).padStart(widths[n]!) : word(row[c] ?? '').padEnd(widths[n]!),
      ),
    ),
  )
  return `${[head, dashes, ...body].join('\n')}\n`
}

/** `   Key: value` lines. */
export function pairs(row: Row): string {
  return Object.entries(row)
    .map(([key, value]) => `   ${key}: ${word(value)}\n`)
    .join('')
}

/** localcli's list of blocks: an unindented title with `:`, then its pairs. */
export function blocks(entries: readonly (readonly [title: string, row: Row])[]): string {
  return entries.map(([title, row]) => `${title}:\n${pairs(row)}`).join('\n')
}

/** A table with its JSON twin. */
export function tableOutput(base: string, columns: readonly string[], rows: readonly Row[]): CommandOutput {
  return { base, text: table(rows, columns), json: [...rows] }
}

/** Columns at fixed widths, as the older esxcfg commands print them; a long value pushes the row to the right. */
export function columns(widths: readonly number[], cells: readonly Cell[]): string {
  return cells
    .map((cell, n) => String(cell).padEnd(widths[n] ?? 0))
    .join('')
    .trimEnd()
}
