import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createBulkWriter, type Rejected } from '../../../../pipelines/sinks/elasticsearch/bulk-writer.ts'
import { connect, type Elasticsearch } from '../../../../pipelines/sinks/elasticsearch/client.ts'
import type { Outgoing } from '../../../../pipelines/sinks/elasticsearch/read-documents.ts'
import { setupElasticsearch } from '../../../../pipelines/sinks/elasticsearch/setup.ts'
import { writeBundle } from '../../../../samples/bundles.ts'
import { NEWEST } from '../../../elasticsearch-server.ts'
import { sharedServer, testedVersions } from '../../../shared-elasticsearch.ts'
import {
  documentsOf,
  entities,
  faults,
  index,
  plain,
  readRejected,
  smallLog,
  storedIds,
  temporaryFolder,
} from './helpers.ts'
import { startProxy, type Turn } from './proxy.ts'

const quick = { firstMs: 5, longestMs: 50, giveUpMs: 20_000 }
const never = new AbortController().signal

describe.for(testedVersions())('Elasticsearch %s', (version) => {
  const newest = version === NEWEST
  const url = sharedServer(version)
  let es: Elasticsearch
  let path: string
  let expected: Outgoing[]

  beforeAll(async () => {
    es = await connect(plain(url))
    await setupElasticsearch(es.client, entities, false)
    // At 2 MB no kind of document is missing.
    path = (await writeBundle('demo', temporaryFolder(), { logMegabytes: newest ? 2 : 0.5 })).path
    expected = await documentsOf([{ path }], 'demo', { faults })
  })

  afterAll(async () => {
    await es?.client.close()
  })

  test('the version is found', () => {
    expect([es.version, es.major]).toEqual([version, Number(version[0])])
  })

  test('setup changes nothing twice, and leaves alone what somebody changed', async () => {
    const changes = async (force: boolean) =>
      (await setupElasticsearch(es.client, entities, force)).map(({ change }) => change)
    expect(await changes(false)).toEqual(['unchanged', 'unchanged', 'unchanged', 'unchanged'])
    const { component_templates: found } = await es.client.cluster.getComponentTemplate({ name: 'vsphere@settings' })
    const { template, _meta } = found[0]!.component_template
    await es.client.cluster.putComponentTemplate({
      name: 'vsphere@settings',
      template: { ...template, settings: { index: { mode: 'logsdb', number_of_replicas: 0 } } },
      _meta: _meta!,
    })
    expect(await changes(false)).toEqual(['kept', 'unchanged', 'unchanged', 'unchanged'])
    expect(await changes(true)).toEqual(['updated', 'unchanged', 'unchanged', 'unchanged'])
    expect(await changes(false)).toEqual(['unchanged', 'unchanged', 'unchanged', 'unchanged'])
  })

  test('the whole sample bundle: all there, found by search, counted by aggregations; a second run adds nothing', async () => {
    const first = await index(plain(url), [{ path }], 'demo', { faults })
    const sent = (name: string) => expected.filter(({ stream }) => stream === name).length
    expect(first.stopped).toBeNull()
    expect(first.streams.map(({ name, created, found }) => [name, created, found])).toEqual(
      first.streams.map(({ name }) => [name, sent(name), sent(name)]),
    )
    const ids = await storedIds(es.client, 'demo')
    expect(ids).toEqual(expected.map(({ id }) => id).toSorted())

    const second = await index(plain(url), [{ path }], 'demo', { faults })
    expect(second.streams.map(({ created, present, found }) => [created, present, found])).toEqual(
      first.streams.map(({ created }) => [0, created, created]),
    )
    const resumed = await index(plain(url), [{ path }], 'demo', { faults, resume: true })
    expect(resumed.streams.map(({ created, present }) => [created, present])).toEqual(
      first.streams.map(({ created }) => [0, created]),
    )
    expect(await storedIds(es.client, 'demo')).toEqual(ids)

    const documents = expected.map(({ stream, json }) => ({
      stream,
      fields: JSON.parse(json) as Record<string, unknown>,
    }))
    const count = async (stream: string, query: string) =>
      (await es.client.count({ index: stream, query: { query_string: { query } } })).count
    const events = 'logs-vsphere.esxi-demo'
    const records = documents.filter(({ stream }) => stream === events)
    expect(await count(events, 'vsphere.finding.faults:"network.tx-hang"')).toBe(
      records.filter(({ fields }) =>
        (fields['vsphere.finding.faults'] as string[] | undefined)?.includes('network.tx-hang'),
      ).length,
    )
    expect(await count(events, 'message:"transmit queue"')).toBe(
      records.filter(({ fields }) => /\btransmit queue\b/i.test(String(fields.message))).length,
    )
    const answer = await es.client.search({
      index: 'logs-vsphere.*-demo',
      size: 0,
      aggs: {
        logs: { terms: { field: 'vsphere.log', size: 100 } },
        severities: {
          filter: { term: { 'event.kind': 'alert' } },
          aggs: { by: { terms: { field: 'vsphere.finding.max_severity' } } },
        },
        hours: { date_histogram: { field: '@timestamp', fixed_interval: '1h' } },
      },
    })
    const buckets = (answer.aggregations!.logs as { buckets: { key: string; doc_count: number }[] }).buckets
    const byLog = Map.groupBy(documents, ({ fields }) => fields['vsphere.log'])
    byLog.delete(undefined)
    expect(Object.fromEntries(buckets.map(({ key, doc_count: n }) => [key, n]))).toEqual(
      Object.fromEntries([...byLog].map(([log, list]) => [log, list.length])),
    )
    const hours = (answer.aggregations!.hours as { buckets: { doc_count: number }[] }).buckets
    expect(hours.reduce((sum, bucket) => sum + bucket.doc_count, 0)).toBe(expected.length)
    // No field is left out of the index unseen, not even for its length.
    const ignored = await es.client.search({
      index: 'logs-vsphere.*-demo',
      size: 0,
      query: { exists: { field: '_ignored' } },
    })
    expect(ignored.hits.total).toEqual({ value: 0, relation: 'eq' })
  }, 480_000)

  test('every field of the sample bundle has a mapping: an index that takes no others takes all documents', async () => {
    const strict = `strict-${version}`
    const { template } = (await es.client.indices.simulateIndexTemplate({ name: 'logs-vsphere.esxi-strict' })) as {
      template: { mappings: object }
    }
    await es.client.indices.create({ index: strict, mappings: { ...template.mappings, dynamic: 'strict' } })
    // One document of each set of fields is enough.
    const kinds = new Map(
      expected.map((document) => [
        Object.keys(JSON.parse(document.json) as object).join(),
        { ...document, stream: strict },
      ]),
    )
    const rejected: Rejected[] = []
    const writer = createBulkWriter({
      client: es.client,
      signal: never,
      rejected: (document) => rejected.push(document),
    })
    await writer.add([...kinds.values()])
    await writer.end()
    expect(rejected.map(({ reason }) => reason)).toEqual([])
    expect(writer.streams.get(strict)?.created).toBe(kinds.size)
  }, 240_000)

  test('connections that reset and half answers: sent again, nothing lost, nothing twice', async () => {
    const input = smallLog(1_500)
    const ids = (await documentsOf([input], 'broken')).map(({ id }) => id).toSorted()
    let pieces = 0
    const turns: Turn[] = []
    const turn = (): Turn => {
      pieces++
      const what = pieces > 5 && Math.random() < 0.3 ? (Math.random() < 0.5 ? 'half' : 'reset') : 'pass'
      turns.push(what)
      return what
    }
    const proxy = await startProxy(url, turn)
    try {
      const elasticsearch = await connect(plain(proxy.url))
      // Only documents meet the trouble: counting them afterwards does not.
      const result = await index(plain(proxy.url), [input], 'broken', {
        elasticsearch: { ...elasticsearch },
        bulk: { flushSize: 20_000, retry: quick },
      }).catch((error: unknown) => error)
      expect(turns.filter((what) => what !== 'pass').length).toBeGreaterThan(3)
      expect(await storedIds(es.client, 'broken')).toEqual(ids)
      expect(result).not.toBeInstanceOf(TypeError)
    } finally {
      await proxy.close()
    }
  }, 240_000)

  test('a proxy that strips headers, and OpenSearch, are told from Elasticsearch', async () => {
    const strip = await startProxy(
      url,
      () => 'pass',
      (bytes) => Buffer.from(bytes.toString('latin1').replace(/x-elastic-product/gi, 'x-something-else-'), 'latin1'),
    )
    const other = createServer((_, answer) => {
      answer.setHeader('content-type', 'application/json')
      answer.end(
        JSON.stringify({
          version: { distribution: 'opensearch', number: '2.19.0' },
          tagline: 'The OpenSearch Project',
        }),
      )
    }).listen(0, '127.0.0.1')
    try {
      await expect(connect(plain(strip.url))).rejects.toThrow(`${strip.url} does not say that it is Elasticsearch`)
      const address = `http://127.0.0.1:${(other.address() as AddressInfo).port}`
      await expect(connect(plain(address))).rejects.toThrow(`${address} does not say that it is Elasticsearch`)
      await expect(connect(plain('http://127.0.0.1:9'))).rejects.toThrow('http://127.0.0.1:9 cannot be reached')
    } finally {
      await strip.close()
      other.close()
    }
  })

  test('a read-only index refuses with a word on what to do; after that --resume finishes', async () => {
    const [before, all] = [smallLog(200), smallLog(500)]
    await index(plain(url), [before], 'blocked')
    const { data_streams: streams } = await es.client.indices.resolveIndex({ name: 'logs-vsphere.esxi-blocked' })
    const blocked = [streams[0]!.backing_indices].flat().at(-1)!
    const block = (write: boolean) =>
      es.client.indices.putSettings({ index: blocked, settings: { index: { blocks: { write } } } })
    await block(true)
    const rejectedFile = join(temporaryFolder(), 'rejected.ndjson')
    const refused = await index(plain(url), [all], 'blocked', { rejectedFile })
    const stream = refused.streams.find(({ name }) => name === 'logs-vsphere.esxi-blocked')!
    expect([stream.created, stream.rejected]).toEqual([0, 500])
    expect(readRejected(rejectedFile)[0]).toMatchObject({ status: 403, type: 'cluster_block_exception' })

    await block(false)
    const finished = await index(plain(url), [all], 'blocked', { resume: true })
    expect(finished.streams.find(({ name }) => name === 'logs-vsphere.esxi-blocked')).toMatchObject({
      created: 300,
      present: 200,
      found: 500,
    })
  }, 180_000)

  test('after a rollover the same documents are not stored a second time', async () => {
    const input = smallLog(300)
    const first = await index(plain(url), [input], 'rolled')
    await es.client.indices.rollover({ alias: 'logs-vsphere.esxi-rolled' })
    const second = await index(plain(url), [input], 'rolled')
    expect(second.streams.map(({ created, found }) => [created, found])).toEqual(
      first.streams.map(({ created }) => [0, created]),
    )
  }, 180_000)

  test('--replace removes what the case held', async () => {
    await index(plain(url), [smallLog(300)], 'replaced')
    const result = await index(plain(url), [smallLog(100)], 'replaced', { replace: true })
    expect(result.streams.find(({ name }) => name === 'logs-vsphere.esxi-replaced')).toMatchObject({
      created: 100,
      found: 100,
    })
  }, 180_000)

  test('--events findings sends no record, matched only those that a pattern matched', async () => {
    const all = await documentsOf([{ path }], 'some', { faults, events: 'matched' })
    const matched = await index(plain(url), [{ path }], 'some', { faults, events: 'matched' })
    expect(matched.streams.reduce((sum, { found }) => sum + found!, 0)).toBe(all.length)
    const none = await index(plain(url), [{ path }], 'none', { faults, events: 'findings' })
    expect(none.streams.map(({ name }) => name)).toEqual(['logs-vsphere.coverage-none', 'logs-vsphere.finding-none'])
  }, 240_000)

  test('documents that are too long are cut, refused ones are kept with the reason', async () => {
    const root = temporaryFolder()
    writeFileSync(join(root, 'long.log'), `2026-03-11T10:00:00.000Z first\n${`\t${'x'.repeat(60_000)}\n`.repeat(4)}`)
    const result = await index(plain(url), [{ path: join(root, 'long.log') }], 'long')
    expect(result.streams.find(({ name }) => name === 'logs-vsphere.esxi-long')).toMatchObject({
      created: 1,
      rejected: 0,
    })

    const rejected: Rejected[] = []
    const writer = createBulkWriter({
      client: es.client,
      signal: never,
      rejected: (document) => rejected.push(document),
    })
    const stream = 'logs-vsphere.esxi-long'
    await writer.add([
      { stream, id: 'no-time', json: '{"message":"x"}' },
      { stream, id: 'good', json: '{"@timestamp":"2026-03-11T10:00:00Z","message":"x"}' },
    ])
    await writer.end()
    expect(rejected.map(({ id, status, type }) => [id, status, type])).toEqual([
      ['no-time', 400, 'document_parsing_exception'],
    ])
    expect(writer.streams.get(stream)).toEqual({ sent: 2, created: 1, present: 0, rejected: 1 })
  }, 60_000)
})
