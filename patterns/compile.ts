import type { ScsiStatus } from '../parsers/scsi.ts'
import type { Fault, Message } from './fault.ts'
import { scsiCaptures, scsiHolds } from './scsi-condition.ts'

/** A message ready to be matched. */
export interface CompiledPattern {
  readonly fault: Fault
  readonly message: Message
  /** Null for a condition on the decoded SCSI status line. */
  readonly regex: RegExp | null
}

/** Takes a message of a loaded fault. Throws where its regex is none: the loader has checked that. */
export function compilePattern(fault: Fault, message: Message): CompiledPattern {
  return { fault, message, regex: message.regex === null ? null : new RegExp(message.regex, 'u') }
}

/**
 * Runs one pattern on a line that contains one of its literals. `status` gives the line decoded as SCSI status, undefined
 * where it is none. Returns the captures, or null where the line is not this message.
 */
export function confirm(
  pattern: CompiledPattern,
  line: string,
  status: () => ScsiStatus | undefined,
): Record<string, string> | null {
  if (pattern.regex !== null) {
    const match = pattern.regex.exec(line)
    return match && capturesOf(match.groups)
  }
  const decoded = status()
  return decoded && scsiHolds(pattern.message.scsi!, decoded) ? scsiCaptures(decoded) : null
}

/** True where the line contains one of the literals; only such lines reach `confirm`. */
export function hasLiteral(message: Message, line: string): boolean {
  return message.literals.some((literal) => line.includes(literal))
}

function capturesOf(groups: Record<string, string | undefined> | undefined): Record<string, string> {
  const captures: Record<string, string> = {}
  for (const name in groups) {
    const value = groups[name]
    if (value !== undefined) captures[name] = value
  }
  return captures
}
