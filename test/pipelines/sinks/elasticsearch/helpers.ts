import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Client } from '@elastic/elasticsearch'
import { afterAll } from 'vitest'
import { readEntities } from '../../../../patterns/entities.ts'
import type { Fault } from '../../../../patterns/fault.ts'
import { loadFaults } from '../../../../patterns/load.ts'
import {
  type IndexedInto,
  type IndexOptions,
  indexIntoElasticsearch,
} from '../../../../pipelines/index-elasticsearch.ts'
import { run } from '../../../../pipelines/run.ts'
import { type Connection, connect } from '../../../../pipelines/sinks/elasticsearch/client.ts'
import { type Events, type Outgoing, readDocuments } from '../../../../pipelines/sinks/elasticsearch/read-documents.ts'
import { openStore } from '../../../../pipelines/sinks/store/store.ts'
import { defaultLimits } from '../../../../pipelines/unpack/limits.ts'
import type { Input } from '../../../../pipelines/unpack/unpack.ts'

export const entities = await readEntities('patterns')
export const { faults } = await loadFaults('patterns')
/** Enough for a log that is there to be sent, and quicker to set up than all. */
export const fewFaults: readonly Fault[] = faults
  .filter(({ id }) => id.startsWith('network.') && !id.includes('vsan'))
  .slice(0, 5)

export const plain = (to: string): Connection => ({ to, auth: null, ca: null, caFingerprint: null })

let folders: string | null = null
afterAll(() => {
  if (folders !== null) rmSync(folders, { recursive: true, force: true })
})

/** An empty folder, removed after the tests of the file. */
export function temporaryFolder(): string {
  folders ??= mkdtempSync(join(tmpdir(), 'vmtriage-test-'))
  return mkdtempSync(join(folders, 'folder-'))
}

/** Indexes, with defaults that a test replaces. */
export async function index(
  connection: Connection,
  inputs: readonly Input[],
  caseName: string,
  changes: Partial<IndexOptions> = {},
): Promise<IndexedInto> {
  const elasticsearch = changes.elasticsearch ?? (await connect(connection))
  try {
    return await indexIntoElasticsearch(inputs, {
      to: connection.to,
      caseName,
      events: 'all',
      entities,
      faults: fewFaults,
      version: '0.0.0',
      limits: defaultLimits,
      replace: false,
      resume: false,
      workFolder: temporaryFolder(),
      rejectedFile: join(temporaryFolder(), 'rejected.ndjson'),
      signal: new AbortController().signal,
      progress: () => undefined,
      sent: () => undefined,
      ...changes,
      elasticsearch,
    })
  } finally {
    await elasticsearch.client.close()
  }
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
