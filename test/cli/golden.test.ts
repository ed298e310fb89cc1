import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { gzip, tar, tarMember } from '../../samples/odd/build.ts'
import { command, sample, scratch } from '../command.ts'

const folder = scratch()

/** Compares status, standard output and standard error with golden/<name>.txt; folders of this run get a name. */
async function golden(name: string, args: string[], stdin?: string): Promise<void> {
  const { status, out, err } = await command(
    args,
    stdin === undefined ? {} : { stdin: Readable.from([Buffer.from(stdin)]) },
  )
  const shown = [folder, dirname(await sample('demo'))].reduce(
    (text, path) => text.replaceAll(path, 'DIR'),
    `${out}--- stderr\n${err}--- status ${status}\n`,
  )
  await expect(shown).toMatchFileSnapshot(`golden/${name}.txt`)
}

const log = [
  '2024-03-01T10:00:00.000Z cpu1:2097152)NMP: nmp_ThrottleLogForDevice:3860: path claiming done',
  '2024-03-01T10:00:01.000Z cpu3:2097200)<3>NETDEV WATCHDOG: vmnic4: transmit timed out',
  '2024-03-01T10:00:02.000Z cpu3:2097200)<3>NETDEV WATCHDOG: vmnic4: transmit timed out',
  '',
].join('\n')

test.each([
  ['text', []],
  ['markdown', ['--format', 'markdown']],
  ['csv', ['--format', 'csv']],
  ['html', ['--format', 'html']],
  ['json', ['--format', 'json']],
])('a report as %s', async (name, options) => {
  await golden(`report-${name}`, ['analyze', '-', ...options], log)
})

test('the report of the demo bundle', async () => {
  await golden('demo', [await sample('demo')])
})

test('the report of a clean bundle', async () => {
  await golden('clean', [await sample('clean-esxi-8.0')])
})

test('a finding at or above --fail-on ends with status 1', async () => {
  expect(
    (await command(['analyze', '-', '--fail-on', 'error'], { stdin: Readable.from([Buffer.from(log)]) })).status,
  ).toBe(1)
  expect(
    (await command(['analyze', '-', '--fail-on', 'critical'], { stdin: Readable.from([Buffer.from(log)]) })).status,
  ).toBe(0)
})

test('a cut archive is read to the cut, and the report says where that is', async () => {
  const whole = gzip(tar(tarMember('esx-a-2024-03-01--10.00-1/var/run/log/vmkernel.log', log)))
  const path = join(folder, 'cut.tgz')
  writeFileSync(path, whole.subarray(0, whole.length - 40))
  await golden('cut-archive', [path])
})

test('log lines cannot steer the terminal', async () => {
  const hostile =
    '2024-03-01T10:00:01.000Z cpu3:2097200)<3>NETDEV WATCHDOG: vmnic4: transmit timed out \x1b[2J\x1b]0;owned\x07\n'
  const { out } = await command(['analyze', '-'], { stdin: Readable.from([Buffer.from(hostile)]) })
  expect(out).not.toMatch(/[\x07\x1b]/)
})

test.each([
  ['no-input', ['analyze']],
  ['no-such-file', ['analyze', join(folder, 'nothing.tgz')]],
  ['unknown-option', ['analyze', '-', '--colour']],
  ['unknown-format', ['analyze', '-', '--format', 'pdf']],
  ['unknown-severity', ['analyze', '-', '--fail-on', 'bad']],
  ['limit-is-no-number', ['analyze', '-', '--max-ratio', 'many']],
  ['index-without-store', ['index', '-']],
  ['search-without-store', ['search', join(folder, 'nothing.duckdb'), 'x']],
  ['query-without-sql', ['query', 'case.duckdb']],
  ['patterns-unknown', ['patterns', 'frobnicate']],
  ['help', ['--help']],
])('%s says what is wrong and what to do', async (name, args) => {
  await golden(name, args)
})
