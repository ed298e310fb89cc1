import { expect, test } from 'vitest'
import { type CountedHit, DAY_US, limitStorm, MINUTE_US } from '../../../pipelines/match/storm.ts'

const SECOND_US = 1_000_000

function limited(hits: readonly CountedHit[]): [number | null, number, number | null][] {
  const kept: [number | null, number, number | null][] = []
  const storm = limitStorm<CountedHit>((hit) => kept.push([hit.timeUs, hit.count, hit.lastUs]))
  for (const hit of hits) storm.add(hit)
  storm.end()
  return kept
}

const hit = (timeUs: number, spanUs: number, hiddenBy: string | null = null): CountedHit => ({
  pattern: 'network.loop/frame',
  hiddenBy,
  object: 'vmnic0',
  timeUs,
  spanUs,
  count: 1,
  lastUs: timeUs,
})

test('five hits of a span are kept whole, the others become one with their number and last time', () => {
  const hits = (spanUs: number) => Array.from({ length: 130 }, (_, second) => hit(second * SECOND_US, spanUs))
  const whole = (from: number, length: number) =>
    Array.from({ length }, (_, at) => [(from + at) * SECOND_US, 1, (from + at) * SECOND_US])
  expect(limited(hits(MINUTE_US))).toEqual([
    ...whole(0, 5),
    [5 * SECOND_US, 55, 59 * SECOND_US],
    ...whole(60, 5),
    [65 * SECOND_US, 55, 119 * SECOND_US],
    ...whole(120, 5),
    [125 * SECOND_US, 5, 129 * SECOND_US],
  ])
  expect(limited(hits(DAY_US))).toEqual([...whole(0, 5), [5 * SECOND_US, 125, 129 * SECOND_US]])
})

test('a hidden hit is not counted with one that is not', () => {
  const hits = Array.from({ length: 50 }, (_, at) => hit(at, MINUTE_US, at % 2 === 0 ? 'benign.loop/test' : null))
  expect(limited(hits).map(([, count]) => count)).toEqual([...Array<number>(10).fill(1), 20, 20])
})
