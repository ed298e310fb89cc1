import type { Limits } from './limits.ts'
import type { ReadError, Receiver } from './member.ts'

/** Tells of damage at a byte offset (null: unknown), in plain words. */
export type Report = (offset: number | null, reason: string) => void

/** What one call of unpack shares: whom to tell, the limits, and what has been used of them. */
export interface Run {
  readonly receiver: Receiver
  readonly limits: Limits
  readonly signal: AbortSignal
  /** True once a limit of the whole run was exceeded: every source then ends. */
  readonly stopped: boolean
  /** Bytes of fragments held back at the moment. */
  held: number
  error(member: string, offset: number | null, reason: string): void
  /** Tells of something odd that costs nothing: it makes no run incomplete. */
  note(member: string, reason: string): void
  /** Counts bytes read or unpacked for `member`. False: the run has stopped. */
  bytes(size: number, member: string): boolean
  /** Counts one file of `archive`. False: the run has stopped. */
  member(archive: string): boolean
}

/** Begins the counts of one call of unpack. */
export function startRun(receiver: Receiver, limits: Limits, signal: AbortSignal): Run {
  let errors = 0
  let bytes = 0
  let members = 0
  let stopped = false

  function tell(row: ReadError): void {
    if (stopped || errors > limits.errors) return
    errors++
    if (errors <= limits.errors) receiver.error(row)
    else
      receiver.error({
        member: row.member,
        offset: null,
        reason: `more than ${limits.errors} problems: the others are not listed`,
      })
  }

  const error = (member: string, offset: number | null, reason: string) => tell({ member, offset, reason })

  function stop(member: string, what: string): void {
    error(member, null, `more than ${what} in all: nothing after this is read; raise the limit if the input is sound`)
    stopped = true
  }

  return {
    receiver,
    limits,
    signal,
    held: 0,
    get stopped() {
      return stopped
    },
    error,
    note: (member, reason) => tell({ member, offset: null, reason, note: true }),
    bytes(size, member) {
      bytes += size
      if (bytes > limits.bytes && !stopped) stop(member, `${limits.bytes} unpacked bytes`)
      return !stopped
    },
    member(archive) {
      members++
      if (members > limits.members && !stopped) stop(archive, `${limits.members} members`)
      return !stopped
    },
  }
}
