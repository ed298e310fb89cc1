import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { logFamily } from '../../../parsers/members.ts'
import type { Report } from '../../diagnose/report.ts'
import type { Store } from '../store/store.ts'
import {
  type BundleRow,
  type CoverageRow,
  datasetOf,
  fileDocument,
  findingDocument,
  gapDocuments,
  type Identities,
  type MemberRow,
  memberFields,
  type RecordRow,
  type RunContext,
  recordFields,
} from './documents.ts'
import type { Document } from './fields.ts'
import { streamName } from './templates.ts'

/** Which records become documents: all, those that a pattern matched, none. Findings and coverage always do. */
export const EVENTS = ['all', 'matched', 'findings'] as const
export type Events = (typeof EVENTS)[number]

/** A document on its way: the stream, the id that makes sending it twice harmless, and its JSON text. */
export interface Outgoing {
  stream: string
  id: string
  json: string
}

/** Documents that a finding names as its evidence, the first ones; all of them name the finding. */
const MAX_EVIDENCE = 500

const prepare = readFileSync(new URL('documents.sql', import.meta.url), 'utf8')

const iso = (column: string) => `strftime(${column}, '%Y-%m-%dT%H:%M:%S.%fZ')`

/** Columns in the order of RecordRow. */
const recordColumns: Record<keyof RecordRow, string> = {
  line: 'r.line',
  offset: 'r.byte_offset::double',
  time: iso('r.time'),
  timeMark: 'r.time_mark',
  level: 'r.level',
  levelWord: 'r.level_word',
  host: 'coalesce(r.line_host, b.host)',
  process: 'r.process',
  pid: 'r.pid::double',
  world: 'r.world::double',
  cpu: 'r.cpu',
  thread: 'r.thread',
  opId: 'r.op_id',
  module: 'r.module',
  event: 'r.event',
  user: 'r.user_name',
  message: 'r.message',
  continuation: 'r.continuation',
  count: 'r.count',
  format: 'r.format',
  entities: 'r.entities',
  scsi: 'r.scsi',
  findings: 'a.findings',
  faults: 'a.faults',
  pattern: 'a.pattern',
  severity: 'a.severity',
  patterns: 'a.patterns',
  captures: 'a.captures',
}

/**
 * All documents of the bundles of this run, some thousand at a time, in a fixed order: coverage, findings, then records by bundle, member and line.
 * Ids are unique within the run. The store must not be used for anything else between two documents.
 */
export async function* readDocuments(
  store: Store,
  report: Report,
  context: RunContext,
  events: Events,
): AsyncGenerator<Outgoing[]> {
  const bundles = await readBundles(store)
  const members = await readMembers(store)
  await store.run('create or replace temp table family (member integer, family varchar)')
  await insertFamilies(store, members)

  await store.run(prepare)

  const outgoing = (dataset: Parameters<typeof streamName>[0], id: string, document: Document): Outgoing => ({
    stream: streamName(dataset, context.caseName),
    id,
    json: JSON.stringify(document),
  })
  const idOfNth = nthIds()
  yield members.map((member) => {
    const bundle = bundles.get(member.bundle)!
    return outgoing('coverage', idOfNth('file', bundle.id, member.path), fileDocument(context, bundle, member))
  })
  const run = runBundle([...bundles.values()])
  yield gapDocuments(context, run, report.coverage).map((document) => {
    const {
      message,
      'vsphere.coverage.kind': kind,
      'vsphere.coverage.pattern': pattern,
      'log.offset': offset,
    } = document
    return outgoing('coverage', idOfNth('gap', run.id, `${kind}`, `${pattern}`, `${offset}`, `${message}`), document)
  })
  const places = await findingPlaces(store)
  yield report.findings.map((finding) => {
    const place = places.get(finding.id)!
    const document = findingDocument(context, bundles.get(place.bundle)!, finding, place)
    return outgoing('finding', idOf('finding', finding.id), document)
  })
  if (events === 'findings') return
  const heads = new Map(
    members.map((member) => {
      const bundle = bundles.get(member.bundle)!
      const stream = streamName(datasetOf(member, bundle), context.caseName)
      return [
        member.member,
        { bundle, stream, json: `${JSON.stringify(memberFields(context, bundle, member)).slice(0, -1)},` },
      ]
    }),
  )
  const identities = await readIdentities(store)
  for await (const records of readRecords(store, events === 'matched')) {
    yield records.map(({ member, id, row }) => {
      const head = heads.get(member)!
      return {
        stream: head.stream,
        id,
        json: head.json + JSON.stringify(recordFields(context, head.bundle, row, identities)).slice(1),
      }
    })
  }
}

/** One JSON text for a row: taking it apart again is faster than asking the database for thirty cells. */
const rowSql = `to_json(struct_pack(${Object.entries(recordColumns)
  .map(([name, column]) => `"${name}" := ${column}`)
  .join(', ')}))::varchar`

