import { expect, test } from 'vitest'
import { openStore } from '../../../../pipelines/sinks/store/store.ts'
import { createTemporaryTable } from '../../../../pipelines/sinks/store/table-writer.ts'

test('numbers that their column cannot hold are null, those at its bounds stay', async () => {
  const store = await openStore(null)
  try {
    const writer = await createTemporaryTable(store.connection, 't', { i: 'integer', b: 'bigint', t: 'timestamp' })
    for (const number of [
      2 ** 31 - 1,
      -(2 ** 31),
      2 ** 31,
      Number.MAX_SAFE_INTEGER,
      1e20,
      1.5,
      Number.NaN,
      Number.POSITIVE_INFINITY,
    ]) {
      writer.push([number, number, number])
    }
    writer.close()
    const rows = await store.rows('select i, b, epoch_us(t) as t from t')
    expect(rows.map(({ i, b, t }) => [i, b, t])).toEqual([
      [2147483647, '2147483647', '2147483647'],
      [-2147483648, '-2147483648', '-2147483648'],
      [null, '2147483648', '2147483648'],
      [null, '9007199254740991', '9007199254740991'],
      [null, null, null],
      [null, null, null],
      [null, null, null],
      [null, null, null],
    ])
  } finally {
    store.close()
  }
})
