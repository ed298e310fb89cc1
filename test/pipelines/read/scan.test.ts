import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { logFormats } from '../../../parsers/logs/index.ts'
import type { LogRecord } from '../../../parsers/record.ts'
import type { Fault } from '../../../patterns/fault.ts'
import { loadFaults } from '../../../patterns/load.ts'
import { compileMatcher } from '../../../pipelines/match/matcher.ts'
import { decodeUtf16 } from '../../../pipelines/read/encoding.ts'
import { assembleLines, MAX_LINE } from '../../../pipelines/read/lines.ts'
import { type LineMatch, type ScanSummary, scanLog } from '../../../pipelines/read/scan.ts'

let faults: readonly Fault[]
beforeAll(async () => {
  faults = (await loadFaults(join(import.meta.dirname, '../../../patterns'))).faults
})

interface Scanned {
  records: { record: LogRecord; matches: LineMatch[] }[]
  summary: ScanSummary
}

async function scan(bytes: Buffer, everyRecord: boolean, cuts: readonly number[] = []): Promise<Scanned> {
  const records: Scanned['records'] = []
  let summary: ScanSummary | undefined
  const writer = decodeUtf16(
    assembleLines(
      scanLog({ bundle: 'b', member: 'm', context: { newestUs: null } }, compileMatcher(faults, null), everyRecord, {
        counts: () => false,
        take: (record, matches) => records.push({ record, matches }),
        end: (end) => {
          summary = end
        },
      }),
    ),
    () => undefined,
  )
  const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b)
  for (const [at, place] of [...places, bytes.length].entries()) {
    // The buffer is scribbled over afterwards, as unpack may do: whoever kept it without a copy is found out.
    const chunk = Buffer.from(bytes.subarray(places[at - 1] ?? 0, place))
    await writer.write(chunk)
    chunk.fill(0x21)
  }
  await writer.end(false)
  return { records, summary: summary! }
}

const lines = (...text: string[]) => Buffer.from(`${text.join('\n')}\n`)

const hits = ({ records }: Scanned) =>
  records.flatMap(({ record, matches }) =>
    matches.map(({ pattern, line, offset, text, count, captures }) => ({
      pattern: pattern.message.patternId,
      record: record.line,
      timeUs: record.timeUs,
      line,
      offset,
      text,
      count,
      captures,
    })),
  )

/** Lines of every format and of every pattern, with what stands between records in real logs. */
const anyLine = () =>
  fc.oneof(
    fc.constantFrom(...logFormats.flatMap((format) => format.samples.map((sample) => sample.line))),
    fc.constantFrom(...faults.flatMap((fault) => fault.messages.flatMap((m) => m.samples.match.map((s) => s.line)))),
    fc.constantFrom(
      '',
      '-->  key = "value"',
      '   at com.vmware.Foo.bar(Foo.java:12)',
      'last message repeated 3 times',
      '\r',
    ),
    fc.string({ maxLength: 60 }).map((text) => text.replaceAll('\n', ' ')),
  )

/** Logs of mostly one format, so that its byte head passes lines over, with strangers in between. */
const anyLog = () =>
  fc
    .array(
      fc.oneof(
        { weight: 2, arbitrary: fc.tuple(anyLine(), fc.integer({ min: 1, max: 5 })) },
        { weight: 1, arbitrary: fc.tuple(anyLine(), fc.constant(1)) },
      ),
      { maxLength: 15 },
    )
    .map((blocks) => blocks.flatMap(([line, times]) => Array<string>(times).fill(line)))

test('any split into chunks gives the same records, matches and counts', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyLog(),
      fc.array(fc.nat(4000), { maxLength: 12 }),
      fc.boolean(),
      async (text, cuts, everyRecord) => {
        const bytes = Buffer.from(text.join('\n'))
        expect(await scan(bytes, everyRecord, cuts)).toEqual(await scan(bytes, everyRecord))
      },
    ),
    { numRuns: 300 },
  )
})

test('passing over lines undecoded finds the same hits and counts as reading every record', async () => {
  await fc.assert(
    fc.asyncProperty(anyLog(), async (text) => {
      const bytes = Buffer.from(text.join('\n'))
      const [some, every] = [await scan(bytes, false), await scan(bytes, true)]
      expect(hits(some)).toEqual(hits(every))
      expect(some.summary).toEqual(every.summary)
    }),
    { numRuns: 300 },
  )
})

