import { expect, test } from 'vitest'
import { random } from '../../samples/random.ts'

test('the same seed gives the same sequence, another seed another one', () => {
  const draw = (seed: string): number[] => {
    const rng = random(seed)
    return [rng.int(0, 999), rng.int(0, 999), rng.int(0, 999)]
  }
  expect(draw('a')).toEqual(draw('a'))
  expect(draw('a')).not.toEqual(draw('b'))
})

test('a fork does not depend on what was drawn before', () => {
  const first = random('seed')
  const second = random('seed')
  second.next()
  expect(first.fork('x').hex(8)).toBe(second.fork('x').hex(8))
})

test('whole numbers stay within their limits and reach both', () => {
  const rng = random('limits')
  const seen = new Set(Array.from({ length: 500 }, () => rng.int(3, 6)))
  expect([...seen].sort()).toEqual([3, 4, 5, 6])
})

test('hex and uuid have their shapes', () => {
  const rng = random('shapes')
  expect(rng.hex(7)).toMatch(/^[0-9a-f]{7}$/)
  expect(rng.uuid()).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
})
