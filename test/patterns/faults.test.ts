import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { lintFaults } from '../../patterns/lint.ts'
import { loadFaults } from '../../patterns/load.ts'
import { formatProblem } from '../../patterns/problem.ts'
import { naiveMatch } from '../pipelines/match/naive.ts'

const patterns = resolve(import.meta.dirname, '../../patterns')

test('the fault files have no problems', async () => {
  expect((await lintFaults(patterns)).map(formatProblem)).toEqual([])
}, 60_000)

test('no benign message hides what a fault shows', async () => {
  const { faults } = await loadFaults(patterns)
  const benign = faults.filter((fault) => fault.benign)
  const hidden = faults
    .filter((fault) => !fault.benign)
    .flatMap(({ messages }) => messages)
    .flatMap(({ patternId, samples }) =>
      samples.match.flatMap(({ line }) =>
        naiveMatch(benign, null, line).map((taken) => `${taken} hides ${patternId}: ${line}`),
      ),
    )
  expect(hidden).toEqual([])
}, 60_000)
