import type { Report } from './diagnose/report.ts'
import { type RunOptions, run } from './run.ts'
import type { Store } from './sinks/store/store.ts'
import type { Input } from './unpack/unpack.ts'

export interface Indexed {
  report: Report
  added: { bundles: number; records: number; findings: number }
  /** Bundles that were in the store before and stayed as they were. */
  present: number
}

/**
 * Stores every record and finding of the inputs. All or nothing: one transaction, so that a run that is killed leaves the
 * store as it was and the next one does the whole work. A bundle that is in the store already is read, then left out.
 */
export async function indexInto(store: Store, inputs: readonly Input[], options: RunOptions): Promise<Indexed> {
  await store.run('begin transaction')
  try {
    const report = await run(inputs, store, options)
    const [counts] = await store.rows(`
      select (select count(*) from run_bundle) as bundles, (select count(*) from present_bundle) as present,
        (select count(*) from record_row join run_bundle using (bundle)) as records,
        (select count(*) from finding join run_bundle using (bundle)) as findings`)
    await store.run('update bundle set indexed_at = now()::timestamp where bundle in (select bundle from run_bundle)')
    await store.run('commit')
    return {
      report,
      added: { bundles: Number(counts!.bundles), records: Number(counts!.records), findings: Number(counts!.findings) },
      present: Number(counts!.present),
    }
  } catch (error) {
    await store.run('rollback').catch(() => undefined)
    throw error
  }
}
