import type { SavedObject } from './ndjson.ts'

/** What the use of a field asks of its type. */
export type Need = 'any' | 'aggregatable' | 'numeric' | 'date'

/** What a saved object asks of the rest: queries, fields, and the names of its references. `place` says where in it. */
export interface Uses {
  readonly queries: readonly { readonly place: string; readonly query: string; readonly view: string | undefined }[]
  readonly fields: readonly { readonly place: string; readonly field: string; readonly need: Need }[]
  readonly references: readonly string[]
}

interface Query {
  readonly query: string
}

interface LensColumn {
  readonly operationType: string
  readonly sourceField?: string
  readonly filter?: Query
  readonly params: { readonly filters?: readonly { readonly input: Query }[] }
}

export interface LensLayer {
  readonly columnOrder: readonly string[]
  readonly columns: Readonly<Record<string, LensColumn>>
}

export interface Panel {
  readonly panelIndex: string
  readonly gridData: {
    readonly x: number
    readonly y: number
    readonly w: number
    readonly h: number
    readonly i: string
  }
  readonly panelRefName?: string
  readonly embeddableConfig: {
    readonly attributes?: {
      readonly references: SavedObject['references']
      readonly state: {
        readonly query: Query
        readonly datasourceStates: { readonly formBased: { readonly layers: Readonly<Record<string, LensLayer>> } }
        readonly visualization: unknown
      }
    }
    readonly enhancements?: {
      readonly dynamicActions?: {
        readonly events: readonly { readonly eventId: string; readonly action: { readonly factoryId: string } }[]
      }
    }
    readonly savedVis?: { readonly params: { readonly markdown: string } }
  }
}

interface DashboardAttributes {
  readonly panelsJSON: readonly Panel[]
  readonly controlGroupInput: {
    readonly panelsJSON: Readonly<Record<string, { readonly explicitInput: { readonly fieldName: string } }>>
  }
}

interface SearchAttributes {
  readonly columns: readonly string[]
  readonly sort: readonly (readonly [string, string])[]
  readonly kibanaSavedObjectMeta: {
    readonly searchSourceJSON: { readonly query: Query; readonly indexRefName: string }
  }
}

interface DataViewAttributes {
  readonly timeFieldName: string
  readonly fieldFormatMap: Readonly<Record<string, { readonly params: { readonly urlTemplate?: string } }>>
}

interface RuleAttributes {
  readonly params: {
    readonly timeField: string
    readonly searchConfiguration: { readonly query: Query; readonly indexRefName: string }
  }
}

/** Need of each Lens operation that takes a field. */
const NEEDS: Readonly<Record<string, Need>> = {
  terms: 'aggregatable',
  unique_count: 'aggregatable',
  date_histogram: 'date',
  sum: 'numeric',
  max: 'numeric',
  average: 'numeric',
}

/** Reads what an object uses, whatever its type. */
export function usesOf(object: SavedObject): Uses {
  const tags = object.references.filter(({ type }) => type === 'tag').map(({ name }) => name)
  const { queries, fields, references } = READERS[object.type](object)
  return { queries, fields, references: [...references, ...tags] }
}

/** Panels of a dashboard; none of another object. */
export function panelsOf({ type, attributes }: SavedObject): readonly Panel[] {
  return type === 'dashboard' ? (attributes as unknown as DashboardAttributes).panelsJSON : []
}

