import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPasted, looksLikeLog, sniff } from '../../../pipelines/read/sniff.ts'
import type { MemberWriter } from '../../../pipelines/unpack/member.ts'

const DATED = '2026-01-01T00:00:00.000Z cpu0:2097152)Boot: 123: ready'
const PROSE = 'Ask the storage team.'

const text = (...lines: string[]) => Buffer.from(lines.map((line) => `${line}\n`).join(''))

test.each([
  ['nothing', Buffer.alloc(0), false],
  ['a list of names', text('esx01', 'esx02', 'esx03'), false],
  ['a log', text(DATED, DATED), true],
  [
    'a log with two lines of a stack trace for each of its own',
    text(DATED, '  at a.b(C.java:1)', '  at d.e(F.java:2)'),
    true,
  ],
  ['a document that quotes one line of a log', text(PROSE, PROSE, PROSE, DATED), false],
  ['a binary that holds a line of a log', Buffer.concat([text(DATED), Buffer.alloc(1)]), false],
])('looks like a log: %s', (_, bytes, expected) => {
  expect(looksLikeLog(bytes)).toBe(expected)
})

test.each([
  ['nothing', Buffer.alloc(0), false],
  ['NUL bytes after a power loss', Buffer.alloc(4096), false],
  ['a log', text(DATED), false],
  ['a log that begins within a record', text('-->    key = "value"', DATED), false],
  [
    'the boot, before the clock is set',
    text('TSC: 1866355845 cpu0:1)WARNING: BootConfig: 110: auditMode = TRUE'),
    false,
  ],
  ["vpxd's profiler", text('/SessionStats/SessionPool/Id/NumActive/total 3'), false],
  ['a line without its time', text('cpu3:4711)WARNING: NMP: 12: made up'), true],
  ['what a client showed', text('Unable to connect to the MKS'), true],
  ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`\n${DATED}\n`, 'utf16le')]), false],
])('is pasted: %s', (_, bytes, expected) => {
  expect(isPasted(bytes)).toBe(expected)
})

/** What `choose` is asked about and what the chosen writer gets, of bytes that come in chunks of the given sizes. */
async function sniffed(bytes: Buffer, sizes: readonly number[]) {
  const asked: Buffer[] = []
  const got: Buffer[] = []
  const ended: boolean[] = []
  const log: MemberWriter = {
    write: (chunk) => void got.push(Buffer.from(chunk)),
    end: (cut) => void ended.push(cut),
  }
  const writer = sniff((first) => {
    asked.push(Buffer.from(first))
    return log
  })
  let at = 0
  for (const size of sizes) {
    const chunk = Buffer.from(bytes.subarray(at, at + size))
    at += size
    await writer.write(chunk)
    // As unpack may do once a write has settled.
    chunk.fill(0x21)
  }
  if (at < bytes.length) await writer.write(bytes.subarray(at))
  await writer.end(true)
  return { asked, got: Buffer.concat(got).toString(), ended }
}

test('asks once, about the first 8 KiB, and passes everything on, however the member is cut', async () => {
  const bytes = Buffer.from(Array.from({ length: 20_000 }, (_, at) => 97 + (at % 26)))
  await fc.assert(
    fc.asyncProperty(
      fc.nat(20_000),
      fc.array(fc.integer({ min: 1, max: 6000 }), { maxLength: 8 }),
      async (size, sizes) => {
        const member = bytes.subarray(0, size)
        expect(await sniffed(member, sizes)).toEqual({
          asked: [member.subarray(0, 8192)],
          got: member.toString(),
          ended: [true],
        })
      },
    ),
    { numRuns: 50 },
  )
})

test('a member that nobody wants is passed over', async () => {
  const writer = sniff(() => null)
  await writer.write(Buffer.alloc(10_000))
  await writer.write(Buffer.alloc(10))
  await expect(Promise.resolve(writer.end(false))).resolves.toBeUndefined()
})
