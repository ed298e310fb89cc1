import type { Report } from '../pipelines/diagnose/report.ts'

/** The report as one JSON document, two blanks of indent, keys in the order of the contract. */
export function jsonReport(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`
}
