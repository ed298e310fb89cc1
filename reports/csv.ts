import { stringify } from 'csv-stringify/sync'
import type { Report } from '../pipelines/diagnose/report.ts'

/** One row per finding, for a spreadsheet. A cell that a spreadsheet would take for a formula gets a quote in front. */
export function csvReport(report: Report): string {
  const rows = report.findings.map((finding) => ({
    severity: finding.severity,
    title: finding.title,
    host: finding.host,
    first: finding.first,
    last: finding.last,
    count: finding.count,
    role: finding.role,
    caused_by: finding.causedBy,
    fault: finding.fault,
    pattern: finding.pattern,
    confidence: finding.confidence,
    entities: Object.entries(finding.entities)
      .map(([name, value]) => `${name}=${value}`)
      .join(' '),
    member: finding.evidence[0]?.member ?? null,
    line: finding.evidence[0]?.line ?? null,
    text: finding.evidence[0]?.text ?? null,
    id: finding.id,
  }))
  return stringify(rows, { header: true, escape_formulas: true })
}
