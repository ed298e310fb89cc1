import { join } from 'node:path'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { loadFaults } from '../../../patterns/load.ts'
import { run } from '../../../pipelines/run.ts'
import { openStore } from '../../../pipelines/sinks/store/store.ts'
import { defaultLimits } from '../../../pipelines/unpack/limits.ts'
import { tar, tarMember } from '../../../samples/odd/build.ts'

const { faults } = await loadFaults(join(import.meta.dirname, '../../../patterns'))

const nicinfo = (received: number, crc: number) => `Network Interface Cards Information.

Name    PCI Device    Driver      Admin Status  Link Status  Speed  Duplex  MAC Address         MTU  Description
------  ------------  ----------  ------------  -----------  -----  ------  -----------------  ----  -----------
vmnic0  0000:3b:00.0  nmlx5_core  Up            Up           25000  Full    02:00:5e:00:00:01  1500  Some NIC
NIC:  vmnic0

NIC statistics for vmnic0
   Packets received: ${received}
   Receive CRC errors: ${crc}
`
const memstats = (swapped: number) => `   Unit             : MB
      name  memSize consumed swapped swapTgt touched
  vm.48361     2048     2005      ${swapped}      0      20

`

/** Titles of the findings that name an interval, of one tar with a folder for each bundle. */
async function titles(bundles: Readonly<Record<string, Readonly<Record<string, string>>>>): Promise<string[]> {
  const entries = Object.entries(bundles).flatMap(([folder, members]) =>
    Object.entries(members).map(([path, text]) => tarMember(`${folder}/${path}`, text)),
  )
  const store = await openStore(null)
  try {
    const report = await run([{ path: 'bundles.tar', stream: Readable.from([tar(...entries)]) }], store, {
      faults,
      limits: defaultLimits,
      everyRecord: false,
      signal: new AbortController().signal,
      progress: () => undefined,
    })
    return report.findings.map(({ title, first }) => `${first} ${title}`).filter((text) => / \d+ s\b/.test(text))
  } finally {
    store.close()
  }
}

const host = (received: number, crc: number, swapped: number) => ({
  'commands/nicinfo.sh.txt': nicinfo(received, crc),
  'commands/memstats_-r-vm-stats.txt': memstats(swapped),
})

test('two bundles of a host: what grew between them, with the interval', async () => {
  expect(
    await titles({
      'esx-esx01-2024-01-02--03.04': host(1_000_000, 0, 0),
      'esx-esx01-2024-01-02--04.04': host(2_000_000, 50, 360),
    }),
  ).toEqual([
    '2024-01-02T03:04:00.000Z host swapped 25.6 pages/s to disk over 3600 s: 360 MiB',
    '2024-01-02T03:04:00.000Z vmnic0: 0.005 % of the received frames were damaged (CRC) over 3600 s',
  ])
})

test('two hosts, or counters that began anew: no rate', async () => {
  expect(
    await titles({
      'esx-esx01-2024-01-02--03.04': host(1_000_000, 0, 0),
      'esx-esx02-2024-01-02--04.04': host(2_000_000, 50, 360),
    }),
  ).toEqual([])
  expect(
    await titles({
      'esx-esx01-2024-01-02--03.04': host(1_000_000, 90, 360),
      'esx-esx01-2024-01-02--04.04': host(2_000_000, 50, 0),
    }),
  ).toEqual([])
})
