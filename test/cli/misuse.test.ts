import { execFile } from 'node:child_process'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { command, scratch } from '../command.ts'

const folder = scratch()

const stdin = (text: string) => ({ stdin: Readable.from([Buffer.from(text)]) })

test.each([
  [
    ['constructor'],
    'error: constructor: no such file or folder\n = help: check the path; quote it where it holds blanks\n',
  ],
  [
    ['analyze', '-', '--format', 'toString'],
    'error: --format toString: unknown\n = help: one of text, json, html, markdown, csv\n',
  ],
  [
    ['query', '-', 'select 1', '--format', 'valueOf'],
    'error: --format valueOf: unknown\n = help: one of table, csv, json\n',
  ],
])('what every object has is no command and no format: %j', async (args, err) => {
  expect(await command(args)).toEqual({ status: 2, out: '', err })
})

test('a report that could not be written is told before anything is read', async () => {
  const missing = join(folder, 'missing')
  expect(await command(['analyze', '-', '--output', join(missing, 'report.html')])).toEqual({
    status: 2,
    out: '',
    err: `error: ENOENT: no such file or directory, access '${missing}'\n = help: name one that can be written: --output\n`,
  })
})

test.each([
  ['lint', ['patterns', 'lint', join(folder, 'missing.yaml')]],
  ['list', ['patterns', 'list', '--patterns', join(folder, 'missing')]],
  ['a folder as report', ['analyze', '-', '--output', folder]],
])('a file that cannot be opened ends in an error with help, not in a stack trace: %s', async (_, args) => {
  const { status, err } = await command(args, stdin('2024-03-01T10:00:00.000Z cpu1:2097152)Boot: 123: ready\n'))
  expect(status).toBe(2)
  expect(err).toMatch(/^error: E[A-Z]+: .{1,300}\n = help: check the path, and whether you may read or write there\n$/)
})

test('log lines cannot steer the terminal of search and query', async () => {
  const store = join(folder, 'case.duckdb')
  const hostile = '2024-03-01T10:00:01.000Z cpu3:2097200)Boot: 123: ready \x1b[2J\x1b]0;owned\x07\n'
  expect((await command(['index', '-', '--to', store], stdin(hostile))).status).toBe(0)
  const searched = await command(['search', store, 'ready'])
  const queried = await command(['query', store, 'select message from record'])
  for (const { out } of [searched, queried]) expect(out).toMatch(/ready \ufffd\[2J\ufffd\]0;owned\ufffd/)
})

test('a line with numbers that nothing holds does not end the run', async () => {
  const store = join(folder, 'numbers.duckdb')
  const many = '9'.repeat(25)
  const lines = [
    `2024-03-01T10:00:01.000Z cpu${many}:2097200)Boot: 123: cpu`,
    `2024-03-01T10:00:02.000Z cpu3:${many})Boot: 123: world`,
    `2024-03-01T10:00:03Z sshd[${many}]: pid`,
    '2024-03-01T10:00:04Z sshd[1]: again',
    ...Array.from({ length: 3 }, () => '2024-03-01T10:00:05Z sshd[1]: last message repeated 999999999 times'),
  ]
  const { status, err } = await command(['index', '-', '--to', store], stdin(`${lines.join('\n')}\n`))
  expect([status, err]).toEqual([0, ''])
  const { out } = await command([
    'query',
    store,
    'select cpu, world, pid, count from record order by line',
    '--format',
    'csv',
  ])
  expect(out).toBe('cpu,world,pid,count\n,2097200,,1\n3,,,1\n,,,1\n,,1,2147483647\n')
})

test('a reader that has seen enough, as head has, is no error', async () => {
  const program = resolve(import.meta.dirname, '../../bin/vmtriage.js')
  const line = `"${process.execPath}" "${program}" patterns list | head -n 1 | wc -l`
  const { stdout, stderr } = await promisify(execFile)('sh', ['-c', line])
  expect([stdout.trim(), stderr]).toEqual(['1', ''])
})
