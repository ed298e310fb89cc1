import { type Entry, labelKey } from './entry.ts'
import { excerpt, type TextLines } from './text-lines.ts'

/** A dash line: runs of `-` that say where each column starts and ends. */
const dashes = /^ {0,16}-{2,}(?: +-+)* *$|^ {0,16}-(?: +-+)+ *$/

interface Column {
  key: string
  from: number
  to: number
}

/**
 * Reads an esxcli table: header, dash line, rows, cut at the dash runs; at blanks only where a cell is wider than its column and
 * every column has one. Several tables may follow one another. What stands before, between and behind goes to `problem`, as
 * does a row that does not fit or is cut.
 */
export function esxcliTable({ lines, cut }: TextLines, problem: (line: number, reason: string) => void): Entry[] {
  const entries: Entry[] = []
  let columns: Column[] = []
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!
    if (line.trim() === '') {
      columns = []
      continue
    }
    if (isHeader(lines, at)) {
      columns = columnsOf(line, lines[++at]!)
      continue
    }
    const cells = columns.length === 0 ? undefined : (cutRow(line, columns) ?? pushedRow(line, columns.length))
    if (cells === undefined) {
      problem(
        at + 1,
        columns.length === 0 ? `not part of a table: ${excerpt(line)}` : `does not fit the columns: ${excerpt(line)}`,
      )
      continue
    }
    const last = cells.findLastIndex((cell) => cell !== '')
    if (cut && at === lines.length - 1 && last < columns.length - 1) {
      problem(at + 1, `the output is cut in this row: ${excerpt(line)}`)
      cells[last] = ''
      if (last === 0) continue
    }
    entries.push({
      line: at + 1,
      title: null,
      cells: new Map(columns.map(({ key }, n) => [key, cells[n]!])),
      nested: [],
    })
  }
  return entries
}

function isHeader(lines: readonly string[], at: number): boolean {
  const next = lines[at + 1]
  return next !== undefined && dashes.test(next) && !dashes.test(lines[at]!)
}

function columnsOf(header: string, line: string): Column[] {
  const runs = [...line.matchAll(/-+/g)]
  return runs.map((run, n) => {
    const to = runs[n + 1]?.index ?? Number.POSITIVE_INFINITY
    return { key: labelKey(header.slice(run.index, to)), from: run.index, to }
  })
}

/**
 * Cells of a row; undefined where a cell runs over a column's border. Writers pad by characters, bytes or places on the
 * screen: of these the reading that fills most cells is taken.
 */
function cutRow(line: string, columns: readonly Column[]): string[] | undefined {
  const characters = [...line]
  if (!/[^\x20-\x7e]/.test(line)) return fit(characters, columns)
  const widths = [() => 1, (character: string) => Buffer.byteLength(character), displayWidth]
  const readings = widths
    .map((width) => fit(stretch(characters, width), columns))
    .filter((cells) => cells !== undefined)
  return readings.reduce<string[] | undefined>(
    (best, cells) => (filled(cells) > filled(best) ? cells : best),
    undefined,
  )
}

/** A cell wider than its column pushes the others to the right: two blanks still stand between them. */
function pushedRow(line: string, columns: number): string[] | undefined {
  const cells = line.trim().split(/ {2,}/)
  return columns > 1 && cells.length === columns ? cells : undefined
}

function filled(cells: readonly string[] | undefined): number {
  return cells === undefined ? 0 : cells.filter((cell) => cell !== '').length
}

/** Puts empty places behind characters that take more than one. */
function stretch(characters: readonly string[], width: (character: string) => number): string[] {
  return characters.flatMap((c) => [c, ...Array<string>(Math.max(0, width(c) - 1)).fill('')])
}

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u

function displayWidth(character: string): number {
  return wide.test(character) ? 2 : 1
}

function fit(places: readonly string[], columns: readonly Column[]): string[] | undefined {
  const blank = (at: number) => at < 0 || at >= places.length || places[at] === ' '
  if (columns.some(({ from }) => !blank(from - 1))) return undefined
  return columns.map(({ from, to }) => places.slice(from, Math.min(to, places.length)).join('').trim())
}
