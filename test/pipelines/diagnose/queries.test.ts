import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Fault, Query } from '../../../patterns/fault.ts'
import { runQueries } from '../../../pipelines/diagnose/queries.ts'
import { openStore, type Store } from '../../../pipelines/sinks/store/store.ts'

let store: Store
beforeEach(async () => {
  store = await openStore(null)
  await store.run('create temp table run_bundle as select 1 as bundle')
  await store.run("insert into nic (bundle, host, nic) values (1, 'esx01', 'vmnic0'), (2, 'esx02', 'vmnic1')")
})
afterEach(() => store.close())

/** What the queries with this SQL over the table `nic` give, and those that did not run. */
async function queried(...texts: readonly string[]) {
  const described = {
    title: 'made up',
    severity: 'info',
    status: 'test',
    object: ['nic'],
    remedy: '',
    references: [],
  } as const
  const queries = texts.map(
    (sql, at): Query => ({
      ...described,
      id: `q${at}`,
      patternId: `network.loop/q${at}`,
      tables: ['nic'],
      sql,
      samples: { match: [], noMatch: [] },
    }),
  )
  const skipped = await runQueries(store, [{ queries } as unknown as Fault])
  const rows = await store.rows(`
    select pattern, object, strftime(first, '%Y-%m-%d %H:%M:%S.%f') as first, strftime(last, '%Y-%m-%d %H:%M:%S.%f') as last, count
    from query_hit order by query_hit`)
  return { rows, skipped }
}

test("a row of the run's bundle is a hit, with its times to the microsecond", async () => {
  const sql = "select bundle, nic, timestamp '2024-01-02 03:04:05.678901' as first, 7 as count from nic"
  expect(await queried(sql)).toEqual({
    rows: [
      {
        pattern: 'network.loop/q0',
        object: 'vmnic0',
        first: '2024-01-02 03:04:05.678901',
        last: '2024-01-02 03:04:05.678901',
        count: '7',
      },
    ],
    skipped: [],
  })
})

test('a comment at the end of the SQL does not swallow what is put around it', async () => {
  const { rows, skipped } = await queried('select bundle, nic from nic -- each of them')
  expect(rows.map(({ object, first }) => [object, first])).toEqual([['vmnic0', null]])
  expect(skipped).toEqual([])
})

test('a query that fails is told, and the others run', async () => {
  const { rows, skipped } = await queried('select bundle, nothing from nic', 'select bundle, nic from nic')
  expect(rows.map(({ pattern }) => pattern)).toEqual(['network.loop/q1'])
  expect(skipped.map(({ pattern, failed }) => [pattern, failed])).toEqual([['network.loop/q0', true]])
})
