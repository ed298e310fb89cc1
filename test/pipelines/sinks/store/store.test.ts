import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, expect, test } from 'vitest'
import { openStore, StoreError } from '../../../../pipelines/sinks/store/store.ts'
import { command, reportOf, sample, scratch } from '../../../command.ts'

const root = join(import.meta.dirname, '../../../..')
const file = join(scratch(), 'case.duckdb')

/** Row counts and a hash of every table, so that a change of any row shows. */
async function content(path: string): Promise<unknown> {
  const store = await openStore(path, true)
  try {
    const tables = await store.rows(
      "select table_name as name from duckdb_tables() where schema_name = 'main' order by all",
    )
    const rows = []
    for (const { name } of tables) {
      rows.push(
        await store.rows(
          `select '${String(name)}' as name, count(*) as rows, bit_xor(hash(t)) as hash from "${String(name)}" t`,
        ),
      )
    }
    return rows.flat()
  } finally {
    store.close()
  }
}

beforeAll(async () => {
  const { status, out } = await command(['index', await sample('demo'), '--to', file])
  expect(status).toBe(0)
  expect(out).toMatch(/^1 bundle added to .*: [\d,]+ records, \d+ findings\n$/)
})

test('every record and finding is in the store', async () => {
  const report = await reportOf([await sample('demo')])
  const store = await openStore(file, true)
  const [row] = await store.rows(`
    select (select sum(lines) from member) as lines,
      (select count(*) from finding) as findings`)
  store.close()
  expect(Number(row!.findings)).toBe(report.findings.length)
  expect(Number(row!.lines)).toBe(report.coverage.files.reduce((sum, { lines }) => sum + lines, 0))
})

test('a second run of the same bundle changes nothing', async () => {
  const before = await content(file)
  const { out } = await command(['index', await sample('demo'), '--to', file])
  expect(out).toBe(`0 bundles added to ${file}: 0 records, 0 findings; 1 bundle in it already\n`)
  expect(await content(file)).toEqual(before)
})

test('a killed run leaves the store as it was, and the next one does the work', async () => {
  const path = join(scratch(), 'killed.duckdb')
  await command(['index', await sample('clean-esxi-7.0'), '--to', path])
  const before = await content(path)
  for (const delay of [600, 1200, 1800]) {
    const child = spawn(process.execPath, ['bin/vmtriage.js', 'index', await sample('demo'), '--to', path], {
      cwd: root,
      stdio: 'ignore',
    })
    await sleep(delay)
    child.kill('SIGKILL')
    await once(child, 'close')
    const after = await content(path)
    if (JSON.stringify(after) !== JSON.stringify(before)) {
      expect((after as { name: string; rows: string }[]).find(({ name }) => name === 'bundle')?.rows).toBe('2')
    }
  }
  await command(['index', await sample('demo'), '--to', path])
  const { out } = await command(['query', path, 'select host, kind from bundle order by bundle', '--format', 'csv'])
  expect(out.split('\n').length).toBe(4)
})

test('the store of an export is one table over all hosts', async () => {
  const path = join(scratch(), 'export.duckdb')
  await command(['index', await sample('export'), '--to', path])
  const { out } = await command([
    'query',
    path,
    'select kind, count(distinct host) as hosts from bundle group by kind order by kind',
    '--format',
    'csv',
  ])
  expect(out).toBe('kind,hosts\nesxi,2\nvcenter,1\n')
})

const queries = [...readFileSync(join(root, 'docs/store.md'), 'utf8').matchAll(/```sql\n-- (.*)\n([\s\S]*?)```/g)].map(
  ([, about, sql]) => [about!, sql!] as const,
)

test('a stored record leads from what it names to what that rests on and carries', async () => {
  const { out, err } = await command([
    'query',
    file,
    `select distinct r.name
     from record_entity r join record_entity d using (bundle, member, line)
     where r.steps > 0 and d.steps = 0 and d.name = 'device' order by all`,
    '--format',
    'csv',
  ])
  expect([err, out.trimEnd().split('\n')]).toEqual([
    '',
    'name adapter datastore driver driver_version firmware local_ip nic portgroup vm vmk volume vswitch'.split(' '),
  ])
})

test('what the report says of causes, hosts and clocks is in the store', async () => {
  const report = await reportOf([await sample('demo')])
  const store = await openStore(file, true)
  const rows = await store.rows('select finding, because, also_on, names from finding order by rank')
  const [bundle] = await store.rows('select clock_offset_ms, clock_source from bundle')
  store.close()
  expect(rows).toEqual(
    report.findings.map(({ id, because, alsoOn, names }) => ({
      finding: id,
      because,
      also_on: JSON.stringify(alsoOn),
      names: JSON.stringify(names),
    })),
  )
  const [input] = report.inputs
  expect(bundle).toEqual({ clock_offset_ms: input!.clockOffsetMs, clock_source: input!.clockSource })
  expect(input!.clockOffsetMs).not.toBeNull()
})

test('the documentation has eleven queries', () => {
  expect(queries.length).toBe(11)
})

test.each(queries)('%s', async (_, sql) => {
  const { status, out, err } = await command(['query', file, sql])
  expect([status, err]).toEqual([0, ''])
  expect(out).not.toBe('(no rows)\n')
})

test.each([
  ['fault:network.tx-hang', /watchdog|hung|hang|reset/i],
  ['host:esx11* level:warning,error "vmnic2"', /vmnic2/],
  ['-log:vmkernel fault:storage.*', /./],
])('search %s finds records that say so', async (text, expected) => {
  const { status, out } = await command(['search', file, text, '--limit', '3'])
  expect(status).toBe(0)
  for (const line of out.trimEnd().split('\n')) expect(line).toMatch(expected)
})

test('search keeps to its times', async () => {
  const { out } = await command([
    'search',
    file,
    'log:vmkernel',
    '--since',
    '2026-03-11T12:47:00',
    '--until',
    '2026-03-11T12:48:00Z',
    '--format',
    'json',
  ])
  const times = (JSON.parse(out) as { time: string }[]).map(({ time }) => time)
  expect(times.length).toBeGreaterThan(0)
  expect(times.every((time) => time >= '2026-03-11T12:47:00' && time < '2026-03-11T12:48:00')).toBe(true)
})

test.each([
  [['search', file, 'nofield:x'], 'error: search text, column 1: unknown field nofield'],
  [['search', file, 'constructor:x'], 'error: search text, column 1: unknown field constructor'],
  [['search', file, '"open'], 'error: search text, column 1: a quote is not closed'],
  [['query', file, 'select nothing from nowhere'], 'error: Catalog Error'],
  [['query', file, "copy bundle to '/tmp/vmtriage-escape.csv'"], 'error: '],
  [['query', file, "select * from read_text('/etc/hostname')"], 'error: Permission Error'],
])('%j is refused with what to do', async (args, message) => {
  const { status, err } = await command(args)
  expect(status).toBe(2)
  expect(err.startsWith(message)).toBe(true)
  expect(err).toContain(' = help: ')
  expect(existsSync('/tmp/vmtriage-escape.csv')).toBe(false)
})

test('a file that is no store is refused', async () => {
  await expect(openStore(join(root, 'package.json'))).rejects.toThrow(StoreError)
})
