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
  /** Search over the bytes of the log. */
  readonly literals: LiteralSearch
  /**
   * Runs the patterns that the given literals stand for on a line, each once. `literals` are the numbers of all that the
   * search found in the line, in any order and however often. Matches come in the order of `patterns`, a fallback last.
   */
  match(line: string, literals: readonly number[]): Match[]
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

/** The indexes of patterns that a literal stands for. */
interface LiteralPatterns {
  readonly length: number
  readonly patterns: readonly number[]
  readonly fallbacks: readonly number[]
}

/** One for all: most literals have patterns of one kind only, and there are ten thousand of them for each log. */
const NO_INDEXES: number[] = []

function matcherOf(patterns: readonly CompiledPattern[]): Matcher {
  const byLiteral = new Map<string, { patterns: number[]; fallbacks: number[] }>()
  for (const [index, { message }] of patterns.entries()) {
    const kind = message.fallback ? 'fallbacks' : 'patterns'
    for (const literal of new Set(message.literals)) {
      const sharing = byLiteral.get(literal)
      if (sharing === undefined)
        byLiteral.set(literal, { patterns: NO_INDEXES, fallbacks: NO_INDEXES, [kind]: [index] })
      else if (sharing[kind] === NO_INDEXES) sharing[kind] = [index]
      else sharing[kind].push(index)
    }
  }
  const ofLiteral = [...byLiteral].map(
    ([literal, sharing]): LiteralPatterns => ({ length: literal.length, ...sharing }),
  )
  return {
    patterns,
    literals: compileLiterals([...byLiteral.keys()], sampleText(patterns)),
    match: (line, literals) =>
      matchLine(
        line,
        literals.map((literal) => ofLiteral[literal]!),
        patterns,
      ),
  }
}

/** The samples are lines as logs have them: what is common in them is common in logs. One of each pattern is enough. */
function sampleText(patterns: readonly CompiledPattern[]): string {
  return patterns.map(({ message: { samples } }) => samples.match[0]?.line ?? '').join('\n')
}

const NONE: Match[] = []

function matchLine(line: string, found: readonly LiteralPatterns[], all: readonly CompiledPattern[]): Match[] {
  const status = once(() => decodeScsiStatus(line))
  const matches: Omit<Match, 'hiddenBy'>[] = []
  for (const index of inOrder(found.flatMap(({ patterns }) => patterns))) {
    const captures = confirm(all[index]!, line, status)
    if (captures !== null) matches.push({ pattern: all[index]!, captures })
  }
  if (matches.every(({ pattern }) => pattern.message.measure !== null)) {
    for (const index of fallbacksOf(found)) {
      const captures = confirm(all[index]!, line, status)
      if (captures === null) continue
      matches.push({ pattern: all[index]!, captures })
      break
    }
  }
  // Two thirds of the lines with a literal end here.
  if (matches.length === 0) return NONE
  const benign = matches.find(({ pattern }) => pattern.fault.benign)?.pattern
  return matches.map((match) => ({
    ...match,
    hiddenBy: benign === undefined || match.pattern.fault.benign ? null : benign.message.patternId,
  }))
}

function inOrder(indexes: readonly number[]): readonly number[] {
  return indexes.length < 2 ? indexes : [...new Set(indexes)].sort((a, b) => a - b)
}

/** A fallback of an area has a longer literal than one for everything; of equal ones the first counts. */
function fallbacksOf(found: readonly LiteralPatterns[]): number[] {
  return found
    .flatMap(({ length, fallbacks }) => fallbacks.map((index) => ({ length, index })))
    .sort((a, b) => b.length - a.length || a.index - b.index)
    .map(({ index }) => index)
}

function once(decode: () => ScsiStatus | undefined): () => ScsiStatus | undefined {
  let result: { status: ScsiStatus | undefined } | undefined
  return () => {
    result ??= { status: decode() }
    return result.status
  }
}
