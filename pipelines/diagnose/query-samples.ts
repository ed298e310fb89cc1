import type { Json } from '@duckdb/node-api'
import type { Query, Row } from '../../patterns/fault.ts'
import { openStore } from '../sinks/store/store.ts'
import { queryRows } from './queries.ts'

type Tables = Readonly<Record<string, readonly Row[]>>

/**
 * Runs a query on the rows of its samples and says what is wrong with it; empty when nothing is. Tables of a sample shadow
 * the store's of the same name and have its columns; a row without `bundle` is of bundle 1.
 */
export async function checkQuerySamples(query: Query): Promise<string[]> {
  const problems: string[] = []
  for (const [at, sample] of query.samples.match.entries()) {
    const rows = await run(query, sample.tables)
    if (typeof rows === 'string') problems.push(`match sample ${at + 1}: ${rows}`)
    else if (JSON.stringify(rows.map(sorted)) !== JSON.stringify(sample.rows.map(sorted))) {
      problems.push(`match sample ${at + 1} gives ${JSON.stringify(rows)}, not ${JSON.stringify(sample.rows)}`)
    }
  }
  for (const [at, sample] of query.samples.noMatch.entries()) {
    const rows = await run(query, sample.tables)
    if (typeof rows === 'string') problems.push(`noMatch sample ${at + 1}: ${rows}`)
    else if (rows.length > 0) problems.push(`noMatch sample ${at + 1} gives ${JSON.stringify(rows)}`)
  }
  return problems
}

/** Rows of the query without `bundle`, all cells as text; a text where the sample or the SQL is wrong. */
async function run(query: Query, tables: Tables): Promise<Record<string, string>[] | string> {
  const store = await openStore(null)
  try {
    await store.run('create temp table run_bundle as select 1 as bundle')
    for (const [table, rows] of Object.entries(tables)) {
      await store.run(`create temp table "${table}" as select * from main."${table}" limit 0`)
      for (const row of rows) await store.run(insertSql(table, { bundle: 1, ...row }))
    }
    return (await queryRows(store, query.sql)).map(({ bundle: _, ...row }) =>
      Object.fromEntries(
        Object.entries(row)
          .filter(([, cell]) => cell !== null)
          .map(([name, cell]) => [name, text(cell)]),
      ),
    )
  } catch (error) {
    return (error as Error).message
  } finally {
    store.close()
  }
}

function insertSql(table: string, row: Row): string {
  const names = Object.keys(row).map((name) => `"${name}"`)
  return `insert into temp."${table}" (${names.join(', ')}) values (${Object.values(row).map(literal).join(', ')})`
}

function literal(cell: Row[string]): string {
  return typeof cell === 'string' ? `'${cell.replaceAll("'", "''")}'` : String(cell)
}

function sorted(row: Row): [string, string][] {
  return Object.entries(row)
    .map(([name, cell]): [string, string] => [name, text(cell)])
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

function text(cell: Json): string {
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell)
}
