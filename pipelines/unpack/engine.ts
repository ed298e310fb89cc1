import type { Transform } from 'node:stream'

/** Unpacked bytes, or why there are none now: all input is used up, the stream is at its end, or it is damaged. */
type Step = Buffer | 'hungry' | 'ended' | 'failed'

/** One of zlib's streams, driven a step at a time. */
export interface Engine {
  /** Input bytes used so far; exact once the stream has ended. */
  readonly used: number
  step(): Promise<Step>
  /** Gives the next input; only when hungry. The bytes must stay as they are until it is hungry again. */
  give(piece: Buffer): void
  /** Says that no more input comes; only when hungry. The next steps tell whether the stream was at its end. */
  finish(): void
  close(): void
}

/** 256 KiB: the default of 16 KiB makes zlib four times slower. */
export const CHUNK = 256 * 1024

/** Options for every zlib stream: one chunk ahead, so that zlib's thread works while the last chunk is read. */
export const STREAM_OPTIONS = { chunkSize: CHUNK, readableHighWaterMark: 1 }

/** Wraps a zlib stream made with STREAM_OPTIONS. */
export function engine(stream: Transform & { readonly bytesWritten: number }): Engine {
  let given = 0
  let hungry = true
  let ended = false
  let failed = false
  let wake: () => void = () => undefined

  stream.on('readable', () => wake())
  stream.on('end', () => {
    ended = true
    wake()
  })
  stream.on('error', () => {
    failed = true
    wake()
  })

  return {
    get used() {
      return stream.bytesWritten
    },
    async step() {
      for (;;) {
        if (failed) return 'failed'
        const chunk: Buffer | null = stream.read()
        if (chunk !== null) return chunk
        if (ended) return 'ended'
        // At the end of its data zlib calls back before it tells of the end, with input left.
        if (hungry) return stream.bytesWritten < given ? 'ended' : 'hungry'
        const { promise, resolve } = Promise.withResolvers<void>()
        wake = resolve
        await promise
      }
    },
    give(piece) {
      hungry = false
      given += piece.length
      stream.write(piece, (error) => {
        hungry = !error
        wake()
      })
    },
    finish() {
      hungry = false
      stream.end()
    },
    close() {
      stream.destroy()
    },
  }
}
