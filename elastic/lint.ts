import { GRID_COLUMNS } from './kibana/dashboards.ts'
import { KqlError, kqlToDsl, parseKql } from './kql.ts'
import { fromNdjson, type SavedObject, toNdjson } from './ndjson.ts'
import type { Rule } from './rules.ts'
import { type LensLayer, linksOf, type Need, type Panel, panelsOf, usesOf } from './uses.ts'

/** Type of a field in the index templates; undefined: they have no such field. */
export type TypeOf = (field: string) => string | undefined

const FITTING: Readonly<Record<Need, ReadonlySet<string>>> = {
  any: new Set(['keyword', 'long', 'double', 'ip', 'date', 'boolean', 'text']),
  aggregatable: new Set(['keyword', 'long', 'double', 'ip', 'date', 'boolean']),
  numeric: new Set(['long', 'double']),
  date: new Set(['date']),
}

const OWN_ID = /^(?:vmtriage|vsphere-)/
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/

/**
 * What is wrong with an import file: one line for each problem, none when all is well. `others`: objects of another file that
 * must be there first. Kibana itself accepts most of these mistakes and shows empty or broken panels.
 */
export function lintNdjson(text: string, typeOf: TypeOf, others: readonly SavedObject[] = []): string[] {
  let objects: SavedObject[]
  try {
    objects = fromNdjson(text)
  } catch (error) {
    return [`not JSON: ${error instanceof Error ? error.message : String(error)}`]
  }
  const known = new Set([...objects, ...others].map(keyOf))
  return [
    ...(toNdjson(objects) === text ? [] : ['keys are not sorted, or version stamps differ']),
    ...repeated(objects.map(keyOf)).map((key) => `${key}: twice`),
    ...objects.flatMap((object) => lintObject(object, typeOf, known).map((problem) => `${keyOf(object)}: ${problem}`)),
  ]
}

/** What is wrong with rules as API bodies: the same checks as for an import file. */
export function lintRules(rules: readonly Rule[], typeOf: TypeOf, others: readonly SavedObject[]): string[] {
  const views = new Map(others.filter(({ type }) => type === 'index-pattern').map((view) => [view.id, view]))
  return rules.flatMap(({ id, body }) => {
    const { searchConfiguration, timeField } = body.params
    const view = views.get(searchConfiguration.index)
    return [
      ...(UUID.test(id) ? [] : ['the id is no UUID']),
      ...(view === undefined ? [`there is no data view ${searchConfiguration.index}`] : []),
      ...(view === undefined || view.attributes.timeFieldName === timeField
        ? []
        : [`${timeField} is not the data view's`]),
      ...queryProblems(searchConfiguration.query.query, typeOf),
    ].map((problem) => `${body.name}: ${problem}`)
  })
}

function lintObject(object: SavedObject, typeOf: TypeOf, known: ReadonlySet<string>): string[] {
  const uses = usesOf(object)
  const named = object.references.map(({ name }) => name)
  return [
    ...(OWN_ID.test(object.id) || (object.type === 'alert' && UUID.test(object.id))
      ? []
      : ['the id is not one of ours']),
    ...repeated(named).map((name) => `reference ${name}: twice`),
    ...uses.references.filter((name) => !named.includes(name)).map((name) => `reference ${name} is missing`),
    ...named.filter((name) => !uses.references.includes(name)).map((name) => `reference ${name} is not used`),
    ...[...object.references, ...linksOf(object)]
      .filter((to) => !known.has(keyOf(to)))
      .map((to) => `there is no ${keyOf(to)}`),
    ...uses.fields.flatMap(({ place, field, need }) => fieldProblems(place, field, need, typeOf)),
    ...uses.queries.flatMap(({ place, query }) =>
      queryProblems(query, typeOf).map((problem) => `${place}: ${problem}`),
    ),
    ...layoutProblems(panelsOf(object)),
    ...panelsOf(object).flatMap(lensProblems),
  ]
}

function fieldProblems(place: string, field: string, need: Need, typeOf: TypeOf): string[] {
  const type = typeOf(field)
  if (type === undefined) return [`${place}: the index has no field ${field}`]
  return FITTING[need].has(type) ? [] : [`${place}: ${field} is ${type}, not ${need}`]
}

function queryProblems(query: string, typeOf: TypeOf): string[] {
  try {
    kqlToDsl(parseKql(query), typeOf)
    return []
  } catch (error) {
    if (error instanceof KqlError) return [error.message]
    throw error
  }
}

function layoutProblems(panels: readonly Panel[]): string[] {
  const outside = panels.filter(
    ({ gridData: { x, y, w, h } }) => x < 0 || y < 0 || w < 1 || h < 1 || x + w > GRID_COLUMNS,
  )
  const overlapping = panels.filter((panel, index) =>
    panels.slice(0, index).some((other) => overlap(panel.gridData, other.gridData)),
  )
  return [
    ...repeated(panels.map(({ panelIndex }) => panelIndex)).map((id) => `panel ${id}: twice`),
    ...panels
      .filter(({ panelIndex, gridData }) => panelIndex !== gridData.i)
      .map(({ panelIndex }) => `panel ${panelIndex}: another i`),
    ...outside.map(({ panelIndex }) => `panel ${panelIndex}: outside the grid`),
    ...overlapping.map(({ panelIndex }) => `panel ${panelIndex}: on top of another`),
  ]
}

type Rectangle = Panel['gridData']

function overlap(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
}

function lensProblems({ panelIndex, embeddableConfig: { attributes } }: Panel): string[] {
  if (attributes === undefined) return []
  const layers = attributes.state.datasourceStates.formBased.layers
  const columns = new Set(Object.values(layers).flatMap((layer) => Object.keys(layer.columns)))
  const asked = accessors(attributes.state.visualization)
  return [
    ...Object.entries(layers).flatMap(([id, layer]) => layerProblems(id, layer)),
    ...asked.filter((column) => !columns.has(column)).map((column) => `shows column ${column}, which is not there`),
    ...[...columns].filter((column) => !asked.includes(column)).map((column) => `does not show column ${column}`),
  ].map((problem) => `panel ${panelIndex}: ${problem}`)
}

function layerProblems(id: string, { columnOrder, columns }: LensLayer): string[] {
  const same = [...columnOrder].sort().join() === Object.keys(columns).sort().join()
  return same ? [] : [`columnOrder of layer ${id} is not its columns`]
}

const ACCESSORS: ReadonlySet<string> = new Set([
  'accessors',
  'columnId',
  'metricAccessor',
  'metrics',
  'primaryGroups',
  'splitAccessor',
  'xAccessor',
])

/** Column ids that a visualization names, anywhere in it. */
function accessors(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(accessors)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) =>
    ACCESSORS.has(key) ? ([part].flat() as string[]) : accessors(part),
  )
}

function keyOf({ type, id }: { readonly type: string; readonly id: string }): string {
  return `${type} ${id}`
}

function repeated(names: readonly string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index)
}
