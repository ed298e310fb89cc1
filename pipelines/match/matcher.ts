import { decodeScsiStatus, type ScsiStatus } from '../../parsers/scsi.ts'
import {
  type CompiledForm,
  type CompiledPattern,
  compileForm,
  compilePattern,
  confirm,
  confirmForm,
} from '../../patterns/compile.ts'
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

/** What a literal stands for: indexes of patterns, and of forms. */
interface LiteralPatterns {
  readonly length: number
  readonly patterns: readonly number[]
  readonly fallbacks: readonly number[]
  readonly forms: readonly number[]
}

/** One for all: most literals have patterns of one kind only, and there are ten thousand of them for each log. */
const NO_INDEXES: number[] = []

function matcherOf(patterns: readonly CompiledPattern[]): Matcher {
  const byForm = new Map<string, CompiledPattern[]>()
  const byLiteral = new Map<string, { patterns: number[]; fallbacks: number[]; forms: number[] }>()
  const standsFor = (literal: string, kind: 'patterns' | 'fallbacks' | 'forms', index: number) => {
    const sharing = byLiteral.get(literal)
    if (sharing === undefined)
      byLiteral.set(literal, { patterns: NO_INDEXES, fallbacks: NO_INDEXES, forms: NO_INDEXES, [kind]: [index] })
    else if (sharing[kind] === NO_INDEXES) sharing[kind] = [index]
    else sharing[kind].push(index)
  }
  for (const [index, pattern] of patterns.entries()) {
    const { fallback, literals, shared } = pattern.message
    if (shared === null) {
      for (const literal of new Set(literals)) standsFor(literal, fallback ? 'fallbacks' : 'patterns', index)
      continue
    }
    const others = byForm.get(shared.id)
    if (others === undefined) {
      for (const literal of literals) standsFor(literal, 'forms', byForm.size)
      byForm.set(shared.id, [pattern])
    } else others.push(pattern)
  }
  const forms = [...byForm].map(([id, sharing]) => compileForm(id, sharing))
  const ofLiteral = [...byLiteral].map(
    ([literal, sharing]): LiteralPatterns => ({ length: literal.length, ...sharing }),
  )
  return {
    patterns,
    literals: compileLiterals([...byLiteral.keys()], usualText(patterns)),
    match: (line, literals) =>
      matchLine(
        line,
        distinct(literals).map((literal) => ofLiteral[literal]!),
        patterns,
        forms,
      ),
  }
}

/** Most of a log is harmless lines: what is common in the samples of those is common in logs. */
function usualText(patterns: readonly CompiledPattern[]): string {
  return patterns
    .filter(({ fault }) => fault.benign)
    .flatMap(({ message: { samples } }) => samples.match.map(({ line }) => line))
    .join('\n')
}

/** A line may hold one literal thousands of times; an expression reads the whole line at its first run. */
function distinct(literals: readonly number[]): readonly number[] {
  return literals.length === 1 ? literals : [...new Set(literals)]
}

const NONE: Match[] = []

type Taken = Omit<Match, 'hiddenBy'>

function matchLine(
  line: string,
  found: readonly LiteralPatterns[],
  all: readonly CompiledPattern[],
  forms: readonly CompiledForm[],
): Match[] {
  const status = once(() => decodeScsiStatus(line))
  const matches: Taken[] = []
  for (const index of patternsOf(found)) {
    const captures = confirm(all[index]!, line, status)
    if (captures !== null) matches.push({ pattern: all[index]!, captures })
  }
  if (matches.every(({ pattern }) => pattern.message.measure !== null)) {
    for (const fallback of fallbacksOf(line, found, all, forms)) {
      const taken = fallback.take(status)
      if (taken === null) continue
      matches.push(taken)
      break
    }
  }
  // Two thirds of the lines with a literal end here.
  if (matches.length === 0) return NONE
  const benign = matches.find(({ pattern }) => pattern.fault.benign)?.pattern
  return matches.map(({ pattern, captures }) => ({
    pattern,
    captures,
    hiddenBy: benign === undefined || pattern.fault.benign ? null : benign.message.patternId,
  }))
}

/** Each pattern once, in the order of `patterns`. */
function patternsOf(found: readonly LiteralPatterns[]): readonly number[] {
  if (found.length === 1) return found[0]!.patterns
  const indexes: number[] = []
  for (const { patterns } of found) for (const index of patterns) if (!indexes.includes(index)) indexes.push(index)
  return indexes.length < 2 ? indexes : indexes.sort((a, b) => a - b)
}

interface Fallback {
  /** Characters of the line that speak for it. */
  readonly length: number
  readonly index: number
  take(status: () => ScsiStatus | undefined): Taken | null
}

const NO_FALLBACKS: Fallback[] = []

/** A fallback of an area has a longer literal than one for everything; of equal ones the first counts. A form's length is with the part's word. */
function fallbacksOf(
  line: string,
  found: readonly LiteralPatterns[],
  all: readonly CompiledPattern[],
  forms: readonly CompiledForm[],
): readonly Fallback[] {
  if (found.every(({ fallbacks, forms: shared }) => fallbacks.length + shared.length === 0)) return NO_FALLBACKS
  const alone = found.flatMap(({ length, fallbacks }) =>
    fallbacks.map((index): Fallback => {
      const pattern = all[index]!
      return {
        length,
        index,
        take(status) {
          const captures = confirm(pattern, line, status)
          return captures && { pattern, captures }
        },
      }
    }),
  )
  const shared = found.flatMap(({ length, forms: indexes }) =>
    indexes.flatMap((index): Fallback[] => {
      const taken = confirmForm(forms[index]!, line)
      return taken === null ? [] : [{ length: length + taken.word.length, index: -1, take: () => taken }]
    }),
  )
  return [...shared, ...alone].sort((a, b) => b.length - a.length || a.index - b.index)
}

function once(decode: () => ScsiStatus | undefined): () => ScsiStatus | undefined {
  let result: { status: ScsiStatus | undefined } | undefined
  return () => {
    result ??= { status: decode() }
    return result.status
  }
}
