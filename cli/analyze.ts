import { writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { SEVERITIES, type Severity } from '../patterns/fault.ts'
import type { Report } from '../pipelines/diagnose/report.ts'
import { run } from '../pipelines/run.ts'
import { openStore } from '../pipelines/sinks/store/store.ts'
import { csvReport } from '../reports/csv.ts'
import { htmlReport } from '../reports/html.ts'
import { jsonReport } from '../reports/json.ts'
import { markdownReport } from '../reports/markdown.ts'
import { textReport } from '../reports/text.ts'
import { rendererOf } from './format.ts'
import { type ExitStatus, type Io, UsageError } from './io.ts'
import { createProgress } from './progress.ts'
import { faultsOf, inputsOf, limitsOf, readingOptions, workersOf } from './reading.ts'
import { checkWritable } from './writable.ts'

const renderers: Record<string, (report: Report, io: Io) => string> = {
  text: (report, io) => textReport(report, { width: io.width, color: io.color }),
  json: jsonReport,
  html: htmlReport,
  markdown: markdownReport,
  csv: csvReport,
}

/** `vmtriage [analyze] INPUT…`: reads, diagnoses, prints the report. Writes nothing but that. */
export async function analyzeCommand(args: string[], io: Io): Promise<ExitStatus> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...readingOptions,
      format: { type: 'string', default: 'text' },
      output: { type: 'string' },
      'fail-on': { type: 'string' },
    },
  })
  const render = rendererOf(renderers, values.format)
  const failOn = severityOf(values['fail-on'])
  if (values.output !== undefined) checkWritable(dirname(values.output), '--output')
  const inputs = inputsOf(positionals, io)
  const limits = limitsOf(values)
  const faults = await faultsOf(values, io)

  const store = await openStore(null)
  const progress = createProgress(io)
  try {
    const report = await run(inputs, store, {
      faults,
      limits,
      everyRecord: false,
      workers: workersOf(values),
      signal: io.signal,
      progress: progress.show,
    })
    progress.clear()
    const text = render(report, values.output === undefined ? io : { ...io, color: false })
    if (values.output === undefined) io.out(text)
    else await writeFile(values.output, text)
    return statusOf(report, failOn)
  } finally {
    progress.clear()
    store.close()
  }
}

function severityOf(word: string | undefined): Severity | null {
  if (word === undefined) return null
  const severity = SEVERITIES.find((name) => name === word)
  if (severity === undefined)
    throw new UsageError(`--fail-on ${word}: unknown severity`, `one of ${SEVERITIES.join(', ')}`)
  return severity
}

/** Exit status of a report: unreadable parts weigh more than findings, since then the findings may be incomplete. */
export function statusOf(report: Report, failOn: Severity | null): ExitStatus {
  if (report.coverage.errors.some((error) => !error.note)) return 3
  const limit = failOn === null ? Number.POSITIVE_INFINITY : SEVERITIES.indexOf(failOn)
  return report.findings.some((finding) => SEVERITIES.indexOf(finding.severity) >= limit) ? 1 : 0
}
