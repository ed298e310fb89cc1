import { resolve } from 'node:path'
import type { Client, estypes } from '@elastic/elasticsearch'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kibanaObjects } from '../../elastic/generate.ts'
import { AREA_BOARDS, areaQuery } from '../../elastic/kibana/boards.ts'
import { kqlToDsl, parseKql, type QueryDsl } from '../../elastic/kql.ts'
import type { SavedObject } from '../../elastic/ndjson.ts'
import { ruleObject, rules } from '../../elastic/rules.ts'
import { linksOf, panelsOf, usesOf } from '../../elastic/uses.ts'
import { readEntities } from '../../patterns/entities.ts'
import { loadFaults } from '../../patterns/load.ts'
import { connect } from '../../pipelines/sinks/elasticsearch/client.ts'
import { allFields } from '../../pipelines/sinks/elasticsearch/fields.ts'
import { setupElasticsearch } from '../../pipelines/sinks/elasticsearch/setup.ts'
import { type Dataset, streamName } from '../../pipelines/sinks/elasticsearch/templates.ts'
import { sharedServer, testedVersions } from '../shared-elasticsearch.ts'
import { type Made, madeOf } from './server-documents.ts'

const patterns = resolve(import.meta.dirname, '../../patterns')
const { faults } = await loadFaults(patterns)
const fields: Record<string, string> = allFields(await readEntities(patterns))
const made = await madeOf(faults, patterns)

/** The server holds those of other tests too. */
const CASE = 'kibana'
const objects = kibanaObjects(faults)
const ruleObjects = rules(faults).map(ruleObject)
const titles = new Map(
  objects.filter(({ type }) => type === 'index-pattern').map(({ id, attributes }) => [id, String(attributes.title)]),
)
const dsl = (query: string): QueryDsl => kqlToDsl(parseKql(query), (field) => fields[field])

/** Every query of an object that differs from the others of its data view, with the place where it stands. */
function queriesOf(some: readonly SavedObject[]): { place: string; query: string; view: string }[] {
  const seen = new Set<string>()
  return some
    .flatMap((object) =>
      usesOf(object).queries.map(({ place, query, view }) => ({
        place: `${object.type} ${object.id}: ${place}`,
        // A link asks for the value it stands on: here, for one that the documents have.
        query: query.replace('{{value}}', query.includes('host_minute') ? 'esx01 2026-03-04T05:06' : 'storage.apd'),
        view: view!,
      })),
    )
    .filter(({ query, view }) => {
      const key = `${view} ${query}`
      return !seen.has(key) && seen.add(key)
    })
}

