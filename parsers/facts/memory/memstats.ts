import { type Entry, labelKey } from '../entry.ts'
import { sizeBytes } from '../size.ts'
import { excerpt, textLines } from '../text-lines.ts'

/** Rows of a memstats report, and how many KiB one unit of its numbers is. */
export interface Memstats {
  readonly unitKib: number
  readonly entries: readonly Entry[]
}

const header = /^\s*[A-Za-z]\w{0,40}(?:\s+[A-Za-z]\w{0,40}){2,80}\s*$/
const rule = /^\s*-{5,}\s*$/

/**
 * Reads a memstats report: lines such as `   Unit             : KB`, a line of column names, one right-aligned row for each
 * group, and `Total`, which is left out. Columns differ between versions; only `name` can hold blanks.
 */
export function memstats(bytes: Buffer, problem: (line: number, reason: string) => void): Memstats {
  const { lines, cut } = textLines(bytes)
  const whole = cut ? lines.slice(0, -1) : lines
  if (cut) problem(lines.length, `the output is cut in this line: ${excerpt(lines.at(-1)!)}`)
  const entries: Entry[] = []
  let unitKib = 1
  let names: readonly string[] | undefined
  for (const [at, line] of whole.entries()) {
    const unit = /^\s*Unit\s*:\s*(\w{1,5})\s*$/.exec(line)?.[1]
    if (unit !== undefined) unitKib = (sizeBytes(`1 ${unit}`) ?? 1024) / 1024
    if (line.includes(':') || rule.test(line)) continue
    if (line.trim() === '') {
      names = undefined
    } else if (header.test(line)) {
      names = line.trim().split(/\s+/)
    } else {
      const cells = names === undefined ? undefined : cellsOf(line, names)
      if (cells === undefined) problem(at + 1, `does not fit the columns: ${excerpt(line)}`)
      else if (cells.get('name') !== 'Total') entries.push({ line: at + 1, title: null, cells, nested: [] })
    }
  }
  return { unitKib, entries }
}

/** Cells by column; the column `name` takes what is more than one word. Undefined: not as many words as columns. */
function cellsOf(line: string, names: readonly string[]): Map<string, string> | undefined {
  const words = line.trim().split(/\s+/)
  const at = names.indexOf('name')
  const more = words.length - names.length
  if (more < 0 || (more > 0 && at < 0)) return undefined
  const cells =
    more === 0
      ? words
      : [...words.slice(0, at), words.slice(at, at + more + 1).join(' '), ...words.slice(at + more + 1)]
  return new Map(names.map((name, n) => [labelKey(name), cells[n]!]))
}

/** A size of the report in MiB; null: no such column, or -1 (no limit). */
export function mibOf(entry: Entry, unitKib: number, ...names: readonly string[]): number | null {
  for (const name of names) {
    const text = entry.cells.get(labelKey(name))
    if (text !== undefined && /^\d{1,15}(?:\.\d{1,6})?$/.test(text)) return Math.round((Number(text) * unitKib) / 1024)
  }
  return null
}
