import type { Json } from '@duckdb/node-api'
import { stringify } from 'csv-stringify/sync'
import { printable } from './printable.ts'

type Row = Record<string, Json>

/** Rows as an aligned table for the terminal; a cell wider than `cellWidth` characters is cut, and no cell can steer it. */
export function tableText(rows: readonly Row[], cellWidth = 80): string {
  if (rows.length === 0) return '(no rows)\n'
  const names = Object.keys(rows[0]!)
  const cells = rows.map((row) => names.map((name) => clip(printable(cellText(row[name]!)), cellWidth)))
  const widths = names.map((name, at) => Math.max(name.length, ...cells.map((row) => row[at]!.length)))
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => cell.padEnd(widths[at]!))
      .join('  ')
      .trimEnd()
  return `${[line(names), line(widths.map((width) => '─'.repeat(width))), ...cells.map(line)].join('\n')}\n`
}

/** Rows as CSV with a header line (RFC 4180). Text that a spreadsheet would take for a formula gets a quote in front. */
export function tableCsv(rows: readonly Row[]): string {
  const cells = rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, cell]) => [name, typeof cell === 'number' ? cell : cellText(cell)]),
    ),
  )
  return stringify(cells, { header: true, escape_formulas: true })
}

/** Rows as one JSON array. */
export function tableJson(rows: readonly Row[]): string {
  return `${JSON.stringify(rows, null, 2)}\n`
}

function cellText(cell: Json): string {
  if (cell === null) return ''
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell)
}

function clip(text: string, width: number): string {
  const line = text.replaceAll('\n', '⏎')
  return line.length <= width ? line : `${line.slice(0, width - 1)}…`
}
