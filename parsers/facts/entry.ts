/**
 * One object that an esxcli command lists, whatever its shape: a row of a table, a block, an element of the JSON twin.
 * `cells` is keyed by `labelKey`, so that a label's case, colons and brackets do not matter.
 */
export interface Entry {
  /** 1-based; null for JSON. */
  readonly line: number | null
  /** Title line of a block without its colon; null where there is none. */
  readonly title: string | null
  readonly cells: ReadonlyMap<string, string>
  /** Blocks below a key of this one, in order; a key may return. */
  readonly nested: readonly { readonly key: string; readonly entry: Entry }[]
}

const MAX_KEYS = 10_000
const keys = new Map<string, string>()

/** `Size (MB):` and `size mb` are the same label. */
export function labelKey(label: string): string {
  const known = keys.get(label)
  if (known !== undefined) return known
  const key = label
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  if (keys.size < MAX_KEYS) keys.set(label, key)
  return key
}

const nothing = new Set(['', 'n/a', '<unset>', '<none>', 'none', 'null', '-', 'unset'])

/** The first of the labels that the entry has with a value; null: none. Values such as `N/A` and `<unset>` are none. */
export function textOf(entry: Entry, ...labels: readonly string[]): string | null {
  for (const label of labels) {
    const value = entry.cells.get(labelKey(label))?.trim()
    if (value !== undefined && !nothing.has(value.toLowerCase())) return value
  }
  return null
}

/** A whole number within ±2⁵³, decimal or 0x…; a unit or percent sign behind it is passed over. Null: none. */
export function integerOf(entry: Entry, ...labels: readonly string[]): number | null {
  return integer(textOf(entry, ...labels))
}

/** A number with or without fraction; null: none. */
export function numberOf(entry: Entry, ...labels: readonly string[]): number | null {
  const found = /^[+-]?\d{1,15}(?:\.\d{1,15})?/.exec(textOf(entry, ...labels) ?? '')
  return found === null ? null : Number(found[0])
}

/** true/false as esxcli words it; null: neither. */
export function booleanOf(entry: Entry, ...labels: readonly string[]): boolean | null {
  return boolean(textOf(entry, ...labels))
}

/** See `integerOf`. */
export function integer(text: string | null | undefined): number | null {
  const found = /^\s{0,20}([+-]?\d{1,20}|0[xX][0-9a-fA-F]{1,16})(?![\d.]|[xX])/.exec(text ?? '')
  if (found === null) return null
  const value = Number(found[1])
  return Number.isSafeInteger(value) ? value : null
}

const words: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  on: true,
  up: true,
  enabled: true,
  active: true,
  '1': true,
  false: false,
  no: false,
  off: false,
  down: false,
  disabled: false,
  inactive: false,
  '0': false,
}

/** See `booleanOf`. */
export function boolean(text: string | null | undefined): boolean | null {
  const word = (text ?? '').trim().toLowerCase()
  return Object.hasOwn(words, word) ? words[word]! : null
}

/** The nested blocks of a key. */
export function nestedOf(entry: Entry, label: string): Entry[] {
  const key = labelKey(label)
  return entry.nested.filter((child) => child.key === key).map((child) => child.entry)
}

/** Splits `a, b` or `a,b`; empty for null. */
export function listOf(text: string | null | undefined): string[] {
  return (text ?? '')
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
