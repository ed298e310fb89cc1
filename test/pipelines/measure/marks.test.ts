import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Mark, sampleMarks } from '../../../pipelines/measure/marks.ts'

const ids = fc.uniqueArray(fc.string({ minLength: 3, maxLength: 6 }), { maxLength: 120 })

function sampled(marks: readonly Mark[], limit: number): Mark[] {
  const sample = sampleMarks(limit)
  for (const mark of marks) sample.add(mark)
  return sample.marks()
}

const marksOf = (all: readonly string[], timeUs = 1): Mark[] => all.map((id) => ({ kind: 'op_id', id, timeUs }))

test('the same marks are kept in any order, and the first time of each', () => {
  fc.assert(
    fc.property(ids, fc.integer({ min: 1, max: 30 }), (all, limit) => {
      const marks = [...marksOf(all, 5), ...marksOf(all, 3), ...marksOf(all, 9)]
      const kept = sampled(marks, limit)
      expect(sampled([...marks].reverse(), limit)).toEqual(kept)
      expect(kept.map(({ timeUs }) => timeUs)).toEqual(Array(Math.min(limit, all.length)).fill(3))
    }),
  )
})

test('parts sampled apart and then together are the sample of all', () => {
  fc.assert(
    fc.property(ids, fc.nat(120), fc.integer({ min: 1, max: 30 }), (all, cut, limit) => {
      const marks = marksOf(all)
      const parts = [...sampled(marks.slice(cut), limit), ...sampled(marks.slice(0, cut), limit)]
      expect(sampled(parts, limit)).toEqual(sampled(marks, limit))
    }),
  )
})

test('samples of two logs meet: of what one passed on the other keeps its part', () => {
  const passedOn = Array.from({ length: 1000 }, (_, n) => `auto-${n}-h5`)
  const vpxd = sampled([...marksOf(passedOn), ...marksOf(passedOn.map((id) => `other-${id}`))], 200)
  const hostd = sampled(marksOf(passedOn.map((id) => `${id}-3f-${id.length}`)), 200)
  const hosts = new Set(hostd.map(({ id }) => id.split('-').slice(0, 3).join('-')))
  expect(vpxd.filter(({ id }) => hosts.has(id)).length).toBeGreaterThan(60)
})
