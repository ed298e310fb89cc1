import { expectedLogs } from '../../parsers/members.ts'
import type { Fault } from '../../patterns/fault.ts'
import { plainTitle } from '../../patterns/render.ts'
import { isoTime } from '../sinks/store/iso-time.ts'
import type { Store } from '../sinks/store/store.ts'
import type { SkippedQuery } from './queries.ts'
import type { Coverage, CoveredFile } from './report.ts'

/** What the bundles of this run could show and could not. */
export async function coverageOf(
  store: Store,
  faults: readonly Fault[],
  skippedQueries: readonly SkippedQuery[],
): Promise<Coverage> {
  const files = await store.rows(`
    select m.path as member, m.log, m.format, m.lines, m.unparsed, m.duplicate_of,
      ${isoTime('m.first')} as first, ${isoTime('m.last')} as last
    from member m join run_bundle using (bundle)
    order by m.bundle, m.path, m.member`)
  const errors = await store.rows(`
    select member, byte_offset, reason, note from read_error
    where bundle is null or bundle in (select bundle from run_bundle)
    order by member, byte_offset nulls first, reason`)
  const bundles = await logsByBundle(store)
  return {
    files: files.map(
      (row): CoveredFile => ({
        member: String(row.member),
        log: row.log as string | null,
        format: row.format as string | null,
        lines: Number(row.lines),
        unparsed: Number(row.unparsed),
        first: row.first as string | null,
        last: row.last as string | null,
        duplicateOf: row.duplicate_of as string | null,
      }),
    ),
    missing: missingLogs(bundles),
    skippedPatterns: [
      ...skippedPatterns(bundles, faults),
      ...skippedQueries.map(({ pattern, reason }) => ({ pattern, reason })),
    ],
    benign: await benignCounts(store, faults),
    errors: [
      ...errors.map((row) => ({
        member: String(row.member),
        offset: row.byte_offset === null ? null : Number(row.byte_offset),
        reason: String(row.reason),
        note: row.note === true,
      })),
      ...skippedQueries
        .filter(({ failed }) => failed)
        .map(({ pattern, reason }) => ({ member: pattern, offset: null, reason, note: false })),
    ],
  }
}

interface BundleLogs {
  bundle: string
  kind: string
  logs: Set<string>
  /** True where a log has a name that says nothing. */
  unknown: boolean
}

/** Logs of the run by bundle: what is there, and what a bundle of its kind should have. Loose logs miss nothing. */
async function logsByBundle(store: Store): Promise<BundleLogs[]> {
  const rows = await store.rows(`
    select coalesce(nullif(b.root, ''), nullif(b.archive, ''), b.input) as bundle, b.kind,
      list(distinct m.log) filter (m.lines > 0) as logs, coalesce(bool_or(m.log is null and m.lines > 0), false) as unknown
    from bundle b join run_bundle using (bundle) left join member m on m.bundle = b.bundle
    group by all
    order by min(b.bundle)`)
  return rows.map((row) => ({
    bundle: String(row.bundle),
    kind: String(row.kind),
    logs: new Set((row.logs as string[] | null) ?? []),
    unknown: row.unknown === true,
  }))
}

function missingLogs(bundles: readonly BundleLogs[]): Coverage['missing'] {
  return bundles.flatMap(({ bundle, kind, logs }) =>
    kind === 'esxi' || kind === 'vcenter'
      ? expectedLogs[kind].filter((log) => !logs.has(log)).map((log) => ({ bundle, log }))
      : [],
  )
}

/** A pattern ran where one of its logs was there in some bundle, or a log whose name says nothing. */
function skippedPatterns(bundles: readonly BundleLogs[], faults: readonly Fault[]): Coverage['skippedPatterns'] {
  if (bundles.some(({ unknown }) => unknown)) return []
  const there = new Set(bundles.flatMap(({ logs }) => [...logs]))
  return faults
    .filter((fault) => !fault.benign)
    .flatMap((fault) => fault.messages)
    .filter((message) => !message.logs.some((log) => there.has(log)))
    .map((message) => ({ pattern: message.patternId, reason: `no ${listOf(message.logs)} log in the input` }))
}

function listOf(names: readonly string[]): string {
  return names.length <= 3 ? names.join(' or ') : `${names.slice(0, 3).join(', ')} or similar`
}

async function benignCounts(store: Store, faults: readonly Fault[]): Promise<Coverage['benign']> {
  const rows = await store.rows(`
    select h.pattern, sum(h.count) as count
    from hit_row h join run_bundle using (bundle) join member m using (member) join pattern p using (pattern)
    where p.benign and m.duplicate_of is null
    group by all order by all`)
  const titles = new Map(faults.flatMap((fault) => fault.messages.map((message) => [message.patternId, message.title])))
  return rows.map((row) => ({
    pattern: String(row.pattern),
    title: plainTitle(titles.get(String(row.pattern)) ?? ''),
    count: Number(row.count),
  }))
}
