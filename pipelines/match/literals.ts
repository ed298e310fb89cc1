/** Search for many literals at once over bytes. */
export interface LiteralSearch {
  /**
   * Calls `found` for every literal that lies wholly in bytes[start, end), also for overlapping ones, with its index and the
   * offset of its first byte. Hits come in the order in which the scan meets them, which is not quite that of their offsets.
   */
  search(bytes: Uint8Array, start: number, end: number, found: (literal: number, at: number) => void): void
}

const HASH_SIZE = 1 << 16

/** Bytes at a window's end that choose the literals to be compared: most stops end there. */
const TAIL = 6

/** Literals from which three-byte blocks are faster than two-byte ones, measured; four-byte ones never were. */
const THREE_BYTES_FROM = 250

/**
 * Compiles literals into a Wu-Manber search (Wu and Manber, "A fast algorithm for multi-pattern searching", 1994): the block
 * of bytes at the end of a window of the shortest literal's length says how far the window may move. Empty literals are not
 * allowed; two-byte ones are the shortest. No allocation per hit. `usual` is text like that to be searched: windows are laid
 * where its blocks are rare.
 */
export function compileLiterals(literals: readonly string[], usual = ''): LiteralSearch {
  if (literals.length === 0) return { search: () => undefined }
  const needles = literals.map((literal) => Buffer.from(literal))
  const window = Math.min(255, ...needles.map((needle) => needle.length))
  if (window < 2) throw new RangeError('a literal is shorter than 2 bytes')
  const block = window > 2 && needles.length >= THREE_BYTES_FROM ? 3 : 2

  const longest = window - block + 1
  const shifts = new Uint8Array(HASH_SIZE).fill(longest)
  const tail = Math.min(window, TAIL)
  /** One byte per tail hash says whether any literal has it: it stays in the cache where `from` does not. */
  const tails = new Uint8Array(HASH_SIZE)
  const places = new Uint32Array(needles.length)
  const buckets = new Map<number, number[]>()
  const common = blockCounts(Buffer.from(usual), block)
  for (const literal of byLength(needles)) {
    const needle = needles[literal]!
    const place = bestWindow(needle, window, block, shifts, common)
    places[literal] = place
    const hash = tailHash(needle, place + window - 1, tail)
    tails[hash] = 1
    const bucket = buckets.get(hash)
    if (bucket === undefined) buckets.set(hash, [literal])
    else bucket.push(literal)
    for (let end = block - 1; end < window; end++) {
      const blockHash = hashAt(needle, place + end, block)
      shifts[blockHash] = Math.min(shifts[blockHash]!, window - 1 - end)
    }
  }

  // Literals whose windows end alike stand side by side in `order`; `from` has where those of each tail's hash begin.
  const order = new Uint32Array(needles.length)
  const from = new Uint32Array(HASH_SIZE + 1)
  let filled = 0
  for (let hash = 0; hash < HASH_SIZE; hash++) {
    from[hash] = filled
    for (const literal of buckets.get(hash) ?? []) order[filled++] = literal
  }
  from[HASH_SIZE] = filled

  // `before[i]`: bytes from the literal's first byte to the last one of its window.
  const before = Uint32Array.from(places, (place) => place + window - 1)
  const all = Buffer.concat(needles)
  const starts = new Uint32Array(needles.length + 1)
  for (const [literal, needle] of needles.entries()) starts[literal + 1] = starts[literal]! + needle.length

  function confirm(
    bytes: Uint8Array,
    start: number,
    end: number,
    at: number,
    found: (literal: number, at: number) => void,
  ): void {
    const hash = tailHash(bytes, at, tail)
    if (tails[hash] === 0) return
    const last = from[hash + 1]!
    for (let slot = from[hash]!; slot < last; slot++) {
      const literal = order[slot]!
      const first = at - before[literal]!
      const offset = starts[literal]!
      const length = starts[literal + 1]! - offset
      if (first < start || first + length > end) continue
      let same = 0
      while (same < length && bytes[first + same] === all[offset + same]) same++
      if (same === length) found(literal, first)
    }
  }

  function searchTwo(
    bytes: Uint8Array,
    start: number,
    end: number,
    found: (literal: number, at: number) => void,
  ): void {
    for (let at = start + window - 1; at < end; ) {
      const hash = (bytes[at - 1]! << 8) | bytes[at]!
      const shift = shifts[hash]!
      if (shift === 0) {
        confirm(bytes, start, end, at, found)
        at++
      } else at += shift
    }
  }

  function searchThree(
    bytes: Uint8Array,
    start: number,
    end: number,
    found: (literal: number, at: number) => void,
  ): void {
    for (let at = start + window - 1; at < end; ) {
      const hash = ((bytes[at - 2]! << 11) ^ (bytes[at - 1]! << 5) ^ bytes[at]!) & (HASH_SIZE - 1)
      const shift = shifts[hash]!
      if (shift === 0) {
        confirm(bytes, start, end, at, found)
        at++
      } else at += shift
    }
  }

  return { search: block === 3 ? searchThree : searchTwo }
}

function hashAt(bytes: Uint8Array, at: number, block: number): number {
  if (block === 2) return (bytes[at - 1]! << 8) | bytes[at]!
  return ((bytes[at - 2]! << 11) ^ (bytes[at - 1]! << 5) ^ bytes[at]!) & (HASH_SIZE - 1)
}

/** Hash of the `length` bytes that end at `at`. */
function tailHash(bytes: Uint8Array, at: number, length: number): number {
  let hash = 0
  for (let back = 0; back < length; back++) hash = Math.imul(hash, 31) + bytes[at - back]!
  return (hash ^ (hash >>> 16)) & (HASH_SIZE - 1)
}

/** How often each block stands in the text. */
function blockCounts(text: Uint8Array, block: number): Uint32Array {
  const counts = new Uint32Array(HASH_SIZE)
  for (let at = block - 1; at < text.length; at++) counts[hashAt(text, at, block)]!++
  return counts
}

/** Indexes of the literals, shortest first: they have the least choice of windows. */
function byLength(needles: readonly Uint8Array[]): number[] {
  return [...needles.keys()].sort((a, b) => needles[a]!.length - needles[b]!.length || a - b)
}

/** Work of a stop at a window's end and of each literal compared there, in bytes not moved on. */
const STOP = 8
const CANDIDATE = 3

/** Returns the place in a literal where a window makes the search lose the fewest bytes that it could have moved on. */
function bestWindow(
  needle: Uint8Array,
  window: number,
  block: number,
  shifts: Uint8Array,
  common: Uint32Array,
): number {
  let best = 0
  let least = Number.POSITIVE_INFINITY
  for (let place = 0; place + window <= needle.length; place++) {
    let loss = 0
    for (let end = block - 1; end < window; end++) {
      const hash = hashAt(needle, place + end, block)
      const shift = window - 1 - end
      const moved = Math.max(0, shifts[hash]! - shift) + (shift === 0 ? CANDIDATE + (shifts[hash] === 0 ? 0 : STOP) : 0)
      loss += moved * (1 + common[hash]!)
    }
    if (loss < least) {
      least = loss
      best = place
    }
  }
  return best
}
