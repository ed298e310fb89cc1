/** Hits of one pattern on one object that are kept whole within a span; further ones of that span are counted. */
const WHOLE_PER_SPAN = 5

/** Span of hits that findings rest on, and of those of which only the number matters, in µs. */
export const MINUTE_US = 60_000_000
export const DAY_US = 24 * 60 * MINUTE_US

/** The part of a hit that the limit looks at and adds to. Times in µs UTC. */
export interface CountedHit {
  pattern: string
  /** The benign pattern that explains the hit. */
  hiddenBy: string | null
  object: string
  timeUs: number | null
  /** The same for all hits of a pattern, its explanation and object. */
  spanUs: number
  /** How many occurrences this hit stands for. */
  count: number
  /** Time of the last of them. */
  lastUs: number | null
}

interface Span {
  start: number
  whole: number
  counted: CountedHit | null
}

/**
 * Keeps a storm from costing memory per line. Hits must come in the member's order. The first ones of a span are
 * handed on at once, the rest become one hit that carries their number and the last time; `end` hands on what is left.
 */
export function limitStorm<T extends CountedHit>(handOn: (hit: T) => void): { add(hit: T): void; end(): void } {
  const spans = new Map<string, Span>()

  const close = (span: Span) => {
    if (span.counted !== null) handOn(span.counted as T)
    span.counted = null
  }

  return {
    add(hit) {
      const key = [hit.pattern, hit.hiddenBy, hit.object].join('\0')
      const start = Math.floor((hit.timeUs ?? 0) / hit.spanUs)
      let span = spans.get(key)
      if (span === undefined || span.start !== start) {
        if (span !== undefined) close(span)
        span = { start, whole: 0, counted: null }
        spans.set(key, span)
      }
      if (span.whole < WHOLE_PER_SPAN) {
        span.whole++
        handOn(hit)
      } else if (span.counted === null) span.counted = hit
      else {
        span.counted.count += hit.count
        span.counted.lastUs = hit.timeUs
      }
    },
    end() {
      for (const span of spans.values()) close(span)
      spans.clear()
    },
  }
}
