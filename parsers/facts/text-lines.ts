import type { Facts } from './table.ts'

/** Longer lines are cut here: nothing that a fact needs stands behind it. */
const MAX_LINE = 65_536
/** For rows that a regular expression takes apart, of which the time grows with the square of the length. */
export const ROW_LENGTH = 512

/** Lines of a text file without their ends; a byte order mark is dropped. `cut`: the last line has no end. */
export interface TextLines {
  readonly lines: readonly string[]
  readonly cut: boolean
}

/** Decodes a file as UTF-8 and splits it; longer lines are cut at `length`. Never throws: bytes that are no UTF-8 become U+FFFD. */
export function textLines(bytes: Buffer, length = MAX_LINE): TextLines {
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '')
  const lines = text.split('\n').map((line) => {
    const end = line.endsWith('\r') ? line.length - 1 : line.length
    return line.slice(0, Math.min(end, length))
  })
  const cut = lines.at(-1) !== ''
  if (!cut) lines.pop()
  return { lines, cut }
}

/** The lines of a text file that have an end; a last one without is told as a problem, since it may be half of a row. */
export function wholeLines(bytes: Buffer, facts: Pick<Facts, 'problem'>, length = MAX_LINE): readonly string[] {
  const { lines, cut } = textLines(bytes, length)
  if (!cut) return lines
  facts.problem(lines.length, `the output is cut in this line: ${excerpt(lines.at(-1)!)}`)
  return lines.slice(0, -1)
}

/** A piece of a line that fits into a problem's text. */
export function excerpt(text: string): string {
  const trimmed = text.trim().replace(/\p{Cc}/gu, ' ')
  return trimmed.length > 120 ? `${trimmed.slice(0, 120)}…` : trimmed
}
