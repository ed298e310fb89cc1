import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { Fault } from '../../../patterns/fault.ts'
import { loadFaults } from '../../../patterns/load.ts'
import { type Hit, readLog } from '../../../pipelines/read/log-reader.ts'

let faults: readonly Fault[]
beforeAll(async () => {
  faults = (await loadFaults(join(import.meta.dirname, '../../../patterns'))).faults
})

async function hitsOf(lines: readonly string[], everyRecord: boolean): Promise<Hit[]> {
  const hits: Hit[] = []
  const place = { bundle: 'b', member: 'm', log: 'vmkernel', implied: {}, newestUs: null } as const
  const log = readLog(place, { faults, everyRecord }, (event) => {
    if (event.kind === 'hit') hits.push(event.hit)
  })
  await log.write(Buffer.from(`${lines.join('\n')}\n`))
  await log.end(false)
  return hits
}

function counts(hits: readonly Hit[]): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const { pattern, count } of hits) sums[pattern] = (sums[pattern] ?? 0) + count
  return sums
}

const at = (second: number) => new Date(1.7e12 + second * 1e3).toISOString()
const harmless = (second: number) => `${at(second)} cpu3:2097400)WARNING: NetDVS: 681: portAlias is NULL`
const hung = (second: number) =>
  `${at(second)} cpu1:2097401)ixgben: indrv_TxHang:120: vmnic3: Hang detected on TX queue 4`

test('a log full of harmless lines counts as many of them as a full reading, from a bounded number of hits', async () => {
  const lines = Array.from({ length: 3000 }, (_, second) => (second % 1000 === 700 ? hung(second) : harmless(second)))
  const short = await hitsOf(lines, false)
  expect(counts(short)).toEqual(counts(await hitsOf(lines, true)))
  expect(counts(short)['benign.kernel-chatter/port-alias']).toBe(2997)
  expect(short.length).toBeLessThan(200)
})

test('a fault behind many harmless lines keeps its own line and time', async () => {
  const lines = [...Array.from({ length: 500 }, (_, second) => harmless(second)), hung(500), harmless(501)]
  const [fault] = (await hitsOf(lines, false)).filter(({ pattern }) => pattern.startsWith('network.'))
  expect(fault).toMatchObject({ line: 501, timeUs: (1.7e12 + 500e3) * 1e3, count: 1 })
})
