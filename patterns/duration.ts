const UNIT_MS: Record<string, number> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** What a duration in a fault file looks like: `500ms`, `30s`, `5m`, `2h`, `7d`. */
export const DURATION = /^(\d{1,6})(ms|s|m|h|d)$/

/** Takes a duration as written, returns ms. The text must match DURATION. */
export function durationMs(text: string): number {
  const [, count, unit] = DURATION.exec(text) ?? []
  if (count === undefined || unit === undefined) throw new RangeError(`not a duration: ${text}`)
  return Number(count) * UNIT_MS[unit]!
}
