import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Fault } from '../../../patterns/fault.ts'
import { loadFaults } from '../../../patterns/load.ts'
import { run } from '../../../pipelines/run.ts'
import { openStore } from '../../../pipelines/sinks/store/store.ts'
import { defaultLimits } from '../../../pipelines/unpack/limits.ts'
import { writeBundle } from '../../../samples/bundles.ts'

let folder: string
let faults: readonly Fault[]
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vmtriage-'))
  faults = (await loadFaults(join(import.meta.dirname, '../../../patterns'))).faults
}, 60_000)
afterAll(() => rm(folder, { recursive: true }))

/** What is at error or above, each with the fault that it stands under in the end. */
async function diagnosed(sample: string) {
  const { path } = await writeBundle(sample, folder, { logMegabytes: 0.5 })
  const store = await openStore(null)
  try {
    const { findings } = await run([{ path }], store, {
      faults,
      limits: defaultLimits,
      everyRecord: false,
      signal: new AbortController().signal,
      progress: () => undefined,
    })
    const byId = new Map(findings.map((finding) => [finding.id, finding]))
    const rootOf = (id: string): string => {
      const { causedBy, host, fault } = byId.get(id)!
      return causedBy === null ? `${fault} on ${short(host)}` : rootOf(causedBy)
    }
    return findings
      .filter(({ severity }) => severity === 'error' || severity === 'critical')
      .map(({ id, host, fault, causedBy, alsoOn }) =>
        causedBy === null
          ? `${fault} on ${short(host)}${alsoOn.length === 0 ? '' : `, also on ${alsoOn.map(short).join(', ')}`}`
          : `${fault} on ${short(host)} under ${rootOf(id)}`,
      )
      .sort()
  } finally {
    store.close()
  }
}

const short = (host: string | null) => host?.split('.')[0] ?? '?'

test('an array that drops a LUN: each host has its own tree, and names the other', async () => {
  expect(await diagnosed('export-array')).toEqual([
    'storage.apd on esx11 under storage.pdl on esx11',
    'storage.apd on esx12 under storage.pdl on esx12',
    'storage.pdl on esx11, also on esx12',
    'storage.pdl on esx12, also on esx11',
    'storage.vmfs-heartbeat on esx11 under storage.pdl on esx11',
    'storage.vmfs-heartbeat on esx12 under storage.pdl on esx12',
  ])
}, 60_000)

test('a full vCenter disk is the cause of what its hosts see', async () => {
  expect(await diagnosed('export-vcenter')).toEqual([
    'host.vpxa on esx11 under vcenter.disk-full on vcenter',
    'host.vpxa on esx12 under vcenter.disk-full on vcenter',
    'vcenter.database on vcenter under vcenter.disk-full on vcenter',
    'vcenter.disk-full on vcenter',
    'vcenter.service on vcenter under vcenter.disk-full on vcenter',
    'vcenter.service on vcenter under vcenter.disk-full on vcenter',
  ])
}, 60_000)
