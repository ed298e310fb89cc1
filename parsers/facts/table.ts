/** Types of a fact's columns. `timestamp` is µs since 1970 UTC. */
export type FactType = 'varchar' | 'bigint' | 'double' | 'boolean' | 'timestamp'

export interface Column {
  readonly type: FactType
  /** Unit of a number: `B`, `KiB`, `us`, `Mbit/s`, `%`. Part of the column's name wherever it is not obvious. */
  readonly unit?: string
  /** What the column holds, one phrase. */
  readonly about: string
}

type Columns = Readonly<Record<string, Column>>

/** A table of facts. DDL, row type and docs/facts.md come from this declaration. `bundle` and `host` are added to each. */
export interface FactTable<C extends Columns = Columns> {
  readonly name: string
  /** What one row is, one sentence. */
  readonly about: string
  readonly columns: C
}

type CellOf<T extends FactType> = T extends 'varchar' ? string : T extends 'boolean' ? boolean : number

/** A row of a table: every column may be null, for what the source does not state. Absent columns are null. */
export type RowOf<T extends FactTable> = {
  -readonly [name in keyof T['columns']]?: CellOf<T['columns'][name]['type']> | null
}

export type FactRow = Readonly<Record<string, string | number | boolean | null>>

/** Declares a table. Names are lower case with underscores; entity columns have the names of patterns/entities.yaml. */
export function factTable<const C extends Columns>(name: string, about: string, columns: C): FactTable<C> {
  return { name, about, columns }
}

/** Rows that a source gave, and lines of it that could not be read. */
export interface Facts {
  add<T extends FactTable>(table: T, row: RowOf<T>): void
  /** Something in the source that could not be read; `line` is 1-based, null where it concerns the whole file. */
  problem(line: number | null, reason: string): void
}

/** What is known of a file beside its bytes. */
export interface FactFile {
  /** In bytes, also where only the start was handed over. */
  readonly size: number
  /** When it was changed last, µs since 1970 UTC; null: not known. */
  readonly changedUs: number | null
}

/**
 * One command output or configuration file, with its JSON twin where it has one: text and twin have one source name, `parse`
 * tells them apart by `.json`. Where a bundle holds both and the twin gives rows, the text's rows are dropped.
 */
export interface FactSource {
  /** Name in parsers/members.ts. */
  readonly source: string
  readonly about: string
  /** Tables that it fills. */
  readonly tables: readonly FactTable[]
  /** Sources that state the same and more: where one of them gave rows in the bundle, the rows of this one are dropped. */
  readonly yieldsTo?: readonly string[]
  /** Bytes of the file's start that it needs; absent: all. */
  readonly startBytes?: number
  /** Reads the whole file. Never throws: what can be read is added, the rest is a problem. `path` is relative to the bundle. */
  parse(bytes: Buffer, path: string, facts: Facts, file?: FactFile): void | Promise<void>
}

/** The statement that creates a table in the store; every fact table has `bundle` and `host`. */
export function createTableSql(table: FactTable): string {
  const columns = Object.entries(table.columns).map(([name, { type }]) => `  "${name}" ${type}`)
  return `create table if not exists "${table.name}" (\n  bundle integer not null,\n  host varchar,\n${columns.join(',\n')}\n)`
}
