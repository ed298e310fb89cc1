import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileHead } from '../../../parsers/logs/head.ts'
import { classify, logFormats } from '../../../parsers/logs/index.ts'
import { mutantOf } from './mutants.ts'

const context = { newestUs: null }
const samples = logFormats.flatMap((format) => format.samples.map((sample) => sample.line))
const headed = logFormats.flatMap((format) =>
  format.head === undefined
    ? []
    : [
        {
          name: format.name,
          format,
          head: compileHead(format.head),
          continuation: format.continuationHead === undefined ? null : compileHead(format.continuationHead),
        },
      ],
)
const accepts = (head: ReturnType<typeof compileHead>, line: string): boolean => {
  const bytes = Buffer.from(`\n${line}\n`)
  return head(bytes, 1, bytes.length - 1)
}

describe('templates', () => {
  const cases: readonly [string, string, boolean][] = [
    ['%T cpu%d:%d)', '2024-03-05T10:11:12.345Z cpu3:4711)x', true],
    ['%T cpu%d:%d)', '2024-03-05T10:11:12,3+0200 cpu3:4711)', true],
    ['%T cpu%d:%d)', '2024-03-05T10:11:12 cpu3:4711)', true],
    ['%T cpu%d:%d)', '2024-03-05T10:11:12.1234567Z cpu3:4711)', false],
    ['%T cpu%d:%d)', '2024-03-05T10:11:12.Z cpu3:4711)', false],
    ['%T cpu%d:%d)', '2024-03-05 10:11:12Z cpu3:4711)', false],
    ['%T cpu%d:%d)', '2024-03-05T10:11:12Z cpu:4711)', false],
    ['%T cpu%d:%d)', '2024-03-05T10:11:12Z cpu3:4711', false],
    ['%T', '2024-03-05T10:11:12-05:30', true],
    ['%T', '2024-03-05T10:11:12-05:3', false],
    ['%B x', 'Aug  6 20:09:17 x', true],
    ['%B x', 'Aug 16 20:09:17 x', true],
    ['%B x', 'aug 16 20:09:17 x', false],
    ['%u.', '3:12:40:56.871.', true],
    ['%u.', '3:12:40:56.87', false],
    ['{a|b{c|d}|}e', 'ae', true],
    ['{a|b{c|d}|}e', 'bde', true],
    ['{a|b{c|d}|}e', 'e', true],
    ['{a|b{c|d}|}e', 'be', false],
    ['{a|ab}c', 'abc', false],
    ['%|%{%}%%', '|{}%', true],
    ['%!no%!%w', 'yes', true],
    ['%!no%!%w', 'north', false],
    ['%9%2)', '182)', true],
    ['%9%2)', '1822)', false],
    ['%9%2)', '082)', false],
    ['%w', 'ü', false],
    ['', '', true],
    ['a', '', false],
  ]
  test.each(cases)('%s on %s: %s', (template, line, expected) => {
    expect(accepts(compileHead(template), line)).toBe(expected)
  })
})

test('large logs have a head, and it accepts a sample', () => {
  const names = headed
    .filter(({ format, head }) => format.samples.some((sample) => accepts(head, sample.line)))
    .map(({ name }) => name)
  expect(names).toEqual([
    'esx8-direct',
    'esx8-syslog',
    'vmkernel5',
    'vmkernel4',
    'vmx6',
    'vmacore6',
    'vmacore5',
    'j-sso7',
    'j-brk',
    'j-sps',
    'go',
    'j-ui',
    'syslog57',
  ])
})

/** What is wrong with a head's answer to a line; undefined: nothing. */
function broken(line: string): string | undefined {
  for (const { name, format, head, continuation } of headed) {
    const parsed = format.parse(line, context)
    const chosen = classify(line, context)?.format.name
    if (continuation !== null && accepts(continuation, line)) {
      if (!parsed?.continues || parsed.repeats !== undefined || parsed.section || chosen !== name)
        return `${name} says that this continues: ${line}`
    }
    if (!accepts(head, line)) continue
    if (parsed === undefined) return `${name} accepts, its parse does not: ${line}`
    if (chosen !== name) return `${name} accepts, classify says ${chosen}: ${line}`
    if (parsed.continues || parsed.repeats !== undefined || parsed.section)
      return `${name} accepts a line to look at: ${line}`
  }
  return undefined
}

test('a head accepts only lines that parse takes, classify gives to its format, and that are records', () => {
  expect(samples.map(broken).filter((problem) => problem !== undefined)).toEqual([])
  fc.assert(
    fc.property(mutantOf(samples), (line) => broken(line) === undefined),
    { numRuns: 20_000 },
  )
})
