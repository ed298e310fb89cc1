/** A link from one saved object to another; `name` is what the attributes call it by. */
export interface Reference {
  readonly type: ObjectType
  readonly id: string
  readonly name: string
}

/**
 * The oldest version of each type whose shape we write: an import migrates forward only, so that these go into Kibana 8.9
 * and all later ones.
 */
const TYPE_VERSIONS = {
  'index-pattern': '8.0.0',
  search: '8.0.0',
  dashboard: '8.9.0',
  tag: '8.0.0',
  alert: '8.8.0',
} as const
type ObjectType = keyof typeof TYPE_VERSIONS

const CORE_VERSION = '8.8.0'

/** A saved object as we write it: attributes that Kibana keeps as JSON inside strings are plain values here. */
export interface SavedObject {
  readonly type: ObjectType
  readonly id: string
  readonly attributes: Readonly<Record<string, unknown>>
  readonly references: readonly Reference[]
}

/** Attributes that Kibana keeps as JSON inside strings, at any depth. */
const JSON_STRINGS: ReadonlySet<string> = new Set([
  'fieldFormatMap',
  'ignoreParentSettingsJSON',
  'optionsJSON',
  'panelsJSON',
  'searchSourceJSON',
])

/** One line of an import file, without the line end: version stamps added, keys sorted, so that equal objects are equal bytes. */
function toLine({ type, id, attributes, references }: SavedObject): string {
  return stableJson({
    type,
    id,
    attributes: encode(attributes),
    references: [...references].sort((a, b) => (a.name < b.name ? -1 : 1)),
    coreMigrationVersion: CORE_VERSION,
    typeMigrationVersion: TYPE_VERSIONS[type],
  })
}

/** An import file. */
export function toNdjson(objects: readonly SavedObject[]): string {
  return objects.map((object) => `${toLine(object)}\n`).join('')
}

/** Reads lines of an import file back, the JSON inside strings decoded. Throws where a line or such a string is no JSON. */
export function fromNdjson(text: string): SavedObject[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { type, id, attributes, references } = JSON.parse(line) as SavedObject
      return { type, id, attributes: decode(attributes) as SavedObject['attributes'], references }
    })
}

/** JSON with sorted keys. */
export function stableJson(value: unknown, indent?: number): string {
  return JSON.stringify(sortKeys(value), null, indent)
}

function sortKeys(value: unknown): unknown {
  return mapObject(value, (entries) => entries.sort(([a], [b]) => (a < b ? -1 : 1)), sortKeys)
}

function encode(value: unknown): unknown {
  return mapObject(
    value,
    (entries) => entries.map(([key, part]) => [key, JSON_STRINGS.has(key) ? stableJson(encode(part)) : part]),
    (part) => (typeof part === 'string' ? part : encode(part)),
  )
}

function decode(value: unknown): unknown {
  return mapObject(
    value,
    (entries) =>
      entries.map(([key, part]) => [key, JSON_STRINGS.has(key) && typeof part === 'string' ? JSON.parse(part) : part]),
    decode,
  )
}

type Entries = [string, unknown][]

function mapObject(value: unknown, change: (entries: Entries) => Entries, inner: (value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(inner)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(change(Object.entries(value)).map(([key, part]) => [key, inner(part)]))
}
