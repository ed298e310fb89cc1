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

const prepare = readFileSync(new URL('documents.sql', import.meta.url), 'utf8')

/** 128 bits as 22 characters; the ordinal of equal lines goes in where it is not 0. */
const idSql = `rtrim(translate(to_base64(unhex(case when d.ordinal = 0 then printf('%032x', d.content)
  else md5(concat(d.content, chr(0), d.ordinal)) end)), '+/', '-_'), '=')`
const iso = (column: string) => `strftime(${column}, '%Y-%m-%dT%H:%M:%S.%fZ')`

/** Columns in the order of RecordRow. */
const recordColumns: Record<keyof RecordRow, string> = {
  line: 'r.line',
  offset: 'r.byte_offset::double',
  time: iso('r.time'),
  timeMark: 'r.time_mark',
  level: 'r.level',
  levelWord: 'r.level_word',
  host: 'r.host',
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
  findings: 'a.findings',
  faults: 'a.faults',
  pattern: 'a.pattern',
  severity: 'a.severity',
  patterns: 'a.patterns',
  captures: 'a.captures',
}

/**
 * All documents of the bundles of this run, in a fixed order: coverage, findings, then records by bundle, member and line.
 * Ids are unique within the run. The store must not be used for anything else between two documents.
 */
export async function* readDocuments(
  store: Store,
  report: Report,
  context: RunContext,
  events: Events,
): AsyncGenerator<Outgoing> {
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
  for (const member of members) {
    const bundle = bundles.get(member.bundle)!
    yield outgoing('coverage', idOf('file', bundle.id, member.path, member.member), fileDocument(context, bundle, member))
  }
  const run = runBundle([...bundles.values()])
  let number = 0
  for (const document of gapDocuments(context, run, report.coverage)) {
    yield outgoing('coverage', idOf('gap', run.id, number++), document)
  }
  const places = await findingPlaces(store)
  for (const finding of report.findings) {
    const place = places.get(finding.id)!
    yield outgoing('finding', idOf('finding', finding.id), findingDocument(context, bundles.get(place.bundle)!, finding, place))
  }
  if (events === 'findings') return
  for (const member of members) {
    const bundle = bundles.get(member.bundle)!
    const stream = streamName(datasetOf(member, bundle), context.caseName)
    const head = `${JSON.stringify(memberFields(context, bundle, member)).slice(0, -1)},`
    for await (const { id, row } of readRecords(store, member.member, events === 'matched')) {
      yield { stream, id, json: head + JSON.stringify(recordFields(context, bundle, row)).slice(1) }
    }
  }
}

async function* readRecords(store: Store, member: number, matched: boolean): AsyncGenerator<{ id: string; row: RecordRow }> {
  const names = Object.keys(recordColumns) as (keyof RecordRow)[]
  const result = await store.connection.stream(`
    select ${idSql}, ${names.map((name) => recordColumns[name]).join(', ')}
    from record r join document d using (member, line) left join annotation a using (member, line)
    where r.member = ${member} and d.member = ${member}${matched ? ' and a.matched' : ''}
    order by r.line`)
  for (;;) {
    const chunk = await result.fetchChunk()
    if (chunk === null || chunk.rowCount === 0) return
    const [ids, ...columns] = chunk.getColumns()
    for (let at = 0; at < chunk.rowCount; at++) {
      const row = Object.fromEntries(names.map((name, column) => [name, columns[column]![at]]))
      yield { id: String(ids![at]), row: row as unknown as RecordRow }
    }
  }
}

async function readBundles(store: Store): Promise<Map<number, BundleRow>> {
  const rows = await store.rows(`
    select bundle, bundle_id as id, kind, host, product, version, ${iso('captured')} as captured,
      coalesce(nullif(root, ''), nullif(archive, ''), regexp_extract(input, '[^/\\\\]*$')) as name
    from bundle join run_bundle using (bundle) order by bundle`)
  return new Map(rows.map(({ bundle, ...row }) => [Number(bundle), row as unknown as BundleRow]))
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
    select f.finding, f.bundle, f.rank, f.object_kind as "objectKind", f.object, e.evidence
    from finding f join run_bundle using (bundle) left join (
      select e.finding, list(distinct ${idSql}) as evidence
      from evidence e join document d using (member, line) group by e.finding
    ) e using (finding)`)
  return new Map(
    rows.map((row) => [
      String(row.finding),
      { ...row, evidence: ((row.evidence as string[] | null) ?? []).toSorted() } as unknown as FindingPlace,
    ]),
  )
}

/** What has no bundle of its own belongs to all bundles of the run together. */
function runBundle(bundles: readonly BundleRow[]): BundleRow {
  const [first, ...more] = bundles
  if (first !== undefined && more.length === 0) return first
  return {
    id: idOf('run', ...bundles.map(({ id }) => id)).slice(0, 16),
    name: `${bundles.length} bundles`,
    kind: 'logs',
    host: null,
    product: null,
    version: null,
    captured: bundles.map(({ captured }) => captured).find((captured) => captured !== null) ?? null,
  }
}

function idOf(...parts: (string | number)[]): string {
  return createHash('sha256').update(parts.join('\0')).digest().subarray(0, 16).toString('base64url')
}
