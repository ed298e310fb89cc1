import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileHead } from '../../../parsers/logs/head.ts'
import { classify, logFormats } from '../../../parsers/logs/index.ts'

const context = { newestUs: null }
const samples = logFormats.flatMap((format) => format.samples.map((sample) => sample.line))
const headed = logFormats.flatMap((format) =>
  format.head === undefined ? [] : [{ name: format.name, format, head: compileHead(format.head) }],
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
  for (const { name, format, head } of headed) {
    if (!accepts(head, line)) continue
    const parsed = format.parse(line, context)
    const chosen = classify(line, context)?.format.name
    if (parsed === undefined) return `${name} accepts, its parse does not: ${line}`
    if (chosen !== name) return `${name} accepts, classify says ${chosen}: ${line}`
    if (parsed.continues || parsed.repeats !== undefined || parsed.section)
      return `${name} accepts a line to look at: ${line}`
  }
  return undefined
}

test('a head accepts only lines that parse takes, classify gives to its format, and that are records', () => {
  expect(samples.map(broken).filter((problem) => problem !== undefined)).toEqual([])
  const sample = fc.constantFrom(...samples)
  const piece = fc.oneof(
    fc.string({ maxLength: 3, unit: 'binary' }),
    fc.constantFrom(
      ' ',
      '  ',
      '-->',
      ': ',
      '[',
      ']',
      '|',
      "'",
      '"',
      '\t',
      '\u00a0',
      '\u2028',
      '\r',
      '0',
      'last message repeated 3 times',
      'Section for ESX, pid=1, version=1, build=2, option=R',
      'INFO ',
      'In(14) ',
      '2024-03-05T10:11:12.345Z ',
    ),
  )
  const mutant = fc.oneof(
    fc
      .tuple(sample, fc.nat(1), piece, fc.nat(3))
      .chain(([line, , text, cut]) => fc.nat(line.length).map((at) => line.slice(0, at) + text + line.slice(at + cut))),
    fc
      .tuple(sample, sample)
      .chain(([a, b]) => fc.tuple(fc.nat(a.length), fc.nat(b.length)).map(([i, j]) => a.slice(0, i) + b.slice(j))),
  )
  fc.assert(
    fc.property(mutant, (line) => broken(line.replaceAll('\n', ' ')) === undefined),
    { numRuns: 20_000 },
  )
})
