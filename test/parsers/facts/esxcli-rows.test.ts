import { expect, test } from 'vitest'
import type { Entry } from '../../../parsers/facts/entry.ts'
import { esxcliRows, flag, kibIn, mbpsIn, text, titled, whole } from '../../../parsers/facts/esxcli-rows.ts'
import { factTable } from '../../../parsers/facts/table.ts'

const entry = (cells: Record<string, string>, title: string | null = null): Entry => ({
  line: 7,
  title,
  cells: new Map(Object.entries(cells)),
  nested: [],
})

test.each([
  ['16 Gbps', 16_000],
  ['1.5 Gb/s', 1500],
  ['25000', 25_000],
  ['100Mbps', 100],
  ['0 Gbps', 0],
  ['Unknown', null],
  ['', null],
])('speed %s', (speed, mbps) => {
  expect(mbpsIn('Speed')(entry({ speed }))).toBe(mbps)
})

test.each([
  ['32 MiB', 32_768],
  ['512 KiB', 512],
  ['1023', 1],
  ['lots', null],
])('size %s', (used, kib) => {
  expect(kibIn('Used')(entry({ used }))).toBe(kib)
})

test('the first label with a value counts, then the title', () => {
  expect(text('New', 'Old')(entry({ new: '', old: 'x' }))).toBe('x')
  expect(titled('Device')(entry({ device: 'N/A' }, 'naa.1'))).toBe('naa.1')
  expect(titled('Device')(entry({ device: 'naa.2' }, 'naa.1'))).toBe('naa.2')
})

const thing = factTable('thing', 'A thing', {
  name: { type: 'varchar', about: 'name' },
  size: { type: 'bigint', about: 'size' },
  on: { type: 'boolean', about: 'on' },
})
const source = esxcliRows({
  source: 'thing-list',
  about: 'things',
  table: thing,
  shape: 'either',
  none: /no things/i,
  needs: ['name'],
  columns: { name: titled('Name'), size: whole('Size'), on: flag('On') },
})

async function read(content: string): Promise<unknown[]> {
  const got: unknown[] = []
  await source.parse(Buffer.from(content), 'commands/thing.txt', {
    add: (_table, row) => got.push(row),
    problem: (line, reason) => got.push(`${line}: ${reason}`),
  })
  return got
}

test('either shape, what there is nothing of, what lacks its name', async () => {
  expect(await read('Name  Size  On\n----  ----  -----\na        1  true\n         2  false\n')).toEqual([
    { name: 'a', size: 1, on: true },
    '4: an entry without name',
  ])
  expect(await read('a:\n   Size: 1\n   On: false\n')).toEqual([{ name: 'a', size: 1, on: false }])
  expect(await read('There are no things\n')).toEqual([])
})
