import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ODD } from '../../../samples/odd/odd.ts'
import { type Collected, collectBytes } from './collect.ts'

const TIMEOUT = 5000

/** Members and errors in the table's form. */
function shown({ members, errors }: Collected): { members: unknown[]; errors: string[] } {
  return {
    members: members.map(({ at, data, cut }) => [at, data.toString('latin1'), cut]),
    errors: errors.map(({ member, offset, reason }) => `${member}${offset === null ? '' : ` @${offset}`}: ${reason}`),
  }
}

test('every odd input has a name of its own', () => {
  expect(new Set(ODD.map(({ name }) => name)).size).toBe(ODD.length)
})

describe('an odd input', () => {
  test.for(ODD)('$name', { timeout: TIMEOUT }, async (odd) => {
    const wanted = {
      members: odd.members.map(([at, content, cut]) => [at, Buffer.from(content).toString('latin1'), cut === 'cut']),
      errors: odd.errors,
    }
    expect(shown(await collectBytes(odd.bytes(), odd.limits))).toEqual(wanted)
  })

  test('is the same in every run', () => {
    for (const odd of ODD) expect(odd.bytes().equals(odd.bytes()), odd.name).toBe(true)
  })
})

describe('any split into chunks gives the same', () => {
  test.for(ODD)('$name', { timeout: TIMEOUT }, async (odd) => {
    const data = odd.bytes()
    const whole = shown(await collectBytes(data, odd.limits))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(Math.max(1, data.length)), { maxLength: 40 }), async (borders) => {
        expect(shown(await collectBytes(data, odd.limits, borders))).toEqual(whole)
      }),
      { numRuns: data.length > 100_000 ? 2 : 8, seed: 1 },
    )
    if (data.length > 20_000) return
    const single = Array.from({ length: data.length }, (_, at) => at)
    expect(shown(await collectBytes(data, odd.limits, single))).toEqual(whole)
  })
})
