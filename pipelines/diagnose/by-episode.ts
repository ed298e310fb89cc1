import { decodeScsiStatus } from '../../parsers/scsi.ts'
import { scsiWords } from '../../parsers/scsi-words.ts'
import { isoTime } from '../sinks/store/iso-time.ts'
import type { Store } from '../sinks/store/store.ts'
import type { Evidence, Finding } from './report.ts'

/** The longest text of a line that a report carries, in characters; longer ones lose their middle. */
const MAX_EVIDENCE_TEXT = 2000

/** What an episode's hits name, and that with what the configuration adds. A title is made of the first alone. */
interface Named {
  stated: Record<string, string>
  all: Record<string, string>
}

/**
 * For every episode the value that most hits gave for a name, the first one seen breaks ties; and what the configuration adds
 * where it leaves no choice: the driver of a NIC, the datastore of a device.
 */
export async function entitiesByEpisode(store: Store): Promise<Map<string, Named>> {
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

/** Values of one name that a finding carries. */
const MAX_IDENTITIES = 20

/**
 * What the named things of an episode rest on, and what hangs on them. Where the
 * episode states several things of one name it leaves a choice, and a name that it states itself is not added to.
 */
export async function identitiesByEpisode(store: Store): Promise<Map<string, Record<string, string[]>>> {
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
export async function namesByEpisode(store: Store): Promise<Map<string, Record<string, string>>> {
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

/** Rows of the configuration and of counters that an episode rests on, with their tables. */
export async function factsByEpisode(store: Store): Promise<Map<string, Finding['facts']>> {
  const rows = await store.rows(`
    select h.episode, q.tables, q.row
    from evidence_hit h join query_hit q on q.query_hit = h.fact
    order by h.episode, h.hit`)
  return listByEpisode(
    rows.map((row) => {
      const { bundle: _, ...fact } = JSON.parse(String(row.row)) as Record<string, unknown>
      return [row.episode, { table: String(row.tables), row: fact }]
    }),
  )
}

/** The lines that a report shows of each episode, in the order of time. */
export async function evidenceByEpisode(store: Store): Promise<Map<string, Evidence[]>> {
  const rows = await store.rows(`
    select s.episode, m.path as member, t.line, t.byte_offset, t.text,
      ${isoTime('t.time')} as time
    from shown s join counted h using (hit) join hit_row t on t.rowid = h.row join member m on m.member = h.member
    order by s.episode, h.starts, h.hit`)
  return listByEpisode(
    rows.map((row) => {
      const status = decodeScsiStatus(String(row.text))
      return [
        row.episode,
        {
          member: String(row.member),
          line: Number(row.line),
          offset: Number(row.byte_offset),
          time: row.time as string | null,
          text: shorten(String(row.text)),
          scsi: status === undefined ? null : scsiWords(status),
        },
      ]
    }),
  )
}

/** For every episode its values, in the order of the rows. */
function listByEpisode<T>(rows: readonly (readonly [episode: unknown, value: T])[]): Map<string, T[]> {
  const byEpisode = new Map<string, T[]>()
  for (const [episode, value] of rows) {
    const list = byEpisode.get(String(episode))
    if (list === undefined) byEpisode.set(String(episode), [value])
    else list.push(value)
  }
  return byEpisode
}

function shorten(line: string): string {
  if (line.length <= MAX_EVIDENCE_TEXT) return line
  const half = MAX_EVIDENCE_TEXT / 2
  return `${line.slice(0, half)} … ${line.slice(-half)}`
}
