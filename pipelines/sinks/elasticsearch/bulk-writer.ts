import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from '@elastic/elasticsearch'
import { type Answer, BULK_FILTER, readAnswer, readFailure } from './bulk-answer.ts'
import { ElasticsearchError } from './error.ts'
import type { Outgoing } from './read-documents.ts'

/** A document that the server will never take as it is. */
export interface Rejected extends Outgoing {
  status: number
  type: string
  reason: string
}

/** What became of the documents of one stream. */
export interface StreamCount {
  sent: number
  created: number
  /** Were there before, from an earlier run, a retry, or a bundle of the same host. */
  present: number
  rejected: number
}

export interface BulkOptions {
  client: Client
  signal: AbortSignal
  rejected: (document: Rejected) => void
  /** Characters at which a request is sent; the server's limit is 100 MB. */
  flushSize?: number
  maxConcurrency?: number
  /** Longest wait between two tries, and how long one request is tried before the run gives up. */
  retry?: { firstMs: number; longestMs: number; giveUpMs: number }
}

export interface BulkWriter {
  /** Takes documents but for those whose id is in `present`; resolves when there is room for more. Throws what stopped the run. */
  add(documents: readonly Outgoing[], present?: ReadonlySet<string>): Promise<void>
  /** Sends what is left and waits for all answers. */
  end(): Promise<void>
  readonly streams: ReadonlyMap<string, StreamCount>
  /** How often a request, or a part of one, was sent again. */
  retries(): number
}

/** Documents that the server asked to send again, and why the last of them. */
interface Again {
  documents: Outgoing[]
  reason: string
}

interface Batch {
  stream: string
  documents: Outgoing[]
  size: number
}

const FLUSH_SIZE = 5_000_000
const SMALLEST_FLUSH = 50_000
const START_CONCURRENCY = 4
const MAX_CONCURRENCY = 6
const RETRY = { firstMs: 200, longestMs: 60_000, giveUpMs: 10 * 60_000 }

/**
 * Sends documents in bulk requests. Bounded: `add` waits while as many requests are on their way as the server keeps up
 * with. That number rises by one for each round of good answers and is halved when the server says it is busy. Ids make a
 * second sending harmless, so whatever can pass by itself is tried again.
 */