/** Records in the order in which they were read, each with its member and the hash that identifies it. */
async function* readRecords(
  store: Store,
  matched: boolean,
): AsyncGenerator<{ member: number; id: string; row: RecordRow }[]> {
  const result = await store.connection.stream(`
    select r.member, r.id, ${rowSql}
    from document r join bundle b using (bundle) left join annotation a using (member, line)
    where r.sent_member = r.member and r.sent_line = r.line${matched ? ' and a.matched' : ''}`)
  let next = result.fetchChunk()
  for (;;) {
    const chunk = await next
    if (chunk === null || chunk.rowCount === 0) return
    const [members, ids, rows] = chunk.getColumns() as [number[], string[], string[]]
    next = result.fetchChunk()
    yield members.map((member, at) => ({ member, id: hashId(ids[at]!), row: JSON.parse(rows[at]!) as RecordRow }))
  }
}

async function readBundles(store: Store): Promise<Map<number, BundleRow>> {
  const rows = await store.rows(`
    select bundle, bundle_id as id, kind, host, product, version, ${iso('captured')} as captured,
      clock_offset_ms as "clockOffsetMs", clock_source as "clockSource",
      coalesce(nullif(root, ''), nullif(archive, ''), regexp_extract(input, '[^/\\\\]*$')) as name
    from bundle join run_bundle using (bundle) order by bundle`)
  return new Map(rows.map(({ bundle, ...row }) => [Number(bundle), row as unknown as BundleRow]))
}

/** Steps that an event's things are followed, and values of one name. A world is followed to its VM or process only. */
const MAX_STEPS = 3
const MAX_JOINED = 32

async function readIdentities(store: Store): Promise<Identities> {
  const rows = await store.rows(`
    select b.bundle_id as bundle, i.name, i.value, i.to_name as "toName",
      list(i.to_value order by i.steps, i.to_value)[1:${MAX_JOINED}] as "values"
    from identity i join run_bundle using (bundle) join bundle b using (bundle)
    where i.steps <= case i.name when 'world' then 1 else ${MAX_STEPS} end
    group by all`)
  const key = (bundle: string, name: string, value: string) => [bundle, name, value].join('\0')
  const joined = new Map<string, Record<string, string[]>>()
  for (const { bundle, name, value, toName, values } of rows) {
    const at = key(String(bundle), String(name), String(value))
    const names = joined.get(at) ?? {}
    names[String(toName)] = values as string[]
    joined.set(at, names)
  }
  return (bundle, name, value) => joined.get(key(bundle, name, value))
}

async function readMembers(store: Store): Promise<(CoverageRow & { bundle: number; member: number })[]> {
  const rows = await store.rows(`
    select bundle, member, path, canonical, log, format, bytes::double as bytes, lines::double as lines,
      unparsed::double as unparsed, ${iso('first')} as first, ${iso('last')} as last, duplicate_of as "duplicateOf"
    from member join run_bundle using (bundle) order by bundle, member`)
  return rows as unknown as (CoverageRow & { bundle: number; member: number })[]
}

async function insertFamilies(store: Store, members: readonly (MemberRow & { member: number })[]): Promise<void> {
  const families = JSON.stringify(members.map(({ member, canonical }) => ({ member, family: logFamily(canonical) })))
  await store.rows(
    `insert into family select (f ->> 'member')::integer, f ->> 'family' from (select unnest($families::json[]) as f)`,
    { families },
  )
}

interface FindingPlace {
  bundle: number
  rank: number
  objectKind: string
  object: string
  evidence: string[]
}

/** Of every finding what the report does not carry: its bundle, its object, and the documents it rests on. */
async function findingPlaces(store: Store): Promise<Map<string, FindingPlace>> {
  const rows = await store.rows(`
    select finding, bundle, rank, object_kind as "objectKind", object, e.ids as evidence
    from finding join run_bundle using (bundle)
      left join (
        select finding, list(id order by member, line)[1:${MAX_EVIDENCE}] as ids
        from (select distinct finding, id, member, line from evidence_document)
        group by finding
      ) e using (finding)`)
  return new Map(
    rows.map((row) => [
      String(row.finding),
      { ...row, evidence: ((row.evidence as string[] | null) ?? []).map(hashId) } as unknown as FindingPlace,
    ]),
  )
}

/** What has no bundle of its own belongs to all bundles of the run together. */
function runBundle(bundles: readonly BundleRow[]): BundleRow {
  const [first, ...more] = bundles
  if (first !== undefined && more.length === 0) return first
  return {
    id: idOf('run', ...bundles.map(({ id }) => id)),
    name: `${bundles.length} bundles`,
    kind: 'logs',
    host: null,
    product: null,
    version: null,
    captured: bundles.map(({ captured }) => captured).find((captured) => captured !== null) ?? null,
    clockOffsetMs: null,
    clockSource: null,
  }
}

function idOf(...parts: string[]): string {
  return hashId(createHash('md5').update(parts.join('\0')).digest('hex'))
}

/** Ids of what can occur several times: the second one with the same parts gets another id. */
function nthIds(): typeof idOf {
  const seen = new Map<string, number>()
  return (...parts) => {
    const key = parts.join('\0')
    const nth = seen.get(key) ?? 0
    seen.set(key, nth + 1)
    return idOf(key, String(nth))
  }
}

/** 128 bits in 22 characters instead of 32. */
function hashId(hex: string): string {
  return Buffer.from(hex, 'hex').toString('base64url')
}
