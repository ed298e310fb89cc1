import { isIP } from 'node:net'
import { logGroups } from '../../../parsers/log-names.ts'
import type { Entity } from '../../../patterns/entities.ts'
import type { Severity } from '../../../patterns/fault.ts'
import type { Coverage, Finding } from '../../diagnose/report.ts'
import { capturedField, type Document, JOINED } from './fields.ts'
import type { Dataset } from './templates.ts'

/** What all documents of a run have in common. */
export interface RunContext {
  caseName: string
  /** ISO 8601; `event.ingested`, and the time of what has no other. */
  ingested: string
  /** Version of vmtriage. */
  version: string
  entities: ReadonlyMap<string, Entity>
}

/** What a thing of a bundle (its id, name and value of the thing) rests on and carries: names to values; undefined: nothing. */
export type Identities = (
  bundle: string,
  name: string,
  value: string,
) => Readonly<Record<string, readonly string[]>> | undefined

/** A bundle as documents name it. Times are ISO 8601, UTC. */
export interface BundleRow {
  id: string
  name: string
  kind: string
  host: string | null
  product: string | null
  version: string | null
  captured: string | null
  clockOffsetMs: number | null
  clockSource: string | null
}

export interface MemberRow {
  path: string
  canonical: string
  log: string | null
}

/** A record with its annotation. Lists are JSON texts. */
export interface RecordRow {
  line: number
  offset: number
  time: string | null
  timeMark: string
  level: string | null
  levelWord: string | null
  host: string | null
  process: string | null
  pid: number | null
  world: number | null
  cpu: number | null
  thread: string | null
  opId: string | null
  module: string | null
  event: string | null
  user: string | null
  message: string
  continuation: string
  count: number
  format: string | null
  entities: string | null
  scsi: string | null
  findings: string | null
  faults: string | null
  pattern: string | null
  severity: string | null
  patterns: string | null
  captures: string | null
}

/** The longest text of a document, in characters; the rest is in the bundle, where `vsphere.bundle.*` says. */
export const MAX_TEXT = 128 * 1024
const ECS_VERSION = '9.4.0'

/** `event.severity`: 0 is harmless, 100 the worst. */
const SEVERITY_NUMBER: Record<Severity, number> = { info: 10, notice: 25, warning: 50, error: 75, critical: 100 }

/** `event.category` of logs that are not about the host itself. The list of categories is closed; storage is not in it. */
const CATEGORIES: Record<string, string> = {
  auth: 'authentication',
  sso: 'authentication',
  vmauthd: 'authentication',
  dvfilter: 'network',
  dhclient: 'network',
  envoy: 'web',
  rhttpproxy: 'web',
  'vcenter-envoy': 'web',
  'vcenter-rhttpproxy': 'web',
  postgres: 'database',
  esxupdate: 'package',
  updatemgr: 'package',
}

const ERRORS: ReadonlySet<string | null> = new Set(['fatal', 'critical', 'error'])

/** The stream that a member's records go to: by its log, else by the kind of its bundle. */
export function datasetOf(member: MemberRow, bundle: BundleRow): Dataset {
  for (const dataset of ['vm', 'vcenter', 'esxi'] as const) {
    if ((logGroups[dataset] as readonly string[]).includes(member.log ?? '')) return dataset
  }
  return bundle.kind === 'vcenter' || bundle.kind === 'vm' ? bundle.kind : 'esxi'
}

/** The fields that all records of a member share. A record has its own `host.name`: forwarded logs hold several hosts. */
export function memberFields(context: RunContext, bundle: BundleRow, member: MemberRow): Document {
  const dataset = datasetOf(member, bundle)
  const { 'host.name': _, ...common } = commonFields(context, bundle, dataset)
  return {
    ...common,
    'event.kind': 'event',
    'event.category': CATEGORIES[member.log ?? ''] ?? 'host',
    ...given('event.provider', member.log),
    'service.type': dataset === 'vcenter' ? 'vcenter' : 'esxi',
    'log.file.path': `/${member.canonical}`,
    'vsphere.bundle.member': member.path,
    ...given('vsphere.log', member.log),
  }
}

