import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadFaults } from '../../patterns/load.ts'
import { checkQuerySamples } from '../../pipelines/diagnose/query-samples.ts'

const { faults } = await loadFaults(join(import.meta.dirname, '../../patterns'))

test.each(faults.flatMap((fault) => fault.queries.map((query) => [query.patternId, query] as const)))(
  '%s finds what its samples say',
  async (_, query) => {
    expect(await checkQuerySamples(query)).toEqual([])
  },
)
