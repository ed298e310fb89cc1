import { readFileSync } from 'node:fs'
import { decodeScsiStatus } from '../../parsers/scsi.ts'
import { scsiWords } from '../../parsers/scsi-words.ts'
import { type Fault, type Message, type Query, SEVERITIES } from '../../patterns/fault.ts'
import { renderTitle } from '../../patterns/render.ts'
import { isoTime } from '../sinks/store/iso-time.ts'
import type { Store } from '../sinks/store/store.ts'
import { verdict } from './applies.ts'
import { loadPatternTables } from './pattern-tables.ts'
import { runQueries, type SkippedQuery } from './queries.ts'
import type { Evidence, Finding } from './report.ts'

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

/** The longest text of a line that a report carries, in characters; longer ones lose their middle. */
const MAX_EVIDENCE_TEXT = 2000

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
    if (cause !== undefined) finding.because = because(cause, finding, rows[at]!)
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
      row.first_us === null ? null : Number(row.first_us),
      row.last_us === null ? null : Number(row.last_us),
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

/** Things that a cause and its symptom can share, in the order in which they say most. */
const joints =
  'nic vmk vswitch portgroup dvs path device adapter datastore volume nfs_server target vm vmx vmdk world service process pcpu dimm ramdisk ip user certificate'.split(
    ' ',
  )

/** Those of them that are not parts of one host. */
const between = new Set('device datastore volume nfs_server target vm vmx vmdk ip user certificate'.split(' '))

/**
 * `4 s after "vmnic2: transmit queue hung", on the same nic vmnic2`, or with the way that connects them: `vmk2 → vSwitch1 →
 * vmnic2`. Where the cause is on another host, which one, and how far apart the clocks are.
 */
function because(cause: Finding, symptom: Finding, { way, delay_us: delayUs, skew_us: skewUs }: Row): string {
  const shared = joints
    .filter((name) => skewUs === null || between.has(name))
    .filter((name) => cause.entities[name] !== undefined && cause.entities[name] === symptom.entities[name])
    .map((name) => `${name} ${cause.entities[name]!}`)
    .slice(0, 2)
  const place = text(way) ?? (shared.length > 0 ? `on the same ${shared.join(', ')}` : null)
  const seconds = delayUs === null ? null : Number(delayUs) / 1e6
  const first = `${distance(seconds)} "${cause.title}"`
  if (skewUs === null) return `${first}, ${place ?? 'on the same host'}`
  const apart = Math.round(Math.abs(Number(skewUs)) / 1e6)
  return [
    `${first} on ${cause.host ?? 'another host'}`,
    ...(place === null ? [] : [place]),
    ...(apart === 0 || seconds === null ? [] : [`clocks ${apart} s apart`]),
  ].join(', ')
}

function distance(delay: number | null): string {
  if (delay === null) return 'with'
  const seconds = Math.round(delay)
  if (seconds <= 0) return 'together with'
  if (seconds < 120) return `${seconds} s after`
  if (seconds < 7200) return `${Math.round(seconds / 60)} min after`
  return `${Math.round(seconds / 3600)} h after`
}

/** What an episode's hits name, and that with what the configuration adds. A title is made of the first alone. */
interface Named {
  stated: Record<string, string>
  all: Record<string, string>
}

/**
 * For every episode the value that most hits gave for a name, the first one seen breaks ties; and what the configuration adds
 * where it leaves no choice: the driver of a NIC, the datastore of a device.
 */