/** The fields of a record that `memberFields` does not give. */
export function recordFields(context: RunContext, bundle: BundleRow, row: RecordRow, identities: Identities): Document {
  const text = row.continuation === '' ? row.message : `${row.message}\n${row.continuation}`
  const tags: string[] = []
  if (row.format === null) tags.push('unparsed')
  if (row.time === null) tags.push('undated')
  if (text.length > MAX_TEXT) tags.push('truncated')
  const document: Document = {
    '@timestamp': row.time ?? bundle.captured ?? context.ingested,
    message: text.length > MAX_TEXT ? cut(text) : text,
    'event.type': ERRORS.has(row.level) ? 'error' : 'info',
    'event.sequence': row.line,
    'log.offset': row.offset,
    'vsphere.bundle.line': row.line,
    'vsphere.time_mark': row.timeMark,
  }
  put(document, 'host.name', row.host)
  put(document, 'vsphere.host_minute', hostMinute(row.host, row.time))
  put(document, 'vsphere.format', row.format)
  put(document, 'log.level', row.level)
  put(document, 'vsphere.level_word', row.levelWord)
  put(document, 'process.name', row.process)
  put(document, 'process.pid', row.pid)
  put(document, 'process.thread.name', row.thread)
  put(document, 'vsphere.world.id', row.world === null ? null : String(row.world))
  put(document, 'vsphere.cpu', row.cpu)
  put(document, 'vsphere.op_id', row.opId)
  put(document, 'log.logger', row.module)
  put(document, 'event.code', row.event)
  put(document, 'user.name', row.user)
  if (row.count > 1) document['vsphere.count'] = row.count
  if (tags.length > 0) document.tags = tags
  if (row.patterns !== null) document['vsphere.patterns'] = JSON.parse(row.patterns) as string[]
  put(document, 'vsphere.scsi', row.scsi)
  if (row.entities !== null || row.captures !== null || row.world !== null) {
    const values = namedIn(row)
    Object.assign(document, capturedFields(context, values), joinedFields(bundle, row.world, values, identities))
  }
  if (row.findings !== null) {
    const faults = JSON.parse(row.faults!) as string[]
    Object.assign(document, ruleFields(context, row.pattern!), {
      'vsphere.finding.ids': JSON.parse(row.findings) as string[],
      'vsphere.finding.faults': faults,
      'vsphere.finding.categories': [...new Set(faults.map(areaOf))],
      'vsphere.finding.max_severity': row.severity!,
      'event.severity': SEVERITY_NUMBER[row.severity as Severity],
    })
  }
  return document
}

/** A finding as a document. `evidence`: ids of the documents it rests on. */
export function findingDocument(
  context: RunContext,
  bundle: BundleRow,
  finding: Finding,
  place: { rank: number; objectKind: string; object: string; evidence: readonly string[] },
): Document {
  const severity = SEVERITY_NUMBER[finding.severity]
  const scsi = [...new Set(finding.evidence.flatMap(({ scsi }) => scsi ?? []))]
  const references = finding.references.map(({ kb, url, title }) => `${kb === undefined ? url : `KB ${kb}`}: ${title}`)
  return {
    ...commonFields(context, bundle, 'finding'),
    '@timestamp': finding.first ?? bundle.captured ?? context.ingested,
    message: finding.title,
    'event.kind': 'alert',
    'event.category': 'host',
    'event.type': finding.severity === 'error' || finding.severity === 'critical' ? 'error' : 'info',
    'event.severity': severity,
    'event.risk_score': Math.round(severity * finding.confidence),
    'event.reason': finding.title,
    ...given('event.start', finding.first),
    ...given('event.end', finding.last),
    ...given('event.duration', nanoseconds(finding.first, finding.last)),
    ...ruleFields(context, finding.pattern),
    ...given('rule.reference', references[0] ?? null),
    ...capturedFields(context, valuesOf([finding.entities, ...Object.keys(finding.names).map((moref) => ({ moref }))])),
    ...Object.fromEntries(
      JOINED.filter((name) => name in finding.identities).map((name) => [
        `vsphere.joined.${name}`,
        finding.identities[name]!,
      ]),
    ),
    ...given('vsphere.scsi', scsi.length === 0 ? null : scsi),
    ...given('vsphere.host_minute', hostMinute(bundle.host, finding.first)),
    'vsphere.finding.ids': [finding.id],
    'vsphere.finding.faults': [finding.fault],
    'vsphere.finding.categories': [areaOf(finding.fault)],
    'vsphere.finding.max_severity': finding.severity,
    'vsphere.finding.rank': place.rank,
    'vsphere.finding.role': finding.role,
    ...given('vsphere.finding.caused_by', finding.causedBy),
    ...given('vsphere.finding.because', finding.because),
    'vsphere.finding.confidence': finding.confidence,
    'vsphere.finding.reasons': finding.reasons,
    'vsphere.finding.count': finding.count,
    ...given('vsphere.finding.object_kind', place.objectKind === '' ? null : place.objectKind),
    ...given('vsphere.finding.object', place.object === '' ? null : place.object),
    ...given('vsphere.finding.also_on', finding.alsoOn.length === 0 ? null : finding.alsoOn),
    'vsphere.finding.evidence': place.evidence,
    'vsphere.finding.references': references,
    ...given('vsphere.finding.remedy', finding.remedy === '' ? null : finding.remedy),
    ...(finding.first === null ? { tags: ['undated'] } : {}),
  }
}

