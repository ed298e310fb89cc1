import { expect, test } from 'vitest'
import { openStore } from '../../../../pipelines/sinks/store/store.ts'

type Snapshot = { host?: string; at: string; value: number; booted?: string }

const bundleRow = (bundle: number, host: string, captured: string) =>
  `select ${bundle} as bundle, '${bundle}' as bundle_id, 'x' as input, 'x' as input_sha256, 'x' as input_kind, '' as archive,
    '' as root, 'esxi' as kind, '${host}' as host, timestamp '2026-03-${captured}' as captured`

/** Rates of one NIC counter over bundles, one for each snapshot. */
async function rates(...snapshots: readonly Snapshot[]): Promise<unknown[]> {
  const store = await openStore(null)
  for (const [at, { host = 'esx01', at: captured, value, booted }] of snapshots.entries()) {
    const boot = booted === undefined ? 'null' : `timestamp '2026-03-${booted}'`
    await store.run(`
      insert into bundle by name (${bundleRow(at + 1, host, captured)}, ${boot} as booted);
      insert into nic_counter values (${at + 1}, '${host}', 'vmnic0', 'Receive CRC errors', ${value}, false)`)
  }
  const rows = await store.rows(
    'select bundle, object, counter, first, last, interval_s, delta, per_second from counter_rate order by last',
  )
  store.close()
  return rows.map((row) => Object.values(row).join(' '))
}

test('a counter that grew between two bundles of a host, in whatever order they come', async () => {
  const row = '2 vmnic0 Receive CRC errors 2026-03-01 10:00:00 2026-03-01 12:00:00 7200 7200 1'
  expect(await rates({ at: '01 10:00', value: 100 }, { at: '01 12:00', value: 7300 })).toEqual([row])
  expect(await rates({ at: '01 12:00', value: 7300 }, { at: '01 10:00', value: 100 })).toEqual([row.replace('2', '1')])
})

test('three bundles: from one to the next', async () => {
  expect(
    await rates({ at: '01 10:00', value: 0 }, { at: '01 10:01', value: 60 }, { at: '01 10:03', value: 60 }),
  ).toEqual([
    '2 vmnic0 Receive CRC errors 2026-03-01 10:00:00 2026-03-01 10:01:00 60 60 1',
    '3 vmnic0 Receive CRC errors 2026-03-01 10:01:00 2026-03-01 10:03:00 120 0 0',
  ])
})

test('a counter that began anew has no rate: it went down, or the host booted in between', async () => {
  expect(await rates({ at: '01 10:00', value: 100 }, { at: '01 12:00', value: 99 })).toEqual([])
  expect(await rates({ at: '01 10:00', value: 1 }, { at: '01 12:00', value: 99, booted: '01 11:00' })).toEqual([])
})

test('two hosts, and the same bundle twice, are no two snapshots', async () => {
  expect(await rates({ at: '01 10:00', value: 1 }, { host: 'esx02', at: '01 12:00', value: 9 })).toEqual([])
  expect(await rates({ at: '01 10:00', value: 1 }, { at: '01 10:00', value: 1 })).toEqual([])
  expect(
    await rates({ at: '01 10:00', value: 1 }, { at: '01 10:00', value: 1 }, { at: '01 10:00:10', value: 11 }),
  ).toEqual(['3 vmnic0 Receive CRC errors 2026-03-01 10:00:00 2026-03-01 10:00:10 10 10 1'])
})

test('every counter table has its rates', async () => {
  const store = await openStore(null)
  for (const [bundle, hour] of [
    [1, 10],
    [2, 11],
  ] as const) {
    const grown = bundle * 3600
    await store.run(`
      insert into bundle by name (${bundleRow(bundle, 'esx01', `01 ${hour}:00`)});
      insert into adapter_counter by name (select ${bundle} as bundle, 'vmhba1' as adapter, 'errors' as counter, ${grown} as value);
      insert into adapter_stat by name (select ${bundle} as bundle, 'vmhba1' as adapter, ${grown} as failed_commands);
      insert into device_stat by name (select ${bundle} as bundle, 'naa.1' as device, ${grown} as failed_commands);
      insert into fc_stat by name (select ${bundle} as bundle, 'vmhba2' as adapter, ${grown} as invalid_crc);
      insert into lacp_counter by name (select ${bundle} as bundle, 'vmnic1' as nic, ${grown} as received_errors);
      insert into dvport by name (select ${bundle} as bundle, 'dvs1' as dvs, '16' as dvport, ${grown} as dropped_in);
      insert into tcp_counter by name (select ${bundle} as bundle, 'RetransSegs' as counter, ${grown} as value);
      insert into vm_memory by name (select ${bundle} as bundle, 'vm.1' as "group", ${grown} as swapped_mib)`)
  }
  const rows = await store.rows(
    'select counter_table, object, counter, per_second from counter_rate order by counter_table',
  )
  store.close()
  expect(rows.map((row) => Object.values(row).join(' '))).toEqual([
    'adapter_counter vmhba1 errors 1',
    'adapter_stat vmhba1 failed_commands 1',
    'device_stat naa.1 failed_commands 1',
    'dvport dvs1 16 dropped_in 1',
    'fc_stat vmhba2 invalid_crc 1',
    'lacp_counter vmnic1 received_errors 1',
    'tcp_counter  RetransSegs 1',
    'vm_memory vm.1 swapped_pages 256',
  ])
})
