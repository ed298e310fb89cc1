import type { Source } from './reader.ts'

/** A source that another part of the program feeds. */
export interface Pipe extends Source {
  /** Settles when the reader has used the chunk up and asks for more, or wants no more. */
  write(chunk: Buffer): Promise<void>
  /** No more bytes will come. */
  end(cut: boolean): void
  /** The reader wants no more: writes settle at once from now on. */
  close(): void
}

/** Makes a pipe. It holds no bytes: writer and reader take turns, so that the order of events is always the same. */
export function pipe(): Pipe {
  let state: 'open' | 'ended' | 'closed' = 'open'
  let cut = false
  let give: ((chunk: Buffer | null) => void) | null = null
  let asked = Promise.withResolvers<void>()

  return {
    get cut() {
      return cut
    },
    next() {
      if (state !== 'open') return Promise.resolve(null)
      const { promise, resolve } = Promise.withResolvers<Buffer | null>()
      give = resolve
      asked.resolve()
      return promise
    },
    async write(chunk) {
      await asked.promise
      if (state !== 'open' || chunk.length === 0) return
      asked = Promise.withResolvers()
      give?.(chunk)
      give = null
      await asked.promise
    },
    end(early) {
      if (state === 'open') state = 'ended'
      cut = early
      give?.(null)
      give = null
    },
    close() {
      state = 'closed'
      asked.resolve()
    },
  }
}
