import { createZstdDecompress } from 'node:zlib'
import { type Engine, engine, STREAM_OPTIONS } from './engine.ts'
import { type Reader, type Source, skip } from './reader.ts'
import type { Report } from './run.ts'

const MAGIC = 0xfd2fb528
const SKIPPABLE = 0x184d2a5

/** Where the next part of a frame (RFC 8878, 3.1) begins. */
type Part = 'frame' | 'block' | 'checksum'

/** Length of a frame header (RFC 8878, 3.1.1.1) with its magic, from its descriptor byte. */
function frameHeaderLength(descriptor: number): number {
  const single = (descriptor & 0x20) !== 0
  const dictionary = [0, 1, 2, 4][descriptor & 3]!
  const content = [single ? 1 : 0, 2, 4, 8][descriptor >> 6]!
  return 5 + (single ? 0 : 1) + dictionary + content
}

/**
 * Unpacks zstd, several frames and skippable frames included. Frames are walked here and given to zlib block by block:
 * zlib stops at a frame's end without saying so, and it loses what it unpacked in the call that meets damage.
 * Offsets of reports are unpacked bytes.
 */
export function unzstd(input: Reader, report: Report): Source {
  let zlib: Engine | null = null
  let part: Part = 'frame'
  let checksum = false
  let checking = false
  let first = true
  let over = false
  let cut = false
  let unpacked = 0

  function end(reason: string, isCut: boolean): void {
    over = true
    cut = isCut
    report(unpacked, `${reason} (byte ${input.offset} of the packed data)`)
  }

  function early(): void {
    if (input.cut) {
      over = true
      cut = true
    } else end('the zstd data ends early', true)
  }

  /** The next part of the frame, ready to give to zlib; null when there is none. */
  async function nextPart(): Promise<Buffer | null> {
    if (part === 'frame') return frame()
    if (part === 'block') return block()
    part = 'frame'
    checking = true
    return whole(4)
  }

  async function whole(size: number): Promise<Buffer | null> {
    const bytes = await input.peek(size)
    if (bytes.length === size) {
      input.consume(size)
      return bytes
    }
    early()
    return null
  }

  async function frame(): Promise<Buffer | null> {
    const head = await input.peek(8)
    if (head.length === 0 && !first) {
      over = true
      return null
    }
    const magic = head.length < 4 ? 0 : head.readUInt32LE(0)
    if (magic >>> 4 === SKIPPABLE && head.length === 8) {
      const size = 8 + head.readUInt32LE(4)
      if ((await skip(input, size)) < size) early()
      first = false
      return null
    }
    if (magic !== MAGIC || head.length < 5) {
      if (first) early()
      else end('bytes that are not zstd follow its end; they are passed over', false)
      return null
    }
    first = false
    const descriptor = head[4]!
    checksum = (descriptor & 4) !== 0
    part = 'block'
    checking = false
    zlib?.close()
    zlib = engine(createZstdDecompress(STREAM_OPTIONS))
    return whole(frameHeaderLength(descriptor))
  }

  async function block(): Promise<Buffer | null> {
    const head = await input.peek(3)
    if (head.length < 3) {
      early()
      return null
    }
    const field = head.readUIntLE(0, 3)
    const type = (field >> 1) & 3
    const size = type === 1 ? 1 : field >> 3
    if (type === 3 || size > 128 * 1024) {
      end('the zstd data is damaged: nothing after this can be unpacked', true)
      return null
    }
    if (field & 1) part = checksum ? 'checksum' : 'frame'
    return whole(3 + size)
  }

  return {
    get cut() {
      return cut || input.cut
    },
    async next() {
      while (!over) {
        const step = zlib === null ? 'hungry' : await zlib.step()
        if (step instanceof Buffer) {
          unpacked += step.length
          return step
        }
        if (step === 'failed' && checking) {
          report(unpacked, 'the zstd checksum is wrong: some of the bytes before this are not as they were packed')
          zlib = null
          continue
        }
        if (step === 'failed') {
          end('the zstd data is damaged or wants more memory than is given: nothing after this can be unpacked', true)
          break
        }
        const bytes = await nextPart()
        if (bytes !== null) zlib?.give(bytes)
      }
      zlib?.close()
      return null
    },
    close() {
      zlib?.close()
    },
  }
}
