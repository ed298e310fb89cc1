import { type Entry, labelKey } from './entry.ts'
import { excerpt } from './text-lines.ts'

/** Larger documents are read element by element. */
const WHOLE_BYTES = 4 << 20
/** Lines of warnings that may stand before the document. */
const MAX_WARNINGS = 100
const MAX_DEPTH = 12

type Problem = (line: number | null, reason: string) => void

/**
 * Reads the JSON twin of an esxcli command: an array of objects or one object, labels as keys. Lines before and behind the
 * document are warnings and go to `problem`; of a cut document the elements that are whole are read.
 */
export function esxcliJson(bytes: Buffer, problem: Problem): Entry[] {
  const start = documentStart(bytes)
  if (start === undefined) {
    problem(null, `holds no JSON: ${excerpt(bytes.toString('utf8', 0, 400))}`)
    return []
  }
  if (start.text !== '') problem(1, `stands before the JSON: ${excerpt(start.text)}`)
  const document = bytes.subarray(start.at)
  if (document.length <= WHOLE_BYTES) {
    try {
      return entriesOf(JSON.parse(document.toString('utf8')))
    } catch {
      // Cut, or followed by warnings: element by element.
    }
  }
  return elements(document, problem)
}

/** Where a line begins with `[` or `{` and goes on as JSON does. */
function documentStart(bytes: Buffer): { at: number; text: string } | undefined {
  let at = 0
  for (let line = 0; line <= MAX_WARNINGS && at < bytes.length; line++) {
    const head = bytes.toString('latin1', at, at + 400).replace(/^ï»¿/, (bom) => ' '.repeat(bom.length))
    const indent = head.search(/\S/)
    if (indent >= 0 && /^(?:\[\s*(?:[[{"\]\d-]|$)|\{\s*(?:["}]|$))/.test(head.slice(indent))) {
      return { at: at + indent, text: bytes.toString('utf8', 0, at) }
    }
    const end = bytes.indexOf(10, at)
    if (end < 0) return undefined
    at = end + 1
  }
  return undefined
}

/** Bytes of JSON's structure. */
const [quote, backslash, openList, closeList, openObject, closeObject] = [0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d] as const

/**
 * Finds the objects of a list (or the one object) by their brackets and parses each for itself: a large document is never
 * whole as objects, and what is cut or damaged costs one element. (stream-json gives up all elements of the chunk in
 * which it meets an error, and took twenty times as long.)
 */
function elements(document: Buffer, problem: Problem): Entry[] {
  const entries: Entry[] = []
  const level = document[0] === openList ? 1 : 0
  let depth = 0
  let from = -1
  for (let at = 0; at < document.length; at++) {
    const byte = document[at]!
    if (byte === quote) {
      at = stringEnd(document, at)
    } else if (byte === openList || byte === openObject) {
      if (depth === level && byte === openObject) from = at
      depth++
    } else if (byte === closeList || byte === closeObject) {
      depth--
      if (depth === level && from >= 0) entries.push(...element(document.subarray(from, at + 1), problem))
      if (depth === level) from = -1
      if (depth <= 0) {
        const rest = excerpt(document.toString('utf8', at + 1, at + 1001))
        if (rest !== '') problem(null, `stands behind the JSON: ${rest}`)
        return entries
      }
    }
  }
  problem(null, `the JSON is cut after ${entries.length} whole elements`)
  return entries
}

/** Where the string that begins at `at` ends: its closing quote, or the document's end. */
function stringEnd(document: Buffer, at: number): number {
  for (let end = document.indexOf(quote, at + 1); end >= 0; end = document.indexOf(quote, end + 1)) {
    let back = end - 1
    while (document[back] === backslash) back--
    if ((end - back) % 2 === 1) return end
  }
  return document.length
}

function element(bytes: Buffer, problem: Problem): Entry[] {
  if (bytes.length > WHOLE_BYTES) {
    problem(null, `one element of the JSON is larger than ${WHOLE_BYTES} bytes`)
    return []
  }
  try {
    return entriesOf(JSON.parse(bytes.toString('utf8')))
  } catch (error) {
    problem(null, `an element of the JSON is damaged: ${excerpt(String((error as Error).message))}`)
    return []
  }
}

function entriesOf(value: unknown): Entry[] {
  if (Array.isArray(value)) return value.flatMap((element) => (isObject(element) ? [entryOf(null, element, 0)] : []))
  return isObject(value) ? [entryOf(null, value, 0)] : []
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function entryOf(title: string | null, object: Record<string, unknown>, depth: number): Entry {
  const cells = new Map<string, string>()
  const nested: { key: string; entry: Entry }[] = []
  for (const [label, value] of Object.entries(object)) {
    const key = labelKey(label)
    const items = Array.isArray(value) ? value : [value]
    cells.set(key, items.filter((item) => !isObject(item) && item !== null).join(', '))
    if (depth >= MAX_DEPTH) continue
    for (const item of items) if (isObject(item)) nested.push({ key, entry: entryOf(label, item, depth + 1) })
  }
  return { line: null, title, cells, nested }
}
