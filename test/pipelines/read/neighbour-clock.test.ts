import { expect, test } from 'vitest'
import type { LogRecord } from '../../../parsers/record.ts'
import { createNeighbourClock } from '../../../pipelines/read/neighbour-clock.ts'

const record = (line: number, timeUs: number | null, message: string): LogRecord => ({
  timeUs,
  timeMark: timeUs === null ? 'none' : 'written',
  message,
  bundle: '',
  member: '',
  line,
  offset: 0,
  format: null,
  continuation: '',
  count: 1,
})

/** Lines and times of what is handed on while undated records with this text come, and of all at the end. */
function handedOn(undated: number, message: string): { before: number; all: [number, number | null][] } {
  const all: [number, number | null][] = []
  const clock = createNeighbourClock<never>(({ line, timeUs }) => all.push([line, timeUs]))
  for (let line = 0; line < undated; line++) {
    const one = record(line, null, message)
    clock.see(one, false)
    clock.take(one, [])
  }
  const before = all.length
  const dated = record(undated, 42, message)
  clock.see(dated, false)
  clock.take(dated, [])
  clock.end()
  return { before, all }
}

test('undated records wait for the first dated one and take its time', () => {
  expect(handedOn(2, 'short')).toEqual({
    before: 0,
    all: [
      [0, 42],
      [1, 42],
      [2, 42],
    ],
  })
})

test('long undated records do not fill the memory: they are handed on without a time, in their order', () => {
  const { before, all } = handedOn(1000, 'x'.repeat(64 * 1024))
  expect(before).toBeGreaterThan(700)
  expect(all.map(([line]) => line)).toEqual(Array.from({ length: 1001 }, (_, line) => line))
  expect(all[0]).toEqual([0, null])
  expect(all.at(-1)).toEqual([1000, 42])
})
