import type { ScsiStatus } from '../parsers/scsi.ts'
import type { Fault, Message } from './fault.ts'
import { scsiCaptures, scsiHolds } from './scsi-condition.ts'
import { sharedRegex } from './unmapped.ts'

/** A message ready to be matched. */
export interface CompiledPattern {
  readonly fault: Fault
  readonly message: Message
  /** Null for a condition on the decoded SCSI status line. */
  readonly expression: Expression | null
}

/** An expression whose groups have places instead of names: V8 takes half the time for it. */
interface Expression {
  readonly regex: RegExp
  /** Name of each group, from the first; undefined: it has none. */
  readonly names: readonly (string | undefined)[]
}

/** The messages of all faults for one form of line, as one expression. */
export interface CompiledForm {
  readonly expression: Expression
  readonly ofWord: ReadonlyMap<string, CompiledPattern>
}

/** Takes a message of a loaded fault. Throws where its regex is none: the loader has checked that. */
export function compilePattern(fault: Fault, message: Message): CompiledPattern {
  return { fault, message, expression: message.regex === null ? null : expressionOf(message.regex) }
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
  if (pattern.expression !== null) return run(pattern.expression, line)
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
  return { expression: expressionOf(sharedRegex(id, [...ofWord.keys()])), ofWord }
}

/** Runs a form on a line that contains one of its literals. Returns whose line it is, with the part's word; null: nobody's. */
export function confirmForm(
  form: CompiledForm,
  line: string,
): { pattern: CompiledPattern; captures: Record<string, string>; word: string } | null {
  const taken = run(form.expression, line)
  if (taken === null) return null
  const { word, ...captures } = taken
  return { pattern: form.ofWord.get(word!)!, captures, word: word! }
}

/** True where the line contains one of the literals; only such lines reach `confirm`. */
export function hasLiteral(message: Message, line: string): boolean {
  return message.literals.some((literal) => line.includes(literal))
}

/** What is not to be touched in an expression, and what opens a group. */
const GROUP = /\\.|\[(?:\\.|[^\]\\])*\]|\((?!\?)|\(\?<(?![=!])([^>]+)>/g

function expressionOf(source: string): Expression {
  const names: (string | undefined)[] = []
  const unnamed = source.replace(GROUP, (text: string, name: string | undefined) => {
    if (!text.startsWith('(')) return text
    names.push(name)
    return '('
  })
  // A named group has a place as well, and \k<name> needs its name.
  return { regex: new RegExp(source.includes('\\k<') ? source : unnamed, 'u'), names }
}

function run({ regex, names }: Expression, line: string): Record<string, string> | null {
  const match = regex.exec(line)
  if (match === null) return null
  const captures: Record<string, string> = {}
  for (let group = 0; group < names.length; group++) {
    const name = names[group]
    const value = match[group + 1]
    if (name !== undefined && value !== undefined) captures[name] = value
  }
  return captures
}
