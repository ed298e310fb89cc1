import { Readable } from 'node:stream'
import type { Fault } from '../../../patterns/fault.ts'
import type { Report } from '../../../pipelines/diagnose/report.ts'
import { run } from '../../../pipelines/run.ts'
import { openStore } from '../../../pipelines/sinks/store/store.ts'
import { defaultLimits } from '../../../pipelines/unpack/limits.ts'
import { tar, tarMember } from '../../../samples/odd/build.ts'

/** The report of one bundle that holds these members: path below its root to text. */
export async function diagnosedBundle(
  faults: readonly Fault[],
  members: Readonly<Record<string, string>>,
): Promise<Report> {
  const entries = Object.entries(members).map(([path, text]) => tarMember(`esx-esx01-2024-01-02--03.04/${path}`, text))
  const store = await openStore(null)
  try {
    return await run([{ path: 'bundle.tar', stream: Readable.from([tar(...entries)]) }], store, {
      faults,
      limits: defaultLimits,
      everyRecord: false,
      signal: new AbortController().signal,
      progress: () => undefined,
    })
  } finally {
    store.close()
  }
}
