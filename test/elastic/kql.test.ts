import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Kql, KqlError, kqlFields, kqlToDsl, parseKql, quoteKql } from '../../elastic/kql.ts'

const types: Record<string, string> = { a: 'keyword', 'b.c': 'long', t: 'date', m: 'text' }
const dsl = (text: string) => kqlToDsl(parseKql(text), (field) => types[field])

test.each<[string, Kql | null]>([
  ['', null],
  ['a: *', { kind: 'exists', field: 'a' }],
  ['a:x', { kind: 'is', field: 'a', value: 'x', quoted: false }],
  ['a : "x y \\" z"', { kind: 'is', field: 'a', value: 'x y " z', quoted: true }],
  ['a: x\\:y', { kind: 'is', field: 'a', value: 'x:y', quoted: false }],
  ['a: net*', { kind: 'wildcard', field: 'a', pattern: 'net*' }],
  ['a: a?\\*b*', { kind: 'wildcard', field: 'a', pattern: 'a\\?\\*b*' }],
  ['b.c >= 3', { kind: 'range', field: 'b.c', operator: 'gte', value: '3' }],
  ['not a: x', { kind: 'not', clause: { kind: 'is', field: 'a', value: 'x', quoted: false } }],
  [
    'a: x or a: y AND m: z',
    {
      kind: 'or',
      clauses: [
        { kind: 'is', field: 'a', value: 'x', quoted: false },
        {
          kind: 'and',
          clauses: [
            { kind: 'is', field: 'a', value: 'y', quoted: false },
            { kind: 'is', field: 'm', value: 'z', quoted: false },
          ],
        },
      ],
    },
  ],
  [
    'a: (x or not "y z")',
    {
      kind: 'or',
      clauses: [
        { kind: 'is', field: 'a', value: 'x', quoted: false },
        { kind: 'not', clause: { kind: 'is', field: 'a', value: 'y z', quoted: true } },
      ],
    },
  ],
])('%s', (text, tree) => {
  expect(parseKql(text)).toEqual(tree)
})

test.each(['a', 'a:', 'a: x y: z', '(a: x', 'a: x)', 'a: "x', 'a: x and', 'not', '"x"', 'a: {b: c}', 'x y'])(
  'refuses %s',
  (text) => {
    expect(() => parseKql(text)).toThrow(KqlError)
  },
)

test('any text can be quoted', () => {
  fc.assert(
    fc.property(fc.string(), (value) => {
      expect(parseKql(`a: ${quoteKql(value)}`)).toEqual({ kind: 'is', field: 'a', value, quoted: true })
    }),
  )
})

test('translation', () => {
  expect(dsl('')).toEqual({ match_all: {} })
  expect(dsl('(a: x or b.c > 3) and not m: "two words"')).toEqual({
    bool: {
      filter: [
        {
          bool: { should: [{ match: { a: 'x' } }, { range: { 'b.c': { gt: '3' } } }], minimum_should_match: 1 },
        },
        { bool: { must_not: { match_phrase: { m: 'two words' } } } },
      ],
    },
  })
  expect(dsl('a: net*')).toEqual({ wildcard: { a: { value: 'net*' } } })
  expect(dsl('m: net*')).toEqual({ query_string: { fields: ['m'], query: 'net*' } })
  expect(dsl('t: "2024-01-01"')).toEqual({ range: { t: { gte: '2024-01-01', lte: '2024-01-01' } } })
  expect(dsl('a: *')).toEqual({ exists: { field: 'a' } })
})

test('a field that the index lacks is an error', () => {
  expect(() => dsl('zz: x')).toThrow('the index has no field zz')
})

test('fields of a query', () => {
  expect(kqlFields(parseKql('m: x and (a: y or not b.c < 1) and a: z'))).toEqual(['a', 'b.c', 'm'])
})
