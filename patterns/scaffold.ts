import { stringify } from 'yaml'
import { escapeRegex } from './escape-regex.ts'

/** What stands before the text of a message in most logs, in this order, each part optional. */
const HEAD = [
  /\d{4}-\d\d-\d\dT[\d:.]+Z?(?:[+-]\d\d:?\d\d)?:?\s+/,
  /[A-Z][a-z]?\(\d+\)\s+/,
  /(?:trivia|verbose|info|warning|error|panic)\s+/,
  /[\w.-]+\[\w+\]:?\s+|[\w.-]+:\s+/,
  /cpu\d+:\d+(?: opID=\S+)?\)/,
  /\[Originator@6876[^\]]*\]\s+|\[\w{8,16} \w+ '[^']*'[^\]]*\]\s+/,
  /(?:WARNING|ALERT): |Event \d+ : /,
]
const PREFIX = new RegExp(`^${HEAD.map((part) => `(?:${part.source})?`).join('')}`)

/** What a line names: first what it looks like, then the entity and the expression for it. */
const THINGS: readonly (readonly [look: RegExp, entity: string | null, expression: string])[] = [
  [/\b(?:vmnic|vusb)\d+\b/, 'nic', '(?:vmnic|vusb)\\d+'],
  [/\bvmk\d+\b/, 'vmk', 'vmk\\d+'],
  [/\bvmhba\d+:C\d+:T\d+:L\d+\b/, 'path', 'vmhba\\d+:C\\d+:T\\d+:L\\d+'],
  [/\bvmhba\d+\b/, 'adapter', 'vmhba\\d+'],
  [/\b(?:naa|eui)\.[0-9a-f]{8,}/, 'device', '(?:naa|eui)\\.[0-9a-f]{8,32}'],
  [/\bvSwitch\d+\b/, 'vswitch', 'vSwitch\\d+'],
  [/\b(?:[0-9a-f]{2}:){5}[0-9a-f]{2}\b/, 'mac', '(?:[0-9a-f]{2}:){5}[0-9a-f]{2}'],
  [/\b[0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]\b/, 'pci', '[0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\\.[0-7]'],
  [/\b\d{1,3}(?:\.\d{1,3}){3}\b/, 'ip', '\\d{1,3}(?:\\.\\d{1,3}){3}'],
  [/"[^"]*"/, null, '"[^"]{0,200}"'],
  [/'[^']*'/, null, "'[^']{0,200}'"],
  [/\b0x[0-9a-f]+/i, null, '0x[0-9a-fA-F]{1,16}'],
  [/\b(?=[a-f]*\d)[0-9a-f]{8,}\b/i, null, '[0-9a-fA-F]{8,40}'],
  [/\d+/, null, '\\d{1,20}'],
]

interface Guess {
  readonly literal: string
  readonly regex: string
  readonly captures: Readonly<Record<string, string>>
}

/** Guesses literal and expression of a line: names, numbers and addresses free, everything else as written. */
export function guessMessage(line: string): Guess {
  const text = line.slice(PREFIX.exec(line)?.[0].length ?? 0).slice(0, 400)
  const captures: Record<string, string> = {}
  const fixed: string[] = []
  let regex = ''
  let rest = text
  while (rest !== '') {
    const next = nextThing(rest)
    const plain = next === null ? rest : rest.slice(0, next.at)
    fixed.push(plain)
    regex += escapeRegex(plain)
    if (next === null) break
    const { entity, expression, found } = next
    const named = entity !== null && captures[entity] === undefined
    regex += named ? `(?<${entity}>${expression})` : expression
    if (named) captures[entity] = found
    rest = rest.slice(next.at + found.length)
  }
  const literal = fixed.map((part) => part.trim()).reduce((a, b) => (b.length > a.length ? b : a), '')
  return { literal, regex, captures }
}

function nextThing(text: string) {
  const things = THINGS.flatMap(([look, entity, expression]) => {
    const match = look.exec(text)
    return match === null ? [] : [{ at: match.index, found: match[0], entity, expression }]
  })
  return things.reduce<(typeof things)[number] | null>((a, b) => (a === null || b.at < a.at ? b : a), null)
}

/** Returns the text of a new fault file with one message per line. TODO marks what a person has to write. */
export function scaffoldFault(lines: readonly string[]): string {
  const messages = lines.map((line, index) => {
    const { literal, regex, captures } = guessMessage(line)
    return {
      id: `message-${index + 1}`,
      logs: ['any'],
      literal,
      regex,
      samples: { match: [{ line, captures }], noMatch: [{ line: `TODO a near miss of: ${literal.slice(0, -1)}` }] },
    }
  })
  const objects = [...new Set(messages.flatMap(({ samples }) => Object.keys(samples.match[0]!.captures)))]
  const fault = {
    title: `${objects
      .slice(0, 1)
      .map((name) => `[{${name}}: ]`)
      .join('')}TODO what happened, in a few words`,
    severity: 'warning',
    status: 'experimental',
    object: objects,
    description: 'TODO what it is, in a sentence or two.',
    remedy: 'TODO steps, most likely first, and a command that checks whether they worked.',
    references: [],
    falsePositives: 'None known.',
    messages,
  }
  return stringify(fault, { lineWidth: 0 })
}
