import { escapeRegex } from './escape-regex.ts'
import { SHORTEST_LITERAL } from './fault.ts'
import type { MessageYaml } from './resolve.ts'
import { type PartKind, UNMAPPED_FORMS, type UnmappedForm } from './unmapped-forms.ts'

/** Parts of the system whose failures are a fault where no message knows them, and what they are called together. */
export type Parts = { readonly about: string } & { readonly [kind in PartKind]?: readonly string[] }

/** One expression serves all faults with such parts: the line's literal does not say which part it is. */
export interface SharedForm {
  readonly id: string
  readonly words: readonly string[]
}

/** Messages that a fault has for what its parts tell and no message knows. `shared` is null where the literals name the part. */
export function unmappedMessages(parts: Parts): { message: MessageYaml; shared: SharedForm | null }[] {
  return UNMAPPED_FORMS.flatMap((form) => {
    const words = parts[form.kind]
    if (words === undefined) return []
    return [{ message: messageOf(form, words, parts.about), shared: isShared(form) ? { id: form.id, words } : null }]
  })
}

/** The expression of a form for the words of all faults; the group `word` says which one stands in the line. */
export function sharedRegex(id: string, words: readonly string[]): string {
  const form = UNMAPPED_FORMS.find((one) => one.id === id)!
  return withWord(form.regex, `(?<word>${anyOf(words)})`)
}

function isShared({ literals }: UnmappedForm): boolean {
  return !literals.some((literal) => literal.includes('{word}'))
}

function messageOf(form: UnmappedForm, words: readonly string[], about: string): MessageYaml {
  const long = words.filter((word) => word.length >= SHORTEST_LITERAL)
  const sampled = [long[0] ?? words[0]!, long.at(-1) ?? words.at(-1)!]
  return {
    id: form.id,
    logs: [...form.logs],
    literal: [...new Set(form.literals.flatMap((literal) => literalsOf(literal, words)))],
    regex: withWord(form.regex, `(?:${anyOf(words)})`),
    fallback: true,
    title: form.title.replaceAll('{about}', () => about),
    severity: form.severity,
    status: 'experimental',
    object: form.object === '' ? [] : [form.object],
    samples: {
      match: form.samples.map(({ line, captures }, index) => ({
        line: withWord(line, sampled[index]!),
        captures: Object.fromEntries(
          Object.entries(captures).map(([name, value]) => [name, withWord(value, sampled[index]!)]),
        ),
      })),
      noMatch: [{ line: withWord(form.nearMiss, sampled[0]!) }],
    },
  }
}

/** A short name is searched with what follows a name. */
function literalsOf(literal: string, words: readonly string[]): string[] {
  if (!literal.includes('{word}')) return [literal]
  return words
    .map((word) => withWord(literal, word))
    .flatMap((text) => (text.length < SHORTEST_LITERAL ? [`${text}: `, `${text} : `, `${text}_`] : [text]))
    .filter((text) => text.length >= SHORTEST_LITERAL)
}

function withWord(text: string, word: string): string {
  return text.replaceAll('{word}', () => word)
}

/** Alternatives, longest first: the most exact name counts. */
function anyOf(words: readonly string[]): string {
  return [...words]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map(escapeRegex)
    .join('|')
}