describe.each(testedVersions())('Elasticsearch %s', (version) => {
  let client: Client
  const timeout = 180_000

  beforeAll(async () => {
    client = (await connect({ to: sharedServer(version), auth: null, ca: null, caFingerprint: null })).client
    await setupElasticsearch(client, await readEntities(patterns), false)
    await store(client, made)
  }, timeout)
  afterAll(async () => {
    await client?.close()
  }, timeout)

  const search = (view: string, body: object) =>
    client.search<Made['document']>({
      index: titles.get(view)!.replaceAll('*', CASE),
      ignore_unavailable: true,
      track_total_hits: true,
      ...body,
    })
  const count = async (view: string, query: QueryDsl) => totalOf(await search(view, { query, size: 0 }))

  test('the documents are there', async () => {
    const all = await Promise.all([...titles.keys()].map((view) => count(view, dsl(''))))
    const [logs, findings, ingested, coverage] = all
    expect(logs! + findings! + coverage!).toBe(made.length)
    expect(ingested).toBe(findings)
  })

  test("the search of a fault finds the evidence of its own samples, and nothing else's", async () => {
    const searches = objects.filter(({ id }) => id.startsWith('vmtriage-fault-'))
    expect(searches.length).toBeGreaterThan(80)
    for (const object of searches) {
      const [{ query, view }] = usesOf(object).queries as unknown as [{ query: string; view: string }]
      const fault = object.id.replace('vmtriage-fault-', '')
      const own = made.filter((one) => one.fault === fault && inView(one, view))
      const { hits } = await search(view, { query: dsl(query), size: 1000 })
      const messages = hits.hits.map(({ _source }) => String(_source?.message))
      expect([fault, messages.sort()]).toEqual([fault, own.map(({ document }) => String(document.message)).sort()])
      expect(own.length).toBeGreaterThan(0)
    }
  })

  test('the query of an area finds the records of its faults', async () => {
    for (const { areas } of AREA_BOARDS) {
      const own = made.filter(
        (one) => inView(one, 'vsphere-logs') && one.fault !== null && areas.includes(one.fault.split('.')[0]!),
      )
      expect([areas, await count('vsphere-logs', dsl(areaQuery(areas)))]).toEqual([areas, own.length])
    }
  })

  test('every query of every object runs and finds something', async () => {
    const nothing: string[] = []
    for (const { place, query, view } of queriesOf([...objects, ...ruleObjects])) {
      const found = await count(view, dsl(query))
      if (found === 0) nothing.push(`${place}: ${query}`)
      if (query !== '')
        expect(found + (await count(view, { bool: { must_not: dsl(query) } }))).toBe(await count(view, dsl('')))
    }
    expect(nothing).toEqual([])
  })

  test('links lead from a finding to its evidence, and from a record to what surrounds it', async () => {
    expect(objects.flatMap(linksOf).some(({ id }) => id === 'vmtriage-surroundings')).toBe(true)
    const finding = made.find(({ fault, document }) => fault === 'storage.apd' && document['event.kind'] === 'alert')!
    const [id] = finding.document['vsphere.finding.ids'] as string[]
    const asked = { query: dsl(`vsphere.finding.ids: "${id}"`), size: 1, fields: ['vsphere.host_minute'] }
    const { hits } = await search('vsphere-logs', asked)
    const minute = String(hits.hits[0]?.fields?.['vsphere.host_minute'])
    expect(minute).toBe('esx01 2026-03-04T05:06')
    const records = made.filter((one) => inView(one, 'vsphere-logs'))
    expect(await count('vsphere-logs', dsl(`vsphere.host_minute: "${minute}"`))).toBe(records.length)
  })

  test('every chart computes: each field can be grouped, summed or laid along time as its panel wants', async () => {
    const empty: string[] = []
    for (const board of objects.filter(({ type }) => type === 'dashboard')) {
      for (const { panelIndex, embeddableConfig } of panelsOf(board)) {
        const { state } = embeddableConfig.attributes ?? {}
        const layer = state?.datasourceStates.formBased.layers.layer
        if (state === undefined || layer === undefined) continue
        const view = embeddableConfig.attributes!.references[0]!.id
        for (const [id, column] of Object.entries(layer.columns)) {
          const aggregation = aggregationOf(column)
          if (aggregation === null) continue
          const answer = await search(view, { size: 0, query: dsl(state.query.query), aggs: { it: aggregation } })
          const it = answer.aggregations!.it as { buckets?: unknown[] | object; value?: number | null }
          const groups = it.buckets === undefined ? it.value : Object.keys(it.buckets).length
          if (!groups) empty.push(`${board.id} ${panelIndex} ${id} ${column.operationType} ${column.sourceField}`)
        }
      }
    }
    expect(empty).toEqual([])
  })
})

interface Column {
  readonly operationType: string
  readonly sourceField?: string
}

/** The aggregation that Lens makes of a column; null for what needs none. */
function aggregationOf({ operationType, sourceField }: Column): estypes.AggregationsAggregationContainer | null {
  const field = sourceField!
  switch (operationType) {
    case 'terms':
      return { terms: { field } }
    case 'date_histogram':
      return { date_histogram: { field, calendar_interval: 'day' } }
    case 'sum':
      return { sum: { field } }
    case 'max':
      return { max: { field } }
    case 'unique_count':
      return { cardinality: { field } }
    default:
      return null
  }
}

const VIEWS: Readonly<Record<Dataset, string>> = {
  esxi: 'vsphere-logs',
  vcenter: 'vsphere-logs',
  vm: 'vsphere-logs',
  finding: 'vsphere-findings',
  coverage: 'vsphere-coverage',
}

function inView({ document }: Made, view: string): boolean {
  return VIEWS[datasetOf(document)] === view
}

function datasetOf(document: Made['document']): Dataset {
  return String(document['data_stream.dataset']).replace('vsphere.', '') as Dataset
}

async function store(client: Client, all: readonly Made[]): Promise<void> {
  const operations = all.flatMap(({ document }) => [
    { create: { _index: streamName(datasetOf(document), CASE) } },
    document,
  ])
  const { errors, items } = await client.bulk({ operations, refresh: true })
  const wrong = items.map((item) => item.create?.error).filter((error) => error !== undefined)
  if (errors) throw new Error(JSON.stringify(wrong[0]))
}

function totalOf({ hits }: estypes.SearchResponse): number {
  return typeof hits.total === 'number' ? hits.total : hits.total!.value
}
