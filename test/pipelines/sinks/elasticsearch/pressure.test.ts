import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createBulkWriter, type Rejected } from '../../../../pipelines/sinks/elasticsearch/bulk-writer.ts'
import { connect, type Elasticsearch } from '../../../../pipelines/sinks/elasticsearch/client.ts'
import { setupElasticsearch } from '../../../../pipelines/sinks/elasticsearch/setup.ts'
import { type Server, startElasticsearch } from '../../../elasticsearch-server.ts'
import { testedVersions } from '../../../shared-elasticsearch.ts'
import { documentsOf, entities, index, plain, smallLog, storedIds } from './helpers.ts'

describe.for(testedVersions())('Elasticsearch %s with 2 MB for indexing and requests of 1 MB', (version) => {
  let server: Server
  let es: Elasticsearch

  beforeAll(async () => {
    server = await startElasticsearch(version, {
      settings: { 'indexing_pressure.memory.limit': '2mb', 'http.max_content_length': '1mb' },
    })
    es = await connect(plain(server.url))
    await setupElasticsearch(es.client, entities, false)
  }, 400_000)

  afterAll(async () => {
    await es?.client.close()
    await server?.stop()
  }, 60_000)

  const stored = async (caseName: string, flushSize: number) => {
    const input = smallLog(6_000)
    const expected = (await documentsOf([input], caseName)).map(({ id }) => id).toSorted()
    const statuses = new Set<number | undefined>()
    const elasticsearch = await connect(plain(server.url))
    elasticsearch.client.diagnostic.on('response', (_, result) => statuses.add(result?.statusCode))
    const bulk = { flushSize, retry: { firstMs: 20, longestMs: 500, giveUpMs: 60_000 } }
    const { stopped, retries } = await index(plain(server.url), [input], caseName, { elasticsearch, bulk })
    expect(stopped).toBeNull()
    expect(await storedIds(es.client, caseName)).toEqual(expected)
    return { statuses, retries }
  }

  test('a storm of 429: everything is stored in the end, once', async () => {
    const { statuses, retries } = await stored('storm', 900_000)
    expect(statuses.has(429)).toBe(true)
    expect(retries).toBeGreaterThan(0)
  }, 180_000)

  test('a request above the limit of the server is halved until it fits', async () => {
    const { statuses } = await stored('large', 5_000_000)
    expect(statuses.has(413)).toBe(true)
  }, 180_000)

  test('a document above the limit is refused with the reason; the others are stored', async () => {
    const rejected: Rejected[] = []
    const writer = createBulkWriter({
      client: es.client,
      signal: new AbortController().signal,
      rejected: (document) => rejected.push(document),
      retry: { firstMs: 5, longestMs: 50, giveUpMs: 20_000 },
    })
    const stream = 'logs-vsphere.esxi-one'
    const json = (size: number) => `{"@timestamp":"2026-03-11T10:00:00Z","message":"${'x '.repeat(size / 2)}"}`
    await writer.add(['a', 'b', 'c'].map((id) => ({ stream, id, json: json(id === 'b' ? 1_200_000 : 1_000) })))
    await writer.end()
    expect(rejected.map(({ id, status, type }) => [id, status, type])).toEqual([['b', 413, 'too_large']])
    expect(writer.streams.get(stream)).toEqual({ sent: 3, created: 2, present: 0, rejected: 1 })
  }, 60_000)
})
