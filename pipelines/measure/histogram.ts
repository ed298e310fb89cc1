/** Bins per power of two: a percentile is at most 1/64 off. */
const BITS = 5
const PER_OCTAVE = 1 << BITS

/** Longer durations count as this one: 12 days, in µs. */
const LONGEST_US = 2 ** 40 - 1

/** The largest distance of a percentile from the value that it stands for, as a share of it. */
export const BIN_ERROR = 1 / (2 * PER_OCTAVE)

/** Durations over a span of time, in bins of fixed bounds: the same whatever the order, and mergeable. Plain data; times in µs UTC. */
export interface Histogram {
  readonly bins: Map<number, number>
  count: number
  firstUs: number
  lastUs: number
  maxUs: number
  /** When the longest was seen first. */
  maxAtUs: number
}

export function createHistogram(): Histogram {
  return {
    bins: new Map(),
    count: 0,
    firstUs: Number.POSITIVE_INFINITY,
    lastUs: Number.NEGATIVE_INFINITY,
    maxUs: -1,
    maxAtUs: Number.POSITIVE_INFINITY,
  }
}

/** Counts `times` durations of `durationUs` (µs, not negative) at one time. */
export function addDuration(histogram: Histogram, durationUs: number, atUs: number, times: number): void {
  const value = Math.min(Math.round(durationUs), LONGEST_US)
  const bin = binOf(value)
  histogram.bins.set(bin, (histogram.bins.get(bin) ?? 0) + times)
  histogram.count += times
  spread(histogram, atUs, atUs, value, atUs)
}

export function mergeHistogram(into: Histogram, from: Histogram): void {
  for (const [bin, count] of from.bins) into.bins.set(bin, (into.bins.get(bin) ?? 0) + count)
  into.count += from.count
  spread(into, from.firstUs, from.lastUs, from.maxUs, from.maxAtUs)
}

function spread(histogram: Histogram, firstUs: number, lastUs: number, maxUs: number, maxAtUs: number): void {
  histogram.firstUs = Math.min(histogram.firstUs, firstUs)
  histogram.lastUs = Math.max(histogram.lastUs, lastUs)
  if (maxUs > histogram.maxUs || (maxUs === histogram.maxUs && maxAtUs < histogram.maxAtUs)) {
    histogram.maxUs = maxUs
    histogram.maxAtUs = maxAtUs
  }
}

/** The nearest-rank percentile in µs, 0 < share ≤ 1: the middle of its bin, never above the longest. NaN where nothing was counted. */
export function percentileUs(histogram: Histogram, share: number): number {
  const rank = Math.ceil(share * histogram.count)
  let seen = 0
  for (const [bin, count] of [...histogram.bins].sort(([a], [b]) => a - b)) {
    seen += count
    if (seen >= rank) return Math.min(middleOf(bin), histogram.maxUs)
  }
  return Number.NaN
}

/** Values below two octaves of bins have one each; above, the leading bits are the bin. */
function binOf(value: number): number {
  let octave = 0
  let rest = value
  while (rest >= 2 * PER_OCTAVE) {
    rest /= 2
    octave++
  }
  return octave * PER_OCTAVE + Math.floor(rest)
}

function middleOf(bin: number): number {
  if (bin < 2 * PER_OCTAVE) return bin
  const octave = Math.floor(bin / PER_OCTAVE) - 1
  const width = 2 ** octave
  return (bin - octave * PER_OCTAVE) * width + Math.floor(width / 2)
}
