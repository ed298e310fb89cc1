import { decodeScsiStatus } from '../../../parsers/scsi.ts'
import { compilePattern, confirm, hasLiteral } from '../../../patterns/compile.ts'
import type { Fault } from '../../../patterns/fault.ts'
import type { LogName } from '../../../patterns/logs.ts'

/** Runs every pattern of a log on a line, one after the other. Returns `pattern id captures` of each that takes it, sorted. */
export function naiveMatch(faults: readonly Fault[], log: LogName | null, line: string): string[] {
  const taken: { fallback: boolean; measure: boolean; literal: number; text: string }[] = []
  for (const fault of faults) {
    for (const message of fault.messages) {
      if ((log !== null && !message.logs.includes(log)) || !hasLiteral(message, line)) continue
      const captures = confirm(compilePattern(fault, message), line, () => decodeScsiStatus(line))
      if (captures === null) continue
      taken.push({
        fallback: message.fallback,
        measure: message.measure !== null,
        literal: Math.max(0, ...message.literals.map((literal) => (line.includes(literal) ? literal.length : 0))),
        text: `${message.patternId} ${JSON.stringify(captures)}`,
      })
    }
  }
  const others = taken.filter(({ fallback }) => !fallback)
  const [last] = taken.filter(({ fallback }) => fallback).sort((a, b) => b.literal - a.literal)
  const counted = last !== undefined && others.every(({ measure }) => measure) ? [...others, last] : others
  return counted.map(({ text }) => text).sort()
}
