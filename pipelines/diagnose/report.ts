import type { AppliesTo, Reference, Severity } from '../../patterns/fault.ts'

/** The JSON document of `--format json`. docs/report.md describes it; reports/report.schema.json is its schema. */
export interface Report {
  schema: 'vmtriage.report/1'
  inputs: ReportInput[]
  findings: Finding[]
  coverage: Coverage
}

/** One bundle of the input. An export gives several. Times are ISO 8601, UTC. */
export interface ReportInput {
  path: string
  sha256: string
  kind: string
  host: string | null
  product: string | null
  version: string | null
  build: string | null
  captured: string | null
  booted: string | null
  /** How far the clock is ahead of the true time, negative: behind; null: nothing in the input says it. */
  clockOffsetMs: number | null
  /** How that is known. */
  clockSource: string | null
  first: string | null
  last: string | null
}

export interface Evidence {
  member: string
  line: number
  offset: number
  time: string | null
  text: string
  /** The SCSI status of the line in words; null: it has none. */
  scsi: string | null
}

export interface Finding {
  id: string
  pattern: string
  fault: string
  severity: Severity
  title: string
  host: string | null
  entities: Record<string, string>
  /** What those things rest on and what hangs on them, as the bundle's configuration says; at most 20 values of a name. */
  identities: Record<string, string[]>
  /** What the managed object ids in its lines are called: `vm-123`: `db01`. */
  names: Record<string, string>
  first: string | null
  last: string | null
  count: number
  role: 'cause' | 'symptom' | 'single'
  causedBy: string | null
  /** Why it was folded under its cause; null where it was not. */
  because: string | null
  /** Other hosts of the input on which the same fault began on the same thing outside of hosts within a minute. */
  alsoOn: string[]
  confidence: number
  /** What raised or lowered the confidence, one phrase each. */
  reasons: string[]
  evidence: Evidence[]
  facts: { table: string; row: Record<string, unknown> }[]
  remedy: string
  references: Reference[]
  /** Versions that the pattern is about; `verdict` says what that means for this host, null: nothing. */
  appliesTo: (AppliesTo & { verdict: string | null }) | null
}

export interface CoveredFile {
  member: string
  log: string | null
  format: string | null
  lines: number
  unparsed: number
  first: string | null
  last: string | null
  /** Path of the member that holds the same log; null: this one counts. */
  duplicateOf: string | null
}

export interface Coverage {
  files: CoveredFile[]
  /** Logs that a bundle of this kind should have and lacks. */
  missing: { bundle: string; log: string }[]
  /** Patterns that could not run, and why. */
  skippedPatterns: { pattern: string; reason: string }[]
  /** Harmless lines that were counted and hidden. */
  benign: { pattern: string; title: string; count: number }[]
  errors: { member: string; offset: number | null; reason: string; note: boolean }[]
}
