import { parseArgs } from 'node:util'
import { run } from '../pipelines/run.ts'
import { openStore, type Store } from '../pipelines/sinks/store/store.ts'
import { type ExitStatus, type Io, UsageError } from './io.ts'
import { createProgress } from './progress.ts'
import { faultsOf, inputsOf, limitsOf, readingOptions, workersOf } from './reading.ts'
import { rowRenderer } from './rows.ts'

/** `vmtriage query CASE.duckdb|BUNDLE 'select …'`: SQL over a store, or over a bundle that is read into memory first. */
export async function queryCommand(args: string[], io: Io): Promise<ExitStatus> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { ...readingOptions, format: { type: 'string', default: 'table' } },
  })
  const [input, sql, ...more] = positionals
  if (input === undefined || sql === undefined || more.length > 0) {
    throw new UsageError(
      'query needs one input and one SQL text',
      `vmtriage query case.duckdb 'select host, count(*) from record group by host'`,
    )
  }
  const render = rowRenderer(values.format, io)
  const inputs = inputsOf([input], io)
  const limits = limitsOf(values)

  const store = await openStore(input.endsWith('.duckdb') ? input : null, input.endsWith('.duckdb'))
  try {
    let status: ExitStatus = 0
    if (!input.endsWith('.duckdb')) {
      const progress = createProgress(io)
      const faults = await faultsOf(values, io)
      const report = await run(inputs, store, {
        faults,
        limits,
        everyRecord: true,
        workers: workersOf(values),
        signal: io.signal,
        progress: progress.show,
      })
      progress.clear()
      if (report.coverage.errors.some((error) => !error.note)) status = 3
    }
    io.out(render(await rowsOf(store, sql)))
    return status
  } finally {
    store.close()
  }
}

async function rowsOf(store: Store, sql: string) {
  try {
    return await store.rows(sql)
  } catch (error) {
    throw new UsageError(
      (error as Error).message.trim(),
      '`select table_name, comment from duckdb_tables()` lists the tables; docs/store.md explains them',
    )
  }
}
