import { decodeScsiStatus, type ScsiStatus } from '../../parsers/scsi.ts'
import { type CompiledPattern, compilePattern, confirm } from '../../patterns/compile.ts'
import type { Fault } from '../../patterns/fault.ts'
import type { LogName } from '../../patterns/logs.ts'
import { compileLiterals, type LiteralSearch } from './literals.ts'

/** A pattern that took a line. */
export interface Match {
  readonly pattern: CompiledPattern
  readonly captures: Readonly<Record<string, string>>
  /** Pattern id of a benign message that took the same line: the match is counted and hidden. Null: it is a hit. */
  readonly hiddenBy: string | null
}

/** All patterns that read one log. */
export interface Matcher {
  readonly patterns: readonly CompiledPattern[]
  /** Search over the bytes of the log; its literal numbers are those of `patternsOf`. */
  readonly literals: LiteralSearch
  /** Indexes of the patterns that a literal stands for. */
  patternsOf(literal: number): readonly number[]
  /**
   * Runs the given patterns on a line, each once, however often it is given. A line reaches this only for patterns of which
   * it contains a literal. Matches come in the order of `patterns`.
   */
  match(line: string, patterns: readonly number[]): Match[]
}

interface Compiled {
  readonly patterns: readonly CompiledPattern[]
  readonly matchers: Map<LogName | null, Matcher>
}

const compiled = new WeakMap<readonly Fault[], Compiled>()

/** Returns the matcher of a log; null: a log of unknown name, which every pattern reads. Made once per list of faults and log. */
export function compileMatcher(faults: readonly Fault[], log: LogName | null): Matcher {
  let known = compiled.get(faults)
  if (known === undefined) {
    known = {
      patterns: faults.flatMap((fault) => fault.messages.map((message) => compilePattern(fault, message))),
      matchers: new Map(),
    }
    compiled.set(faults, known)
  }
  let matcher = known.matchers.get(log)
  if (matcher === undefined) {
    matcher = matcherOf(known.patterns.filter(({ message }) => log === null || message.logs.includes(log)))
    known.matchers.set(log, matcher)
  }
  return matcher
}

function matcherOf(patterns: readonly CompiledPattern[]): Matcher {
  const byLiteral = new Map<string, number[]>()
  for (const [index, { message }] of patterns.entries()) {
    for (const literal of new Set(message.literals)) {
      const sharing = byLiteral.get(literal)
      if (sharing === undefined) byLiteral.set(literal, [index])
      else sharing.push(index)
    }
  }
  const patternsByLiteral = [...byLiteral.values()]
  return {
    patterns,
    literals: compileLiterals([...byLiteral.keys()], sampleText(patterns)),
    patternsOf: (literal) => patternsByLiteral[literal]!,
    match: (line, wanted) => matchLine(line, wanted, patterns),
  }
}

/** The samples are lines as logs have them: what is common in them is common in logs. */
function sampleText(patterns: readonly CompiledPattern[]): string {
  return patterns
    .flatMap(({ message: { samples } }) => [...samples.match.map((sample) => sample.line), ...samples.noMatch])
    .join('\n')
}

const NONE: Match[] = []

function matchLine(line: string, wanted: readonly number[], patterns: readonly CompiledPattern[]): Match[] {
  const status = once(() => decodeScsiStatus(line))
  const matches: Omit<Match, 'hiddenBy'>[] = []
  for (const index of wanted.length === 1 ? wanted : [...new Set(wanted)].sort((a, b) => a - b)) {
    const pattern = patterns[index]!
    const captures = confirm(pattern, line, status)
    if (captures !== null) matches.push({ pattern, captures })
  }
  // Two thirds of the lines with a literal end here.
  if (matches.length === 0) return NONE
  const benign = matches.find(({ pattern }) => pattern.fault.benign)?.pattern
  const mapped = matches.some(({ pattern: { message } }) => !message.fallback && message.measure === null)
  const last = mapped ? undefined : exactestFallback(line, matches)
  const taken = matches.filter((match) => match === last || !match.pattern.message.fallback)
  return taken.map((match) => ({
    ...match,
    hiddenBy: benign === undefined || match.pattern.fault.benign ? null : benign.message.patternId,
  }))
}

/** A fallback of an area has a longer literal than one for everything; of equal ones the first counts. */
function exactestFallback<M extends Pick<Match, 'pattern'>>(line: string, matches: readonly M[]): M | undefined {
  const fallbacks = matches.filter(({ pattern }) => pattern.message.fallback)
  if (fallbacks.length < 2) return fallbacks[0]
  const lengths = fallbacks.map(({ pattern: { message } }) =>
    Math.max(...message.literals.filter((literal) => line.includes(literal)).map(({ length }) => length)),
  )
  return fallbacks[lengths.indexOf(Math.max(...lengths))]
}

function once(decode: () => ScsiStatus | undefined): () => ScsiStatus | undefined {
  let result: { status: ScsiStatus | undefined } | undefined
  return () => {
    result ??= { status: decode() }
    return result.status
  }
}
