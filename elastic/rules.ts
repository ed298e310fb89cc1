import { createHash } from 'node:crypto'
import type { Fault, Severity } from '../patterns/fault.ts'
import { plainTitle } from '../patterns/render.ts'
import type { DataViewId } from './kibana/data-views.ts'
import { quoteKql } from './kql.ts'
import { type SavedObject, stableJson } from './ndjson.ts'

/** An alert rule as `POST /api/alerting/rule/{id}` takes it. */
export interface Rule {
  readonly id: string
  readonly body: RuleBody
}

export interface RuleBody {
  readonly name: string
  readonly rule_type_id: '.es-query'
  readonly consumer: 'stackAlerts'
  readonly enabled: boolean
  readonly schedule: { readonly interval: string }
  readonly tags: readonly string[]
  readonly params: RuleParams
  /** Empty: whom to tell is the user's to say. */
  readonly actions: readonly unknown[]
}

interface RuleParams {
  readonly searchType: 'searchSource'
  readonly searchConfiguration: {
    readonly query: { readonly query: string; readonly language: 'kuery' }
    readonly index: DataViewId
  }
  readonly timeField: 'event.ingested'
  readonly timeWindowSize: number
  readonly timeWindowUnit: 'm'
  readonly threshold: readonly number[]
  readonly thresholdComparator: '>'
  readonly size: number
  readonly aggType: 'count'
  readonly groupBy: 'all'
  readonly excludeHitsFromPreviousRun: true
}

/** Severities that are worth waking somebody. */
const LOUD: readonly Severity[] = ['critical', 'error']
const EVERY = '5m'
/** Longer than the interval, so that a late run misses nothing; hits of the run before are left out. */
const WINDOW_MINUTES = 15
const SHOWN = 100

/** One rule per area and loud severity that its faults can have, and one for each stable critical fault. */
export function rules(faults: readonly Fault[]): Rule[] {
  const real = faults.filter(({ benign }) => !benign)
  const areas = [...new Set(real.map(({ id }) => area(id)))].sort()
  return [
    ...areas.flatMap((name) =>
      LOUD.filter((severity) => real.some((fault) => area(fault.id) === name && severitiesOf(fault).has(severity))).map(
        (severity) => areaRule(name, severity),
      ),
    ),
    ...real.filter(({ status, severity }) => status === 'stable' && severity === 'critical').map(faultRule),
  ]
}

function areaRule(name: string, severity: Severity): Rule {
  return rule(
    `area ${name} ${severity}`,
    `vmtriage: ${severity} findings, ${name}`,
    `vsphere.finding.categories: ${quoteKql(name)} and vsphere.finding.max_severity: ${quoteKql(severity)}`,
    [name, severity],
  )
}

function faultRule({ id, title, severity }: Fault): Rule {
  return rule(`fault ${id}`, `vmtriage: ${id}: ${plainTitle(title)}`, `vsphere.finding.faults: ${quoteKql(id)}`, [
    area(id),
    severity,
  ])
}

function rule(key: string, name: string, query: string, tags: readonly string[]): Rule {
  return {
    id: uuidOf(`vmtriage rule ${key}`),
    body: {
      name,
      rule_type_id: '.es-query',
      consumer: 'stackAlerts',
      enabled: true,
      schedule: { interval: EVERY },
      tags: ['vmtriage', ...tags],
      params: {
        searchType: 'searchSource',
        searchConfiguration: { query: { query, language: 'kuery' }, index: 'vsphere-findings-ingested' },
        timeField: 'event.ingested',
        timeWindowSize: WINDOW_MINUTES,
        timeWindowUnit: 'm',
        threshold: [0],
        thresholdComparator: '>',
        size: SHOWN,
        aggType: 'count',
        groupBy: 'all',
        excludeHitsFromPreviousRun: true,
      },
      actions: [],
    },
  }
}

function area(fault: string): string {
  return fault.split('.')[0]!
}

function severitiesOf({ severity, messages, queries }: Fault): ReadonlySet<Severity> {
  return new Set([severity, ...[...messages, ...queries].map((entry) => entry.severity)])
}

/** Kibana takes a rule's id only in the form of a UUID; this one is always the same for the same text. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}

/** The rule as a saved object for an import file. Kibana imports rules disabled; they are switched on by hand. */
export function ruleObject({ id, body }: Rule): SavedObject {
  const indexRefName = 'kibanaSavedObjectMeta.searchSourceJSON.index'
  const { searchConfiguration, ...params } = body.params
  return {
    type: 'alert',
    id,
    attributes: {
      name: body.name,
      tags: body.tags,
      enabled: false,
      alertTypeId: body.rule_type_id,
      consumer: body.consumer,
      legacyId: null,
      schedule: body.schedule,
      actions: [],
      params: { ...params, searchConfiguration: { query: searchConfiguration.query, indexRefName } },
      apiKey: null,
      apiKeyOwner: null,
      notifyWhen: null,
      throttle: null,
      muteAll: false,
      mutedInstanceIds: [],
      executionStatus: { status: 'pending', lastExecutionDate: '1970-01-01T00:00:00.000Z', error: null, warning: null },
    },
    references: [{ type: 'index-pattern', id: searchConfiguration.index, name: `param:${indexRefName}` }],
  }
}

/** The file of API bodies. */
export function rulesJson(all: readonly Rule[]): string {
  return `${stableJson(all, 2)}\n`
}
