import { readEntities } from '../../patterns/entities.ts'
import type { Fault, Row } from '../../patterns/fault.ts'
import type { Finding } from '../../pipelines/diagnose/report.ts'
import {
  type BundleRow,
  fileDocument,
  findingDocument,
  gapDocuments,
  type MemberRow,
  memberFields,
  type RecordRow,
  type RunContext,
  recordFields,
} from '../../pipelines/sinks/elasticsearch/documents.ts'
import type { Document } from '../../pipelines/sinks/elasticsearch/fields.ts'

const TIME = '2026-03-04T05:06:07.000000Z'

const bundle: BundleRow = {
  id: 'b1',
  name: 'esx01-2026-03-04',
  kind: 'esxi',
  host: 'esx01',
  product: 'VMware ESXi',
  version: '8.0.2',
  captured: TIME,
  clockOffsetMs: null,
  clockSource: null,
}

const plainRow: RecordRow = {
  line: 1,
  offset: 0,
  time: TIME,
  timeMark: 'written',
  level: 'error',
  levelWord: 'error',
  host: 'esx01',
  process: 'vmkernel',
  pid: null,
  world: null,
  cpu: null,
  thread: null,
  opId: null,
  module: null,
  event: null,
  user: null,
  message: '',
  continuation: '',
  count: 1,
  format: 'esxi-syslog',
  entities: null,
  scsi: null,
  findings: null,
  faults: null,
  pattern: null,
  severity: null,
  patterns: null,
  captures: null,
}

export interface Made {
  document: Document
  /** The fault that it belongs to; null for a record that is no evidence, and for coverage. */
  fault: string | null
}

/**
 * Documents as `index` writes them: a record for every matching sample of every message, one without a finding for every near
 * miss, a finding for every sample of a message or query, and coverage of every kind.
 */
export async function madeOf(faults: readonly Fault[], patterns: string): Promise<Made[]> {
  const entities = await readEntities(patterns)
  const context: RunContext = { caseName: 'kibana', ingested: new Date().toISOString(), version: '0', entities }
  const member = (log: string): MemberRow => ({
    path: `var/run/log/${log}.log`,
    canonical: `var/run/log/${log}.log`,
    log,
  })
  const record = (log: string, row: Partial<RecordRow>): Document => ({
    ...memberFields(context, bundle, member(log)),
    ...recordFields(context, bundle, { ...plainRow, ...row }, () => undefined),
  })
  const finding = (
    fault: Fault,
    entry: { patternId: string; severity: Fault['severity'] },
    entities: Readonly<Record<string, string>>,
  ) => {
    const { document } = findingOf(fault, entry, entities)
    return {
      fault: fault.id,
      document: findingDocument(context, bundle, document, {
        rank: 1,
        objectKind: 'host',
        object: 'esx01',
        evidence: [],
      }),
    }
  }
  const real = faults.filter(({ benign }) => !benign)
  return [
    ...real.flatMap((fault) => [
      ...fault.messages.flatMap((message): Made[] => [
        ...(message.clears ? [] : message.samples.match).map(({ line, captures }) => ({
          fault: fault.id,
          document: record(message.logs[0]!, {
            message: line,
            findings: JSON.stringify([fault.id]),
            faults: JSON.stringify([fault.id]),
            pattern: message.patternId,
            patterns: JSON.stringify([message.patternId]),
            severity: message.severity,
            captures: JSON.stringify([JSON.stringify(captures)]),
          }),
        })),
        ...message.samples.noMatch.map((line) => ({
          fault: null,
          document: record(message.logs[0]!, { message: line }),
        })),
        ...message.samples.match.map(({ captures }) => finding(fault, message, captures)),
      ]),
      ...fault.queries.flatMap((query) =>
        query.samples.match.flatMap(({ rows }) => rows.map((row) => finding(fault, query, wordsOf(row)))),
      ),
    ]),
    { fault: null, document: fileDocument(context, bundle, coveredFile) },
    ...gapDocuments(context, bundle, gaps).map((document) => ({ fault: null, document })),
  ]
}

const coveredFile = {
  path: 'var/run/log/vmkernel.log',
  canonical: 'var/run/log/vmkernel.log',
  log: 'vmkernel',
  bytes: 1000,
  lines: 10,
  unparsed: 1,
  first: TIME,
  last: TIME,
  duplicateOf: null,
  format: 'esxi-syslog',
}

const gaps = {
  files: [],
  missing: [{ bundle: 'esx01', log: 'vobd' }],
  skippedPatterns: [{ pattern: 'network.mtu-mismatch/query', reason: 'no table vmknic' }],
  benign: [{ pattern: 'benign.noise/one', title: 'noise', count: 3 }],
  errors: [{ member: 'var/run/log/hostd.0.gz', offset: 10, reason: 'ends early', note: false }],
}

function findingOf(
  fault: Fault,
  { patternId, severity }: { patternId: string; severity: Fault['severity'] },
  entities: Readonly<Record<string, string>>,
): { document: Finding } {
  return {
    document: {
      id: fault.id,
      pattern: patternId,
      fault: fault.id,
      severity,
      title: fault.title,
      host: 'esx01',
      entities: { ...entities },
      identities: {},
      names: {},
      first: TIME,
      last: TIME,
      count: 2,
      role: 'cause',
      causedBy: fault.id,
      because: null,
      alsoOn: [],
      confidence: 0.7,
      reasons: [],
      evidence: [],
      facts: [],
      remedy: fault.remedy,
      references: [...fault.references],
      appliesTo: null,
    },
  }
}

/** A row's cells as a finding has them. */
function wordsOf(row: Row): Record<string, string> {
  const cells = Object.entries(row).filter(([, value]) => value !== null)
  return Object.fromEntries(cells.map(([name, value]) => [name, String(value)]))
}