/** What a log of a bundle covers: one document for each file. */
export interface CoverageRow extends MemberRow {
  bytes: number
  lines: number
  unparsed: number
  first: string | null
  last: string | null
  duplicateOf: string | null
  format: string | null
}

/** A file that was read as a log. */
export function fileDocument(context: RunContext, bundle: BundleRow, row: CoverageRow): Document {
  return {
    ...coverageFields(context, bundle, 'file', `${row.path}: ${row.lines} lines, ${row.unparsed} not parsed`),
    '@timestamp': row.last ?? bundle.captured ?? context.ingested,
    ...given('event.start', row.first),
    ...given('event.end', row.last),
    'log.file.path': `/${row.canonical}`,
    'vsphere.bundle.member': row.path,
    ...given('vsphere.log', row.log),
    ...given('vsphere.format', row.format),
    'vsphere.coverage.bytes': row.bytes,
    'vsphere.coverage.lines': row.lines,
    'vsphere.coverage.unparsed': row.unparsed,
    ...given('vsphere.coverage.duplicate_of', row.duplicateOf),
  }
}

/** What the run could not show: missing logs, patterns that did not run, harmless lines, errors. They belong to the run. */
export function gapDocuments(context: RunContext, run: BundleRow, coverage: Coverage): Document[] {
  return [
    ...coverage.missing.map(({ bundle, log }) => ({
      ...coverageFields(context, run, 'missing', `${bundle}: no ${log} log`),
      'vsphere.log': log,
    })),
    ...coverage.skippedPatterns.map(({ pattern, reason }) => ({
      ...coverageFields(context, run, 'skipped', reason),
      'vsphere.coverage.pattern': pattern,
    })),
    ...coverage.benign.map(({ pattern, title, count }) => ({
      ...coverageFields(context, run, 'benign', title),
      'vsphere.coverage.pattern': pattern,
      'vsphere.count': count,
    })),
    ...coverage.errors.map(({ member, offset, reason, note }) => ({
      ...coverageFields(context, run, note ? 'note' : 'error', `${member}: ${reason}`),
      'error.message': reason,
      'vsphere.bundle.member': member,
      ...given('log.offset', offset),
    })),
  ]
}

function coverageFields(context: RunContext, bundle: BundleRow, kind: string, message: string): Document {
  return {
    ...commonFields(context, bundle, 'coverage'),
    '@timestamp': bundle.captured ?? context.ingested,
    message,
    'event.kind': 'state',
    'vsphere.coverage.kind': kind,
  }
}

function commonFields(context: RunContext, bundle: BundleRow, dataset: Dataset): Document {
  return {
    'agent.type': 'vmtriage',
    'agent.version': context.version,
    'ecs.version': ECS_VERSION,
    'data_stream.type': 'logs',
    'data_stream.dataset': `vsphere.${dataset}`,
    'data_stream.namespace': context.caseName,
    'event.module': 'vsphere',
    'event.dataset': `vsphere.${dataset}`,
    'event.ingested': context.ingested,
    ...given('host.name', bundle.host),
    ...given('host.os.name', bundle.product),
    ...given('host.os.version', bundle.version),
    'vsphere.bundle.id': bundle.id,
    'vsphere.bundle.name': bundle.name,
    ...given('vsphere.bundle.captured', bundle.captured),
    ...given('vsphere.bundle.clock_offset_ms', bundle.clockOffsetMs),
    ...given('vsphere.bundle.clock_source', bundle.clockSource),
  }
}

