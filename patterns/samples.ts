import { decodeScsiStatus } from '../parsers/scsi.ts'
import { compilePattern, confirm, hasLiteral } from './compile.ts'
import type { Fault, Message } from './fault.ts'
import type { Issue } from './problem.ts'

/** Runs the samples of a message as the matcher would. Returns what differs; `path` leads to the message in its file. */
export function checkSamples(fault: Fault, message: Message, path: Issue['path']): Issue[] {
  const pattern = compilePattern(fault, message)
  const run = (line: string) => confirm(pattern, line, () => decodeScsiStatus(line))
  const issues: Issue[] = []
  for (const [index, { line, captures: wanted }] of message.samples.match.entries()) {
    const sample = [...path, 'samples', 'match', index]
    const captures = run(line)
    if (captures === null) {
      issues.push({
        path: [...sample, 'line'],
        what: `${message.patternId}: a sample does not match`,
        reason: `${message.scsi ? 'the scsi condition does not hold for' : 'the regex does not match'}: ${line}`,
        help: 'correct the line or the expression; a pattern loads only when its samples pass',
      })
      continue
    }
    if (!hasLiteral(message, line)) {
      issues.push({
        path: [...sample, 'line'],
        what: `${message.patternId}: a sample lacks the literal`,
        reason: `none of ${message.literals.map((literal) => JSON.stringify(literal)).join(', ')} is in: ${line}`,
        help: 'the literal is searched first, case-sensitive: choose text that every matching line has, or list all spellings',
      })
    }
    const difference = captureDifference(wanted, captures)
    if (difference !== '') {
      issues.push({
        path: [...sample, 'captures'],
        what: `${message.patternId}: a sample captures something else`,
        reason: difference,
        help: `captured is ${captureText(captures)}`,
      })
    }
  }
  for (const [index, line] of message.samples.noMatch.entries()) {
    if (!hasLiteral(message, line) || run(line) === null) continue
    issues.push({
      path: [...path, 'samples', 'noMatch', index, 'line'],
      what: `${message.patternId}: a near miss matches`,
      reason: `this line has to stay out: ${line}`,
      help: 'narrow the expression, or move the line to match',
    })
  }
  return issues
}

function captureDifference(wanted: Readonly<Record<string, string>>, got: Readonly<Record<string, string>>): string {
  const names = [...new Set([...Object.keys(wanted), ...Object.keys(got)])]
  const differing = names.filter((name) => wanted[name] !== got[name])
  const say = (value: string | undefined) => (value === undefined ? 'nothing' : JSON.stringify(value))
  return differing.map((name) => `${name}: written ${say(wanted[name])}, captured ${say(got[name])}`).join('; ')
}

function captureText(captures: Readonly<Record<string, string>>): string {
  const parts = Object.entries(captures).map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`
}
