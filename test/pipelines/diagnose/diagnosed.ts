import { Readable } from 'node:stream'
import type { Fault } from '../../../patterns/fault.ts'
import type { Report } from '../../../pipelines/diagnose/report.ts'
import { run } from '../../../pipelines/run.ts'
import { openStore } from '../../../pipelines/sinks/store/store.ts'
import { defaultLimits } from '../../../pipelines/unpack/limits.ts'
import type { Input } from '../../../pipelines/unpack/unpack.ts'
import { tar, tarMember } from '../../../samples/odd/build.ts'

/** The report of these inputs, from a store of its own. */
export async function diagnosedInputs(faults: readonly Fault[], inputs: readonly Input[]): Promise<Report> {
  const store = await openStore(null)
  try {
    return await run(inputs, store, {
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

/** The report of one bundle that holds these members: path below its root to text. */
export function diagnosedBundle(faults: readonly Fault[], members: Readonly<Record<string, string>>): Promise<Report> {
  const entries = Object.entries(members).map(([path, text]) => tarMember(`esx-esx01-2024-01-02--03.04/${path}`, text))
  return diagnosedInputs(faults, [{ path: 'bundle.tar', stream: Readable.from([tar(...entries)]) }])
}
