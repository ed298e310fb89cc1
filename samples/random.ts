/** A seeded source of numbers: the same seed gives the same sequence on every machine. */
export interface Random {
  /** 0 ≤ x < 1. */
  next(): number
  /** Whole number, low ≤ x ≤ high. */
  int(low: number, high: number): number
  pick<T>(items: readonly T[]): T
  /** True with probability `share`. */
  chance(share: number): boolean
  /** `digits` lower-case hexadecimal digits. */
  hex(digits: number): string
  /** UUID shape 8-4-4-4-12. */
  uuid(): string
  /** An independent source, so that adding a draw in one place changes nothing elsewhere. */
  fork(name: string): Random
}

const FNV_OFFSET = 0x811c9dc5
const FNV_PRIME = 0x01000193

/** 32-bit FNV-1a of a text. */
function hash(text: string): number {
  let value = FNV_OFFSET
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), FNV_PRIME)
  return value >>> 0
}

/** Makes a source (mulberry32) from a seed text. */
export function random(seed: string): Random {
  let state = hash(seed)
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))
  const hex = (digits: number): string => {
    let text = ''
    while (text.length < digits) text += int(0, 0xffffff).toString(16).padStart(6, '0')
    return text.slice(0, digits)
  }
  return {
    next,
    int,
    hex,
    pick: (items) => {
      if (items.length === 0) throw new Error('pick from an empty list')
      return items[int(0, items.length - 1)]!
    },
    chance: (share) => next() < share,
    uuid: () => [8, 4, 4, 4, 12].map(hex).join('-'),
    fork: (name) => random(`${seed}/${name}`),
  }
}
