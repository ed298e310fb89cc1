/** SQL that prints a timestamp column as reports do: ISO 8601, UTC, ms; null stays null. */
export function isoTime(column: string): string {
  return `strftime(${column}, '%Y-%m-%dT%H:%M:%S.%gZ')`
}
