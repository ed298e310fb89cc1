import type { LogName } from './logs.ts'
import type { ScsiCondition } from './scsi-condition.ts'
import type { SharedForm } from './unmapped.ts'

/** From harmless to worst; the order is the rank. */
export const SEVERITIES = ['info', 'notice', 'warning', 'error', 'critical'] as const
export type Severity = (typeof SEVERITIES)[number]

/** How far a pattern is proven. */
export const STATUSES = ['experimental', 'test', 'stable'] as const
export type Status = (typeof STATUSES)[number]

/** Shortest literal of a message, in bytes. */
export const SHORTEST_LITERAL = 6

/** A public page: a KB number or an address, never both. */
export interface Reference {
  readonly kb?: string
  readonly url?: string
  readonly title: string
}

/** A fault that this one causes on a shared object. */
export interface LeadsTo {
  readonly fault: string
  /** Entities that cause and symptom have in common. */
  readonly same: readonly string[]
  readonly withinMs: number
  /** 0 to 1: how likely the one explains the other. */
  readonly weight: number
}

/** Versions and builds that a message is about. Ranges are space-separated comparisons: `>=6.5 <8`. */
export interface AppliesTo {
  readonly esxi?: string
  readonly vcenter?: string
  /** Range of versions by driver name. */
  readonly driver?: Readonly<Record<string, string>>
  readonly fixed?: readonly { readonly esxi?: string; readonly vcenter?: string; readonly build?: number }[]
}

export interface MatchSample {
  readonly line: string
  readonly captures: Readonly<Record<string, string>>
}

export interface Samples {
  readonly match: readonly MatchSample[]
  readonly noMatch: readonly string[]
}

/** What a fault says of itself and a message or query may say instead. */
interface Described {
  readonly title: string
  readonly severity: Severity
  readonly status: Status
  /** Entities, best first, that say which thing the fault is on. Empty: the host itself. */
  readonly object: readonly string[]
  /** Markdown; empty for benign lines. */
  readonly remedy: string
  readonly references: readonly Reference[]
}

/** What a message is counted into instead of being a hit. Names of captures; one of `value`, `pair` and `mark` at least is there. */
export interface Measure {
  /** Name of the figure: `api-time`. */
  readonly name: string
  /** Capture that says what was timed: the method, the path. Null: one figure for all. */
  readonly group: string | null
  /** Capture with a duration; its unit is the end of its name: _us, _ms, _s. */
  readonly value: string | null
  /** Capture that begin and end of one thing have in common; the duration is the time between both lines. */
  readonly pair: { readonly id: string; readonly at: 'begin' | 'end' } | null
  /** Capture with an id that other hosts log as well, for their clocks; `op_id` is the record's own operation id. */
  readonly mark: string | null
}

/** One kind of message, with the fault's defaults filled in. */
export interface Message extends Described {
  readonly id: string
  /** `network.tx-hang/netdev-watchdog`; stable over releases. */
  readonly patternId: string
  readonly logs: readonly LogName[]
  /** A matching line contains at least one of them. */
  readonly literals: readonly string[]
  /** Exactly one of `regex` and `scsi` is not null. */
  readonly regex: string | null
  readonly scsi: ScsiCondition | null
  /** Not null: matches are no hits, they go into figures over all records. */
  readonly measure: Measure | null
  readonly clears: boolean
  /** Counts only where no other pattern takes the line. */
  readonly fallback: boolean
  /** Not null: a fallback made of the fault's `parts`; all faults' messages of that form are matched as one. */
  readonly shared: SharedForm | null
  readonly episodeMs: number
  readonly atLeast: { readonly count: number; readonly withinMs: number } | null
  readonly appliesTo: AppliesTo | null
  readonly samples: Samples
}

export type Row = Readonly<Record<string, string | number | boolean | null>>

/** SQL over facts and hits; every row it returns is a finding. */
export interface Query extends Described {
  readonly id: string
  readonly patternId: string
  /** Tables whose rows are the evidence. Where one is absent from the input the query is skipped. */
  readonly tables: readonly string[]
  readonly sql: string
  readonly samples: {
    readonly match: readonly {
      readonly tables: Readonly<Record<string, readonly Row[]>>
      readonly rows: readonly Row[]
    }[]
    readonly noMatch: readonly { readonly tables: Readonly<Record<string, readonly Row[]>> }[]
  }
}

/** One fault file after loading. */
export interface Fault extends Described {
  /** Path of the file below patterns/ with dots: `network.tx-hang`. */
  readonly id: string
  /** Path of the file as given to the loader's folder, with `/`. */
  readonly file: string
  /** True below patterns/benign: harmless lines, counted and hidden. */
  readonly benign: boolean
  readonly description: string
  readonly leadsTo: readonly LeadsTo[]
  readonly falsePositives: string
  readonly messages: readonly Message[]
  readonly queries: readonly Query[]
}

/** Id of a message or query: never changes, stored with every finding. */
export function patternId(fault: string, id: string): string {
  return `${fault}/${id}`
}
