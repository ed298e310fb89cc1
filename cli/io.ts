import type { Readable } from 'node:stream'

/** Where a command writes and what kind of terminal that is. Tests pass their own. */
export interface Io {
  out(text: string): void
  err(text: string): void
  readonly stdin: Readable
  /** Characters in a line of standard output; 100 where it is no terminal. */
  readonly width: number
  readonly color: boolean
  /** True where standard error is a terminal: then progress is shown. */
  readonly progress: boolean
  readonly signal: AbortSignal
}

/** 0 nothing at or above --fail-on, 1 findings at or above it, 2 the call or the input is wrong, 3 something could not be read or stored. */
export type ExitStatus = 0 | 1 | 2 | 3

/** A mistake of the call that the user can mend: what is wrong, why, and what to do. */
export class UsageError extends Error {
  readonly help: string
  constructor(what: string, help: string) {
    super(what)
    this.help = help
  }
}

/** `error: what` and ` = help: what to do`, in the shape that all errors of the program have. */
export function formatError(what: string, help: string): string {
  return `error: ${what}\n = help: ${help}\n`
}
