import { decodeScsiStatus } from '../../../parsers/scsi.ts'
import { type CompiledPattern, compilePattern, confirm, hasLiteral } from '../../../patterns/compile.ts'
import type { Fault } from '../../../patterns/fault.ts'
import type { LogName } from '../../../patterns/logs.ts'
import { sharedRegex } from '../../../patterns/unmapped.ts'

interface Taken {
  fallback: boolean
  shared: boolean
  measure: boolean
  /** Characters that speak for a fallback. */
  length: number
  text: string
}

/** Runs every pattern of a log on a line, one after the other. Returns `pattern id captures` of each that takes it, sorted. */
export function naiveMatch(faults: readonly Fault[], log: LogName | null, line: string): string[] {
  const patterns = faults
    .flatMap((fault) => fault.messages.map((message) => ({ fault, message })))
    .filter(({ message }) => (log === null || message.logs.includes(log)) && hasLiteral(message, line))
    .map(({ fault, message }) => compilePattern(fault, message))
  const taken = [
    ...patterns.filter(({ message }) => message.shared === null).flatMap((pattern) => takeAlone(pattern, line)),
    ...takeShared(patterns, line),
  ]
  const others = taken.filter(({ fallback }) => !fallback)
  const [last] = taken
    .filter(({ fallback }) => fallback)
    .sort((a, b) => b.length - a.length || Number(b.shared) - Number(a.shared))
  const counted = last !== undefined && others.every(({ measure }) => measure) ? [...others, last] : others
  return counted.map(({ text }) => text).sort()
}

function takeAlone(pattern: CompiledPattern, line: string): Taken[] {
  const captures = confirm(pattern, line, () => decodeScsiStatus(line))
  if (captures === null) return []
  return [
    {
      fallback: pattern.message.fallback,
      shared: false,
      measure: pattern.message.measure !== null,
      length: literalLength(pattern, line),
      text: `${pattern.message.patternId} ${JSON.stringify(captures)}`,
    },
  ]
}

/** Of a form, the part that stands first in the line counts, and of those the longest word. */
function takeShared(patterns: readonly CompiledPattern[], line: string): Taken[] {
  const found = patterns.flatMap((pattern) =>
    (pattern.message.shared?.words ?? []).flatMap((word) => {
      if (!line.includes(word)) return []
      const { id } = pattern.message.shared!
      const match = regexOf(id, word).exec(line)
      return match === null ? [] : [{ id, pattern, word, at: match.indices!.groups!.word![0], groups: match.groups! }]
    }),
  )
  const first = found
    .sort((a, b) => a.at - b.at || b.word.length - a.word.length)
    .filter(({ id }, index, all) => all.findIndex((one) => one.id === id) === index)
  return first.map(({ pattern, word, groups }) => {
    const { word: _, ...captures } = groups
    return {
      fallback: true,
      shared: true,
      measure: false,
      length: literalLength(pattern, line) + word.length,
      text: `${pattern.message.patternId} ${JSON.stringify(captures)}`,
    }
  })
}

const regexes = new Map<string, RegExp>()
function regexOf(id: string, word: string): RegExp {
  const key = `${id} ${word}`
  let regex = regexes.get(key)
  if (regex === undefined) {
    regex = new RegExp(sharedRegex(id, [word]), 'du')
    regexes.set(key, regex)
  }
  return regex
}

function literalLength({ message }: CompiledPattern, line: string): number {
  return Math.max(0, ...message.literals.map((literal) => (line.includes(literal) ? literal.length : 0)))
}
