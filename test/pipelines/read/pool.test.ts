import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { logFormats } from '../../../parsers/logs/index.ts'
import type { Fault } from '../../../patterns/fault.ts'
import { loadFaults } from '../../../patterns/load.ts'
import type { LogEvent } from '../../../pipelines/read/log-reader.ts'
import { type LogReaders, logReaders } from '../../../pipelines/read/pool.ts'

let faults: readonly Fault[]
let readers: readonly LogReaders[]
beforeAll(async () => {
  faults = (await loadFaults(join(import.meta.dirname, '../../../patterns'))).faults
  readers = [1, 2, 3].map((workers) => logReaders({ faults, everyRecord: true }, workers))
})
afterAll(() => Promise.all(readers.map((one) => one.close())))

/** What is told of all logs, in the order in which it is told. Log i gets its chunks with those of the others in between. */
async function told(reader: LogReaders, logs: readonly (readonly Buffer[])[]): Promise<[number, LogEvent][]> {
  const events: [number, LogEvent][] = []
  const writers = logs.map((_, log) =>
    reader.open(
      { bundle: 'b', member: `m${log}`, log: log % 2 === 0 ? 'vmkernel' : null, implied: {}, newestUs: null },
      (event) => events.push([log, event]),
    ),
  )
  for (let at = 0; logs.some((chunks) => at < chunks.length); at++) {
    for (const [log, writer] of writers.entries()) {
      const chunk = Buffer.from(logs[log]![at] ?? '')
      if (chunk.length > 0) await writer.write(chunk)
      // As unpack may do once a write has settled.
      chunk.fill(0x21)
    }
  }
  for (const writer of writers) await writer.end(false)
  await reader.finish()
  return events
}

const anyChunk = () => {
  const lines = [
    ...logFormats.flatMap((format) => format.samples.map((sample) => sample.line)),
    ...faults.flatMap((fault) => fault.messages.flatMap((m) => m.samples.match.map((s) => s.line))),
    'last message repeated 3 times',
    '-->  key = "value"',
  ]
  return fc
    .array(fc.constantFrom(...lines), { minLength: 1, maxLength: 30 })
    .map((text) => Buffer.from(text.join('\n')))
}

test('any number of workers tells the same in the same order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(anyChunk(), { maxLength: 6 }), { minLength: 1, maxLength: 4 }), async (logs) => {
      const [alone, two, three] = await Promise.all(readers.map((reader) => told(reader, logs)))
      expect(two).toEqual(alone)
      expect(three).toEqual(alone)
    }),
    { numRuns: 60 },
  )
}, 30_000)

test('a log larger than what may wait for a worker is told whole', async () => {
  const line = '2024-01-01T00:00:00.000Z cpu1:2)NMP: nmp_ThrottleLogForDevice:3802: last error status\n'
  const chunk = Buffer.from(line.repeat(4000))
  const events = await told(readers[1]!, [Array<Buffer>(16).fill(chunk), Array<Buffer>(16).fill(chunk)])
  expect(events.filter(([, { kind }]) => kind === 'record').length).toBe(2 * 16 * 4000)
}, 30_000)

test('a worker that fails is an error, not a wait without end', async () => {
  const fault = faults.find(({ messages }) => messages.some(({ logs, regex }) => logs.includes('vmkernel') && regex))!
  const broken = { ...fault, messages: fault.messages.map((message) => ({ ...message, regex: '(' })) }
  const reader = logReaders({ faults: [broken], everyRecord: false }, 2)
  await expect(told(reader, [[Buffer.from('text\n')]])).rejects.toThrow('Invalid regular expression')
  await reader.close()
})
