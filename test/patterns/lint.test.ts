import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { lintFaults } from '../../patterns/lint.ts'
import { loadFaults } from '../../patterns/load.ts'
import { formatProblem } from '../../patterns/problem.ts'

const bad = resolve(import.meta.dirname, 'bad')
const patterns = resolve(import.meta.dirname, '../../patterns')

/** What lint says of one folder of bad/, with paths relative to that folder. */
async function complaints(name: string): Promise<string> {
  const folder = join(bad, name)
  const problems = await lintFaults(folder, undefined, patterns)
  return problems.map((problem) => `${formatProblem({ ...problem, file: relative(folder, problem.file) })}\n`).join('')
}

test.each(readdirSync(bad))('%s', async (name) => {
  await expect(await complaints(name)).toMatchFileSnapshot(join(bad, name, 'expected.txt'))
})

test('every bad file is complained about', () => {
  const silent = readdirSync(bad).filter((name) => readFileSync(join(bad, name, 'expected.txt'), 'utf8') === '')
  expect(silent).toEqual([])
})

test('a message with failing samples does not load, the file of a wrong shape does not either', async () => {
  expect((await loadFaults(join(bad, 'captures-differ'))).faults).toEqual([])
  expect((await loadFaults(join(bad, 'unknown-key'))).faults).toEqual([])
  expect((await loadFaults(join(bad, 'key-order'))).faults.map((fault) => fault.id)).toEqual(['network.loop'])
})
