import { parseArgs } from 'node:util'
import { indexInto } from '../pipelines/index.ts'
import { openStore } from '../pipelines/sinks/store/store.ts'
import { counted } from '../reports/wrap.ts'
import { statusOf } from './analyze.ts'
import { isElasticsearchTarget, sendOptions } from './elasticsearch-options.ts'
import { type ExitStatus, type Io, UsageError } from './io.ts'
import { createProgress } from './progress.ts'
import { faultsOf, inputsOf, limitsOf, readingOptions, workersOf } from './reading.ts'

/**
 * `vmtriage index INPUT… --to CASE.duckdb`: every record and finding into a store; what is in it already stays as it is.
 * With an address or a cloud id as target: into Elasticsearch, whose client is loaded only then.
 */
export async function indexCommand(args: string[], io: Io): Promise<ExitStatus> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { ...readingOptions, ...sendOptions, to: { type: 'string' } },
  })
  if (values.to === undefined) throw new UsageError('no --to', 'name the store: vmtriage index INPUT… --to case.duckdb')
  if (isElasticsearchTarget(values.to)) {
    const { indexToElasticsearch } = await import('./elasticsearch.ts')
    return indexToElasticsearch(values.to, positionals, values, io)
  }
  if (!values.to.endsWith('.duckdb'))
    throw new UsageError(
      `--to ${values.to}: no store`,
      'name a file that ends in .duckdb, an https:// address or a cloud id',
    )
  const stray = Object.keys(sendOptions).find((name) => name in values)
  if (stray !== undefined) throw new UsageError(`--${stray} is for Elasticsearch`, 'leave it out for a .duckdb file')
  const inputs = inputsOf(positionals, io)
  const limits = limitsOf(values)
  const faults = await faultsOf(values, io)

  const store = await openStore(values.to)
  const progress = createProgress(io)
  try {
    const { report, added, present } = await indexInto(store, inputs, {
      faults,
      limits,
      everyRecord: true,
      workers: workersOf(values),
      signal: io.signal,
      progress: progress.show,
    })
    progress.clear()
    io.out(
      `${counted(added.bundles, 'bundle')} added to ${values.to}: ${counted(added.records, 'record')}, ${counted(added.findings, 'finding')}${present > 0 ? `; ${counted(present, 'bundle')} in it already` : ''}\n`,
    )
    for (const { member, reason } of report.coverage.errors.filter((error) => !error.note))
      io.err(`not read: ${member}: ${reason}\n`)
    return statusOf(report, null)
  } finally {
    progress.clear()
    store.close()
  }
}