/** Objects that texts and links lead to: markdown of dashboards, url formats of data views. */
export function linksOf(object: SavedObject): { type: 'dashboard' | 'search'; id: string }[] {
  if (object.type === 'dashboard') {
    const texts = panelsOf(object).map(({ embeddableConfig }) => embeddableConfig.savedVis?.params.markdown ?? '')
    return texts.flatMap((text) =>
      [...text.matchAll(/\(#\/view\/([^)]+)\)/g)].map(([, id]) => ({ type: 'dashboard', id: id! })),
    )
  }
  return urlTemplates(object).map((url) => ({
    type: 'search',
    id: /^discover#\/view\/([^?]+)\?/.exec(url)?.[1] ?? url,
  }))
}

function urlTemplates({ type, attributes }: SavedObject): string[] {
  if (type !== 'index-pattern') return []
  return Object.values((attributes as unknown as DataViewAttributes).fieldFormatMap).flatMap(
    ({ params }) => params.urlTemplate ?? [],
  )
}

const READERS: Readonly<Record<SavedObject['type'], (object: SavedObject) => Uses>> = {
  tag: () => ({ queries: [], fields: [], references: [] }),
  'index-pattern': dataViewUses,
  search: searchUses,
  dashboard: dashboardUses,
  alert: ruleUses,
}

function dataViewUses(object: SavedObject): Uses {
  const { timeFieldName, fieldFormatMap } = object.attributes as unknown as DataViewAttributes
  const queries = urlTemplates(object).map((url) => {
    const [, text = ''] = /query:'(.*)'\)\)$/.exec(url) ?? []
    return { place: url, query: decodeURIComponent(text), view: object.id }
  })
  return {
    queries,
    fields: [
      { place: 'time field', field: timeFieldName, need: 'date' },
      ...Object.keys(fieldFormatMap).map((field) => ({ place: 'format', field, need: 'any' as const })),
    ],
    references: [],
  }
}

function searchUses(object: SavedObject): Uses {
  const { columns, sort, kibanaSavedObjectMeta } = object.attributes as unknown as SearchAttributes
  const { query, indexRefName } = kibanaSavedObjectMeta.searchSourceJSON
  return {
    queries: [{ place: 'query', query: query.query, view: target(object, indexRefName) }],
    fields: [
      ...columns.map((field) => ({ place: 'column', field, need: 'any' as const })),
      ...sort.map(([field]) => ({ place: 'sort', field, need: 'aggregatable' as const })),
    ],
    references: [indexRefName],
  }
}

function ruleUses(object: SavedObject): Uses {
  const { timeField, searchConfiguration } = (object.attributes as unknown as RuleAttributes).params
  const name = `param:${searchConfiguration.indexRefName}`
  return {
    queries: [{ place: 'query', query: searchConfiguration.query.query, view: target(object, name) }],
    fields: [{ place: 'time field', field: timeField, need: 'date' }],
    references: [name],
  }
}

function dashboardUses(object: SavedObject): Uses {
  const { panelsJSON, controlGroupInput } = object.attributes as unknown as DashboardAttributes
  const controls = Object.entries(controlGroupInput.panelsJSON)
  const parts = panelsJSON.map((panel) => panelUses(object, panel))
  return {
    queries: parts.flatMap(({ queries }) => queries),
    fields: [
      ...parts.flatMap(({ fields }) => fields),
      ...controls.map(([id, { explicitInput }]) => ({
        place: `control ${id}`,
        field: explicitInput.fieldName,
        need: 'aggregatable' as const,
      })),
    ],
    references: [
      ...parts.flatMap(({ references }) => references),
      ...controls.map(([id]) => `controlGroup_${id}:optionsListDataView`),
    ],
  }
}

function panelUses(object: SavedObject, { panelIndex, panelRefName, embeddableConfig }: Panel): Uses {
  const { attributes, enhancements } = embeddableConfig
  const layers = Object.entries(attributes?.state.datasourceStates.formBased.layers ?? {})
  const columns = layers.flatMap(([, layer]) => Object.values(layer.columns))
  const layerNames = layers.map(([id]) => `${panelIndex}:indexpattern-datasource-layer-${id}`)
  const view = layerNames[0] === undefined ? undefined : target(object, layerNames[0])
  const texts = [
    attributes?.state.query,
    ...columns.flatMap(({ filter, params }) => [filter, ...(params.filters ?? []).map(({ input }) => input)]),
  ].filter((query) => query !== undefined)
  return {
    queries: texts.map(({ query }) => ({ place: panelIndex, query, view })),
    fields: columns.flatMap(({ operationType, sourceField }) =>
      sourceField === undefined || sourceField === '___records___'
        ? []
        : [{ place: `${panelIndex} ${operationType}`, field: sourceField, need: NEEDS[operationType] ?? 'numeric' }],
    ),
    references: [
      ...layerNames,
      ...(panelRefName === undefined ? [] : [`${panelIndex}:${panelRefName}`]),
      ...(enhancements?.dynamicActions?.events ?? []).map(
        ({ eventId, action }) => `${panelIndex}:drilldown:${action.factoryId}:${eventId}:dashboardId`,
      ),
    ],
  }
}

/** Id of the object that a reference leads to. */
function target({ references }: SavedObject, name: string): string | undefined {
  return references.find((reference) => reference.name === name)?.id
}
