import { setTimeout as sleep } from 'node:timers/promises'
import { type Client, errors } from '@elastic/elasticsearch'
import { ElasticsearchError } from './error.ts'
import { DATASETS, streamName } from './templates.ts'

/** A stream of a case as it is on the server, with its backing indices, oldest first. */
export interface Stream {
  name: string
  indices: string[]
}

/** A search returns 10,000 hits at most. */
const IDS_PER_QUESTION = 5_000
const WAIT_MS = 500
const WAITS = 20

/** True for what can stand in a stream's name: lower case, no dash. */
export function isCaseName(name: string): boolean {
  return /^[a-z0-9][a-z0-9_.]{0,99}$/.test(name)
}

/** The streams of a case that are there; null where this user may not ask. */
export async function caseStreams(client: Client, caseName: string): Promise<Stream[] | null> {
  const ours = new Set(DATASETS.map((dataset) => streamName(dataset, caseName)))
  const answer = await unlessForbidden(client.indices.resolveIndex({ name: `logs-vsphere.*-${caseName}` }))
  if (answer === null) return null
  return answer.data_streams
    .filter(({ name }) => ours.has(name))
    .map(({ name, backing_indices: indices }) => ({ name, indices: [indices].flat() }))
}

/** Removes all documents of a case. Returns the names of its streams. */
export async function removeCase(client: Client, caseName: string): Promise<string[]> {
  const streams = await caseStreams(client, caseName)
  if (streams === null) {
    throw new ElasticsearchError(
      'no permission to see what the case holds (403)',
      '--replace needs view_index_metadata and delete_index on logs-vsphere.*',
    )
  }
  for (const stream of streams) {
    try {
      await client.indices.deleteDataStream({ name: stream.name })
    } catch (error) {
      if (!lacksMethod(error)) throw error
      await emptyStream(client, stream)
    }
  }
  return streams.map(({ name }) => name)
}

/** For a server without the call that deletes a stream: a new backing index is started, the others are deleted. */
async function emptyStream(client: Client, { name, indices }: Stream): Promise<void> {
  await client.indices.rollover({ alias: name })
  await client.indices.delete({ index: indices })
}

/** Of some ids those that a stream holds, in whichever of its indices. */
export async function presentIds(client: Client, stream: string, ids: readonly string[]): Promise<string[]> {
  const present: string[] = []
  for (let at = 0; at < ids.length; at += IDS_PER_QUESTION) {
    const answer = await client.search({
      index: stream,
      ignore_unavailable: true,
      query: { ids: { values: ids.slice(at, at + IDS_PER_QUESTION) } },
      size: IDS_PER_QUESTION,
      _source: false,
      track_total_hits: false,
      filter_path: ['hits.hits._id'],
    })
    for (const { _id: id } of answer.hits?.hits ?? []) present.push(id!)
  }
  return present
}

/** Documents that a search of the stream finds, waited for until it is at least `expected`; null where this user may not ask. */
export async function countDocuments(client: Client, stream: string, expected: number): Promise<number | null> {
  const index = { index: stream, ignore_unavailable: true }
  for (let wait = 0; ; wait++) {
    const last = wait === WAITS
    try {
      await unlessForbidden(client.indices.refresh(index))
      const answer = await unlessForbidden(client.count(index))
      if (answer === null || answer.count >= expected || last) return answer?.count ?? null
    } catch (error) {
      // A node that has just gone is asked until the others notice.
      if (last || !(error instanceof errors.ResponseError && error.statusCode === 503)) throw error
    }
    await sleep(WAIT_MS)
  }
}

async function unlessForbidden<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call
  } catch (error) {
    if (error instanceof errors.ResponseError && error.statusCode === 403) return null
    throw error
  }
}

function lacksMethod(error: unknown): boolean {
  if (!(error instanceof errors.ResponseError)) return false
  return error.statusCode === 405 || (error.statusCode === 400 && /no handler found/.test(JSON.stringify(error.body)))
}
