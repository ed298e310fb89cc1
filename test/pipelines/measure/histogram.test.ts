import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addDuration,
  BIN_ERROR,
  createHistogram,
  type Histogram,
  mergeHistogram,
  percentileUs,
} from '../../../pipelines/measure/histogram.ts'

const durations = fc.array(
  fc.record({
    value: fc.nat().chain((n) => fc.constantFrom(n % 70, n, n * 500)),
    at: fc.nat(1000),
    times: fc.integer({ min: 1, max: 3 }),
  }),
  { minLength: 1, maxLength: 200 },
)

function histogramOf(all: readonly { value: number; at: number; times: number }[]): Histogram {
  const histogram = createHistogram()
  for (const { value, at, times } of all) addDuration(histogram, value, at, times)
  return histogram
}

/** Bins have no order of their own. */
const sorted = (histogram: Histogram) => ({ ...histogram, bins: [...histogram.bins].sort(([a], [b]) => a - b) })

test('a percentile is as far from the naive one as a bin allows', () => {
  fc.assert(
    fc.property(durations, fc.constantFrom(0.01, 0.5, 0.95, 0.99, 1), (all, share) => {
      const naive = all.flatMap(({ value, times }) => Array<number>(times).fill(value)).sort((a, b) => a - b)
      const exact = naive[Math.ceil(share * naive.length) - 1]!
      const got = percentileUs(histogramOf(all), share)
      expect(Math.abs(got - exact)).toBeLessThanOrEqual(exact * BIN_ERROR)
    }),
  )
})

test('order and parts make no difference', () => {
  fc.assert(
    fc.property(durations, fc.nat(200), (all, cut) => {
      const parts = histogramOf(all.slice(cut))
      mergeHistogram(parts, histogramOf(all.slice(0, cut)))
      expect(sorted(parts)).toEqual(sorted(histogramOf(all)))
      expect(sorted(histogramOf([...all].reverse()))).toEqual(sorted(histogramOf(all)))
    }),
  )
})

test('small values are exact, the longest is kept with the time at which it was first seen', () => {
  const histogram = histogramOf([
    { value: 0, at: 5, times: 1 },
    { value: 63, at: 9, times: 2 },
    { value: 63, at: 7, times: 1 },
  ])
  expect([0.25, 0.5, 1].map((share) => percentileUs(histogram, share))).toEqual([0, 63, 63])
  expect({ ...histogram, bins: null }).toEqual({ bins: null, count: 4, firstUs: 5, lastUs: 9, maxUs: 63, maxAtUs: 7 })
})

test('nothing counted has no percentile, what is longer than 12 days counts as that', () => {
  expect(percentileUs(createHistogram(), 0.5)).toBe(Number.NaN)
  expect(percentileUs(histogramOf([{ value: 2 ** 50, at: 0, times: 1 }]), 0.5)).toBe(1_090_921_693_184)
})
