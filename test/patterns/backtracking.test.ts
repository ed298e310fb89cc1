import fc from 'fast-check'
import { checkSync } from 'recheck'
import { expect, test } from 'vitest'
import { backtrackingOf } from '../../patterns/backtracking.ts'

test.each([
  [
    'fixed text, then fields that exclude their delimiter',
    'Device "(?<device>[^"]+)" performance has .{0,80}from (?<average_us>\\d+)',
  ],
  ['a list of bounded items', 'x\\d{1,3}(?:,\\d{1,3})*z'],
  ['anchored: the search does not restart', '^\\w+: failed'],
  ['a loop at the end that nothing can fail', 'failed \\w+'],
  ['a loop at the end, an assertion before it', 'failed\\b \\w+'],
  ['two gaps of 200', 'from .{0,200}to .{0,200}done'],
  ['alternatives with a common beginning', '(?:vob\\.net\\.|vob\\.scsi\\.|esx\\.problem\\.)(?<event>[a-z]+):'],
  ['loops kept apart by a character that neither takes', '#(?<function>\\w+) (?<module>\\w+)!'],
])('accepts %s', (_, source) => {
  expect(backtrackingOf(source)).toBeNull()
})

test.each([
  ['(a+)+$', 'exponential: a+ can take the same text in two ways each time round'],
  ['(a|a)*b', 'exponential: a can take the same text in two ways each time round'],
  ['(a*)*b', 'exponential: a* can take the same text in two ways each time round'],
  ['x\\d+\\d+y', 'polynomial: \\d+ and \\d+ can both take the same text'],
  ['\\w+: failed', 'polynomial: the start of the search and \\w+ can both take the same text'],
  ['foo\\w+$', 'polynomial: the start of the search and \\w+ can both take the same text'],
  ['(?:\\w{1,30} ?){1,30}x', 'bounded, but too far: \\w{1,30} can take the same text in two ways each time round'],
  ['x.{0,200}y.{0,200}z.{0,20}q', 'bounded, but too far: its gaps multiply to 800000 steps, allowed are 40000'],
  ['foo\\w+\\b(?:;)?', 'polynomial: the start of the search and \\w+ can both take the same text'],
  ['x(?=a+)y', 'a lookaround holds an unbounded repetition, which runs again at every character'],
  ['(\\w)\\1', 'it holds what the analysis does not know: a back reference: \\1'],
])('refuses %s', (source, reason) => {
  expect(backtrackingOf(source)).toBe(reason)
})

/** Small expressions over few letters: recheck is fast on these only. */
const expression = fc.letrec<{ node: string; atom: string; group: string }>((tie) => ({
  atom: fc.constantFrom('a', 'b', '[ab]', 'c'),
  group: fc.array(tie('node'), { minLength: 1, maxLength: 2 }).map((parts) => `(?:${parts.join('|')})`),
  node: fc
    .array(
      fc
        .tuple(fc.oneof({ maxDepth: 2 }, tie('atom'), tie('group')), fc.constantFrom('', '', '*', '+', '?'))
        .map(([body, count]) => body + count),
      { minLength: 1, maxLength: 3 },
    )
    .map((parts) => parts.join('')),
})).node

test('refuses whatever recheck holds for vulnerable', () => {
  fc.assert(
    fc.property(expression, (source) => {
      const { status } = checkSync(source, 'u', { checker: 'automaton', timeout: 1000 })
      if (status === 'vulnerable') expect(backtrackingOf(source)).not.toBeNull()
    }),
    { numRuns: 60, seed: 1 },
  )
}, 60_000)