/** Host and minute in one field: a link in Kibana can carry one value only, and this one asks for what surrounds a record. */
function hostMinute(host: string | null, time: string | null): string | null {
  return host === null || time === null ? null : `${host} ${time.slice(0, 16)}`
}

function ruleFields(context: RunContext, pattern: string): Document {
  const fault = pattern.slice(0, pattern.indexOf('/'))
  return {
    'rule.id': pattern,
    'rule.name': fault,
    'rule.category': areaOf(fault),
    'rule.ruleset': 'vmtriage',
    'rule.version': context.version,
  }
}

type Values = ReadonlyMap<string, ReadonlySet<string>>

/** Every value of a name once. */
function valuesOf(named: readonly Readonly<Record<string, string | readonly string[]>>[]): Values {
  const values = new Map<string, Set<string>>()
  for (const [name, given] of named.flatMap(Object.entries<string | readonly string[]>)) {
    const set = values.get(name) ?? new Set()
    values.set(name, set)
    for (const value of typeof given === 'string' ? [given] : given) set.add(value)
  }
  return values
}

/** What patterns captured of a record, and what its text names by its shape. */
function namedIn({ captures, entities }: RecordRow): Values {
  return valuesOf([
    ...(captures === null ? [] : (JSON.parse(captures) as string[])).map(
      (json) => JSON.parse(json) as Record<string, string>,
    ),
    ...(entities === null ? [] : [JSON.parse(entities) as Record<string, string[]>]),
  ])
}

/** What the named things and the world that wrote the record rest on and carry, without what is named itself. */
function joinedFields(bundle: BundleRow, world: number | null, named: Values, identities: Identities): Document {
  const joined = new Map<string, Set<string>>()
  const join = (name: string, value: string) => {
    for (const [to, values] of Object.entries(identities(bundle.id, name, value) ?? {})) {
      const set = joined.get(to) ?? new Set()
      joined.set(to, set)
      for (const value of values) if (named.get(to)?.has(value) !== true) set.add(value)
    }
  }
  if (world !== null) join('world', String(world))
  for (const [name, values] of named) for (const value of values) join(name, value)
  const document: Document = {}
  for (const name of JOINED) {
    const set = joined.get(name)
    if (set !== undefined && set.size > 0) document[`vsphere.joined.${name}`] = [...set]
  }
  return document
}

/** Named things as fields; users, hosts and addresses also where ECS looks for them. */
function capturedFields(context: RunContext, values: Values): Document {
  const document: Document = {}
  for (const [name, set] of values) {
    const entity = context.entities.get(name)
    if (entity === undefined) continue
    const { field, type } = capturedField(name, entity)
    const written = type === 'double' ? [...set].map(Number).filter(Number.isFinite) : [...set]
    if (written.length > 0) document[field] = written
  }
  const related = (...names: string[]) => names.flatMap((name) => [...(values.get(name) ?? [])])
  const ips = related('ip', 'local_ip', 'name_server', 'ntp_server', 'nfs_server').filter(
    (word) => isIP(word) !== 0 && !word.includes('%'),
  )
  const [users, hosts] = [related('user'), related('host')]
  if (ips.length > 0) document['related.ip'] = [...new Set(ips)]
  if (users.length > 0) document['related.user'] = users
  if (hosts.length > 0) document['related.hosts'] = hosts
  return document
}

function areaOf(fault: string): string {
  return fault.slice(0, fault.indexOf('.'))
}

function nanoseconds(first: string | null, last: string | null): number | null {
  return first === null || last === null ? null : (Date.parse(last) - Date.parse(first)) * 1e6
}

/** The start of a text, without half a character at its end. */
function cut(text: string): string {
  const end = text.charCodeAt(MAX_TEXT - 1)
  return text.slice(0, end >= 0xd800 && end <= 0xdbff ? MAX_TEXT - 1 : MAX_TEXT)
}

function put<N extends keyof Document>(document: Document, name: N, value: NonNullable<Document[N]> | null): void {
  if (value !== null) document[name] = value
}

/** The field, or nothing: to spread. */
function given<N extends keyof Document, V>(name: N, value: V | null): { [name in N]?: V } {
  return value === null ? {} : ({ [name]: value } as { [name in N]: V })
}
