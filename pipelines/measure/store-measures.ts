import type { Store } from '../sinks/store/store.ts'
import { percentileUs } from './histogram.ts'
import { type Mark, sampleMarks } from './marks.ts'
import { type Begin, countPair, type Figures, type Measures, mergeFigures } from './measures.ts'

const US_PER_MS = 1000

/** What one file of a log gave. */
export interface MemberMeasures {
  readonly bundle: number
  readonly host: string | null
  readonly member: number
  readonly log: string | null
  readonly measures: Measures
}

/**
 * Puts the figures of all files into the table `measurement`, one row by log, name and group and one for all groups, and
 * where there are several bundles what they may have seen in common into `clock_mark`. Files that are copies count once.
 */
export async function storeMeasures(store: Store, members: readonly MemberMeasures[]): Promise<void> {
  const counted = new Set(
    (await store.rows('select member from member join run_bundle using (bundle) where duplicate_of is null')).map(
      ({ member }) => Number(member),
    ),
  )
  const logs = Map.groupBy(
    members.filter(({ member }) => counted.has(member)).sort((a, b) => a.member - b.member),
    ({ bundle, log }) => `${bundle} ${log}`,
  )
  const several = new Set(members.map(({ bundle }) => bundle)).size > 1
  for (const files of logs.values()) {
    storeFigures(store, files[0]!, figuresOf(files.map(({ measures }) => measures)))
    if (several)
      storeMarks(
        store,
        files[0]!,
        files.flatMap(({ measures }) => measures.marks),
      )
  }
  store.flush()
}

/** Figures of a log over all its files, with the pairs that one file begins and another ends. */
export function figuresOf(files: readonly Measures[]): Figures {
  const figures: Figures = new Map()
  for (const file of files) mergeFigures(figures, file.figures)
  const begun = Map.groupBy(
    files.flatMap((file) => file.begun),
    keyOf,
  )
  for (const end of files.flatMap((file) => file.ended)) {
    const begin = begun
      .get(keyOf(end))
      ?.filter(({ atUs }) => atUs <= end.atUs)
      .reduce<Begin | undefined>((last, one) => (last === undefined || one.atUs > last.atUs ? one : last), undefined)
    if (begin !== undefined) countPair(figures, begin, end.atUs)
  }
  return figures
}

function keyOf({ name, id }: { name: string; id: string }): string {
  return `${name} ${id}`
}

function storeFigures(store: Store, { bundle, host, log }: MemberMeasures, figures: Figures): void {
  const writer = store.writer('measurement')
  for (const [name, { all, groups }] of [...figures].sort(byKey)) {
    for (const [group, histogram] of [[null, all] as const, ...[...groups].sort(byKey)]) {
      const { firstUs, lastUs, count, maxUs, maxAtUs } = histogram
      const percentile = (share: number) => percentileUs(histogram, share) / US_PER_MS
      writer.push([
        bundle,
        host,
        log,
        name,
        group,
        firstUs,
        lastUs,
        count,
        percentile(0.5),
        percentile(0.95),
        percentile(0.99),
        maxUs / US_PER_MS,
        maxAtUs,
      ])
    }
  }
}

function storeMarks(store: Store, { bundle, log }: MemberMeasures, marks: readonly Mark[]): void {
  const sample = sampleMarks()
  for (const mark of marks) sample.add(mark)
  for (const { kind, id, timeUs } of sample.marks()) store.writer('clock_mark').push([bundle, log, kind, id, timeUs])
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1
}
