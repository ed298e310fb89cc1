import { crc32 } from 'node:zlib'
import { inflateRaw, type Packed } from './inflate.ts'
import type { Reader, Source } from './reader.ts'
import type { Report } from './run.ts'
import { DESCRIPTOR, descriptorAt, SIGNATURE, type ZipHeader } from './zip-header.ts'

const WINDOW = 64 * 1024

/** The bytes of a reader as they are. */
function stored(data: Reader): Packed {
  let ended = false
  return {
    async next() {
      const chunk = await data.fill()
      ended = chunk.length === 0
      data.consume(chunk.length)
      return ended ? null : chunk
    },
    get outcome() {
      return !ended ? 'open' : data.cut ? 'cut' : 'ended'
    },
    get cut() {
      return data.cut
    },
  }
}

/**
 * Stored bytes whose length only the descriptor behind them says. A place is the end only when signature, CRC and size
 * fit all bytes before it, so a zip stored in a zip does not end it. The descriptor itself is left.
 */
function storedToDescriptor(data: Reader): Packed {
  let outcome: Packed['outcome'] = 'open'
  let crc = 0
  let size = 0

  async function isEnd(): Promise<boolean> {
    const found = descriptorAt(await data.peek(DESCRIPTOR), size, size)
    return found.length > 0 && found.crc === crc
  }

  function take(bytes: Buffer): Buffer {
    data.consume(bytes.length)
    crc = crc32(bytes, crc)
    size += bytes.length
    return bytes
  }

  return {
    async next() {
      const window = await data.peek(WINDOW)
      const starts = window.length >= 4 && window.readUInt32LE(0) === SIGNATURE.descriptor
      if (outcome !== 'open' || window.length === 0 || (starts && (await isEnd()))) {
        if (outcome === 'open') outcome = window.length === 0 ? 'cut' : 'ended'
        return null
      }
      const following = window.indexOf('PK\x07\x08', starts ? 1 : 0, 'latin1')
      if (following >= 0) return take(window.subarray(0, following))
      // Its last bytes may be the beginning of a signature.
      return take(window.length < WINDOW ? window : window.subarray(0, WINDOW - 3))
    },
    get outcome() {
      return outcome
    },
    get cut() {
      return outcome === 'cut'
    },
  }
}

/**
 * The unpacked bytes of a zip member with its CRC and sizes checked at the end. `packed` stands at its data: for a member
 * with a known size a reader of just these bytes, else the zip itself, which is left behind the descriptor.
 */
export function zipData(packed: Reader, header: ZipHeader, report: Report): Source {
  const begin = packed.offset
  const data =
    header.method === 8 ? inflateRaw(packed) : header.packedSize === null ? storedToDescriptor(packed) : stored(packed)
  let crc = 0
  let size = 0
  let over = false

  async function finish(): Promise<void> {
    if (data.outcome === 'failed') {
      report(
        size,
        `the deflate data is damaged at byte ${packed.offset - begin}: the rest of this member cannot be unpacked`,
      )
    } else if (data.outcome === 'cut') {
      // A cut of the zip itself has been reported where it is read.
      if (header.packedSize === null)
        report(size, 'the zip ends before the end of this member was found: what follows it may be in it')
      else if (!packed.cut) report(size, 'the deflate data ends early')
    } else if (header.packedSize === null) {
      await checkDescriptor()
    } else check(header.crc, header.size)
  }

  async function checkDescriptor(): Promise<void> {
    const found = descriptorAt(await packed.peek(DESCRIPTOR), packed.offset - begin, size)
    packed.consume(found.length)
    if (found.length === 0) report(size, 'the sizes behind its data are missing or wrong: its CRC cannot be checked')
    else check(found.crc, size)
  }

  function check(wantedCrc: number | null, wantedSize: number | null): void {
    if (wantedSize !== null && wantedSize !== size) report(size, `has ${size} bytes where the zip says ${wantedSize}`)
    else if (wantedCrc !== null && wantedCrc !== crc) {
      report(size, 'its CRC is wrong: some of its bytes are not as they were packed')
    }
  }

  return {
    get cut() {
      return data.cut
    },
    async next() {
      const chunk = over ? null : await data.next()
      if (chunk !== null) {
        crc = crc32(chunk, crc)
        size += chunk.length
      } else if (!over) {
        over = true
        await finish()
      }
      return chunk
    },
    close() {
      data.close?.()
    },
  }
}
