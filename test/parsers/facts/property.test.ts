import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { factSources, factTables } from '../../../parsers/facts/index.ts'
import type { FactSource, FactTable } from '../../../parsers/facts/table.ts'
import { factPaths } from '../../../parsers/member-facts.ts'

const paths = ['commands/x.txt', 'json/x.json']

/** Reads the bytes; fails on rows that the store would refuse. */
async function read(source: FactSource, bytes: Buffer, path: string): Promise<void> {
  const before = Buffer.from(bytes)
  await source.parse(bytes, path, {
    add(table, row) {
      if (!source.tables.includes(table)) expect.fail(`${source.source} does not declare ${table.name}`)
      for (const [name, value] of Object.entries(row)) check(table, name, value)
    },
    problem(line, reason) {
      if (line !== null && !(Number.isInteger(line) && line > 0)) expect.fail(`line ${line}: ${reason}`)
      if (reason === '') expect.fail('a problem without reason')
    },
  })
  expect(bytes.equals(before)).toBe(true)
}

function check(table: FactTable, name: string, value: unknown): void {
  const type = table.columns[name]?.type
  if (value === null || value === undefined) return
  const ok = {
    varchar: typeof value === 'string',
    boolean: typeof value === 'boolean',
    double: typeof value === 'number' && Number.isFinite(value),
    bigint: Number.isSafeInteger(value),
    timestamp: Number.isSafeInteger(value),
  }
  if (type === undefined || !ok[type]) expect.fail(`${table.name}.${name} (${type}): ${String(value)}`)
}

/** Words that parsers look for, so that random text gets past their first test. */
const words = [
  ...[
    'Name',
    'Key: value',
    '---',
    '   ',
    '\n',
    '\n\n',
    '\t',
    ':',
    '=',
    ',',
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    '(',
    ')',
    '\\',
    'é',
    '日',
  ],
  ...[
    'vmnic0',
    'vmk0',
    'NIC:  vmnic0',
    'Switch Name',
    'DVS Name',
    'port 1:',
    'switch a (etherswitch)',
    'propType = CONFIG',
  ],
  ...[
    '192.0.2.1',
    '00:50:56:00:00:01',
    '1500',
    '99999999999999999999',
    '-1',
    '0x1f',
    '1.5',
    'true',
    'Up',
    'Full',
    'on',
    'default',
  ],
  ...[
    'naa.60',
    'vmhba1:C0:T0:L0',
    'Active',
    'licenseKey = ',
    "'x'",
    '<ACEData ',
    '<ConfigRoot',
    '-----BEGIN CERTIFICATE-----',
  ],
  // What every JavaScript object has.
  ...['constructor', '__proto__: toString', "'valueOf': "],
  ...[
    '{"Name": "x", "Size": 1}',
    '[{"Name": "a"},',
    'VMware ESXi 8.0.0 build-1',
    '==+Hardware Info :',
    '<hardware-info>',
    'Local Information:',
  ],
]
const text = fc.array(fc.constantFrom(...words), { maxLength: 60 }).map((parts) => Buffer.from(parts.join('')))
const spaced = fc.array(fc.constantFrom(...words), { maxLength: 60 }).map((parts) => Buffer.from(parts.join(' ')))
const noise = fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes))

const longLines = ['', 'vmk0', 'vmnic0 a', '   Key', '   Key:', 'Name', '1', 'com.vmware.a', '*a b 1 u'].flatMap(
  (start) => [
    `${start}${' '.repeat(500)}x\n`,
    `${start} ${'1 '.repeat(250)}x\n`,
    `${start} ${'a'.repeat(500)}\n`,
    `${start} ${'a b  '.repeat(100)}:\n`,
  ],
)

/** What expressions with two loops side by side may be slow on: one line without end, and many long ones. */
const repeated = [
  ' ',
  '1 ',
  'a ',
  'a:',
  '"',
  '\\"',
  '[',
  '{',
  "['",
  '- ',
  '-',
  '\n ',
  '1:',
  'vmnic0 1 ',
  '=',
  '.1',
  'a=1,',
  '<',
  ...longLines,
]

describe.each(factSources.map((source) => ({ name: source.source, source })))('$name', ({ source }) => {
  test('random bytes and words never throw, rows fit their columns', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(text, spaced, noise), fc.constantFrom(...paths), (bytes, path) =>
        read(source, bytes, path),
      ),
      { numRuns: 60, seed: 1 },
    )
  })

  test('64 KiB of one text over and over take no time to speak of', async () => {
    const slow: string[] = []
    for (const word of repeated) {
      const bytes = Buffer.from(word.repeat((64 << 10) / word.length))
      for (const path of /[{["]/.test(word) ? paths : [paths[0]!]) {
        const start = performance.now()
        await read(source, bytes, path)
        const ms = performance.now() - start
        if (ms > 300) slow.push(`${JSON.stringify(word)} ${path}: ${Math.round(ms)} ms`)
      }
    }
    expect(slow).toEqual([])
  })
})

test('every path has its source and every source a path; names are unique', () => {
  const names = factSources.map(({ source }) => source)
  expect(new Set(names).size).toBe(names.length)
  expect([...new Set(factPaths.map(({ source }) => source))].sort()).toEqual([...names].sort())
  expect(new Set(factTables.map(({ name }) => name)).size).toBe(factTables.length)
})

test('columns: lower case, no bundle and host, which every table has', () => {
  for (const { name, columns } of factTables) {
    expect(name).toMatch(/^[a-z][a-z0-9_]*$/)
    for (const column of Object.keys(columns))
      expect(`${name}.${column}`).toMatch(/\.(?!bundle$|host$)[a-z][a-z0-9_]*$/)
  }
})
