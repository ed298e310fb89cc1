import { styleText } from 'node:util'
import type { Severity } from '../patterns/fault.ts'
import type { Finding, Report, ReportInput } from '../pipelines/diagnose/report.ts'
import { outline, shortTime, when } from './outline.ts'
import { shortenMiddle, wrap } from './wrap.ts'

/** How the terminal that shows the report is made. */
export interface TextOptions {
  /** Characters in a line. */
  width: number
  color: boolean
}

type Format = Parameters<typeof styleText>[0]

const severityStyle: Record<Severity, Format> = {
  critical: ['bold', 'white', 'bgRed'],
  error: ['bold', 'red'],
  warning: ['bold', 'yellow'],
  notice: ['bold', 'cyan'],
  info: ['dim'],
}

const EVIDENCE_LINES = 3
const LISTED_FILES = 12

/** The report for a person in a hurry: what was read, findings best first, then what could not be seen. */
export function textReport(report: Report, options: TextOptions): string {
  const style = (format: Format, text: string) =>
    options.color ? styleText(format, text, { validateStream: false }) : text
  const out: string[] = []
  const heading = (text: string) => out.push('', style('bold', text), '')

  out.push(style('bold', 'Read'), '')
  for (const input of report.inputs) out.push(...inputLines(input, options.width))

  const shown = outline(report)
  const quiet = shown.filter(({ finding }) => finding.severity === 'info')
  const loud = shown.filter(({ finding }) => finding.severity !== 'info')
  heading(headline(report))
  loud.forEach(({ finding, symptoms }, at) => {
    out.push(...findingLines(finding, symptoms, at + 1, report, options, style), '')
  })
  if (quiet.length > 0) {
    const titles = [...new Set(quiet.map(({ finding }) => finding.title))]
    out.push(...wrap(`For information: ${titles.join('; ')}`, options.width), '')
  }

  out.push(style('bold', 'Coverage'), '')
  out.push(...coverageLines(report, options.width, style))
  return `${out.join('\n')}\n`
}

function headline({ findings, coverage }: Report): string {
  const roots = findings.filter((finding) => finding.role !== 'symptom' && finding.severity !== 'info').length
  const symptoms = findings.filter((finding) => finding.role === 'symptom').length
  if (roots > 0) return `Findings: ${roots}${symptoms > 0 ? ` and ${symptoms} symptoms under them` : ''}, best first`
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
    `    ${shortenMiddle(input.path, width - 4)}`,
  ]
}

function findingLines(
  finding: Finding,
  symptoms: readonly Finding[],
  number: number,
  report: Report,
  { width }: TextOptions,
  style: (format: Format, text: string) => string,
): string[] {
  const several = report.inputs.length > 1 && finding.host !== null
  const lines = [
    `${String(number).padStart(2)}. ${style(severityStyle[finding.severity], finding.severity.toUpperCase())} ${style('bold', finding.title)}`,
    `    ${when(finding)}${several ? ` on ${finding.host}` : ''}  ${style('dim', finding.pattern)}`,
  ]
  for (const { member, line, text } of finding.evidence.slice(0, EVIDENCE_LINES)) {
    lines.push(`    ${style('dim', `${member}:${line}`)}`, `      ${shortenMiddle(text, width - 6)}`)
  }
  for (const symptom of symptoms) {
    lines.push(`    ${style('yellow', '└')} ${shortenMiddle(`${symptom.title} (${when(symptom)})`, width - 6)}`)
    if (symptom.because !== null) lines.push(`        ${style('dim', shortenMiddle(symptom.because, width - 8))}`)
  }
  lines.push(...wrapRemedy(finding.remedy, width))
  for (const { kb, url, title } of finding.references) {
    lines.push(
      `    ${shortenMiddle(`See ${kb === undefined ? '' : `KB ${kb}: `}${title}${url === undefined ? '' : ` ${url}`}`, width - 4)}`,
    )
  }
  return lines
}

function wrapRemedy(remedy: string, width: number): string[] {
  return remedy
    .trim()
    .split('\n')
    .flatMap((step) => {
      const [first, ...rest] = wrap(step, width - 9)
      return [`    → ${first ?? ''}`, ...rest.map((line) => `      ${line}`)]
    })
}

function coverageLines(report: Report, width: number, style: (format: Format, text: string) => string): string[] {
  const { files, missing, errors, benign, skippedPatterns } = report.coverage
  const counted = files.filter((file) => file.duplicateOf === null)
  const lines = counted.reduce((sum, file) => sum + file.lines, 0)
  const unparsed = counted.reduce((sum, file) => sum + file.unparsed, 0)
  const share = lines === 0 ? '' : ` (${((100 * (lines - unparsed)) / lines).toFixed(1)} % parsed)`
  const out = [`  ${counted.length} logs, ${lines.toLocaleString('en')} lines${share}`]
  for (const log of reach(report).slice(0, LISTED_FILES)) out.push(`    ${log}`)
  for (const [bundle, logs] of groupBy(missing, (row) => row.bundle)) {
    out.push(
      `  ${style('yellow', 'Missing')} in ${shortenMiddle(bundle, 60)}: ${logs.map((row) => row.log).join(', ')}`,
    )
  }
  if (skippedPatterns.length > 0)
    out.push(`  ${skippedPatterns.length} patterns could not run: their logs are not in the input`)
  const hidden = benign.reduce((sum, row) => sum + row.count, 0)
  if (hidden > 0) out.push(`  ${hidden} harmless lines that look alarming were left out (${benign.length} kinds)`)
  const [notes, lost] = [errors.filter((error) => error.note), errors.filter((error) => !error.note)]
  for (const { member, offset, reason } of lost.slice(0, 20)) {
    out.push(`  ${style('red', 'Not read')} ${member}${offset === null ? '' : ` at byte ${offset}`}: ${reason}`)
  }
  if (lost.length > 20) out.push(`  … and ${lost.length - 20} more that could not be read`)
  if (notes.length > 0) out.push(`  ${notes.length} remarks on odd input, see --format json`)
  return out.flatMap((line) =>
    line.length > width + 20
      ? wrap(line, width - 4).map((part, at) => (at === 0 ? `  ${part}` : `      ${part}`))
      : [line],
  )
}

/** How far back each log reaches: one line per log, longest first is of no use, so by name. */
function reach({ coverage }: Report): string[] {
  const dated = coverage.files.filter((file) => file.first !== null && file.log !== null && file.duplicateOf === null)
  return groupBy(dated, (file) => file.log!)
    .map(([log, files]) => {
      const first = files.map((file) => file.first!).sort()[0]!
      const last = files
        .map((file) => file.last!)
        .sort()
        .at(-1)!
      return `${log.padEnd(16)} ${shortTime(first)} to ${shortTime(last)}`
    })
    .sort()
}

function groupBy<T>(rows: readonly T[], key: (row: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>()
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row])
  return [...groups]
}
