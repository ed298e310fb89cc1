import { constants, createInflateRaw, inflateRawSync } from 'node:zlib'
import { CHUNK, type Engine, engine, STREAM_OPTIONS } from './engine.ts'
import type { Reader, Source } from './reader.ts'

/** How a packed stream went: not over yet, at its own end, out of input, or damaged. */
type Outcome = 'open' | 'ended' | 'cut' | 'failed'

/** A packed stream; its input is left right behind its end, or at the damage. */
export interface Packed extends Source {
  readonly outcome: Outcome
}

/** Input is given in pieces of this size whatever the chunks are, so that damage shows at the same byte for every split. */
const PIECE = 64 * 1024
/** zlib loses what it unpacked in the call that meets the damage. So much input is kept to get it back; past it up to CHUNK is lost. */
const KEEP = 1024 * 1024
/** A stream that ends within so many bytes is unpacked at once, where a stream of zlib's would cost more than the bytes. */
const SMALL = 32 * 1024
/** … unless it unpacks to more than this. */
const SMALL_UNPACKED = 1024 * 1024
const RESCUE = 64 * 1024 * 1024

/** One raw deflate stream (RFC 1951) of unknown length. */
export function inflateRaw(input: Reader): Packed {
  let zlib: Engine | null = null
  let outcome: Outcome = 'open'
  let kept: Buffer[] | null = []
  let piece: Buffer = Buffer.alloc(0)
  let before = 0
  let unpacked = 0

  function end(how: Outcome, used: number): null {
    input.consume(used)
    outcome = how
    kept = null
    zlib?.close()
    return null
  }

  /** Begins; gives all bytes if they are few. */
  async function begin(): Promise<Buffer | null> {
    const shown = await input.peek(SMALL)
    const whole = shown.length < SMALL ? inflateSmall(shown) : null
    if (whole !== null) {
      end('ended', whole.used)
      return whole.data.length > 0 ? whole.data : null
    }
    zlib = engine(createInflateRaw(STREAM_OPTIONS))
    return next()
  }

  async function feed(zlib: Engine): Promise<void> {
    input.consume(piece.length)
    before += piece.length
    piece = await input.peek(PIECE)
    if (piece.length === 0) {
      zlib.finish()
      return
    }
    if (before + piece.length > KEEP) kept = null
    kept?.push(piece)
    zlib.give(piece)
  }

  function rescue(): Buffer | null {
    if (kept === null) return end('failed', 0)
    const { good, data } = longestGood(Buffer.concat(kept), before, unpacked + RESCUE)
    end('failed', good - before)
    return data.length > unpacked ? data.subarray(unpacked) : null
  }

  async function next(): Promise<Buffer | null> {
    while (outcome === 'open') {
      if (zlib === null) return begin()
      const step = await zlib.step()
      if (step === 'hungry') await feed(zlib)
      else if (step === 'ended') end('ended', zlib.used - before)
      else if (step !== 'failed') {
        unpacked += step.length
        return step
      } else if (piece.length === 0) end('cut', 0)
      else return rescue()
    }
    return null
  }

  return {
    next,
    get outcome() {
      return outcome
    },
    get cut() {
      return outcome === 'cut' || outcome === 'failed'
    },
    close() {
      zlib?.close()
    },
  }
}

/** Unpacks a whole small stream; null where it is damaged, cut or large. */
function inflateSmall(input: Buffer): { data: Buffer; used: number } | null {
  try {
    const options = { chunkSize: 2 * SMALL, maxOutputLength: SMALL_UNPACKED, info: true }
    // With "info" the result is not a buffer, which the types do not say.
    const result: unknown = inflateRawSync(input, options)
    const { buffer, engine } = result as { buffer: Buffer; engine: { bytesWritten: number } }
    return { data: buffer, used: engine.bytesWritten }
  } catch {
    return null
  }
}

/** The longest beginning of `input` that unpacks without damage, at least `good` bytes, and what it unpacks to. */
function longestGood(input: Buffer, good: number, maxOutputLength: number): { good: number; data: Buffer } {
  let data = Buffer.alloc(0) as Buffer
  let low = good
  let high = input.length
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    try {
      data = inflateRawSync(input.subarray(0, middle), {
        chunkSize: CHUNK,
        finishFlush: constants.Z_SYNC_FLUSH,
        maxOutputLength,
      })
      low = middle
    } catch {
      high = middle - 1
    }
  }
  return { good: low, data }
}