test('every line is a record or continues one', async () => {
  await fc.assert(
    fc.asyncProperty(anyLog(), async (text) => {
      const { records, summary } = await scan(Buffer.from(text.join('\n')), true)
      expect(summary.lines).toBe(
        text
          .join('\n')
          .split('\n')
          .filter((line) => line.trim() !== '').length,
      )
      expect(summary.unparsed).toBe(records.filter(({ record }) => record.format === null).length)
    }),
    { numRuns: 200 },
  )
})

test('a line of 3 MB costs only its start, whatever the chunks, and the lines around it are read', async () => {
  const long = `2024-01-01T00:00:00.000Z cpu1:2)NMP: ${'x'.repeat(3_000_000)}`
  const bytes = lines('2024-01-01T00:00:00.000Z cpu1:2)first', long, '2024-01-01T00:00:01.000Z cpu1:2)last')
  const whole = await scan(bytes, true)
  expect(whole.records.map(({ record }) => record.message.length)).toEqual([5, MAX_LINE - 32, 4])
  expect(whole.summary.longLine).toBe(38)
  expect(await scan(bytes, true, [100, 70_000, 200_000, 2_999_999])).toEqual(whole)
})

test('UTF-16 with a mark reads like UTF-8', async () => {
  const text = '2024-01-01T00:00:00.000Z cpu1:2)WARNING: NMP: größer\n2024-01-01T00:00:01.000Z cpu1:2)ok\n'
  const little = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
  const plain = await scan(Buffer.from(text), true)
  expect(await scan(little, true)).toEqual(plain)
  expect(await scan(little, true, [1, 2, 3, 50])).toEqual(plain)
  expect(
    await scan(
      Buffer.from(little).subarray(0, 2).length
        ? Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()])
        : little,
      true,
    ),
  ).toEqual(plain)
})

test('Latin-1 bytes, NUL bytes and CRLF stay readable', async () => {
  const bytes = Buffer.concat([
    Buffer.from('2024-01-01T00:00:00.000Z cpu1:2)Datastore gr'),
    Buffer.from([0xfc]),
    Buffer.from('n\r\n2024-01-01T00:00:01.000Z cpu1:2)\0\0after power loss\r\n'),
  ])
  const { records, summary } = await scan(bytes, true)
  expect(records.map(({ record }) => record.message)).toEqual(['Datastore grün', 'after power loss'])
  expect(summary.nul).toBe(80)
})

test('"last message repeated" counts on the record before and on its matches', async () => {
  const { records } = await scan(
    lines(
      '2012-10-01T09:05:31.345Z cpu3:4099)<3>NETDEV WATCHDOG: vmnic4: transmit timed out',
      '2012-10-01T09:05:40.345Z last message repeated 4 times',
    ),
    false,
  )
  expect(records.map(({ record, matches }) => [record.count, ...new Set(matches.map((match) => match.count))])).toEqual(
    [[5, 5]],
  )
})

test('a match in a continuation belongs to the record above it, even where that was passed over', async () => {
  const { records } = await scan(
    lines(
      '2020-05-11T22:36:11.202Z verbose hostd[1000212678] [Originator@6876 sub=Vimsvc opID=ec9d7fe8] warming up',
      '2020-05-11T22:36:12.202Z verbose hostd[1000212678] [Originator@6876 sub=Vimsvc opID=ec9d7fe8] event',
      '-->    eventTypeId = "esx.problem.net.vmnic.watchdog.reset vmnic3",',
    ),
    false,
  )
  expect(hits({ records, summary: {} as ScanSummary }).slice(0, 1)).toMatchObject([
    { record: 2, line: 3, pattern: 'network.tx-hang/vob-watchdog' },
  ])
})

test("lines without a time take a neighbour's: early boot the next, others the one before", async () => {
  const { records } = await scan(
    lines('TSC: 0 cpu0:0)Boot: 167: Parsing boot option module /useropts.gz', '2024-01-01T00:00:05.000Z cpu1:2)first'),
    true,
  )
  expect(records.map(({ record }) => [record.timeMark, record.timeUs])).toEqual([
    ['neighbour', 1_704_067_205_000_000],
    ['written', 1_704_067_205_000_000],
  ])
})
