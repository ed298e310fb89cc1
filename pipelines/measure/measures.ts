import type { TimeMark } from '../../parsers/record.ts'
import type { Measure } from '../../patterns/fault.ts'
import { OPERATION_ID, unitUs } from '../../patterns/measure.ts'
import { addDuration, createHistogram, type Histogram, mergeHistogram } from './histogram.ts'
import { type Mark, sampleMarks } from './marks.ts'

/** Groups of one figure that are told apart; what comes later goes into OTHERS. */
export const MAX_GROUPS = 200
export const OTHERS = '(others)'
const MAX_GROUP_LENGTH = 300

/** Begun things of one figure whose end is still to come; the oldest is forgotten first. */
const MAX_OPEN = 4096
/** Of those, what a later file of the log may end; and ends at a file's beginning that an earlier one may have begun. */
const MAX_LEFT = 1000
/** An end that comes later belongs to another beginning of the same id. */
const MAX_PAIR_US = 24 * 3_600_000_000

/** Figures over the records of one log: a histogram by group, and one of all. */
export type Figures = Map<string, { all: Histogram; groups: Map<string, Histogram> }>

export interface Begin {
  readonly name: string
  readonly id: string
  readonly group: string | null
  readonly atUs: number
}

/** What one file gave. Plain data: it may come from another thread. */
export interface Measures {
  readonly figures: Figures
  /** Begun, and not ended in the file. */
  readonly begun: readonly Begin[]
  /** Ended, and not begun in the file. */
  readonly ended: readonly Omit<Begin, 'group'>[]
  readonly marks: readonly Mark[]
}

/** What a measure needs of a record. */
interface Seen {
  readonly timeUs: number | null
  readonly timeMark: TimeMark
  readonly opId?: string | undefined
}

/** A match of a message with a measure. */
export interface Measured {
  readonly measure: Measure
  readonly captures: Readonly<Record<string, string>>
  readonly count: number
}

/** Counts the matches of one file, in the order of its records. Memory is bounded. */
export function createMeasures(): { add(seen: Seen, measured: Measured): void; result(): Measures } {
  const figures: Figures = new Map()
  const open = new Map<string, Map<string, Begin>>()
  const ended: Omit<Begin, 'group'>[] = []
  let marks: ReturnType<typeof sampleMarks> | null = null

  const pair = ({ name, pair: wanted }: Measure, id: string, group: string | null, atUs: number) => {
    let begun = open.get(name)
    if (begun === undefined) {
      begun = new Map()
      open.set(name, begun)
    }
    const begin = begun.get(id)
    begun.delete(id)
    if (wanted!.at === 'begin') {
      begun.set(id, { name, id, group, atUs })
      if (begun.size > MAX_OPEN) begun.delete(begun.keys().next().value!)
    } else if (begin === undefined) {
      if (ended.length < MAX_LEFT) ended.push({ name, id, atUs })
    } else countPair(figures, begin, atUs)
  }

  return {
    add({ timeUs, timeMark, opId }, { measure, captures, count }) {
      if (timeUs === null || timeMark === 'neighbour') return
      const group = measure.group === null ? null : (captures[measure.group] ?? null)
      const value = measure.value === null ? undefined : captures[measure.value]
      if (value !== undefined) {
        countDuration(figures, measure.name, group, Number(value) * unitUs(measure.value!)!, timeUs, count)
      }
      const id = measure.pair === null ? undefined : captures[measure.pair.id]
      if (id !== undefined) pair(measure, id, group, timeUs)
      const mark =
        measure.mark === null
          ? undefined
          : (captures[measure.mark] ?? (measure.mark === OPERATION_ID ? opId : undefined))
      if (mark === undefined || timeMark !== 'written') return
      marks ??= sampleMarks()
      marks.add({ kind: measure.mark!, id: mark, timeUs })
    },
    result: () => ({
      figures,
      begun: [...open.values()].flatMap((begun) => [...begun.values()].slice(-MAX_LEFT)),
      ended,
      marks: marks?.marks() ?? [],
    }),
  }
}

/** Counts the time between both lines of a pair; an end before its beginning, or a day after it, is none. */
export function countPair(figures: Figures, { name, group, atUs }: Begin, endUs: number): void {
  const durationUs = endUs - atUs
  if (durationUs >= 0 && durationUs <= MAX_PAIR_US) countDuration(figures, name, group, durationUs, endUs, 1)
}

function countDuration(
  figures: Figures,
  name: string,
  group: string | null,
  durationUs: number,
  atUs: number,
  times: number,
): void {
  if (!Number.isFinite(durationUs)) return
  addDuration(figureOf(figures, name).all, durationUs, atUs, times)
  if (group !== null) addDuration(groupOf(figures, name, group), durationUs, atUs, times)
}

/** Adds the figures of one file to those of others. */
export function mergeFigures(into: Figures, from: Figures): void {
  for (const [name, { all, groups }] of from) {
    mergeHistogram(figureOf(into, name).all, all)
    for (const [group, histogram] of groups) mergeHistogram(groupOf(into, name, group), histogram)
  }
}

function figureOf(figures: Figures, name: string) {
  let figure = figures.get(name)
  if (figure === undefined) {
    figure = { all: createHistogram(), groups: new Map() }
    figures.set(name, figure)
  }
  return figure
}

function groupOf(figures: Figures, name: string, wanted: string): Histogram {
  const { groups } = figureOf(figures, name)
  const cut = wanted.slice(0, MAX_GROUP_LENGTH)
  const group = groups.has(cut) || groups.size < MAX_GROUPS ? cut : OTHERS
  let histogram = groups.get(group)
  if (histogram === undefined) {
    histogram = createHistogram()
    groups.set(group, histogram)
  }
  return histogram
}
