import { describe, expect, test } from 'vitest'
import { booleanOf, type Entry, integerOf, nestedOf, numberOf, textOf } from '../../../parsers/facts/entry.ts'
import { esxcliBlocks } from '../../../parsers/facts/esxcli-blocks.ts'
import { esxcliJson } from '../../../parsers/facts/esxcli-json.ts'
import { esxcliTable } from '../../../parsers/facts/esxcli-table.ts'
import { pythonLiteral } from '../../../parsers/facts/python-literal.ts'
import { sizeBytes } from '../../../parsers/facts/size.ts'
import { textLines } from '../../../parsers/facts/text-lines.ts'

type Problem = (line: number | null, reason: string) => void

/** Entries as plain objects, then problems as `line: reason`. */
function read(parse: (problem: Problem) => Entry[]): unknown[] {
  const problems: string[] = []
  const entries = parse((line, reason) => problems.push(`${line ?? '-'}: ${reason}`))
  return [...entries.map(plain), ...problems]
}

function plain(entry: Entry): Record<string, unknown> {
  const nested = entry.nested.map(({ key, entry: child }) => ({ [key]: plain(child) }))
  const title = entry.title === null ? {} : { '=': entry.title }
  return { ...title, ...Object.fromEntries(entry.cells), ...(nested.length === 0 ? {} : { nested }) }
}

const table = (text: string) => read((problem) => esxcliTable(textLines(Buffer.from(text)), problem))
const blocks = (text: string) => read((problem) => esxcliBlocks(textLines(Buffer.from(text)), problem))
const json = (text: string) => read((problem) => esxcliJson(Buffer.from(text), problem))

describe('tables', () => {
  test('cells are cut at the dash runs, blanks stay', () => {
    expect(table('Name     Size (MB)\r\n-------  ---------\r\na b  c          12\r\n')).toEqual([
      { name: 'a b  c', 'size mb': '12' },
    ])
  })

  test('wide characters, padded by places on the screen, by bytes, by characters', () => {
    const head = 'Name      Version\n--------  -------\n'
    expect(table(`${head}日本      3\n`)).toEqual([{ name: '日本', version: '3' }])
    expect(table(`${head}Büro     4\n`)).toEqual([{ name: 'Büro', version: '4' }])
    expect(table(`${head}Büro      5\n`)).toEqual([{ name: 'Büro', version: '5' }])
  })

  test('warnings around, two tables, a row that runs over', () => {
    const text = 'warning\nA    B\n---  -\nx    1\n\nlost\nC  D\n-  -\ny  2\nlonger than that\n'
    expect(table(text)).toEqual([
      { a: 'x', b: '1' },
      { c: 'y', d: '2' },
      '1: not part of a table: warning',
      '6: not part of a table: lost',
      '10: does not fit the columns: longer than that',
    ])
  })

  test('a cut row loses its last cell, a whole last row without line end does not', () => {
    expect(table('A    B  C\n---  -  -\nx    1')).toEqual([
      { a: 'x', b: '', c: '' },
      '3: the output is cut in this row: x    1',
    ])
    expect(table('A    B\n---  -\nx    1')).toEqual([{ a: 'x', b: '1' }])
    expect(table('A    B\n---  -\nx')).toEqual(['3: the output is cut in this row: x'])
  })

  test('no rows, no table, nothing', () => {
    expect(table('A    B\n---  -\n')).toEqual([])
    expect(table('Not enabled\n')).toEqual(['1: not part of a table: Not enabled'])
    expect(table('')).toEqual([])
  })
})

describe('blocks', () => {
  test('titles with and without colon, nested blocks, values over several lines', () => {
    const text =
      'naa.1:\n   Key One: a: b\n   Sub:\n      X: 1\n   Text:\n      first\n      second\nvmhba1:C0:T0:L0\n   Empty: \n'
    expect(blocks(text)).toEqual([
      { '=': 'naa.1', 'key one': 'a: b', sub: '', text: 'first\nsecond', nested: [{ sub: { '=': 'Sub', x: '1' } }] },
      { '=': 'vmhba1:C0:T0:L0', empty: '' },
    ])
  })

  test('blocks without title, parted by a blank line or by a key that returns', () => {
    expect(blocks('   A: 1\n   B: 2\n\n   A: 3\n   A: 4\n')).toEqual([{ a: '1', b: '2' }, { a: '3' }, { a: '4' }])
  })

  test('one title, several blocks', () => {
    expect(blocks('T\n   A: 1\n\n   A: 2\n')).toEqual([
      { '=': 'T', a: '1' },
      { '=': 'T', a: '2' },
    ])
  })

  test('warnings and a cut', () => {
    expect(blocks('Warning: x\nT:\n   A: 1\nafter\n   B')).toEqual([
      { '=': 'T', a: '1' },
      '5: the output is cut in this line: B',
      '1: not part of a block: Warning: x',
      '4: not part of a block: after',
    ])
  })
})

