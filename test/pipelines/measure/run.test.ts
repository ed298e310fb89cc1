import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Fault } from '../../../patterns/fault.ts'
import { loadFaults } from '../../../patterns/load.ts'
import type { Measures } from '../../../pipelines/measure/measures.ts'
import { readLog } from '../../../pipelines/read/log-reader.ts'
import { run } from '../../../pipelines/run.ts'
import { openStore } from '../../../pipelines/sinks/store/store.ts'
import { defaultLimits } from '../../../pipelines/unpack/limits.ts'
import { tgzStream } from '../../../samples/archive.ts'

let faults: readonly Fault[]
beforeAll(async () => {
  faults = (await loadFaults(join(import.meta.dirname, '../../../patterns'))).faults
})

const at = (ms: number) => new Date(Date.UTC(2024, 0, 1) + ms).toISOString()
const created = (ms: number, id: number) =>
  `${at(ms)} info hostd[2100001] [Originator@6876 sub=Vimsvc.TaskManager opID=auto-${id}-h5-ab-9c] Task Created : haTask-7-vim.VirtualMachine.powerOn-${id}`
const completed = (ms: number, id: number) =>
  `${at(ms)} info hostd[2100001] [Originator@6876 sub=Vimsvc.TaskManager] Task Completed : haTask-7-vim.VirtualMachine.powerOn-${id} Status success`
const state = (ms: number, change: string) =>
  `${at(ms)} info hostd[2100001] [Originator@6876 sub=Vmsvc.vm:/vmfs/volumes/5f1/app01/app01.vmx] State Transition (${change})`
const text = (...lines: string[]) => Buffer.from(`${lines.join('\n')}\n`)

async function measured(files: Record<string, Buffer>) {
  const folder = 'esx-esx11-2024-01-01--10.00-1234'
  const members = Object.entries(files).map(([path, bytes]) => ({ path: `${folder}/${path}`, bytes, mtime: 0 }))
  const store = await openStore(null)
  try {
    const { findings } = await run([{ path: `${folder}.tgz`, stream: tgzStream(members) }], store, {
      ...{ faults, limits: defaultLimits, everyRecord: false, signal: new AbortController().signal },
      progress: () => undefined,
    })
    const rows = await store.rows(
      `select concat_ws(' ', host, log, name, group_name, count, p50_ms, max_ms, max_at) as row from measurement order by rowid`,
    )
    return { rows: rows.map(({ row }) => row), findings: findings.map(({ pattern, title }) => `${pattern}: ${title}`) }
  } finally {
    store.close()
  }
}

test('pairs go across a rotation, a copy of a log counts once, no line of them is a hit', async () => {
  const older = text(created(0, 1), completed(2000, 1), created(3000, 2))
  const { rows, findings } = await measured({
    'var/run/log/hostd.log': text(completed(7000, 2), created(8000, 3)),
    'var/run/log/hostd.0': older,
    'var/log/hostd.0': older,
  })
  expect(rows).toEqual([
    'esx11 hostd task-time 2 2015.232 4000.0 2024-01-01 00:00:07',
    'esx11 hostd task-time vim.VirtualMachine.powerOn 2 2015.232 4000.0 2024-01-01 00:00:07',
  ])
  expect(findings).toEqual([])
})

test.each([
  [90_000, []],
  [95_000, ['vm.slow-boot/power-on-time: app01: the VM took 95 s to power on']],
])('a power-on of %i ms', async (ms, expected) => {
  const { findings } = await measured({
    'var/run/log/hostd.log': text(
      state(0, 'VM_STATE_OFF -> VM_STATE_POWERING_ON'),
      state(ms, 'VM_STATE_POWERING_ON -> VM_STATE_ON'),
    ),
  })
  expect(findings).toEqual(expected)
})

test('any size of the chunks gives the same, and so does reading each record', async () => {
  const lines = Array.from({ length: 40 }, (_, n) => [created(n * 900, n), completed(n * 1000, n)]).flat()
  const bytes = text(...lines)
  const read = async (size: number, everyRecord = false): Promise<Measures> => {
    let measures: Measures | null = null
    const place = { bundle: 'b', member: 'm', log: 'hostd' as const, implied: {}, newestUs: null }
    const writer = readLog(place, { faults, everyRecord }, (event) => {
      if (event.kind === 'end') measures = event.measures
    })
    for (let from = 0; from < bytes.length; from += size) await writer.write(bytes.subarray(from, from + size))
    await writer.end(false)
    return measures!
  }
  const whole = await read(bytes.length)
  expect([whole.figures.get('task-time')?.all.count, whole.marks.length]).toEqual([40, 40])
  expect(await read(bytes.length, true)).toEqual(whole)
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 600 }), async (size) => {
      expect(await read(size)).toEqual(whole)
    }),
    { numRuns: 30 },
  )
})
