/** Gives bytes in order. Chunks are never empty and never reused. */
export interface Source {
  next(): Promise<Buffer | null>
  /** True once next() gave null too early: the bytes so far are all there are. */
  readonly cut: boolean
  /** Frees what the source holds; called when its reader is given up early, too. */
  close?(): void
}

/** Looks at bytes before taking them. One caller at a time. */
export interface Reader {
  /** Bytes consumed so far. */
  readonly offset: number
  /** Meaningful at the end: see Source. */
  readonly cut: boolean
  /** The bytes at hand, without copying; empty only at the end. */
  fill(): Promise<Buffer>
  /** The next `size` bytes, fewer only at the end. Copies at chunk borders only. */
  peek(size: number): Promise<Buffer>
  /** Takes bytes that fill or peek have shown. */
  consume(size: number): void
  close(): void
}

const NOTHING = Buffer.alloc(0)

/** A reader over `source`. */
export function reader(source: Source): Reader {
  const chunks: Buffer[] = []
  let ended = false
  let offset = 0

  async function more(): Promise<Buffer | null> {
    const chunk = ended ? null : await source.next()
    if (chunk === null) ended = true
    else chunks.push(chunk)
    return chunk
  }

  async function gather(size: number): Promise<Buffer> {
    let have = chunks.reduce((sum, chunk) => sum + chunk.length, 0)
    while (have < size) {
      const chunk = await more()
      if (chunk === null) break
      have += chunk.length
    }
    const joined: Buffer[] = []
    let left = size
    while (left > 0 && chunks.length > 0) {
      const chunk = chunks[0]!
      joined.push(chunk.subarray(0, left))
      if (chunk.length > left) chunks[0] = chunk.subarray(left)
      else chunks.shift()
      left -= Math.min(left, chunk.length)
    }
    const whole = joined.length === 1 ? joined[0]! : Buffer.concat(joined)
    if (whole.length > 0) chunks.unshift(whole)
    return whole
  }

  return {
    get offset() {
      return offset
    },
    get cut() {
      return source.cut
    },
    async fill() {
      return chunks[0] ?? (await more()) ?? NOTHING
    },
    async peek(size) {
      const first = chunks[0]
      return first !== undefined && first.length >= size ? first.subarray(0, size) : gather(size)
    },
    consume(size) {
      offset += size
      let left = size
      while (left > 0) {
        const chunk = chunks[0]!
        if (chunk.length > left) {
          chunks[0] = chunk.subarray(left)
          return
        }
        chunks.shift()
        left -= chunk.length
      }
    },
    close() {
      source.close?.()
    },
  }
}

/** The next `size` bytes of `data` as a reader of their own. `onCut` is called once if `data` ends before them. */
export function limited(data: Reader, size: number, onCut: (have: number) => void): Reader {
  let offset = 0
  let cut = false
  function check(shown: Buffer, wanted: number): Buffer {
    if (shown.length < wanted && !cut) {
      cut = true
      onCut(offset + shown.length)
    }
    return shown
  }
  return {
    get offset() {
      return offset
    },
    get cut() {
      return cut
    },
    async fill() {
      if (offset === size) return NOTHING
      return check((await data.fill()).subarray(0, size - offset), 1)
    },
    async peek(wanted) {
      const most = Math.min(wanted, size - offset)
      return check(await data.peek(most), most)
    },
    consume(taken) {
      offset += taken
      data.consume(taken)
    },
    close: () => undefined,
  }
}

/** Takes all of `data`, or at most `size` bytes of it. Returns how many there were. */
export async function skip(data: Reader, size = Number.POSITIVE_INFINITY): Promise<number> {
  let taken = 0
  while (taken < size) {
    const shown = await data.fill()
    if (shown.length === 0) break
    const part = Math.min(size - taken, shown.length)
    data.consume(part)
    taken += part
  }
  return taken
}

/**
 * Looks for the first place where `find` says so and takes everything before it.
 * `find` gets a window and returns a position in it or -1; the last `overlap` bytes of a window come again in the next.
 * Returns false when there is none: all bytes are then taken.
 */
export async function seek(data: Reader, overlap: number, find: (window: Buffer) => number): Promise<boolean> {
  for (;;) {
    const window = await data.peek(64 * 1024)
    const at = find(window)
    if (at >= 0) {
      data.consume(at)
      return true
    }
    if (window.length < 64 * 1024) {
      data.consume(window.length)
      return false
    }
    data.consume(window.length - overlap)
  }
}
