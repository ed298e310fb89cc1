import { resolve } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { generatedFiles, kibanaObjects } from '../../elastic/generate.ts'
import { AREA_BOARDS } from '../../elastic/kibana/boards.ts'
import { allSearches } from '../../elastic/kibana/searches.ts'
import { lintNdjson, lintRules, type TypeOf } from '../../elastic/lint.ts'
import { fromNdjson, type SavedObject } from '../../elastic/ndjson.ts'
import { rules } from '../../elastic/rules.ts'
import { panelsOf, usesOf } from '../../elastic/uses.ts'
import { readEntities } from '../../patterns/entities.ts'
import type { Fault } from '../../patterns/fault.ts'
import { loadFaults } from '../../patterns/load.ts'
import { allFields } from '../../pipelines/sinks/elasticsearch/fields.ts'
import { DATASETS, streamName } from '../../pipelines/sinks/elasticsearch/templates.ts'

const root = resolve(import.meta.dirname, '../..')

let faults: readonly Fault[]
let files: Record<string, string>
let objects: SavedObject[]
let typeOf: TypeOf
beforeAll(async () => {
  faults = (await loadFaults(`${root}/patterns`)).faults
  files = generatedFiles(faults)
  objects = fromNdjson(files['elastic/generated/kibana.ndjson']!)
  const fields: Record<string, string> = allFields(await readEntities(`${root}/patterns`))
  typeOf = (field) => fields[field]
})

test('lint has nothing to say', () => {
  expect(lintNdjson(files['elastic/generated/kibana.ndjson']!, typeOf)).toEqual([])
  expect(lintNdjson(files['elastic/generated/rules.ndjson']!, typeOf, objects)).toEqual([])
  expect(lintRules(rules(faults), typeOf, objects)).toEqual([])
})

test('ids of what users link to', () => {
  const ids = (type: string) => objects.filter((object) => object.type === type).map(({ id }) => id)
  expect(ids('index-pattern')).toEqual([
    'vsphere-logs',
    'vsphere-findings',
    'vsphere-findings-ingested',
    'vsphere-coverage',
  ])
  expect(ids('dashboard')).toEqual([
    'vmtriage-overview',
    'vmtriage-network',
    'vmtriage-storage',
    'vmtriage-memory-cpu',
    'vmtriage-health',
    'vmtriage-security',
    'vmtriage-evidence',
    'vmtriage-surroundings',
    'vmtriage-coverage',
  ])
  expect(ids('search').filter((id) => !id.startsWith('vmtriage-fault-'))).toEqual([
    'vmtriage-findings',
    'vmtriage-evidence',
    'vmtriage-surroundings',
    'vmtriage-problems-without-finding',
    'vmtriage-coverage',
    'vmtriage-area-network',
    'vmtriage-area-storage',
    'vmtriage-area-memory-cpu',
    'vmtriage-area-health',
    'vmtriage-area-security',
  ])
})

test('every fault has its search, no harmless line has', () => {
  const real = faults.filter(({ benign }) => !benign).map(({ id }) => `vmtriage-fault-${id}`)
  const searches = allSearches(faults).map(({ id }) => id)
  expect(searches.filter((id) => id.startsWith('vmtriage-fault-'))).toEqual(real)
})

test('every area has its board', () => {
  const areas = new Set(faults.filter(({ benign }) => !benign).map(({ id }) => id.split('.')[0]!))
  const shown = AREA_BOARDS.flatMap((board) => board.areas)
  expect([...areas].filter((area) => !shown.includes(area))).toEqual([])
  expect(shown.filter((area, index) => shown.indexOf(area) !== index)).toEqual([])
})

test('what a board asks of findings, their patterns capture', () => {
  const wrong = AREA_BOARDS.flatMap(({ name, areas }) => {
    const captured = namesOf(faults.filter((fault) => areas.includes(fault.id.split('.')[0]!)))
    const board = objects.find((object) => object.type === 'dashboard' && object.id === `vmtriage-${name}`)!
    return usesOf(board)
      .fields.map(({ field }) => /^vsphere\.(?:entity|value)\.(\w+)$/.exec(field)?.[1])
      .filter((entity) => entity !== undefined && !captured.has(entity))
      .map((entity) => `${name}: ${entity}`)
  })
  expect(wrong).toEqual([])
})

test('a board shows more than 20 panels in all, and every board says what it is about', () => {
  const panels = objects.map(panelsOf).filter((list) => list.length > 0)
  expect(panels.flat().length).toBeGreaterThanOrEqual(20)
  expect(panels.every((list) => list[0]!.panelIndex === 'about')).toBe(true)
})

test('data views look at the streams that index writes, each stream at one of them', () => {
  const titles = objects
    .filter(({ type, attributes }) => type === 'index-pattern' && attributes.timeFieldName === '@timestamp')
    .flatMap(({ attributes }) => String(attributes.title).split(','))
  expect(titles.sort()).toEqual(DATASETS.map((dataset) => streamName(dataset, '*')).sort())
})

test('no id of an object is used twice, also with rules', () => {
  const ids = [...kibanaObjects(faults).map(({ type, id }) => `${type}:${id}`), ...rules(faults).map(({ id }) => id)]
  expect(new Set(ids).size).toBe(ids.length)
})

/** Names that messages and queries of faults give to their findings. */
function namesOf(some: readonly Fault[]): ReadonlySet<string> {
  const captures = some.flatMap(({ messages }) =>
    messages.flatMap(({ samples }) => samples.match.flatMap((sample) => Object.keys(sample.captures))),
  )
  const columns = some.flatMap(({ queries }) =>
    queries.flatMap(({ samples }) => samples.match.flatMap(({ rows }) => rows.flatMap((row) => Object.keys(row)))),
  )
  return new Set([...captures, ...columns])
}
