/** Hits of one pattern on one object that are kept whole within a minute; further ones of that minute are counted. */
export const WHOLE_PER_MINUTE = 20

const MINUTE_US = 60_000_000

/** The part of a hit that the limit looks at and adds to. Times in µs UTC. */
export interface CountedHit {
  pattern: string
  object: string
  timeUs: number | null
  /** How many occurrences this hit stands for. */
  count: number
  /** Time of the last of them. */
  lastUs: number | null
}

interface Minute {
  start: number
  whole: number
  counted: CountedHit | null
}

/**
 * Keeps a storm from costing memory per line. Hits must come in the member's order. The first ones of a minute are
 * handed on at once, the rest become one hit that carries their number and the last time; `end` hands on what is left.
 */
export function limitStorm<T extends CountedHit>(handOn: (hit: T) => void): { add(hit: T): void; end(): void } {
  const minutes = new Map<string, Minute>()

  const close = (minute: Minute) => {
    if (minute.counted !== null) handOn(minute.counted as T)
    minute.counted = null
  }

  return {
    add(hit) {
      const key = `${hit.pattern}\0${hit.object}`
      const start = Math.floor((hit.timeUs ?? 0) / MINUTE_US)
      let minute = minutes.get(key)
      if (minute === undefined || minute.start !== start) {
        if (minute !== undefined) close(minute)
        minute = { start, whole: 0, counted: null }
        minutes.set(key, minute)
      }
      if (minute.whole < WHOLE_PER_MINUTE) {
        minute.whole++
        handOn(hit)
      } else if (minute.counted === null) minute.counted = hit
      else {
        minute.counted.count += hit.count
        minute.counted.lastUs = hit.timeUs
      }
    },
    end() {
      for (const minute of minutes.values()) close(minute)
      minutes.clear()
    },
  }
}
