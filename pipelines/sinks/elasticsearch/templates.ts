import { createHash } from 'node:crypto'
import type { estypes } from '@elastic/elasticsearch'
import type { Entity } from '../../../patterns/entities.ts'
import { allFields, type FieldType } from './fields.ts'

/** The streams of a case: `logs-vsphere.<dataset>-<case>`. */
export const DATASETS = ['esxi', 'vcenter', 'vm', 'finding', 'coverage'] as const
export type Dataset = (typeof DATASETS)[number]

/** Name of a data stream. */
export function streamName(dataset: Dataset, caseName: string): string {
  return `logs-vsphere.${dataset}-${caseName}`
}

export const INDEX_TEMPLATE = 'logs-vsphere'

/** Above the stack's own `logs-*-*` (100) and Fleet's (200). */
const PRIORITY = 250
/** Longer keywords stay in the document but are not searchable; `_ignored` names the field. */
const IGNORE_ABOVE = 1024
const RETENTION = '365d'

export interface Templates {
  components: Record<string, estypes.ClusterPutComponentTemplateRequest>
  index: Record<string, estypes.IndicesPutIndexTemplateRequest>
}

/** The component and index templates. `_meta.hash` of each tells setup whether somebody changed it. */
export function templates(entities: ReadonlyMap<string, Entity>): Templates {
  const all = Object.entries(allFields(entities))
  const custom = ([name]: [string, FieldType]) => name.startsWith('vsphere.')
  const components: Templates['components'] = {
    'vsphere@settings': {
      name: 'vsphere@settings',
      template: { settings: { index: { mode: 'logsdb' } }, lifecycle: { data_retention: RETENTION } },
    },
    'vsphere@mappings-ecs': {
      name: 'vsphere@mappings-ecs',
      template: { mappings: { dynamic: false, properties: nest(all.filter((field) => !custom(field))) } },
    },
    'vsphere@mappings-custom': {
      name: 'vsphere@mappings-custom',
      template: { mappings: { properties: nest(all.filter(custom)) } },
    },
  }
  const index: Templates['index'] = {
    [INDEX_TEMPLATE]: {
      name: INDEX_TEMPLATE,
      index_patterns: DATASETS.map((dataset) => streamName(dataset, '*')),
      priority: PRIORITY,
      composed_of: [...Object.keys(components), 'logs-vsphere@custom'],
      ignore_missing_component_templates: ['logs-vsphere@custom'],
      data_stream: {},
      template: { data_stream_options: { failure_store: { enabled: true } } },
    },
  }
  return { components: withHashes(components), index: withHashes(index) }
}

/** What identifies a template's content: not its name, `_meta`, or when it was written. */
export function contentHash(template: object): string {
  const content = Object.entries(template).filter(([key]) => !NOT_CONTENT.test(key))
  return createHash('sha256')
    .update(stable(Object.fromEntries(content)))
    .digest('hex')
    .slice(0, 16)
}

const NOT_CONTENT = /^name$|^_meta$|_date(?:_millis)?$/

function withHashes<T extends { _meta?: estypes.Metadata }>(byName: Record<string, T>): Record<string, T> {
  return Object.fromEntries(
    Object.entries(byName).map(([name, template]) => [
      name,
      { ...template, _meta: { managed_by: 'vmtriage', hash: contentHash(template) } },
    ]),
  )
}

function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${stable(part)}`).join(',')}}`
}

const properties: Record<FieldType, estypes.MappingProperty> = {
  keyword: { type: 'keyword', ignore_above: IGNORE_ABOVE },
  text: { type: 'text', norms: false },
  date: { type: 'date' },
  long: { type: 'long' },
  double: { type: 'double' },
  ip: { type: 'ip' },
  boolean: { type: 'boolean' },
}

type Properties = Record<string, estypes.MappingProperty>

/** `log.file.path` → log: { properties: { file: { properties: { path } } } } */
function nest(flat: readonly (readonly [string, FieldType])[]): Properties {
  const top: Properties = {}
  for (const [name, type] of flat) {
    const steps = name.split('.')
    const leaf = steps.pop()!
    let at = top
    for (const step of steps) {
      at[step] ??= { properties: {} }
      at = (at[step] as { properties: Properties }).properties
    }
    at[leaf] = name === '@timestamp' ? { type: 'date', ignore_malformed: false } : properties[type]
  }
  return top
}
