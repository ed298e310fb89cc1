import { crc32 } from 'node:zlib'
import { inflateRaw, type Packed } from './inflate.ts'
import { type Reader, type Source, seek } from './reader.ts'
import type { Report } from './run.ts'

/** Flag bits of RFC 1952, 2.3.1. */
const FHCRC = 2
const FEXTRA = 4
const FNAME = 8
const FCOMMENT = 16

/** A header's optional parts are free in length; one that is longer than this is damage. */
const HEADER_SIZES = [10, 1024, 132 * 1024]

/**
 * Length of the gzip header (RFC 1952) that `bytes` begin with; 0: it is none; null: more bytes are needed.
 */
function gzipHeaderLength(bytes: Buffer): number | null {
  if (bytes.length < 10) return null
  const flags = bytes[3]!
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b || bytes[2] !== 8 || flags & 0xe0) return 0
  let at = 10
  if (flags & FEXTRA) {
    if (bytes.length < 12) return null
    at += 2 + bytes.readUInt16LE(10)
  }
  for (const text of [FNAME, FCOMMENT]) {
    if (!(flags & text)) continue
    const zero = bytes.indexOf(0, at)
    if (zero < 0 || at > bytes.length) return null
    at = zero + 1
  }
  if (flags & FHCRC) at += 2
  return at > bytes.length ? null : at
}

/** Finds a gzip header in a window: also its extra flags and system bytes must be sound, or packed data would match. */
function findHeader(window: Buffer): number {
  for (
    let at = window.indexOf('\x1f\x8b\x08', 0, 'latin1');
    at >= 0;
    at = window.indexOf('\x1f\x8b\x08', at + 1, 'latin1')
  ) {
    const [flags, extra, system] = [window[at + 3], window[at + 8], window[at + 9]]
    if (flags === undefined || extra === undefined || system === undefined) return -1
    if (!(flags & 0xe0) && [0, 2, 4].includes(extra) && (system <= 19 || system === 255)) return at
  }
  return -1
}

async function headerLength(input: Reader): Promise<number> {
  for (const size of HEADER_SIZES) {
    const length = gzipHeaderLength(await input.peek(size))
    if (length !== null) return length
  }
  return 0
}

/**
 * Unpacks gzip, several members in one stream included (RFC 1952, 2.2). After damage it goes on at the next member.
 * Offsets of reports are unpacked bytes.
 */
export function gunzip(input: Reader, report: Report): Source {
  let body: Packed | null = null
  let over = false
  let cut = false
  let first = true
  let crc = 0
  let size = 0
  let unpacked = 0

  function damage(reason: string): void {
    cut = true
    report(unpacked, `${reason} (byte ${input.offset} of the packed data)`)
  }

  async function goOn(reason: string, otherwise = 'nothing after this can be unpacked'): Promise<void> {
    const at = input.offset
    const found = await seek(input, 16, findHeader)
    const rest = found ? `reading goes on at byte ${input.offset}` : otherwise
    report(unpacked, `${reason} at byte ${at} of the packed data: ${rest}`)
    over = !found
  }

  async function begin(): Promise<void> {
    const length = await headerLength(input)
    if (length > 0) {
      input.consume(length)
      body = inflateRaw(input)
      crc = 0
      size = 0
    } else if (first) {
      cut = true
      await goOn('the gzip header is damaged')
    } else {
      await trailing()
    }
    first = false
  }

  // Zeros behind the end are tape padding.
  async function trailing(): Promise<void> {
    const garbage = await seek(input, 0, (window) => window.findIndex((byte) => byte !== 0))
    over = !garbage
    if (garbage) await goOn('bytes that are not gzip follow its end', 'they are passed over')
  }

  async function finish(outcome: Packed['outcome']): Promise<void> {
    body = null
    if (outcome === 'failed') {
      cut = true
      return goOn('the gzip data is damaged')
    }
    const trailer = outcome === 'ended' ? await input.peek(8) : null
    if (trailer === null || trailer.length < 8) {
      over = true
      cut = true
      // An input that was cut itself has been reported where it was cut.
      if (!input.cut) damage(trailer === null ? 'the gzip data ends early' : 'the gzip data ends before its checksum')
      return
    }
    const sound = trailer.readUInt32LE(0) === crc && trailer.readUInt32LE(4) === size % 2 ** 32
    input.consume(8)
    if (!sound)
      report(unpacked, 'the gzip checksum is wrong: some of the bytes before this are not as they were packed')
  }

  return {
    get cut() {
      return cut || input.cut
    },
    async next() {
      while (!over) {
        if (body === null) {
          await begin()
          continue
        }
        const packed: Packed = body
        const chunk = await packed.next()
        if (chunk === null) {
          await finish(packed.outcome)
          continue
        }
        crc = crc32(chunk, crc)
        size += chunk.length
        unpacked += chunk.length
        return chunk
      }
      return null
    },
    close() {
      body?.close?.()
    },
  }
}
