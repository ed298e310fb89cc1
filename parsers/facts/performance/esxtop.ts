import { type FactSource, type Facts, factTable } from '../table.ts'
import { excerpt } from '../text-lines.ts'

const esxtopCounter = factTable('esxtop_counter', 'A counter of an esxtop recording over all of its samples', {
  kind: { type: 'varchar', about: 'Memory, Vcpu, Physical Disk SCSI Device, Network Port, …' },
  object: { type: 'varchar', about: 'what stands in brackets: naa.…, 1001:web01:1002:vmx-vcpu-0; null: the host' },
  counter: { type: 'varchar', about: 'name as written: Swap MBytes Read/sec, % Ready' },
  samples: { type: 'bigint', about: 'number of samples' },
  started: { type: 'timestamp', about: 'time of the first sample' },
  ended: { type: 'timestamp', about: 'time of the last sample' },
  mean: { type: 'double', about: 'mean of the samples' },
  max: { type: 'double', about: 'largest sample' },
})

/** Counters that are kept, by kind; a recording has tens of thousands. */
const kept: readonly (readonly [RegExp, RegExp])[] = [
  [/^Memory$/, /^Swap MBytes (?:Read|Write)\/sec$|^Free MBytes$/],
  [/^Vcpu$/, /^% (?:Ready|CoStop|Max Limited)$/],
  [/^Physical Disk SCSI Device$/, /^(?:Commands\/sec|Average (?:Driver|Kernel|Guest|Queue) MilliSec\/Command)$/],
  [/^Network Port$/, /^% (?:Outbound|Received) Packets Dropped$|^Packets (?:Transmitted|Received)\/sec$/],
]

const MAX_COLUMNS = 200_000
const MAX_SAMPLES = 100_000

interface Column {
  readonly at: number
  readonly kind: string
  readonly object: string | null
  readonly counter: string
  samples: number
  sum: number
  max: number
}

/**
 * `esxtop -b`: a CSV of performance counters with every cell in quotes. The first line names them (`\\host\Kind(object)\Counter`),
 * each other line is a sample that begins with its time in UTC.
 */
export const esxtop: FactSource = {
  source: 'esxtop',
  about: 'recording of esxtop: swap rates, ready times, latencies, dropped packets',
  tables: [esxtopCounter],
  parse(bytes, _path, facts) {
    const lines = csvLines(bytes)
    const columns = header(lines.next().value)
    if (columns === undefined) return facts.problem(1, 'is no recording of esxtop: names no counter')
    let started: number | null = null
    let ended: number | null = null
    let line = 1
    for (const cells of lines) {
      if (++line > MAX_SAMPLES) return facts.problem(line, `more than ${MAX_SAMPLES} samples: the others are left out`)
      const time = timeUs(cells[0])
      if (time === null || cells.length < columns.width) {
        facts.problem(line, `is no whole sample: ${excerpt(cells.slice(0, 5).join(','))}`)
        continue
      }
      started ??= time
      ended = time
      for (const column of columns.kept) sample(column, cells[column.at])
    }
    tell(columns.kept, { started, ended }, facts)
  },
}

function sample(column: Column, cell: string | undefined): void {
  const value = Number(cell)
  if (cell === undefined || cell === '' || !Number.isFinite(value)) return
  column.samples++
  column.sum += value
  column.max = Math.max(column.max, value)
}

function tell(columns: readonly Column[], times: { started: number | null; ended: number | null }, facts: Facts): void {
  for (const { kind, object, counter, samples, sum, max } of columns) {
    if (samples === 0) continue
    facts.add(esxtopCounter, {
      kind,
      object,
      counter,
      samples,
      ...times,
      mean: Number((sum / samples).toFixed(3)),
      max,
    })
  }
}

function header(cells: readonly string[] | undefined): { kept: Column[]; width: number } | undefined {
  if (cells === undefined || !cells[0]!.includes('PDH-CSV') || cells.length > MAX_COLUMNS) return undefined
  const found = cells.flatMap((cell, at): Column[] => {
    const [, kind, object, counter] =
      /^\\\\[^\\]{1,255}\\([^\\(]{1,60})(?:\(([^\\]{0,255})\))?\\([^\\]{1,80})$/.exec(cell) ?? []
    const wanted = kept.some(([kinds, counters]) => kinds.test(kind ?? '') && counters.test(counter ?? ''))
    if (!wanted) return []
    return [{ at, kind: kind!, object: object ?? null, counter: counter!, samples: 0, sum: 0, max: 0 }]
  })
  return found.length === 0 ? undefined : { kept: found, width: cells.length }
}

/** Cells of each line; they hold no quotes of their own. A line may be as long as the file. */
function* csvLines(bytes: Buffer): Generator<string[], undefined> {
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(10, start)
    const line = bytes.toString('utf8', start, end < 0 ? bytes.length : end).trim()
    start = end < 0 ? bytes.length : end + 1
    if (line !== '')
      yield line
        .replace(/^\uFEFF/, '')
        .replace(/^"|",?$/g, '')
        .split('","')
  }
  return undefined
}

/** `11/25/2026 20:54:16`, UTC; µs since 1970. */
function timeUs(text: string | undefined): number | null {
  const found = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d):(\d\d):(\d\d)$/.exec(text ?? '')
  if (found === null) return null
  const [month, day, year, hour, minute, second] = found.slice(1).map(Number)
  return Date.UTC(year!, month! - 1, day, hour, minute, second) * 1000
}
