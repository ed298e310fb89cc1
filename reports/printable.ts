/** Signs that a terminal obeys instead of showing, and those that turn the reading direction. */
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** A copy in which no text can steer a terminal: a log line may come from an attacker. Tabs and line ends stay. */
export function printable<T>(value: T): T {
  if (typeof value === 'string') return value.replaceAll(unprintable, '\ufffd') as T
  if (Array.isArray(value)) return value.map(printable) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [printable(key), printable(one)])) as T
}
