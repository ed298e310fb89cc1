import type { Report } from '../pipelines/diagnose/report.ts'
import { shortTime } from './outline.ts'
import type { Page } from './page.ts'
import { counted, wrap } from './wrap.ts'

const LISTED_ERRORS = 20

/** What was read and what could not be: logs with their reach, missing ones, patterns that could not run, errors. */
export function coverageLines(report: Report, { width, style }: Page): string[] {
  const { missing, errors, benign, skippedPatterns } = report.coverage
  const lost = errors.filter((error) => !error.note)
  const notes = errors.length - lost.length
  const hidden = benign.reduce((sum, row) => sum + row.count, 0)
  const out = [...readLines(report)]
  for (const [bundle, rows] of groupBy(missing, (row) => row.bundle)) {
    out.push(`  ${style('yellow', 'Missing')} in ${bundle}: ${rows.map((row) => row.log).join(', ')}`)
  }
  if (skippedPatterns.length > 0)
    out.push(`  ${skippedPatterns.length} patterns could not run: their logs or tables are not in the input`)
  if (hidden > 0)
    out.push(`  ${counted(hidden, 'harmless line')} that looked alarming left out (${counted(benign.length, 'kind')})`)
  for (const { member, offset, reason } of lost.slice(0, LISTED_ERRORS)) {
    out.push(`  ${style('red', 'Not read')} ${member}${offset === null ? '' : ` at byte ${offset}`}: ${reason}`)
  }
  if (lost.length > LISTED_ERRORS)
    out.push(`  and ${lost.length - LISTED_ERRORS} more that could not be read, see --format json`)
  if (notes > 0) out.push(`  ${counted(notes, 'remark')} on odd input, see --format json`)
  return out.flatMap((line) =>
    line.length <= width ? [line] : wrap(line, width - 6).map((part, at) => (at === 0 ? `  ${part}` : `      ${part}`)),
  )
}

function readLines({ coverage }: Report): string[] {
  const files = coverage.files.filter((file) => file.duplicateOf === null)
  const lines = files.reduce((sum, file) => sum + file.lines, 0)
  const unparsed = files.reduce((sum, file) => sum + file.unparsed, 0)
  const share = lines === 0 ? '' : ` (${((100 * (lines - unparsed)) / lines).toFixed(1)} % parsed)`
  const dated = files.filter((file) => file.first !== null)
  const reach = groupBy(dated, (file) => file.log ?? 'other').map(([log, of]) => {
    const first = of.map((file) => file.first!).sort()[0]!
    const last = of
      .map((file) => file.last!)
      .sort()
      .at(-1)!
    return `    ${log.padEnd(16)} ${shortTime(first)} to ${shortTime(last)}`
  })
  return [`  ${counted(files.length, 'log')}, ${counted(lines, 'line')}${share}`, ...reach.sort()]
}

function groupBy<T>(rows: readonly T[], key: (row: T) => string): [string, T[]][] {
  return [...Map.groupBy(rows, key)]
}
