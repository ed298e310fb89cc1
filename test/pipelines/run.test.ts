import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
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

/** A host folder with one log. */
async function hostWith(name: string, text: string): Promise<string> {
  const path = await mkdtemp(join(folder, 'host-'))
  const log = join(path, 'esx-lab-2026-01-01--00.00-1/var/run/log', name)
  await mkdir(dirname(log), { recursive: true })
  await writeFile(log, text)
  return path
}

test('text without any head, pasted into a file named as a log, is read by the patterns of every log', async () => {
  const pasted = 'Unable to connect to the MKS: Could not connect to pipe within retry period\n'
  const headed = `2026-01-01T00:00:00.000Z cpu0:2097152)Boot: 123: ready\n${pasted}`
  const faultsOf = async (text: string) =>
    (await analyzed(await hostWith('vmkernel.log', text), 1, false)).report.findings.map(({ fault }) => fault)
  expect(await faultsOf(pasted)).toEqual(['vm.console'])
  expect(await faultsOf(headed)).toEqual([])
})

test('an empty log and a list of the event log keep their names', async () => {
  const path = await hostWith('hostd.log', '')
  const commands = join(path, 'esx-lab-2026-01-01--00.00-1/commands')
  await mkdir(commands)
  await writeFile(join(commands, 'localcli_hardware-ipmi-sel-list--p--i--n-all.txt'), 'Record:1:\n   Record Id: 1\n')
  const { report } = await analyzed(path, 1, false)
  expect(report.coverage.files.map(({ log, lines }) => [log, lines])).toEqual([
    ['sensor', 2],
    ['hostd', 0],
  ])
})

test('a rotated log that begins within a long record keeps its name', async () => {
  const text = `${'-->    value = 1,\n'.repeat(40)}2026-01-01T00:00:00.000Z info hostd[2099123] [Originator@6876 sub=Default] done\n`
  const { report } = await analyzed(await hostWith('hostd.3', text), 1, false)
  expect(report.coverage.files.map(({ log, lines }) => [log, lines])).toEqual([['hostd', 41]])
})

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
