import type { Entity } from '../../../patterns/entities.ts'

/** Field types that documents use. Only those that every server has, also the one without x-pack that the tests run. */
export type FieldType = 'keyword' | 'text' | 'date' | 'long' | 'double' | 'ip' | 'boolean'

/**
 * Every field that a document can have, and its type. Names without `vsphere.` are ECS and mean what ECS says, but for
 * `log.offset`, which Beats write. docs/elasticsearch.md says what each holds.
 */
export const fields = {
  '@timestamp': 'date',
  message: 'text',
  tags: 'keyword',
  'agent.type': 'keyword',
  'agent.version': 'keyword',
  'data_stream.type': 'keyword',
  'data_stream.dataset': 'keyword',
  'data_stream.namespace': 'keyword',
  'ecs.version': 'keyword',
  'error.message': 'text',
  'event.category': 'keyword',
  'event.code': 'keyword',
  'event.dataset': 'keyword',
  'event.duration': 'long',
  'event.end': 'date',
  'event.ingested': 'date',
  'event.kind': 'keyword',
  'event.module': 'keyword',
  'event.provider': 'keyword',
  'event.reason': 'keyword',
  'event.risk_score': 'double',
  'event.sequence': 'long',
  'event.severity': 'long',
  'event.start': 'date',
  'event.type': 'keyword',
  'host.name': 'keyword',
  'host.os.family': 'keyword',
  'host.os.kernel': 'keyword',
  'host.os.name': 'keyword',
  'host.os.version': 'keyword',
  'log.file.path': 'keyword',
  'log.level': 'keyword',
  'log.logger': 'keyword',
  'log.offset': 'long',
  'process.name': 'keyword',
  'process.pid': 'long',
  'process.thread.name': 'keyword',
  'related.hosts': 'keyword',
  'related.ip': 'ip',
  'related.user': 'keyword',
  'rule.category': 'keyword',
  'rule.id': 'keyword',
  'rule.name': 'keyword',
  'rule.reference': 'keyword',
  'rule.ruleset': 'keyword',
  'rule.version': 'keyword',
  'service.type': 'keyword',
  'user.name': 'keyword',
  'vsphere.bundle.captured': 'date',
  'vsphere.bundle.clock_offset_ms': 'long',
  'vsphere.bundle.clock_source': 'keyword',
  'vsphere.bundle.id': 'keyword',
  'vsphere.bundle.line': 'long',
  'vsphere.bundle.member': 'keyword',
  'vsphere.bundle.name': 'keyword',
  'vsphere.count': 'long',
  'vsphere.coverage.bytes': 'long',
  'vsphere.coverage.duplicate_of': 'keyword',
  'vsphere.coverage.kind': 'keyword',
  'vsphere.coverage.lines': 'long',
  'vsphere.coverage.pattern': 'keyword',
  'vsphere.coverage.unparsed': 'long',
  'vsphere.cpu': 'long',
  'vsphere.finding.also_on': 'keyword',
  'vsphere.finding.because': 'text',
  'vsphere.finding.categories': 'keyword',
  'vsphere.finding.caused_by': 'keyword',
  'vsphere.finding.confidence': 'double',
  'vsphere.finding.count': 'long',
  'vsphere.finding.evidence': 'keyword',
  'vsphere.finding.faults': 'keyword',
  'vsphere.finding.ids': 'keyword',
  'vsphere.finding.max_severity': 'keyword',
  'vsphere.finding.object': 'keyword',
  'vsphere.finding.object_kind': 'keyword',
  'vsphere.finding.rank': 'long',
  'vsphere.finding.reasons': 'keyword',
  'vsphere.finding.references': 'keyword',
  'vsphere.finding.remedy': 'text',
  'vsphere.finding.role': 'keyword',
  'vsphere.format': 'keyword',
  'vsphere.host_minute': 'keyword',
  'vsphere.level_word': 'keyword',
  'vsphere.log': 'keyword',
  'vsphere.op_id': 'keyword',
  'vsphere.patterns': 'keyword',
  'vsphere.scsi': 'keyword',
  'vsphere.time_mark': 'keyword',
  'vsphere.world.id': 'keyword',
} as const satisfies Record<string, FieldType>

/** Names that the steps of pipelines/diagnose/identities.sql and joined.sql lead to. */
export const JOINED = [
  'adapter',
  'cluster',
  'datastore',
  'device',
  'driver',
  'driver_version',
  'dvs',
  'firmware',
  'host',
  'local_ip',
  'nfs_server',
  'nic',
  'portgroup',
  'process',
  'resource_pool',
  'vm',
  'vmk',
  'volume',
  'vswitch',
] as const

/** What a named thing rests on or carries, as a field: `vsphere.joined.datastore`. */
export type JoinedField = `vsphere.joined.${(typeof JOINED)[number]}`

/** A captured name of patterns/entities.yaml as a field: `vsphere.entity.nic`, `vsphere.value.latency_us`. */
export type CapturedField = `vsphere.entity.${string}` | `vsphere.value.${string}`

export type FieldName = keyof typeof fields | CapturedField | JoinedField

/** Names are flat, with dots: Elasticsearch takes them as the objects they spell. */
export type Document = { [name in FieldName]?: string | number | boolean | readonly (string | number)[] }

/** Values that are written in words or in hexadecimal; all others are numbers. */
const WRITTEN_VALUES: ReadonlySet<string> = new Set(['code', 'address', 'uptime'])

/** The field of a captured name and its type. */
export function capturedField(name: string, { kind }: Pick<Entity, 'kind'>): { field: CapturedField; type: FieldType } {
  if (kind === 'entity') return { field: `vsphere.entity.${name}`, type: 'keyword' }
  return { field: `vsphere.value.${name}`, type: WRITTEN_VALUES.has(name) ? 'keyword' : 'double' }
}

/** All fields, with those of the captured and the joined names. */
export function allFields(entities: ReadonlyMap<string, Entity>): Record<string, FieldType> {
  const captured = [...entities].map(([name, entity]) => capturedField(name, entity))
  return {
    ...fields,
    ...Object.fromEntries(captured.map(({ field, type }) => [field, type])),
    ...Object.fromEntries(JOINED.map((name) => [`vsphere.joined.${name}`, 'keyword' as const])),
  }
}
