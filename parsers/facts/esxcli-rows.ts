import { booleanOf, type Entry, integerOf, numberOf, textOf } from './entry.ts'
import { esxcliSource } from './esxcli-source.ts'
import { sizeBytes } from './size.ts'
import type { FactSource, FactTable, RowOf } from './table.ts'

type Cell<T> = (entry: Entry) => T | null

/** How each column of a table is read from an entry. */
export type CellReaders<T extends FactTable> = { readonly [K in keyof RowOf<T>]?: (entry: Entry) => RowOf<T>[K] }

interface Declaration<T extends FactTable> {
  source: string
  about: string
  table: T
  /** Shape of the text output; `either` where it differs between versions. */
  shape: 'table' | 'blocks' | 'either'
  /** What the command says in place of its output where there is nothing to list: no problem. */
  none?: RegExp
  /** Columns without which an entry is no row but a problem. */
  needs: readonly (keyof T['columns'] & string)[]
  columns: CellReaders<T>
}

/** The source of an esxcli command of which each entry is one row of one table. */
export function esxcliRows<T extends FactTable>(declaration: Declaration<T>): FactSource {
  const { source, about, table, shape, none, needs, columns } = declaration
  return esxcliSource({
    source,
    about,
    tables: [table],
    shape,
    ...(none === undefined ? {} : { none }),
    entry(entry, facts) {
      const row = readRow(columns, entry)
      const missing = needs.filter((name) => (row[name] ?? null) === null)
      if (missing.length > 0) facts.problem(entry.line, `an entry without ${missing.join(' and ')}`)
      else facts.add(table, row)
    },
  })
}

/** The row that an entry makes. */
function readRow<T extends FactTable>(columns: CellReaders<T>, entry: Entry): RowOf<T> {
  const readers = Object.entries(columns) as [string, Cell<string | number | boolean>][]
  return Object.fromEntries(readers.map(([name, read]) => [name, read(entry)])) as RowOf<T>
}

/** The first of the labels with a value. */
export function text(...labels: readonly string[]): Cell<string> {
  return (entry) => textOf(entry, ...labels)
}

/** The first of the labels with a value, else the block's title. */
export function titled(...labels: readonly string[]): Cell<string> {
  return (entry) => textOf(entry, ...labels) ?? entry.title
}

export function whole(...labels: readonly string[]): Cell<number> {
  return (entry) => integerOf(entry, ...labels)
}

export function decimal(...labels: readonly string[]): Cell<number> {
  return (entry) => numberOf(entry, ...labels)
}

export function flag(...labels: readonly string[]): Cell<boolean> {
  return (entry) => booleanOf(entry, ...labels)
}

/** KiB of a size with its unit. */
export function kibIn(...labels: readonly string[]): Cell<number> {
  return (entry) => {
    const bytes = sizeBytes(textOf(entry, ...labels))
    return bytes === null ? null : Math.round(bytes / 1024)
  }
}

/** `Gbps` and `Mbps`, `Gb/s` and relatives as Mbit/s; a number without unit is Mbit/s. */
export function mbpsIn(...labels: readonly string[]): Cell<number> {
  return (entry) => {
    const found = /^(\d{1,7}(?:\.\d{1,3})?)\s{0,3}([GM]?)/i.exec(textOf(entry, ...labels) ?? '')
    if (found === null) return null
    return Math.round(Number(found[1]) * (found[2]!.toUpperCase() === 'G' ? 1000 : 1))
  }
}
