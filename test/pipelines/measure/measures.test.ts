import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { Measure } from '../../../patterns/fault.ts'
import { percentileUs } from '../../../pipelines/measure/histogram.ts'
import { createMeasures, type Figures, MAX_GROUPS, type Measures, OTHERS } from '../../../pipelines/measure/measures.ts'
import { figuresOf } from '../../../pipelines/measure/store-measures.ts'

const none = { name: 'task-time', group: null, value: null, pair: null, mark: null } satisfies Measure
const begin: Measure = { ...none, group: 'function', pair: { id: 'task', at: 'begin' } }
const end: Measure = { ...none, pair: { id: 'task', at: 'end' } }
const timed: Measure = { ...none, name: 'api-time', group: 'function', value: 'duration_ms' }

type Line = [second: number | null, measure: Measure, captures: Record<string, string>]
const begins = (second: number, task: string, method = 'powerOn'): Line => [second, begin, { task, function: method }]
const ends = (second: number, task: string): Line => [second, end, { task }]

function file(...lines: Line[]): Measures {
  const measures = createMeasures()
  for (const [second, measure, captures] of lines) {
    const timeUs = second === null ? null : second * 1e6
    const record = { timeUs, timeMark: timeUs === null ? 'none' : 'written', opId: 'op' } as const
    measures.add(record, { measure, captures, count: 1 })
  }
  return measures.result()
}

/** Counts and longest durations in s, by name and group. */
const brief = (figures: Figures) =>
  [...figures].flatMap(([name, { all, groups }]) =>
    [['', all] as const, ...groups].map(([group, { count, maxUs }]) => `${name} ${group}: ${count}, ${maxUs / 1e6} s`),
  )

test('the time between begin and end, by the group that the begin names', () => {
  const lines = [begins(1, 'a'), begins(2, 'b', 'clone'), ends(3, 'a'), ends(5, 'b'), begins(9, 'c')]
  expect(brief(file(...lines).figures)).toEqual([
    'task-time : 2, 3 s',
    'task-time powerOn: 1, 2 s',
    'task-time clone: 1, 3 s',
  ])
})

test('a begin that never ended is forgotten when its id begins again; an end before its begin is none', () => {
  expect(brief(file(begins(1, 'a'), begins(10, 'a'), ends(12, 'a')).figures)).toEqual([
    'task-time : 1, 2 s',
    'task-time powerOn: 1, 2 s',
  ])
  expect(brief(file(begins(10, 'a'), ends(9, 'a')).figures)).toEqual([])
  expect(brief(file(begins(0, 'a'), ends(86_401, 'a')).figures)).toEqual([])
})

test('lines without a time of their own measure nothing', () => {
  expect(file([null, timed, { duration_ms: '5', function: 'x' }], [null, begin, { task: 'a' }])).toEqual({
    figures: new Map(),
    begun: [],
    ended: [],
    marks: [],
  })
})

test('a duration counts with its unit, more groups than fit go into one', () => {
  const lines = Array.from(
    { length: MAX_GROUPS + 50 },
    (_, n): Line => [n, timed, { duration_ms: '250', function: `m${n}` }],
  )
  const { all, groups } = file(...lines).figures.get('api-time')!
  expect([all.count, groups.size, groups.get(OTHERS)?.count]).toEqual([MAX_GROUPS + 50, MAX_GROUPS + 1, 50])
  expect(Math.round(percentileUs(all, 0.5) / 1e4)).toBe(25)
})

test('a log cut into files gives what it gives whole, wherever it is cut and in any order of its files', () => {
  const calls = fc.uniqueArray(fc.record({ id: fc.nat(40), from: fc.nat(50), for: fc.nat(30) }), {
    selector: ({ id }) => id,
    maxLength: 20,
  })
  fc.assert(
    fc.property(calls, fc.nat(40), fc.nat(40), fc.boolean(), (all, first, second, turned) => {
      const lines = all
        .flatMap((call) => [begins(call.from, `t${call.id}`), ends(call.from + call.for, `t${call.id}`)])
        .sort(([a], [b]) => a! - b!)
      const [low, high] = [Math.min(first, second), Math.max(first, second)]
      const files = [lines.slice(0, low), lines.slice(low, high), lines.slice(high)].map((part) => file(...part))
      const cut = figuresOf(turned ? files.reverse() : files)
      expect(brief(cut)).toEqual(brief(figuresOf([file(...lines)])))
    }),
  )
})

test('what was rolled away measures nothing: ends without begin, begins without end', () => {
  expect(brief(figuresOf([file(ends(1, 'a'), begins(2, 'b')), file(ends(3, 'c'))]))).toEqual([])
})

test("a mark is the record's own operation id, or what was captured", () => {
  const marked = (mark: string): Measure => ({ ...none, name: 'x', mark })
  expect(
    file([1, marked('op_id'), {}], [2, marked('migration_id'), { migration_id: '77' }], [3, marked('vm'), {}]).marks,
  ).toEqual([
    { kind: 'migration_id', id: '77', timeUs: 2e6 },
    { kind: 'op_id', id: 'op', timeUs: 1e6 },
  ])
})
