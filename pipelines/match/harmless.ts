import type { Match } from './matcher.ts'

/** Harmless hits of one pattern and log that are handed on whole; of further ones only the number is kept. */
const WHOLE = 100

/** Hits of one pattern, and of one pattern that explains it. */
interface Harmless<T> {
  seen: number
  counted: number
  last: T | null
}

/** True where the match is no evidence of a fault. */
export function isHarmless({ pattern, hiddenBy }: Match): boolean {
  return (pattern.fault.benign || hiddenBy !== null) && pattern.message.measure === null
}

/**
 * Spares a log full of harmless lines the reading of each one's record: only their number matters. `counts` takes the
 * matches of a line and says whether they were only counted; of those that were not, `saw` gets the hits. `rest` gives,
 * for each pattern that was counted, the last hit it saw and the number counted since.
 */
export function countHarmless<T>() {
  const kinds = new Map<string, Harmless<T>>()

  const kindOf = (match: Match) => {
    const key = `${match.pattern.message.patternId}\0${match.hiddenBy}`
    let kind = kinds.get(key)
    if (kind === undefined) {
      kind = { seen: 0, counted: 0, last: null }
      kinds.set(key, kind)
    }
    return kind
  }

  return {
    counts(matches: readonly Match[]): boolean {
      if (!matches.every(isHarmless)) return false
      const seen = matches.map(kindOf)
      for (const kind of seen) kind.seen++
      if (seen.some((kind) => kind.seen <= WHOLE)) return false
      for (const kind of seen) kind.counted++
      return true
    },
    saw(match: Match, hit: T): void {
      if (isHarmless(match)) kindOf(match).last = hit
    },
    rest(): { hit: T; count: number }[] {
      return [...kinds.values()].flatMap(({ counted, last }) =>
        counted > 0 && last !== null ? [{ hit: last, count: counted }] : [],
      )
    },
  }
}
