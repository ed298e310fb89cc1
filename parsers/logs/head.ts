/** Says whether the line bytes[start, end) begins as the template says. */
export type HeadTest = (bytes: Buffer, start: number, end: number) => boolean

// Operations of the compiled program, each followed by its operands. Jumps are relative to the operation.
const DONE = 0
const LITERAL = 1 // length, bytes
const RUN = 2 // class bit, shortest, longest
const TIME = 3
const BSD_TIME = 4
const UPTIME = 5
const NOT = 6 // length, bytes
const CHOICE = 7 // jump to the next alternative
const COMMIT = 8 // jump behind the alternatives
const FAIL = 9

/** Byte classes: `%x` in a template is a run of the class `x`, with the shortest and longest run. */
const runs: Readonly<Record<string, { bytes: RegExp; least: number; most: number }>> = {
  d: { bytes: /[0-9]/, least: 1, most: 15 },
  '1': { bytes: /[0-9]/, least: 1, most: 1 },
  '2': { bytes: /[0-9]/, least: 1, most: 2 },
  '9': { bytes: /[1-9]/, least: 1, most: 1 },
  x: { bytes: /[0-9A-Fa-f]/, least: 1, most: 16 },
  H: { bytes: /[0-9A-Fa-f]/, least: 4, most: 16 },
  w: { bytes: /[\w.-]/, least: 1, most: 64 },
  k: { bytes: /[\w-]/, least: 1, most: 64 },
  j: { bytes: /[\w.$]/, least: 1, most: 256 },
  f: { bytes: /[\w./-]/, least: 1, most: 256 },
  i: { bytes: /[\w.:@#/-]/, least: 1, most: 128 },
  q: { bytes: /[ -&(-~]/, least: 0, most: 512 },
  s: { bytes: / /, least: 1, most: 32 },
  c: { bytes: /[!#-/:-~]/, least: 1, most: 1 },
}

/** Alternatives may be nested this deep. */
const maxDepth = 8
/** Where to go on when an alternative fails, and with which byte: one pair per open alternative. Calls do not overlap. */
const retries = new Int32Array(2 * maxDepth)

/** One bit per run class for each byte. Bytes above 126 are in no class: a head never decides on what decoding may change. */
const classes = new Uint16Array(256)
const classNames = Object.keys(runs)
for (let byte = 32; byte < 127; byte++) {
  for (const [bit, name] of classNames.entries()) {
    if (runs[name]!.bytes.test(String.fromCharCode(byte))) classes[byte]! |= 1 << bit
  }
}

/**
 * Compiles a head template to a test on bytes that allocates nothing.
 *
 * Template: bytes stand for themselves, except
 * `%T` ISO 8601 stamp, fraction of 1 to 6 digits and zone optional; `%B` stamp `Aug 16 20:09:17`; `%u` time since boot
 * `3:12:40:56.871`; the runs of the table above, e.g. `%d` digits, `%w` word characters with `.` and `-`, `%s` blanks,
 * `%c` one printable byte that is no blank, digit or `"`; `%!text%!` fails where the text stands; `%%`, `%|`, `%{`, `%}`
 * these bytes; `{a|b|}` the first alternative that holds. Runs are greedy and never given back, alternatives are not tried
 * again once one has held. The line may go on after the template.
 *
 * Contract of a format's head: where it accepts, the format's `parse` takes the line, `classify` would choose that format,
 * and the line is a record of its own: no `-->` or `+` line, no `last message repeated`, no `Section for` header. Those
 * have to be looked at, so a head must leave them to `parse`. It may refuse any line.
 */
export function compileHead(template: string): HeadTest {
  const program = Int32Array.from([...compile({ text: template, at: 0 }), DONE])
  return (bytes, start, end) => run(program, bytes, start, end)
}

interface Source {
  readonly text: string
  at: number
}

/** Compiles up to the end of the alternative or of the template. Jumps are relative, so that parts can be put together. */
function compile(source: Source): number[] {
  const program: number[] = []
  let literal: number[] = []
  while (source.at < source.text.length) {
    const ch = source.text[source.at]!
    if (ch === '|' || ch === '}') break
    source.at++
    const part = ch === '{' ? alternatives(source) : ch === '%' ? escaped(source) : ch.charCodeAt(0)
    if (typeof part === 'number') {
      literal.push(part)
    } else {
      program.push(...literalOf(literal), ...part)
      literal = []
    }
  }
  program.push(...literalOf(literal))
  return program
}

function literalOf(bytes: readonly number[]): number[] {
  return bytes.length === 0 ? [] : [LITERAL, bytes.length, ...bytes]
}

function alternatives(source: Source): number[] {
  const parts: number[][] = []
  do {
    parts.push(compile(source))
  } while (source.text[source.at++] === '|')
  // From the last to the first, since each alternative has to know how much program stands behind it.
  let rest: number[] = [FAIL]
  for (const part of parts.toReversed()) rest = [CHOICE, part.length + 4, ...part, COMMIT, rest.length + 2, ...rest]
  return rest
}

/** The operation behind a `%`, or the byte that it protects. */
function escaped(source: Source): number[] | number {
  const code = source.text[source.at++] ?? '%'
  if (code === 'T') return [TIME]
  if (code === 'B') return [BSD_TIME]
  if (code === 'u') return [UPTIME]
  if (code === '!') {
    const close = source.text.indexOf('%!', source.at)
    const text = Buffer.from(source.text.slice(source.at, close), 'latin1')
    source.at = close + 2
    return [NOT, text.length, ...text]
  }
  const found = runs[code]
  return found === undefined ? code.charCodeAt(0) : [RUN, 1 << classNames.indexOf(code), found.least, found.most]
}

function run(program: Int32Array, bytes: Buffer, start: number, end: number): boolean {
  let pc = 0
  let at = start
  let depth = 0
  for (;;) {
    let next = -1
    const op = pc
    switch (program[op]) {
      case DONE:
        return true
      case LITERAL:
        next = standsAt(program, op + 1, bytes, at, end) ? at + program[op + 1]! : -1
        pc = op + 2 + program[op + 1]!
        break
      case RUN:
        next = runEnd(bytes, at, end, program[op + 1]!, program[op + 2]!, program[op + 3]!)
        pc = op + 4
        break
      case TIME:
        next = timeEnd(bytes, at, end)
        pc = op + 1
        break
      case CHOICE:
        retries[2 * depth] = op + program[op + 1]!
        retries[2 * depth + 1] = at
        depth++
        next = at
        pc = op + 2
        break
      case COMMIT:
        depth--
        next = at
        pc = op + program[op + 1]!
        break
      case NOT:
        next = standsAt(program, op + 1, bytes, at, end) ? -1 : at
        pc = op + 2 + program[op + 1]!
        break
      case BSD_TIME:
        next = bsdEnd(bytes, at, end)
        pc = op + 1
        break
      case UPTIME:
        next = uptimeEnd(bytes, at, end)
        pc = op + 1
        break
    }
    if (next >= 0) {
      at = next
    } else if (depth > 0) {
      depth--
      pc = retries[2 * depth]!
      at = retries[2 * depth + 1]!
    } else return false
  }
}

/** True where the text whose length stands at program[operand] stands in the bytes. */
function standsAt(program: Int32Array, operand: number, bytes: Buffer, at: number, end: number): boolean {
  const length = program[operand]!
  if (at + length > end) return false
  for (let i = 0; i < length; i++) if (bytes[at + i] !== program[operand + 1 + i]) return false
  return true
}

function runEnd(bytes: Buffer, at: number, end: number, bits: number, least: number, most: number): number {
  const limit = Math.min(end, at + most)
  let i = at
  while (i < limit && (classes[bytes[i]!]! & bits) !== 0) i++
  return i - at < least ? -1 : i
}

/** The byte must be inside the line. */
function digit(byte: number): boolean {
  return byte >= 48 && byte <= 57
}

function twoDigits(bytes: Buffer, at: number): boolean {
  return digit(bytes[at]!) && digit(bytes[at + 1]!)
}

/** Position behind 1 to `most` digits, -1: there is none. */
function digitsEnd(bytes: Buffer, at: number, end: number, most: number): number {
  const limit = Math.min(end, at + most)
  let i = at
  while (i < limit && digit(bytes[i]!)) i++
  return i === at ? -1 : i
}

/** A letter of the alphabet that begins at byte `first`. */
function letter(byte: number, first: number): boolean {
  return byte >= first && byte < first + 26
}

/** `hh:mm:ss` */
function clock(bytes: Buffer, at: number): boolean {
  return (
    bytes[at + 2] === 58 &&
    bytes[at + 5] === 58 &&
    twoDigits(bytes, at) &&
    twoDigits(bytes, at + 3) &&
    twoDigits(bytes, at + 6)
  )
}

function timeEnd(bytes: Buffer, at: number, end: number): number {
  if (at + 19 > end || bytes[at + 4] !== 45 || bytes[at + 7] !== 45 || bytes[at + 10] !== 84) return -1
  if (!twoDigits(bytes, at) || !twoDigits(bytes, at + 2) || !twoDigits(bytes, at + 5) || !twoDigits(bytes, at + 8))
    return -1
  if (!clock(bytes, at + 11)) return -1
  let i = at + 19
  if (i < end && (bytes[i] === 46 || bytes[i] === 44)) {
    i = digitsEnd(bytes, i + 1, end, 6)
    if (i < 0) return -1
  }
  if (i >= end) return i
  if (bytes[i] === 90) return i + 1
  if (bytes[i] !== 43 && bytes[i] !== 45) return i
  const colon = bytes[i + 3] === 58 ? 1 : 0
  if (i + 5 + colon > end || !twoDigits(bytes, i + 1) || !twoDigits(bytes, i + 3 + colon)) return -1
  return i + 5 + colon
}

function bsdEnd(bytes: Buffer, at: number, end: number): number {
  if (at + 15 > end || bytes[at + 3] !== 32 || bytes[at + 6] !== 32) return -1
  if (!letter(bytes[at]!, 65) || !letter(bytes[at + 1]!, 97) || !letter(bytes[at + 2]!, 97)) return -1
  if ((bytes[at + 4] !== 32 && !digit(bytes[at + 4]!)) || !digit(bytes[at + 5]!)) return -1
  return clock(bytes, at + 7) ? at + 15 : -1
}

function uptimeEnd(bytes: Buffer, at: number, end: number): number {
  const days = digitsEnd(bytes, at, end, 6)
  if (days < 0 || days + 13 > end || bytes[days] !== 58 || !clock(bytes, days + 1) || bytes[days + 9] !== 46) return -1
  return digit(bytes[days + 10]!) && twoDigits(bytes, days + 11) ? days + 13 : -1
}
