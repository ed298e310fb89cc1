import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs'
import { type DuckDBConnection, DuckDBInstance, type Json } from '@duckdb/node-api'
import { factTables } from '../../../parsers/facts/index.ts'
import { createTableSql, type FactTable } from '../../../parsers/facts/table.ts'
import { type Cell, type ColumnType, createTableWriter, type TableWriter } from './table-writer.ts'
import { type AppendedTable, appendedTables } from './tables.ts'

/** Changes whenever a table or column changes its meaning; an older file is refused with what to do. */
const SCHEMA_VERSION = 2
const MEMORY_LIMIT = '1GB'

const schema = readFileSync(new URL('schema.sql', import.meta.url), 'utf8')
const counterRate = readFileSync(new URL('counter-rate.sql', import.meta.url), 'utf8')

/** The DuckDB database that holds records, hits, facts and findings. */
export interface Store {
  readonly connection: DuckDBConnection
  writer(table: AppendedTable): TableWriter
  fact(table: FactTable): TableWriter
  /** Rows of a query as objects, with 64-bit numbers as strings. Parameters are named `$name`. */
  rows(sql: string, parameters?: Record<string, Cell>): Promise<Record<string, Json>[]>
  run(sql: string): Promise<void>
  /** Hands all appended rows to the database. */
  flush(): void
  close(): void
}

/** DuckDB opens any JSON or CSV file as a database of its own kind: the mark of its storage format tells a store. */
function isNewOrDuckDb(file: string): boolean {
  if (!existsSync(file)) return true
  const head = Buffer.alloc(12)
  const descriptor = openSync(file, 'r')
  try {
    return readSync(descriptor, head) === head.length && head.toString('latin1', 8) === 'DUCK'
  } finally {
    closeSync(descriptor)
  }
}

/** What a user must know when a store cannot be opened. */
export class StoreError extends Error {}

/**
 * Opens the store in memory (`null`) or in a file, which is created where it does not exist. Patterns' SQL runs in it:
 * files, network and extensions are locked before anything else happens. Throws StoreError.
 */
export async function openStore(file: string | null, readOnly = false): Promise<Store> {
  if (file !== null && !isNewOrDuckDb(file))
    throw new StoreError(`${file}: is a file of another kind, not a vmtriage store`)
  const instance = await DuckDBInstance.create(file ?? ':memory:', {
    access_mode: readOnly ? 'READ_ONLY' : 'AUTOMATIC',
    threads: '1',
    memory_limit: MEMORY_LIMIT,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  }).catch((error: unknown) => {
    throw new StoreError(`${file}: cannot be opened as a vmtriage store: ${String((error as Error).message ?? error)}`)
  })
  const connection = await instance.connect()
  const writers = new Map<string, TableWriter>()

  const rows = async (sql: string, parameters?: Record<string, Cell>) =>
    (await connection.runAndReadAll(sql, parameters)).getRowObjectsJson()

  await connection.run('set enable_external_access = false; set lock_configuration = true')
  if (!readOnly) {
    await connection.run(schema)
    await connection.run(`insert into schema_version select ${SCHEMA_VERSION} where not exists (from schema_version)`)
  }
  const [found] = await rows('select max(version) as version from schema_version').catch(() => [])
  if (found?.version !== SCHEMA_VERSION) {
    instance.closeSync()
    throw new StoreError(
      `${file}: the store has version ${String(found?.version ?? 'none')}, this vmtriage writes ${SCHEMA_VERSION}; index the bundles into a new file`,
    )
  }

  for (const [table, columns] of readOnly ? [] : Object.entries(appendedTables)) {
    writers.set(table, await createTableWriter(connection, table, Object.values(columns) as ColumnType[]))
  }
  for (const table of readOnly ? [] : factTables) {
    await connection.run(createTableSql(table))
    const types = Object.values(table.columns).map(({ type }) => type)
    writers.set(table.name, await createTableWriter(connection, table.name, ['integer', 'varchar', ...types]))
  }
  if (!readOnly) await connection.run(counterRate)

  return {
    connection,
    writer: (table) => writers.get(table)!,
    fact: (table) => writers.get(table.name)!,
    rows,
    run: async (sql) => {
      await connection.run(sql)
    },
    flush: () => {
      for (const writer of writers.values()) writer.flush()
    },
    close: () => {
      for (const writer of writers.values()) writer.close()
      connection.closeSync()
      instance.closeSync()
    },
  }
}
