import { durationMs } from './duration.ts'
import {
  type AppliesTo,
  type Fault,
  type LeadsTo,
  type Measure,
  type Message,
  patternId,
  type Query,
  type Reference,
  type Row,
  type Severity,
  type Status,
} from './fault.ts'
import { expandLogs } from './logs.ts'
import { parseSense, type ScsiCondition, scsiLiterals } from './scsi-condition.ts'
import { type Parts, type SharedForm, unmappedMessages } from './unmapped.ts'

/** A fault file as written, after its shape was checked. */
export interface FaultYaml extends OverridesYaml {
  title: string
  severity: Severity
  status: Status
  object: string[]
  description: string
  leadsTo?: { fault: string; same: string[]; within: string; weight: number }[]
  references: ReferenceYaml[]
  falsePositives: string
  parts?: Parts
  messages: MessageYaml[]
  queries?: QueryYaml[]
}

interface OverridesYaml {
  title?: string
  severity?: Severity
  status?: Status
  object?: string[]
  remedy?: string
  references?: ReferenceYaml[]
}

interface ReferenceYaml {
  kb?: string | number
  url?: string
  title: string
}

export interface MessageYaml extends OverridesYaml {
  id: string
  logs: string[]
  literal?: string | string[]
  regex?: string
  scsi?: {
    host?: number[]
    device?: number[]
    plugin?: number[]
    sense?: string[]
    notSense?: string[]
    opcode?: number[]
  }
  measure?: MeasureYaml
  clears?: boolean
  fallback?: boolean
  episode?: string
  atLeast?: { count: number; within: string }
  appliesTo?: AppliesTo
  samples: { match: { line: string; captures: Record<string, string | number> }[]; noMatch: { line: string }[] }
}

export interface MeasureYaml {
  name: string
  group?: string
  value?: string
  id?: string
  at?: 'begin' | 'end'
  mark?: string
}

interface QueryYaml extends OverridesYaml {
  id: string
  tables: string[]
  sql: string
  samples: { match: { tables: Record<string, Row[]>; rows: Row[] }[]; noMatch: { tables: Record<string, Row[]> }[] }
}

const DEFAULT_EPISODE = '10m'

/** Fills in defaults and overrides of a file as written. `file` is its path below patterns/ with `/`. */
export function resolveFault(yaml: FaultYaml, file: string): Fault {
  const id = faultId(file)
  return {
    id,
    file,
    benign: id.startsWith('benign.'),
    ...described(yaml, yaml),
    description: yaml.description.trim(),
    leadsTo: (yaml.leadsTo ?? []).map(resolveLeadsTo),
    falsePositives: yaml.falsePositives.trim(),
    messages: [
      ...yaml.messages.map((message) => resolveMessage(message, yaml, id, null)),
      ...(yaml.parts === undefined ? [] : unmappedMessages(yaml.parts)).map(({ message, shared }) =>
        resolveMessage(message, yaml, id, shared),
      ),
    ],
    queries: (yaml.queries ?? []).map((query) => ({
      id: query.id,
      patternId: patternId(id, query.id),
      tables: query.tables,
      sql: query.sql.trim(),
      ...described(query, yaml),
      samples: query.samples,
    })) satisfies Query[],
  }
}

/** `network/tx-hang.yaml` → `network.tx-hang` */
export function faultId(file: string): string {
  return file.replace(/\.yaml$/, '').replaceAll('/', '.')
}

function described(own: OverridesYaml, fault: FaultYaml) {
  return {
    title: own.title ?? fault.title,
    severity: own.severity ?? fault.severity,
    status: own.status ?? fault.status,
    object: own.object ?? fault.object,
    remedy: (own.remedy ?? fault.remedy ?? '').trim(),
    references: (own.references ?? fault.references).map(resolveReference),
  }
}

function resolveReference({ kb, url, title }: ReferenceYaml): Reference {
  return { ...(kb === undefined ? {} : { kb: String(kb) }), ...(url === undefined ? {} : { url }), title }
}

function resolveLeadsTo({ fault, same, within, weight }: NonNullable<FaultYaml['leadsTo']>[number]): LeadsTo {
  return { fault, same, withinMs: durationMs(within), weight }
}

function resolveMessage(message: MessageYaml, fault: FaultYaml, id: string, shared: SharedForm | null): Message {
  const scsi = message.scsi === undefined ? null : resolveScsi(message.scsi)
  const { atLeast, samples } = message
  return {
    id: message.id,
    patternId: patternId(id, message.id),
    logs: expandLogs(message.logs),
    literals: literalsOf(message, scsi),
    regex: message.regex ?? null,
    scsi,
    measure: message.measure === undefined ? null : resolveMeasure(message.measure),
    clears: message.clears ?? false,
    fallback: message.fallback ?? false,
    shared,
    episodeMs: durationMs(message.episode ?? DEFAULT_EPISODE),
    atLeast: atLeast === undefined ? null : { count: atLeast.count, withinMs: durationMs(atLeast.within) },
    appliesTo: message.appliesTo ?? null,
    ...described(message, fault),
    samples: {
      match: samples.match.map(({ line, captures }) => ({ line, captures: asTexts(captures) })),
      noMatch: samples.noMatch.map(({ line }) => line),
    },
  }
}

function resolveMeasure({ name, group, value, id, at, mark }: MeasureYaml): Measure {
  return {
    name,
    group: group ?? null,
    value: value ?? null,
    pair: id === undefined || at === undefined ? null : { id, at },
    mark: mark ?? null,
  }
}

function literalsOf({ literal }: MessageYaml, scsi: ScsiCondition | null): string[] {
  if (literal !== undefined) return [literal].flat()
  return scsi ? scsiLiterals(scsi) : []
}

function resolveScsi({
  host,
  device,
  plugin,
  sense,
  notSense,
  opcode,
}: NonNullable<MessageYaml['scsi']>): ScsiCondition {
  return {
    host: host ?? null,
    device: device ?? null,
    plugin: plugin ?? null,
    sense: sense?.map(parseSense) ?? null,
    notSense: notSense?.map(parseSense) ?? null,
    opcode: opcode ?? null,
  }
}

function asTexts(values: Record<string, string | number>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]))
}
