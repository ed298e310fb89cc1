import type { Finding, Report } from '../pipelines/diagnose/report.ts'
import { called, connected, elsewhere, otherHost, outline, scsiStatus, shortTime, when } from './outline.ts'

/** The report as Markdown, for a ticket or a chat. Lines of logs stand in code, so nothing in them is markup. */
export function markdownReport(report: Report): string {
  const out = [
    '# What the support bundle says',
    '',
    '| Host | Product | Captured (UTC) | Logs from | to |',
    '|---|---|---|---|---|',
  ]
  for (const { host, product, version, build, captured, first, last, kind } of report.inputs) {
    const release = [product ?? kind, version, build === null ? null : `build ${build}`].filter(Boolean).join(' ')
    out.push(
      `| ${[host ?? 'unknown', release, shortTime(captured), shortTime(first), shortTime(last)].map(plain).join(' | ')} |`,
    )
  }
  out.push('', '## Findings', '')
  const shown = outline(report)
  if (shown.length === 0) out.push('No finding in what could be read.', '')
  for (const [at, { finding, symptoms }] of shown.entries()) out.push(...findingLines(finding, symptoms, at + 1), '')
  out.push('## Coverage', '')
  const { files, missing, errors } = report.coverage
  out.push(
    `- ${files.length} logs, ${files.reduce((sum, file) => sum + file.lines, 0)} lines, ${files.reduce((sum, file) => sum + file.unparsed, 0)} unparsed`,
  )
  for (const { bundle, log } of missing) out.push(`- Missing: ${log} in ${code(bundle)}`)
  for (const { member, offset, reason, note } of errors) {
    if (!note) out.push(`- Not read: ${code(member)}${offset === null ? '' : ` at byte ${offset}`}: ${reason}`)
  }
  return `${out.join('\n')}\n`
}

function findingLines(finding: Finding, symptoms: readonly Finding[], number: number): string[] {
  const out = [
    `### ${number}. ${finding.severity.toUpperCase()}: ${plain(finding.title)}`,
    '',
    `${when(finding)}${finding.host === null ? '' : ` on ${plain(finding.host)}`} (${code(finding.pattern)}, confidence ${finding.confidence})`,
    '',
  ]
  for (const { member, line, text, scsi } of finding.evidence) {
    out.push(`- ${code(`${member}:${line}`)}`, `  ${code(text)}`, ...(scsi === null ? [] : [`  ${plain(scsi)}`]))
  }
  const [names, things] = [called(finding), connected(finding)]
  if (names !== null) out.push('', plain(names))
  if (things !== null) out.push('', `Connected: ${plain(things)}`)
  if (finding.alsoOn.length > 0) out.push('', plain(elsewhere(finding)))
  if (symptoms.length > 0) out.push('', 'What followed from it:', '')
  for (const symptom of symptoms)
    out.push(
      `- ${plain(symptom.title)}${plain(otherHost(finding, symptom))}, ${when(symptom)}${symptom.because === null ? '' : ` — ${plain(symptom.because)}`}${scsiStatus(symptom) === null ? '' : ` (${plain(scsiStatus(symptom)!)})`}`,
    )
  out.push('', ...finding.remedy.trim().split('\n'))
  for (const { kb, url, title } of finding.references)
    out.push('', `See ${kb === undefined ? `[${title}](${url ?? ''})` : `KB ${kb}: ${title}`}`)
  return out
}

function plain(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>#|]/g, '\\$&')
}

/** Code that holds any text: the fence is longer than every run of back-quotes in it. */
function code(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(longest + 1)
  const space = longest > 0 ? ' ' : ''
  return `${fence}${space}${text}${space}${fence}`
}
