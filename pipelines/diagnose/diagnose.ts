import { readFileSync } from 'node:fs'
import { type Fault, type Message, type Query, SEVERITIES } from '../../patterns/fault.ts'
import { renderTitle } from '../../patterns/render.ts'
import { isoTime } from '../sinks/store/iso-time.ts'
import type { Store } from '../sinks/store/store.ts'
import { verdict } from './applies.ts'
import { because, type Link } from './because.ts'
import {
  entitiesByEpisode,
  evidenceByEpisode,
  factsByEpisode,
  identitiesByEpisode,
  namesByEpisode,
} from './by-episode.ts'
import { loadPatternTables } from './pattern-tables.ts'
import { runQueries, type SkippedQuery } from './queries.ts'
import type { Finding } from './report.ts'

/** Identities come twice: they say which episodes are one, and then what the joined ones name. */
const steps = [
  'names',
  'counted',
  'episodes',
  'identities',
  'merge',
  'identities',
  'findings',
  'clocks',
  'elsewhere',
  'causes',
  'result',
  'joined',
].map((name) => readFileSync(new URL(`${name}.sql`, import.meta.url), 'utf8'))

type Row = Record<string, unknown>

/**
 * Turns the hits of the bundles in the temporary table `run_bundle` into findings, best first. Everything that compares
 * or counts is SQL; here the rows only get their words.
 */
export async function diagnose(
  store: Store,
  faults: readonly Fault[],
): Promise<{ findings: Finding[]; skipped: SkippedQuery[] }> {
  store.flush()
  await loadPatternTables(store, faults)
  const skipped = await runQueries(store, faults)
  for (const step of steps) await store.run(step)

  const patterns = new Map<string, { fault: Fault; source: Message | Query }>()
  for (const fault of faults) {
    for (const source of [...fault.messages, ...fault.queries]) patterns.set(source.patternId, { fault, source })
  }
  const rows = await store.rows(`
    select bundle, episode, finding, pattern, fault, severity_rank, status_rank, host, product, version, build, object_kind, object, caused_by, way,
      delay_us, skew_us, also_on,
      has_symptoms, confidence, logs, patterns, count, seldom, dated,
      ${isoTime('first')} as first, ${isoTime('last')} as last,
      epoch_us(first) as first_us, epoch_us(last) as last_us
    from ranked
    order by (caused_by is not null), tree_severity desc, has_symptoms desc, severity_rank desc, confidence desc,
      first nulls last, first_hit, finding`)
  const entities = await entitiesByEpisode(store)
  const identities = await identitiesByEpisode(store)
  const names = await namesByEpisode(store)
  const evidence = await evidenceByEpisode(store)
  const facts = await factsByEpisode(store)
  const drivers = await driversByBundle(store)

  const findings = rows.map((row): Finding => {
    const episode = String(row.episode)
    const { source } = patterns.get(String(row.pattern))!
    const { stated, all } = entities.get(episode) ?? { stated: {}, all: {} }
    const finding: Finding = {
      id: String(row.finding),
      pattern: String(row.pattern),
      fault: String(row.fault),
      severity: SEVERITIES[Number(row.severity_rank)]!,
      title: titleOf(source, row, stated),
      host: text(row.host),
      entities: all,
      identities: identities.get(episode) ?? {},
      names: names.get(episode) ?? {},
      first: text(row.first),
      last: text(row.last),
      count: Number(row.count),
      role: row.caused_by !== null ? 'symptom' : row.has_symptoms === true ? 'cause' : 'single',
      causedBy: text(row.caused_by),
      because: null,
      alsoOn: row.also_on as string[],
      confidence: Number(Number(row.confidence).toFixed(2)),
      reasons: reasons(row),
      evidence: evidence.get(episode) ?? [],
      facts: facts.get(episode) ?? [],
      remedy: source.remedy,
      references: [...source.references],
      appliesTo: applies(source, row, drivers.get(Number(row.bundle)) ?? new Map()),
    }
    return finding
  })
  const byId = new Map(findings.map((finding) => [finding.id, finding]))
  for (const [at, finding] of findings.entries()) {
    const cause = finding.causedBy === null ? undefined : byId.get(finding.causedBy)
    if (cause !== undefined) finding.because = because(cause, finding, linkOf(rows[at]!))
    saveFinding(store, finding, at + 1, rows[at]!)
  }
  store.flush()
  await store.run(`
    insert into evidence
    select distinct h.bundle, f.finding, h.member, t.record_line, h.pattern
    from evidence_hit h join hit_row t on t.rowid = h.row join found f using (episode)
    order by all`)
  return { findings, skipped }
}

function saveFinding(store: Store, finding: Finding, rank: number, row: Row): void {
  store
    .writer('finding')
    .push([
      Number(row.bundle),
      finding.id,
      rank,
      finding.pattern,
      finding.fault,
      finding.severity,
      finding.title,
      finding.host,
      String(row.object_kind),
      String(row.object),
      JSON.stringify(finding.entities),
      number(row.first_us),
      number(row.last_us),
      finding.count,
      finding.role,
      finding.causedBy,
      finding.because,
      JSON.stringify(finding.alsoOn),
      JSON.stringify(finding.names),
      finding.confidence,
      finding.remedy,
    ])
}

/** What is seldom says so: it would be read as the fault itself. */
function titleOf({ title }: Message | Query, { seldom, count }: Row, names: Readonly<Record<string, string>>): string {
  const rendered = renderTitle(title, names)
  return seldom === true ? `${rendered} (only ${Number(count) === 1 ? 'once' : `${count} times`})` : rendered
}

function reasons(row: Row): string[] {
  const [status, logs, patterns] = [Number(row.status_rank), Number(row.logs), Number(row.patterns)]
  const proof = ['pattern is experimental', 'pattern is tested on samples', 'pattern is proven by a source'][status]!
  return [
    proof,
    ...(row.seldom === true ? ['too seldom to be a fault'] : []),
    ...(logs > 1 ? [`seen in ${logs} logs`] : []),
    ...(patterns > 1 ? [`${patterns} kinds of message agree`] : []),
  ]
}

function applies(source: Message | Query, row: Row, drivers: ReadonlyMap<string, string>): Finding['appliesTo'] {
  if (!('appliesTo' in source) || source.appliesTo === null) return null
  const installed = { product: text(row.product), version: text(row.version), build: text(row.build), drivers }
  return { ...source.appliesTo, verdict: verdict(source.appliesTo, installed) }
}

/** Versions of drivers by bundle and name: what a NIC or adapter runs, else the installed package of that name. */
async function driversByBundle(store: Store): Promise<Map<number, Map<string, string>>> {
  const rows = await store.rows(`
    select bundle, name, arg_min(version, (source, version)) as version
    from (
      select bundle, driver as name, driver_version as version, 0 as source from nic
      union all select bundle, driver, driver_version, 0 from fc
      union all select bundle, vib, version, 1 from vib
    )
    where name is not null and version is not null
    group by bundle, name order by bundle, name`)
  const byBundle = new Map<number, Map<string, string>>()
  for (const { bundle, name, version } of rows) {
    const drivers = byBundle.get(Number(bundle)) ?? new Map<string, string>()
    byBundle.set(Number(bundle), drivers.set(String(name), String(version)))
  }
  return byBundle
}

function linkOf(row: Row): Link {
  return { way: text(row.way), delayUs: number(row.delay_us), skewUs: number(row.skew_us) }
}

function number(cell: unknown): number | null {
  return cell === null || cell === undefined ? null : Number(cell)
}

function text(cell: unknown): string | null {
  return cell === null || cell === undefined ? null : String(cell)
}
