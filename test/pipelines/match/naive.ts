import { decodeScsiStatus } from '../../../parsers/scsi.ts'
import { compilePattern, confirm, hasLiteral } from '../../../patterns/compile.ts'
import type { Fault } from '../../../patterns/fault.ts'
import type { LogName } from '../../../patterns/logs.ts'

/** Runs every pattern of a log on a line, one after the other. Returns `pattern id captures` of each that takes it, sorted. */
export function naiveMatch(faults: readonly Fault[], log: LogName | null, line: string): string[] {
  const taken: { fallback: boolean; text: string }[] = []
  for (const fault of faults) {
    for (const message of fault.messages) {
      if ((log !== null && !message.logs.includes(log)) || !hasLiteral(message, line)) continue
      const captures = confirm(compilePattern(fault, message), line, () => decodeScsiStatus(line))
      if (captures !== null)
        taken.push({ fallback: message.fallback, text: `${message.patternId} ${JSON.stringify(captures)}` })
    }
  }
  const mapped = taken.filter(({ fallback }) => !fallback)
  return (mapped.length > 0 ? mapped : taken).map(({ text }) => text).sort()
}