export function createBulkWriter(options: BulkOptions): BulkWriter {
  const { client } = options
  const stop = new AbortController()
  const signal = AbortSignal.any([options.signal, stop.signal])
  const largest = options.flushSize ?? FLUSH_SIZE
  const maxConcurrency = options.maxConcurrency ?? MAX_CONCURRENCY
  const retry = options.retry ?? RETRY

  const streams = new Map<string, StreamCount>()
  const open = new Map<string, Batch>()
  const running = new Set<Promise<void>>()
  let flushSize = largest
  let concurrency = Math.min(START_CONCURRENCY, maxConcurrency)
  let retries = 0
  let failure: { error: unknown } | null = null

  const request = async ({ stream, documents }: Batch): Promise<Answer> => {
    const bulkBody = documents.map(({ id, json }) => `{"create":{"_id":"${id}"}}\n${json}\n`).join('')
    const path = `/${encodeURIComponent(stream)}/_bulk`
    try {
      const body = await client.transport.request(
        { method: 'POST', path, querystring: { filter_path: BULK_FILTER }, bulkBody },
        { signal },
      )
      return readAnswer(body, documents.length)
    } catch (error) {
      return signal.aborted ? { kind: 'fatal', error: signal.reason } : readFailure(error)
    }
  }

  const slower = () => {
    concurrency = Math.max(1, concurrency / 2)
  }

  /** Smaller requests from now on; they grow again with every good answer. */
  const smaller = () => {
    flushSize = Math.max(SMALLEST_FLUSH, flushSize / 2)
  }

  const faster = () => {
    concurrency = Math.min(maxConcurrency, concurrency + 1 / concurrency)
    flushSize = Math.min(largest, flushSize * 1.05)
  }

  /** Counts what became of the documents and returns those to send again. */
  const settle = (batch: Batch, answer: Extract<Answer, { kind: 'items' }>): Again => {
    const count = countOf(batch.stream)
    const again: Again = { documents: [], reason: '' }
    answer.fates.forEach((fate, at) => {
      const document = batch.documents[at]!
      if (fate.kind === 'retry') {
        again.documents.push(document)
        again.reason = fate.reason
      } else count[fate.kind]++
      if (fate.kind === 'rejected') {
        options.rejected({ ...document, status: fate.status, type: fate.type, reason: fate.reason })
      }
    })
    return again
  }

  /** `since`: when a document of this request was last stored, or the request first sent. */
  const send = async (batch: Batch, since: number): Promise<void> => {
    let left = batch
    let lastStored = since
    let why = ''
    for (let attempt = 0; ; attempt++) {
      const answer = await request(left)
      if (answer.kind === 'fatal') throw answer.error
      if (answer.kind === 'too-large') {
        smaller()
        return sendHalves(left, lastStored)
      }
      if (answer.kind === 'items') {
        const again = settle(left, answer)
        if (again.documents.length === 0) return faster()
        if (again.documents.length < left.documents.length) lastStored = performance.now()
        left = batchOf(left.stream, again.documents)
        why = again.reason
      } else why = answer.reason
      if (performance.now() - lastStored > retry.giveUpMs) throw givingUp(why)
      const full = answer.kind === 'items' || answer.cause === 'full'
      if (full || answer.cause === 'busy') slower()
      retries++
      await sleep(Math.random() * Math.min(retry.longestMs, retry.firstMs * 2 ** attempt), undefined, { signal })
      // A request above the server's memory for indexing is refused however often it comes; one that is too long for the
      // server or a proxy is often answered by closing the connection.
      const tooLong = answer.kind === 'retry' && answer.cause === 'lost' && attempt > 1 && left.size > SMALLEST_FLUSH
      if ((full && attempt > 0 && left.documents.length > 1) || tooLong) {
        smaller()
        return sendHalves(left, lastStored)
      }
    }
  }

  const sendHalves = async ({ stream, documents }: Batch, since: number): Promise<void> => {
    if (documents.length === 1) {
      countOf(stream).rejected++
      options.rejected({ ...documents[0]!, status: 413, type: 'too_large', reason: 'larger than the server takes' })
      return
    }
    const middle = documents.length >> 1
    await send(batchOf(stream, documents.slice(0, middle)), since)
    await send(batchOf(stream, documents.slice(middle)), since)
  }

  const countOf = (stream: string): StreamCount => {
    let count = streams.get(stream)
    if (count === undefined) {
      count = { sent: 0, created: 0, present: 0, rejected: 0 }
      streams.set(stream, count)
    }
    return count
  }

  const start = async (batch: Batch): Promise<void> => {
    while (running.size >= Math.max(1, Math.floor(concurrency))) await Promise.race(running)
    rethrow()
    const sending: Promise<void> = send(batch, performance.now())
      .catch((error: unknown) => {
        failure ??= { error }
        stop.abort(error)
      })
      .finally(() => running.delete(sending))
    running.add(sending)
  }

  /** Puts a document into the open request of its stream; returns the request when it is full. */
  const place = (document: Outgoing): Batch | null => {
    let batch = open.get(document.stream)
    if (batch === undefined) {
      batch = batchOf(document.stream, [])
      open.set(document.stream, batch)
    }
    batch.documents.push(document)
    batch.size += document.json.length
    if (batch.size < flushSize) return null
    open.delete(document.stream)
    return batch
  }

  const rethrow = () => {
    if (failure !== null) throw failure.error
  }

  return {
    streams,
    retries: () => retries,
    async add(documents, present) {
      for (const document of documents) {
        const count = countOf(document.stream)
        count.sent++
        if (present?.has(document.id) === true) {
          count.present++
          continue
        }
        const full = place(document)
        if (full !== null) await start(full)
      }
      rethrow()
    },
    async end() {
      for (const batch of open.values()) await start(batch)
      open.clear()
      await Promise.all(running)
      rethrow()
    },
  }
}

function batchOf(stream: string, documents: Outgoing[]): Batch {
  return { stream, documents, size: documents.reduce((sum, { json }) => sum + json.length, 0) }
}

function givingUp(reason: string): ElasticsearchError {
  return new ElasticsearchError(
    `Elasticsearch does not take documents any more: ${reason}`,
    'what was stored stays; see the health of the server and its disk (GET _cluster/allocation/explain), then run again with --resume',
  )
}
