import type { Host } from '../host.ts'
import type { LogEvent } from '../lines.ts'

/** Where a situation shows: in the logs alone, in configuration and counters alone, in both. */
export type Form = 'log' | 'configuration' | 'combined'

/** A fault on an object. `object` holds the entity names by which the object may be called; {}: the host itself. */
export interface Happening {
  fault: string
  object: Readonly<Record<string, string>>
  /** Where it shows, if on another host than the cause. */
  host?: string
}

/** What really happened in a sample: what the pipeline has to find. Times are UTC, null where no log line shows it. */
export interface Truth {
  situation: string
  form: Form
  host: string
  cause: Happening
  symptoms: Happening[]
  from: string | null
  to: string | null
}

/** A symptom and the forms of the sample that show it. */
export interface Symptom extends Happening {
  shows: 'log' | 'configuration' | 'both'
}

export interface Situation {
  id: string
  forms: readonly Form[]
  /** Changes to the model that hold in every form: hardware, layout, when it happens. */
  prepare?: (host: Host, at: number) => void
  /** Changes that only configuration and counters show. */
  configure: (host: Host) => void
  events: (host: Host, at: number, form: Form) => LogEvent[]
  cause: (host: Host) => Happening
  symptoms: (host: Host) => Symptom[]
  /** Extra files of the bundle: path to text. */
  files?: (host: Host, at: number) => [string, string][]
  /** No log of the host holds a line of this time. */
  silent?: (at: number) => { from: number; to: number }
  /** ms before the capture at which it begins. */
  before: number
}

export const SECOND = 1000
export const MINUTE = 60_000
export const HOUR = 3_600_000

export function kernel(time: number, text: string, level?: 'warning' | 'alert'): LogEvent {
  const event: LogEvent = { log: 'vmkernel', time, text, cpu: ((time / SECOND) % 32) | 0 }
  return level === undefined ? event : { ...event, level }
}

/** A raw observation of vobd. */
export function vob(time: number, correlator: string, event: string, text: string): LogEvent {
  return { log: 'vobd', time, correlator, event, text }
}

/** A host event: vobd's correlated line and, a moment later, hostd's. */
export function problem(time: number, correlator: string, event: string, text: string): LogEvent[] {
  return [
    vob(time, correlator, event, text),
    {
      log: 'hostd',
      time: time + 41,
      level: 'info',
      sub: 'Vimsvc.ha-eventmgr',
      text: `Event ${5000 + (Math.floor(time / 1000) % 4000)} : ${text}`,
    },
  ]
}
