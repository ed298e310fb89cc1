import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Client } from '@elastic/elasticsearch'
import { afterAll } from 'vitest'
import type { Fault } from '../../../../patterns/fault.ts'
import { run } from '../../../../pipelines/run.ts'
import { type Events, type Outgoing, readDocuments } from '../../../../pipelines/sinks/elasticsearch/read-documents.ts'
import { openStore } from '../../../../pipelines/sinks/store/store.ts'
import { defaultLimits } from '../../../../pipelines/unpack/limits.ts'
import type { Input } from '../../../../pipelines/unpack/unpack.ts'
import { entities, fewFaults } from './index-case.ts'

export * from './index-case.ts'

let folders: string | null = null
afterAll(() => {
  if (folders !== null) rmSync(folders, { recursive: true, force: true })
})

/** An empty folder, removed after the tests of the file. */
export function temporaryFolder(): string {
  folders ??= mkdtempSync(join(tmpdir(), 'vmtriage-test-'))
  return mkdtempSync(join(folders, 'folder-'))
}

/** The documents that inputs give, without a server. */
export async function documentsOf(
  inputs: readonly Input[],
  caseName: string,
  options: { faults?: readonly Fault[]; events?: Events } = {},
): Promise<Outgoing[]> {
  const store = await openStore(null)
  try {
    const report = await run(inputs, store, {
      faults: options.faults ?? fewFaults,
      limits: defaultLimits,
      everyRecord: true,
      signal: new AbortController().signal,
      progress: () => undefined,
    })
    const context = { caseName, entities, version: '0.0.0', ingested: '2026-01-01T00:00:00.000Z' }
    const all: Outgoing[] = []
    for await (const list of readDocuments(store, report, context, options.events ?? 'all')) all.push(...list)
    return all
  } finally {
    store.close()
  }
}

/** Ids of all documents of a case, sorted. */
export async function storedIds(client: Client, caseName: string): Promise<string[]> {
  const index = `logs-vsphere.*-${caseName}`
  await client.indices.refresh({ index })
  const ids: string[] = []
  let after: unknown[] | undefined
  const { id: pit } = await client.openPointInTime({ index, keep_alive: '1m' })
  for (;;) {
    const answer = await client.search({
      pit: { id: pit },
      size: 10_000,
      sort: ['_shard_doc'],
      _source: false,
      ...(after === undefined ? {} : { search_after: after as string[] }),
    })
    const hits = answer.hits.hits
    if (hits.length === 0) break
    ids.push(...hits.map(({ _id }) => _id!))
    after = hits.at(-1)!.sort as unknown[]
  }
  await client.closePointInTime({ id: pit })
  return ids.toSorted()
}

/** A folder with a vmkernel log of `lines` lines; every seventh is the one before again. */
export function smallLog(lines: number, from = 0): Input {
  const root = temporaryFolder()
  const folder = join(root, 'esx-esx01-2026-03-11--14.00-1', 'var', 'run', 'log')
  mkdirSync(folder, { recursive: true })
  const text: string[] = []
  for (let at = from; at < from + lines; at++) {
    const line = at % 7 === 6 ? at - 1 : at
    const time = new Date(Date.UTC(2026, 2, 11) + line * 250).toISOString()
    text.push(
      `${time} In(182) vmkernel: cpu${line % 8}:2097893)ScsiDeviceIO: 4633: Cmd(0x45${line}) 0x28 was slow on "naa.600a098${line % 5}"`,
    )
  }
  writeFileSync(join(folder, 'vmkernel.log'), `${text.join('\n')}\n`)
  return { path: root }
}

export function readRejected(file: string): Record<string, unknown>[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}
