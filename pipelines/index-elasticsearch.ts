import { closeSync, openSync, writeSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Client } from '@elastic/elasticsearch'
import type { Entity } from '../patterns/entities.ts'
import type { Report } from './diagnose/report.ts'
import { type RunOptions, run } from './run.ts'
import {
  type BulkOptions,
  createBulkWriter,
  type Rejected,
  type StreamCount,
} from './sinks/elasticsearch/bulk-writer.ts'
import { caseStreams, countDocuments, presentIds, removeCase } from './sinks/elasticsearch/case.ts'
import type { Elasticsearch } from './sinks/elasticsearch/client.ts'
import { ElasticsearchError } from './sinks/elasticsearch/error.ts'
import { explain } from './sinks/elasticsearch/explain.ts'
import { type Events, type Outgoing, readDocuments } from './sinks/elasticsearch/read-documents.ts'
import { openStore } from './sinks/store/store.ts'
import type { Input } from './unpack/unpack.ts'

export interface IndexOptions extends Omit<RunOptions, 'everyRecord'> {
  elasticsearch: Elasticsearch
  /** The address as the user gave it, for messages. */
  to: string
  caseName: string
  events: Events
  entities: ReadonlyMap<string, Entity>
  /** Version of vmtriage. */
  version: string
  /** True: what the case holds is removed before anything is sent. */
  replace: boolean
  /** True: only what the server does not hold is sent. */
  resume: boolean
  /** Folder for the database that holds the records until the findings are known; it is removed at the end. */
  workFolder: string
  /** File for documents that the server refuses; made when there are any. */
  rejectedFile: string
  sent: (documents: number) => void
  bulk?: Pick<BulkOptions, 'flushSize' | 'maxConcurrency' | 'retry'>
}

export interface IndexedStream extends StreamCount {
  name: string
  /** What a search over the stream finds, of this and earlier runs; null: this user may not ask. */
  found: number | null
}

/** Documents that the server refused for one kind of reason; `reason`: what it said of the first. */
export interface Refusal {
  type: string
  reason: string
  count: number
}

export interface IndexedInto {
  report: Report
  streams: IndexedStream[]
  refusals: Refusal[]
  retries: number
  /** What stopped the run before everything was stored. */
  stopped: ElasticsearchError | null
}

/** Reads the inputs once, diagnoses, and sends every record, finding and what was covered to Elasticsearch. */
export async function indexIntoElasticsearch(inputs: readonly Input[], options: IndexOptions): Promise<IndexedInto> {
  const folder = await mkdtemp(join(options.workFolder, 'vmtriage-'))
  const store = await openStore(join(folder, 'records.duckdb'))
  try {
    const report = await run(inputs, store, { ...options, everyRecord: options.events !== 'findings' })
    const context = { ...options, ingested: new Date().toISOString() }
    const documents = readDocuments(store, report, context, options.events)
    return { report, ...(await send(documents, options)) }
  } finally {
    store.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function send(documents: AsyncIterable<Outgoing[]>, options: IndexOptions): Promise<Omit<IndexedInto, 'report'>> {
  const { client } = options.elasticsearch
  const rejected = rejectedFile(options.rejectedFile)
  const writer = createBulkWriter({ ...options.bulk, client, signal: options.signal, rejected: rejected.write })
  try {
    if (options.replace) await removeCase(client, options.caseName)
    const there = (await caseStreams(client, options.caseName)) ?? []
    // Ids are unique within one backing index only: once a stream has rolled over, what it holds must be asked for.
    const ask = options.resume || there.some(({ indices }) => indices.length > 1)
    if (ask) for (const { name } of there) await countDocuments(client, name, 0)
    for await (const list of documents) {
      const present = ask ? await presentOf(client, list) : new Set<string>()
      await writer.add(list, present)
      options.sent(list.length)
    }
    await writer.end()
    const streams: IndexedStream[] = []
    for (const [name, count] of writer.streams) {
      streams.push({ name, ...count, found: await countDocuments(client, name, count.created + count.present) })
    }
    return { streams, refusals: rejected.refusals(), retries: writer.retries(), stopped: null }
  } catch (error) {
    const told = explain(error, options.to)
    if (options.signal.aborted || !(told instanceof ElasticsearchError)) throw told
    const streams = [...writer.streams].map(([name, count]) => ({ name, ...count, found: null }))
    return { streams, refusals: rejected.refusals(), retries: writer.retries(), stopped: told }
  } finally {
    rejected.end()
  }
}

async function presentOf(client: Client, list: readonly Outgoing[]): Promise<ReadonlySet<string>> {
  const present = new Set<string>()
  for (const stream of new Set(list.map((document) => document.stream))) {
    const ids = list.filter((document) => document.stream === stream).map(({ id }) => id)
    for (const id of await presentIds(client, stream, ids)) present.add(id)
  }
  return present
}

interface RejectedFile {
  write(document: Rejected): void
  refusals(): Refusal[]
  end(): void
}

/** Documents that the server refused, one JSON object a line, with the reason. The file is made with the first one. */
function rejectedFile(path: string): RejectedFile {
  let file: number | null = null
  const refusals = new Map<string, Refusal>()
  return {
    refusals: () => [...refusals.values()],
    write({ json, ...why }) {
      const { type, reason } = why
      const refusal = refusals.get(type) ?? { type, reason, count: 0 }
      refusals.set(type, refusal)
      refusal.count++
      file ??= openSync(path, 'w')
      writeSync(file, `${JSON.stringify(why).slice(0, -1)},"document":${json}}\n`)
    },
    end() {
      if (file !== null) closeSync(file)
    },
  }
}
