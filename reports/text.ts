import { styleText } from 'node:util'
import type { Report, ReportInput } from '../pipelines/diagnose/report.ts'
import { outline, shortTime } from './outline.ts'
import type { Page } from './page.ts'
import { printable } from './printable.ts'
import { coverageLines } from './text-coverage.ts'
import { findingLines } from './text-finding.ts'
import { counted, shortenMiddle, wrap } from './wrap.ts'

/** How the terminal that shows the report is made. */
export interface TextOptions {
  /** Characters in a line. */
  width: number
  color: boolean
}

/** The report for a person in a hurry: what was read, findings best first, then what could not be seen. */
export function textReport(given: Report, { width, color }: TextOptions): string {
  const report = printable(given)
  const page: Page = {
    width,
    style: (format, text) => (color ? styleText(format, text, { validateStream: false }) : text),
  }
  const shown = outline(report)
  const isQuiet = ({ finding, symptoms }: (typeof shown)[number]) =>
    finding.severity === 'info' && symptoms.length === 0
  const loud = shown.filter((entry) => !isQuiet(entry))
  const quiet = new Set(shown.filter(isQuiet).map(({ finding }) => finding.title))
  const lines = [
    page.style('bold', 'Read'),
    '',
    ...report.inputs.flatMap((input) => inputLines(input, width)),
    '',
    page.style('bold', headline(report, loud.length)),
    '',
    ...loud.flatMap((entry, at) => [...findingLines(entry, at + 1, report.inputs.length > 1, page), '']),
  ]
  if (quiet.size > 0) lines.push(...wrap(`For information: ${[...quiet].join('; ')}`, width), '')
  lines.push(page.style('bold', 'Coverage'), '', ...coverageLines(report, page))
  return `${lines.join('\n')}\n`
}

function headline({ findings, coverage }: Report, roots: number): string {
  const symptoms = findings.filter((finding) => finding.role === 'symptom').length
  if (roots > 0)
    return `Findings: ${roots}${symptoms > 0 ? `, ${counted(symptoms, 'symptom')} folded under them` : ''}, best first`
  const blind = coverage.missing.length > 0 || coverage.errors.some((error) => !error.note)
  return blind ? 'No finding in what could be read; see Coverage for what could not' : 'No finding'
}

function inputLines(input: ReportInput, width: number): string[] {
  const release = [input.product, input.version, input.build === null ? null : `build ${input.build}`]
    .filter(Boolean)
    .join(' ')
  const name = input.host ?? '(host unknown)'
  const span = input.first === null ? 'no dated log line' : `logs ${shortTime(input.first)} to ${shortTime(input.last)}`
  const captured = input.captured === null ? 'capture time unknown' : `captured ${shortTime(input.captured)}`
  const booted = input.booted === null ? '' : `, up since ${shortTime(input.booted)}`
  return [
    `  ${name}  ${release === '' ? input.kind : release}`,
    `    ${captured}${booted}, ${span} UTC`,
    ...clockLines(input, width),
    `    ${shortenMiddle(input.path, width - 4)}`,
  ]
}

const WORTH_SAYING_MS = 100

function clockLines({ clockOffsetMs: offset, clockSource }: ReportInput, width: number): string[] {
  if (offset === null || Math.abs(offset) <= WORTH_SAYING_MS) return []
  const amount = Math.abs(offset) < 10_000 ? `${Math.abs(offset)} ms` : `${Math.round(Math.abs(offset) / 1000)} s`
  return [shortenMiddle(`    clock ${amount} ${offset > 0 ? 'ahead' : 'behind'} (${clockSource})`, width)]
}
