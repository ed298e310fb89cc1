import type { Json } from '@duckdb/node-api'
import { factSources } from '../../parsers/facts/index.ts'
import type { Fault, Query } from '../../patterns/fault.ts'
import type { Store } from '../sinks/store/store.ts'
import { createTemporaryTable } from '../sinks/store/table-writer.ts'

/** A query that runs longer is stopped: it comes from a file that a user may have written. */
const MAX_QUERY_MS = 10_000
/** Rows of one query that are kept; a query that finds more names no single fault. */
const MAX_QUERY_ROWS = 500

/** Columns of a result that are no captures. */
const ownColumns = new Set(['bundle', 'host', 'first', 'last', 'count'])

export interface SkippedQuery {
  pattern: string
  reason: string
  /** True where the query failed, false where the input lacks what it reads. */
  failed: boolean
}

/**
 * Runs the queries of all faults over the run's facts and hits. Their rows go into the temporary table `query_hit`.
 * Returns the queries that did not run: a table is empty in this input, or the query failed or took too long.
 */
export async function runQueries(store: Store, faults: readonly Fault[]): Promise<SkippedQuery[]> {
  const writer = await createTemporaryTable(store.connection, 'query_hit', {
    query_hit: 'integer',
    pattern: 'varchar',
    bundle: 'integer',
    object_kind: 'varchar',
    object: 'varchar',
    captures: 'varchar',
    tables: 'varchar',
    row: 'varchar',
    first: 'timestamp',
    last: 'timestamp',
    count: 'bigint',
  })
  const skipped: SkippedQuery[] = []
  const filled = await filledTables(store)
  let number = 0
  for (const query of faults.flatMap((fault) => fault.queries)) {
    const absent = query.tables.filter((table) => !filled.has(table))
    if (absent.length > 0) {
      skipped.push({ pattern: query.patternId, reason: `no ${absent.join(', ')} in the input`, failed: false })
      continue
    }
    try {
      for (const row of await queryRows(store, query.sql)) writer.push(queryHit(++number, query, row))
    } catch (error) {
      skipped.push({ pattern: query.patternId, reason: `its SQL failed: ${(error as Error).message}`, failed: true })
    }
  }
  writer.close()
  return skipped
}

/** Rows of a query that belong to the run's bundles, in a fixed order. Its SQL may end in a comment. Rejects after MAX_QUERY_MS. */
export async function queryRows(store: Store, sql: string): Promise<Record<string, Json>[]> {
  const timer = setTimeout(() => store.connection.interrupt(), MAX_QUERY_MS)
  try {
    return await store.rows(`
      select * from (${sql}
      ) as result where bundle in (select bundle from run_bundle) order by all limit ${MAX_QUERY_ROWS}`)
  } finally {
    clearTimeout(timer)
  }
}

/** Tables that this run can answer for: those with rows, and those whose source was there and listed nothing. */
async function filledTables(store: Store): Promise<Set<string>> {
  const tables = await store.rows(`
    select distinct c.table_name as name
    from duckdb_columns() c left join duckdb_tables() t using (schema_name, table_name)
    where c.column_name = 'bundle' and c.table_name <> 'run_bundle' and c.schema_name = 'main'
      and coalesce(t.estimated_size, 1) > 0 -- views have none
    order by all`)
  const read = new Set(
    (await store.rows('select distinct source from fact_file join run_bundle using (bundle)')).map(
      ({ source }) => source,
    ),
  )
  const filled = new Set(
    factSources.filter(({ source }) => read.has(source)).flatMap((source) => source.tables.map(({ name }) => name)),
  )
  const questions = tables.map(
    ({ name }) =>
      `select '${String(name)}' as name where exists (from "${String(name)}" join run_bundle using (bundle))`,
  )
  for (const { name } of await store.rows(questions.join(' union all '))) filled.add(String(name))
  return filled
}

function queryHit(number: number, query: Query, row: Record<string, Json>) {
  const captures: Record<string, string> = {}
  for (const [name, value] of Object.entries(row)) {
    if (!ownColumns.has(name) && value !== null) captures[name] = String(value)
  }
  const kind = query.object.find((name) => captures[name] !== undefined) ?? ''
  const first = timeUs(row.first)
  return [
    number,
    query.patternId,
    Number(row.bundle),
    kind,
    kind === '' ? '' : captures[kind]!,
    JSON.stringify(captures),
    query.tables.join(', '),
    JSON.stringify(row),
    first,
    timeUs(row.last) ?? first,
    Number(row.count ?? 1),
  ]
}

/** DuckDB prints a timestamp as `2024-01-31 12:30:00.123456`, UTC. */
function timeUs(cell: Json | undefined): number | null {
  if (typeof cell !== 'string') return null
  const [second = '', fraction = ''] = cell.split('.')
  const ms = Date.parse(`${second.replace(' ', 'T')}Z`)
  return Number.isNaN(ms) ? null : ms * 1000 + Number(fraction.padEnd(6, '0'))
}
