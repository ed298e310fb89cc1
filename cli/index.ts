import { parseArgs } from 'node:util'
import { indexInto } from '../pipelines/index.ts'
import { openStore } from '../pipelines/sinks/store/store.ts'
import { statusOf } from './analyze.ts'
import { type ExitStatus, type Io, UsageError } from './io.ts'
import { createProgress } from './progress.ts'
import { faultsOf, inputsOf, limitsOf, readingOptions } from './reading.ts'

/** `vmtriage index INPUT… --to CASE.duckdb`: every record and finding into a store; what is in it already stays as it is. */
export async function indexCommand(args: string[], io: Io): Promise<ExitStatus> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { ...readingOptions, to: { type: 'string' } },
  })
  if (values.to === undefined) throw new UsageError('no --to', 'name the store: vmtriage index INPUT… --to case.duckdb')
  if (!values.to.endsWith('.duckdb'))
    throw new UsageError(`--to ${values.to}: not a store`, 'a store is a file whose name ends in .duckdb')
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
      signal: io.signal,
      progress: progress.show,
    })
    progress.clear()
    io.out(
      `${added.bundles} bundles added to ${values.to}: ${added.records} records, ${added.findings} findings${present > 0 ? `; ${present} bundles were in it already` : ''}\n`,
    )
    for (const { member, reason } of report.coverage.errors.filter((error) => !error.note))
      io.err(`not read: ${member}: ${reason}\n`)
    return statusOf(report, null)
  } finally {
    progress.clear()
    store.close()
  }
}
