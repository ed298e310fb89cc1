import type { ScsiStatus } from '../parsers/scsi.ts'
import type { Fault, Message } from './fault.ts'
import { scsiCaptures, scsiHolds } from './scsi-condition.ts'
import { sharedRegex } from './unmapped.ts'

/** A message ready to be matched. */
export interface CompiledPattern {
  readonly fault: Fault
  readonly message: Message
  /** Null for a condition on the decoded SCSI status line. */
  readonly regex: RegExp | null
}

/** The messages of all faults for one form of line, as one expression. */
export interface CompiledForm {
  readonly regex: RegExp
  readonly ofWord: ReadonlyMap<string, CompiledPattern>
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

/** Takes patterns whose messages share the form of this id. */
export function compileForm(id: string, patterns: readonly CompiledPattern[]): CompiledForm {
  const ofWord = new Map(
    patterns.flatMap((pattern) =>
      pattern.message.shared!.words.map((word): [string, CompiledPattern] => [word, pattern]),
    ),
  )
  return { regex: sharedRegex(id, [...ofWord.keys()]), ofWord }
}

/** Runs a form on a line that contains one of its literals. Returns whose line it is, with the part's word; null: nobody's. */
export function confirmForm(
  form: CompiledForm,
  line: string,
): { pattern: CompiledPattern; captures: Record<string, string>; word: string } | null {
  const groups = form.regex.exec(line)?.groups
  if (groups === undefined) return null
  const { word, ...captures } = capturesOf(groups)
  return { pattern: form.ofWord.get(word!)!, captures, word: word! }
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
