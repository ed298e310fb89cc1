import type { styleText } from 'node:util'
import type { Severity } from '../patterns/fault.ts'
import type { Finding } from '../pipelines/diagnose/report.ts'
import { called, connected, elsewhere, otherHost, scsiStatus, when } from './outline.ts'
import type { Page } from './page.ts'
import { shortenMiddle, wrap } from './wrap.ts'

const severityStyle: Record<Severity, Parameters<typeof styleText>[0]> = {
  critical: ['bold', 'white', 'bgRed'],
  error: ['bold', 'red'],
  warning: ['bold', 'yellow'],
  notice: ['bold', 'cyan'],
  info: ['dim'],
}

const EVIDENCE_LINES = 3
const SYMPTOMS_OF_A_FAULT = 2

/** A finding with its evidence, what followed from it, what to do, and where to read on. */
export function findingLines(
  { finding, symptoms }: { finding: Finding; symptoms: readonly Finding[] },
  number: number,
  nameHost: boolean,
  page: Page,
): string[] {
  const { width, style } = page
  const host = nameHost && finding.host !== null ? ` on ${finding.host}` : ''
  return [
    `${String(number).padStart(2)}. ${style(severityStyle[finding.severity], finding.severity.toUpperCase())} ${style('bold', finding.title)}`,
    `    ${when(finding)}${host}  ${style('dim', finding.pattern)}`,
    ...finding.evidence
      .slice(0, finding.severity === 'notice' ? 1 : EVIDENCE_LINES)
      .flatMap(({ member, line, text, scsi }, at, shown) => [
        `    ${style('dim', shortenMiddle(`${member}:${line}`, width - 4))}`,
        `      ${shortenMiddle(text, width - 6)}`,
        ...(scsi === null || scsi === shown[at - 1]?.scsi ? [] : [`      = ${shortenMiddle(scsi, width - 8)}`]),
      ]),
    ...(finding.severity === 'notice' ? [] : identityLines(finding, page)),
    ...finding.facts.slice(0, EVIDENCE_LINES).map(({ table, row }) => `    ${factText(table, row, page)}`),
    ...elsewhereLines(finding, page),
    ...symptomLines(finding, symptoms, page),
    ...(finding.appliesTo?.verdict ? [`    ${style('yellow', '!')} ${finding.appliesTo.verdict}`] : []),
    ...(finding.severity === 'notice' ? [] : remedyLines(finding.remedy, width)),
    ...(finding.severity === 'notice' ? [] : finding.references).map(({ kb, url, title }) => {
      const text = `See ${kb === undefined ? '' : `KB ${kb}: `}${title}${url === undefined ? '' : ` ${url}`}`
      return `    ${shortenMiddle(text, width - 4)}`
    }),
  ]
}

function factText(table: string, row: Record<string, unknown>, { width, style }: Page): string {
  const cells = Object.entries(row)
    .filter(([, cell]) => cell !== null)
    .map(([name, cell]) => `${name} ${String(cell)}`)
  return `${style('dim', `configuration (${table}):`)} ${shortenMiddle(cells.join(', '), width - 24 - table.length)}`
}

function identityLines(finding: Finding, { width, style }: Page): string[] {
  const [names, things] = [called(finding), connected(finding)]
  return [
    ...(names === null ? [] : [`    ${shortenMiddle(names, width - 4)}`]),
    ...(things === null ? [] : wrap(`connected: ${things}`, width - 6)).map((line, at) =>
      style('dim', `${at === 0 ? '    ' : '      '}${line}`),
    ),
  ]
}

function elsewhereLines(finding: Finding, { width, style }: Page): string[] {
  if (finding.alsoOn.length === 0) return []
  return wrap(elsewhere(finding), width - 6).map((line, at) =>
    at === 0 ? `    ${style('yellow', '!')} ${line}` : `      ${line}`,
  )
}

/** Symptoms in their order; of many of one fault only the first ones are written out. */
function symptomLines(cause: Finding, symptoms: readonly Finding[], { width, style }: Page): string[] {
  const seen = new Map<string, number>()
  const lines: string[] = []
  for (const symptom of symptoms) {
    const before = seen.get(symptom.fault) ?? 0
    seen.set(symptom.fault, before + 1)
    if (before >= SYMPTOMS_OF_A_FAULT) continue
    lines.push(
      `    ${style('yellow', '└')} ${shortenMiddle(`${symptom.title}${otherHost(cause, symptom)} (${when(symptom)})`, width - 6)}`,
    )
    if (symptom.because !== null) lines.push(`        ${style('dim', shortenMiddle(symptom.because, width - 8))}`)
    const scsi = scsiStatus(symptom)
    if (scsi !== null) lines.push(`        = ${shortenMiddle(scsi, width - 10)}`)
  }
  for (const [fault, count] of seen) {
    if (count > SYMPTOMS_OF_A_FAULT)
      lines.push(`    ${style('yellow', '└')} and ${count - SYMPTOMS_OF_A_FAULT} more of ${fault}`)
  }
  return lines
}

function remedyLines(remedy: string, width: number): string[] {
  return remedy
    .trim()
    .split('\n')
    .flatMap((step) => wrap(step, width - 9).map((line, at) => (at === 0 ? `    → ${line}` : `      ${line}`)))
}