describe('JSON twins', () => {
  test('a list, an object, nested values', () => {
    expect(json('[{"Is SSD": true, "N": 1.5, "L": ["a", 2], "S": {"K": null}}, 7]')).toEqual([
      { 'is ssd': 'true', n: '1.5', l: 'a, 2', s: '', nested: [{ s: { '=': 'S', k: '' } }] },
    ])
    expect(json('{"A": "]}\\"", "B": "\\\\"}')).toEqual([{ a: ']}"', b: '\\' }])
    expect(json('[]\n')).toEqual([])
  })

  test('warnings before and behind', () => {
    expect(json('[warning] x\nmore {\n[{"A": 1}]\nafter\n')).toEqual([
      { a: '1' },
      '1: stands before the JSON: [warning] x more {',
      '-: stands behind the JSON: after',
    ])
  })

  test('a cut document gives its whole elements, a damaged element costs itself', () => {
    expect(json('[{"A": "[{"}, {"A": 2}, {"A"')).toEqual([
      { a: '[{' },
      { a: '2' },
      '-: the JSON is cut after 2 whole elements',
    ])
    expect(json('[{"A": 1}, {"A": tru}, {"A": 3}]').slice(0, 2)).toEqual([{ a: '1' }, { a: '3' }])
    expect(json('{"A": 1')).toEqual(['-: the JSON is cut after 0 whole elements'])
    expect(json('no JSON')).toEqual(['-: holds no JSON: no JSON'])
  })

  test('a document above the limit is read element by element', () => {
    const element = `{"Device": "${'x'.repeat(1000)}"}`
    const entries = esxcliJson(Buffer.from(`[${Array(5000).fill(element).join(',')}]`), () => expect.fail())
    expect(entries).toHaveLength(5000)
  })
})

test('cells as text, numbers, booleans', () => {
  const [entry] = esxcliBlocks(
    textLines(
      Buffer.from(
        'T\n   A: N/A\n   B: 0x1f\n   C: 12 sec\n   D: 1.5 %\n   E: Yes\n   F: 99999999999999999999\n   G:\n      H: 1\n',
      ),
    ),
    () => expect.fail(),
  ) as [Entry]
  expect(textOf(entry, 'A', 'B')).toBe('0x1f')
  expect(integerOf(entry, 'B')).toBe(31)
  expect(integerOf(entry, 'C')).toBe(12)
  expect(integerOf(entry, 'D')).toBe(null)
  expect(numberOf(entry, 'D')).toBe(1.5)
  expect(booleanOf(entry, 'E')).toBe(true)
  expect(booleanOf(entry, 'C')).toBe(null)
  expect(integerOf(entry, 'F')).toBe(null)
  expect(nestedOf(entry, 'g').map(plain)).toEqual([{ '=': 'G', h: '1' }])
})

test('Python literals', () => {
  const value = (text: string) => pythonLiteral(text)?.value
  expect(value(`{'a': u"x'y", 2: (1, -2.5e3, 0x1F, 7L), 'n': None, 't': [True, False,],}`)).toEqual({
    a: "x'y",
    '2': [1, -2500, 31, 7],
    n: null,
    t: [true, false],
  })
  expect(value(String.raw`'\n\x41\u00e9\q\\' 'b'`)).toBe('\nA\u00e9\\q\\b')
  expect(value(String.raw`r'\n'`)).toBe(String.raw`\n`)
  expect(value("'''a\nb'''")).toBe('a\nb')
  expect(value("{1, 'a'}")).toEqual([1, 'a'])
  expect(value('123456789012345678901')).toBe('123456789012345678901')
  expect(value("{'a': 1, 'b'")).toBe(undefined)
  expect(value("'open")).toBe(undefined)
  expect(value('__import__("os")')).toBe(undefined)
  expect(value(`${'['.repeat(50)}${']'.repeat(50)}`)).not.toBe(undefined)
  expect(value('['.repeat(100_000))).toBe(undefined)
  expect(Object.getPrototypeOf(value("{'__proto__': {'x': 1}}"))).toBe(Object.prototype)
})

test('sizes', () => {
  expect(['1.5 GiB', '32 MB', '512K', '4096', '0 bytes'].map(sizeBytes)).toEqual([
    1_610_612_736, 33_554_432, 524_288, 4096, 0,
  ])
  expect(['', 'x', '1 GiB more', '9999999999999999 TB', null].map(sizeBytes)).toEqual([null, null, null, null, null])
})