async function entitiesByEpisode(store: Store): Promise<Map<string, Named>> {
  const rows = await store.rows(`
    select episode, name, value, written, 0 as steps from captured
    qualify row_number() over (partition by episode, name order by times desc, first_hit, value) = 1
    union all
    select episode, name, min(value), null, min(steps)
    from entity
    where steps > 0 group by episode, name having count(*) = 1 and min(steps) <= 2
    order by episode, steps, name`)
  const byEpisode = new Map<string, Named>()
  for (const row of rows) {
    const episode = String(row.episode)
    const named = byEpisode.get(episode) ?? { stated: {}, all: {} }
    named.all[String(row.name)] ??= String(row.value)
    if (row.written !== null) {
      const { name, value, written } = row
      named.stated[String(name)] ??= value === written ? String(value) : `${String(value)} (${String(written)})`
    }
    byEpisode.set(episode, named)
  }
  return byEpisode
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

/** Values of one name that a finding carries. */
const MAX_IDENTITIES = 20

/**
 * What the named things of an episode rest on, and what hangs on them. Where the
 * episode states several things of one name it leaves a choice, and a name that it states itself is not added to.
 */
async function identitiesByEpisode(store: Store): Promise<Map<string, Record<string, string[]>>> {
  const rows = await store.rows(`
    select s.episode, i.to_name as name, list(distinct i.to_value order by i.to_value)[1:${MAX_IDENTITIES}] as "values"
    from (from stated qualify count(*) over (partition by episode, name) = 1) s
      join found f using (episode) join identity i on i.bundle = f.bundle and i.name = s.name and i.value = s.value
    where not exists (select 1 from stated o where o.episode = s.episode and o.name = i.to_name)
    group by s.episode, i.to_name
    order by s.episode, i.to_name`)
  return recordByEpisode(rows.map(({ episode, name, values }) => [episode, name, values as string[]]))
}

/** What the managed object ids in an episode's lines are called. */
async function namesByEpisode(store: Store): Promise<Map<string, Record<string, string>>> {
  const rows = await store.rows(`
    select distinct h.episode, m.moref, m.name
    from evidence_hit h join mention m on m.row = h.row
    qualify dense_rank() over (partition by h.episode order by m.moref) <= ${MAX_IDENTITIES}
    order by all`)
  return recordByEpisode(rows.map(({ episode, moref, name }) => [episode, moref, String(name)]))
}

/** For every episode its keys with their values; of a key that comes twice the last value. */
function recordByEpisode<T>(rows: readonly (readonly [episode: unknown, key: unknown, value: T])[]) {
  const byEpisode = new Map<string, Record<string, T>>()
  for (const [episode, key, value] of rows) {
    const record = byEpisode.get(String(episode)) ?? {}
    record[String(key)] = value
    byEpisode.set(String(episode), record)
  }
  return byEpisode
}

async function factsByEpisode(store: Store): Promise<Map<string, Finding['facts']>> {
  const rows = await store.rows(`
    select h.episode, q.tables, q.row
    from evidence_hit h join query_hit q on q.query_hit = h.fact
    order by h.episode, h.hit`)
  const byEpisode = new Map<string, Finding['facts']>()
  for (const row of rows) {
    const list = byEpisode.get(String(row.episode)) ?? []
    const { bundle: _, ...fact } = JSON.parse(String(row.row)) as Record<string, unknown>
    list.push({ table: String(row.tables), row: fact })
    byEpisode.set(String(row.episode), list)
  }
  return byEpisode
}

async function evidenceByEpisode(store: Store): Promise<Map<string, Evidence[]>> {
  const rows = await store.rows(`
    select s.episode, m.path as member, t.line, t.byte_offset, t.text,
      ${isoTime('t.time')} as time
    from shown s join counted h using (hit) join hit_row t on t.rowid = h.row join member m on m.member = h.member
    order by s.episode, h.starts, h.hit`)
  const byEpisode = new Map<string, Evidence[]>()
  for (const row of rows) {
    const list = byEpisode.get(String(row.episode)) ?? []
    const status = decodeScsiStatus(String(row.text))
    list.push({
      member: String(row.member),
      line: Number(row.line),
      offset: Number(row.byte_offset),
      time: text(row.time),
      text: shorten(String(row.text)),
      scsi: status === undefined ? null : scsiWords(status),
    })
    byEpisode.set(String(row.episode), list)
  }
  return byEpisode
}

function shorten(line: string): string {
  if (line.length <= MAX_EVIDENCE_TEXT) return line
  const half = MAX_EVIDENCE_TEXT / 2
  return `${line.slice(0, half)} … ${line.slice(-half)}`
}

function text(cell: unknown): string | null {
  return cell === null || cell === undefined ? null : String(cell)
}
