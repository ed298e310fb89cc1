import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect, type Elasticsearch } from '../../../../pipelines/sinks/elasticsearch/client.ts'
import { setupElasticsearch } from '../../../../pipelines/sinks/elasticsearch/setup.ts'
import { availableVersions, type Server, startElasticsearch } from '../../../elasticsearch-server.ts'
import { documentsOf, entities, index, plain, smallLog, storedIds } from './helpers.ts'

describe.for(availableVersions())('Elasticsearch %s with 2 MB for indexing', (version) => {
  let server: Server
  let es: Elasticsearch

  beforeAll(async () => {
    server = await startElasticsearch(version, { settings: { 'indexing_pressure.memory.limit': '2mb' } })
    es = await connect(plain(server.url))
    await setupElasticsearch(es.client, entities, false)
  }, 180_000)

  afterAll(async () => {
    await es?.client.close()
    await server?.stop()
  }, 60_000)

  test('a storm of 429: everything is stored in the end, once', async () => {
    const input = smallLog(12_000)
    const expected = (await documentsOf([input], 'storm')).map(({ id }) => id).toSorted()
    let refused = 0
    const elasticsearch = await connect(plain(server.url))
    elasticsearch.client.diagnostic.on('response', (_, result) => {
      if (result?.statusCode === 429) refused++
    })
    // Requests of 5 MB are above the limit even one at a time: they have to become smaller.
    const bulk = { retry: { firstMs: 20, longestMs: 500, giveUpMs: 60_000 } }
    const result = await index(plain(server.url), [input], 'storm', { elasticsearch, bulk })
    expect(result.stopped).toBeNull()
    expect(refused).toBeGreaterThan(2)
    expect(result.retries).toBeGreaterThan(0)
    expect(await storedIds(es.client, 'storm')).toEqual(expected)
  }, 180_000)
})
