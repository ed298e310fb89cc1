import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Fault } from '../../patterns/fault.ts'
import { loadFaults } from '../../patterns/load.ts'
import { run } from '../../pipelines/run.ts'
import { openStore } from '../../pipelines/sinks/store/store.ts'
import { defaultLimits } from '../../pipelines/unpack/limits.ts'
import { writeBundle } from '../../samples/bundles.ts'

let folder: string
let faults: readonly Fault[]
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vmtriage-'))
  faults = (await loadFaults(join(import.meta.dirname, '../../patterns'))).faults
})
afterAll(() => rm(folder, { recursive: true }))

/** The report, and the rows of the store in the order in which they were appended. */
async function analyzed(path: string, workers: number, everyRecord: boolean) {
  const store = await openStore(null)
  try {
    const report = await run([{ path }], store, {
      faults,
      limits: defaultLimits,
      everyRecord,
      workers,
      signal: new AbortController().signal,
      progress: () => undefined,
    })
    const rows = await store.rows(`
      select (select md5(string_agg(h::varchar, chr(10) order by h.rowid)) from hit_row h) as hits,
        (select md5(string_agg(r::varchar, chr(10) order by r.rowid)) from record_row r) as records,
        (select md5(string_agg(m::varchar, chr(10) order by m.rowid)) from member m) as members,
        (select md5(string_agg(m::varchar, chr(10) order by m.rowid)) from measurement m) as measurements,
        (select count(*) from measurement) as measured`)
    return { report, rows }
  } finally {
    store.close()
  }
}

test.each([true, false])(
  'one worker or several: the same report, the same store; every record %s',
  async (every) => {
    const { path } = await writeBundle('tx-hang-combined', folder, { logMegabytes: 0.5 })
    const alone = await analyzed(path, 1, every)
    expect(alone.report.findings.length).toBeGreaterThan(0)
    expect(await analyzed(path, 2, every)).toEqual(alone)
  },
  60_000,
)

test('an abort ends the workers', async () => {
  const { path } = await writeBundle('demo', folder)
  const store = await openStore(null)
  const abort = new AbortController()
  const running = run([{ path }], store, {
    faults,
    limits: defaultLimits,
    everyRecord: false,
    workers: 2,
    signal: abort.signal,
    progress: () => abort.abort(new Error('enough')),
  })
  await expect(running).rejects.toThrow('enough')
  store.close()
})
