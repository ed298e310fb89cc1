import { errors } from '@elastic/elasticsearch'

/** What became of one document. `retry`: the server was too busy for it, or its shard was away. */
export type Fate =
  | { kind: 'created' }
  | { kind: 'present' }
  | { kind: 'retry'; reason: string }
  | { kind: 'rejected'; status: number; type: string; reason: string }

/**
 * What became of one request. `retry`: nothing is known of any document in it, send all again. `full`: the server's memory
 * for indexing is used up; `busy`: it or a proxy is overloaded or away; `lost`: the connection broke.
 */
export type Answer =
  | { kind: 'items'; fates: Fate[] }
  | { kind: 'retry'; reason: string; cause: 'full' | 'busy' | 'lost' }
  | { kind: 'too-large' }
  | { kind: 'fatal'; error: unknown }

export interface BulkItem {
  status?: number
  error?: { type?: string; reason?: string; caused_by?: { reason?: string } }
  failure_store?: string
}

/** The part of an answer that is asked for. */
export const BULK_FILTER = 'errors,items.*.status,items.*.error,items.*.failure_store'

const BUSY_STATUS: ReadonlySet<number | undefined> = new Set([502, 503, 504])

/** Reads the body of a bulk answer for `sent` documents. A half answer is no answer. */
export function readAnswer(body: unknown, sent: number): Answer {
  const items = (body as { items?: Record<string, BulkItem>[] } | null)?.items
  if (!Array.isArray(items) || items.length !== sent) {
    return { kind: 'retry', reason: 'the answer does not name every document', cause: 'lost' }
  }
  return { kind: 'items', fates: items.map((item) => fateOf(Object.values(item)[0] ?? {})) }
}

function fateOf({ status = 0, error, failure_store: failureStore }: BulkItem): Fate {
  if (failureStore === 'used') {
    return {
      kind: 'rejected',
      status,
      type: 'failure_store',
      reason: "it is in the stream's failure store (<stream>::failures)",
    }
  }
  if (status >= 200 && status < 300) return { kind: 'created' }
  if (status === 409) return { kind: 'present' }
  const type = error?.type ?? 'unknown'
  const reason = [error?.reason, error?.caused_by?.reason].filter((text) => text !== undefined).join(': ')
  // A full disk blocks an index with 429 as well; that does not pass in minutes.
  if ((status === 429 || status === 503) && type !== 'cluster_block_exception')
    return { kind: 'retry', reason: `${type}: ${reason}` }
  return { kind: 'rejected', status, type, reason }
}

/** Reads what a bulk request threw. Whatever can pass by itself is retried; the rest stops the run. */
export function readFailure(error: unknown): Answer {
  if (error instanceof errors.ResponseError) {
    const { statusCode } = error
    if (statusCode === 413) return { kind: 'too-large' }
    if (statusCode === 429) return { kind: 'retry', reason: 'too many requests (429)', cause: 'full' }
    if (BUSY_STATUS.has(statusCode)) return { kind: 'retry', reason: `status ${statusCode}`, cause: 'busy' }
    return { kind: 'fatal', error }
  }
  if (error instanceof errors.TimeoutError) return { kind: 'retry', reason: 'no answer in time', cause: 'busy' }
  // A half answer cannot be parsed; a reset connection says nothing of what was stored.
  if (error instanceof errors.ConnectionError || error instanceof errors.DeserializationError) {
    return { kind: 'retry', reason: error.message, cause: 'lost' }
  }
  return { kind: 'fatal', error }
}
