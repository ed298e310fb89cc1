/** What a Python literal holds; tuples and sets are lists, integers past 2⁵³ stay text. */
export type PythonValue = string | number | boolean | null | PythonValue[] | { [key: string]: PythonValue }

const MAX_DEPTH = 60

interface Place {
  readonly text: string
  at: number
}

/**
 * Reads one Python literal as repr() writes it: strings (with u, b, r before them), numbers (L behind), lists, tuples, sets,
 * dicts, True, False, None. `start` is where it begins. Undefined: no literal, cut, or nested deeper than 60.
 */
export function pythonLiteral(text: string, start = 0): { value: PythonValue; end: number } | undefined {
  const place: Place = { text, at: start }
  const value = readValue(place, 0)
  return value === undefined ? undefined : { value, end: place.at }
}

function blanks(place: Place): void {
  while (place.at < place.text.length && ' \t\r\n'.includes(place.text[place.at]!)) place.at++
}

function take(place: Place, pattern: RegExp): string | undefined {
  pattern.lastIndex = place.at
  const found = pattern.exec(place.text)
  if (found === null) return undefined
  place.at = pattern.lastIndex
  return found[0]
}

const word = /(?:True|False|None|inf|nan)\b/y
const number = /[+-]?(?:0[xX][0-9a-fA-F]{1,32}|\d{1,40}(?:\.\d{0,40})?(?:[eE][+-]?\d{1,4})?)L?/y
const opening = /(?:[uUbBrR]{0,2})(?:'''|"""|'|")/y

function readValue(place: Place, depth: number): PythonValue | undefined {
  if (depth > MAX_DEPTH) return undefined
  blanks(place)
  const first = place.text[place.at]
  if (first === '[') return readList(place, ']', depth)
  if (first === '(') return readList(place, ')', depth)
  if (first === '{') return readDict(place, depth)
  const quote = take(place, opening)
  if (quote !== undefined) return readStrings(place, quote)
  const name = take(place, word)
  if (name !== undefined) return name === 'True' ? true : name === 'False' ? false : null
  const digits = take(place, number)
  if (digits === undefined) return undefined
  const value = Number(digits.replace(/L$/, ''))
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? digits : value
}

/** Strings that follow one another are one. */
function readStrings(place: Place, first: string): string | undefined {
  let text = ''
  for (let quote: string | undefined = first; quote !== undefined; ) {
    const part = readString(place, quote)
    if (part === undefined) return undefined
    text += part
    const behind = place.at
    blanks(place)
    quote = take(place, opening)
    if (quote === undefined) place.at = behind
  }
  return text
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '0': '\0',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
}
const codeLength: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 }

function readString(place: Place, opened: string): string | undefined {
  const quote = opened.replace(/^[A-Za-z]+/, '')
  const raw = /^[uUbB]?[rR]/.test(opened)
  const parts: string[] = []
  const { text } = place
  let from = place.at
  for (let at = from; at < text.length; at++) {
    if (text.startsWith(quote, at)) {
      parts.push(text.slice(from, at))
      place.at = at + quote.length
      return parts.join('')
    }
    if (text[at] !== '\\') continue
    if (raw) {
      at++
      continue
    }
    parts.push(text.slice(from, at))
    const letter = text[at + 1] ?? ''
    const length = codeLength[letter] ?? 0
    const code = text.slice(at + 2, at + 2 + length)
    if (length > 0 && code.length === length && /^[0-9a-fA-F]+$/.test(code)) {
      const point = Number.parseInt(code, 16)
      parts.push(point <= 0x10ffff ? String.fromCodePoint(point) : '\uFFFD')
    } else {
      parts.push(letter === '\n' ? '' : (escapes[letter] ?? (/['"\\]/.test(letter) ? letter : `\\${letter}`)))
    }
    at += 1 + (length > 0 && code.length === length ? length : 0)
    from = at + 1
  }
  return undefined
}

function readList(place: Place, close: string, depth: number): PythonValue[] | undefined {
  place.at++
  const list: PythonValue[] = []
  for (;;) {
    blanks(place)
    if (place.text[place.at] === close) break
    const value = readValue(place, depth + 1)
    if (value === undefined) return undefined
    list.push(value)
    if (!separator(place, close)) return undefined
  }
  place.at++
  return list
}

/** A comma before the next item, or the closing bracket, which stays. */
function separator(place: Place, close: string): boolean {
  blanks(place)
  if (place.text[place.at] === ',') {
    place.at++
    return true
  }
  return place.text[place.at] === close
}

/** A dict; a set when there are no colons. */
function readDict(place: Place, depth: number): PythonValue | undefined {
  place.at++
  const entries: [string, PythonValue][] = []
  const items: PythonValue[] = []
  for (;;) {
    blanks(place)
    if (place.text[place.at] === '}') break
    const key = readValue(place, depth + 1)
    if (key === undefined) return undefined
    blanks(place)
    if (place.text[place.at] === ':') {
      place.at++
      const value = readValue(place, depth + 1)
      if (value === undefined) return undefined
      entries.push([typeof key === 'string' ? key : JSON.stringify(key), value])
    } else {
      items.push(key)
    }
    if (!separator(place, '}')) return undefined
  }
  place.at++
  return items.length > 0 ? items : Object.fromEntries(entries)
}
