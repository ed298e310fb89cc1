import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileLiterals } from '../../../pipelines/match/literals.ts'

type Hit = readonly [literal: number, at: number]

const byPlace = ([a, x]: Hit, [b, y]: Hit) => x - y || a - b

function found(literals: readonly string[], bytes: Buffer, start: number, end: number, usual = ''): Hit[] {
  const hits: Hit[] = []
  compileLiterals(literals, usual).search(bytes, start, end, (literal, at) => hits.push([literal, at]))
  return hits.sort(byPlace)
}

function byIndexOf(literals: readonly string[], bytes: Buffer, start: number, end: number): Hit[] {
  const region = bytes.subarray(start, end)
  const hits: Hit[] = []
  for (const [literal, text] of literals.entries()) {
    for (let at = region.indexOf(text); at !== -1; at = region.indexOf(text, at + 1)) hits.push([literal, start + at])
  }
  return hits.sort(byPlace)
}

/** Few letters, so that literals overlap, repeat and contain each other. */
const word = (least: number, most: number) =>
  fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é'), minLength: least, maxLength: most })

test('finds what indexOf finds, in any region', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(word(3, 9), { minLength: 1, maxLength: 160 }),
      word(0, 400),
      fc.nat(50),
      fc.nat(50),
      word(0, 50),
      fc.constantFrom(0, 300),
      (words, text, skip, drop, usual, others) => {
        const literals = [...words, ...Array.from({ length: others }, (_, index) => `#${index}##`)]
        const bytes = Buffer.from(text)
        const start = Math.min(skip, bytes.length)
        const end = Math.max(start, bytes.length - drop)
        expect(found(literals, bytes, start, end, usual)).toEqual(byIndexOf(literals, bytes, start, end))
      },
    ),
    { numRuns: 300 },
  )
})

test('reports literals that overlap, contain each other or are the same', () => {
  expect(found(['abcdef', 'cdefgh', 'cdef', 'abcdef'], Buffer.from('xabcdefgh'), 0, 9)).toEqual([
    [0, 1],
    [3, 1],
    [1, 3],
    [2, 3],
  ])
})

test('finds two-byte literals, and long ones beside them', () => {
  expect(found(['ab', 'x'.repeat(300)], Buffer.from(`ab${'x'.repeat(300)}ab`), 0, 304)).toEqual([
    [0, 0],
    [1, 2],
    [0, 302],
  ])
})

test('finds nothing without literals, and refuses those too short to search for', () => {
  expect(found([], Buffer.from('abc'), 0, 3)).toEqual([])
  expect(() => compileLiterals(['a'])).toThrow('shorter than 2 bytes')
})
