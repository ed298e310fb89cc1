import type { RegexNode } from './regex-parse.ts'

/** Stands for text of any kind in a branch. */
export const ANY = '\0'

/** An expression with more ways through it is not followed: its literals are the author's word alone. */
const MAX_BRANCHES = 60_000

/** A class of so few characters is as many branches: `[Ff]`. */
const FEW = /^\[(?!\^)((?:[^\\\]-]|\\[^A-Za-z0-9]){1,4})\]$/

/**
 * Returns the ways through an expression, each as the fixed text that a line of that way holds, in order, with ANY between
 * its pieces: `(?:a|b).{0,9}c` gives `a\0c` and `b\0c`. Null: there are more than MAX_BRANCHES.
 */
export function branchesOf(node: RegexNode): string[] | null {
  switch (node.kind) {
    case 'atom':
      return textsOf(node.source)
    case 'assertion':
      return ['']
    case 'choice':
      return eitherOf(node.parts.map(branchesOf))
    case 'sequence':
      return node.parts.map(branchesOf).reduce(followedBy, [''])
    case 'repeat':
      return repeated(branchesOf(node.body), node.from, node.to)
  }
}

/** The branches in which none of the literals stands: lines of them are never looked at. */
export function branchesWithout(branches: readonly string[], literals: readonly string[]): string[] {
  return branches.filter((branch) => !literals.some((literal) => branch.includes(literal)))
}

/** Characters that one atom takes. */
function textsOf(source: string): string[] {
  if (source.length === 1) return [source === '.' ? ANY : source]
  if (/^\\[^A-Za-z0-9]$/.test(source)) return [source.slice(1)]
  const few = FEW.exec(source)?.[1]
  return few === undefined ? [ANY] : [...few.replace(/\\(.)/g, '$1')]
}

function repeated(body: string[] | null, from: number, to: number): string[] | null {
  if (body === null) return null
  if (to === 1) return from === 1 ? body : limited(['', ...body])
  if (from === 0 || body.every((text) => text === ANY)) return [ANY]
  return body.map((text) => `${text}${ANY}`)
}

function followedBy(before: string[] | null, after: string[] | null): string[] | null {
  if (before === null || after === null || before.length * after.length > MAX_BRANCHES) return null
  return limited(before.flatMap((head) => after.map((tail) => head + tail)))
}

function eitherOf(parts: (string[] | null)[]): string[] | null {
  return limited(parts.some((part) => part === null) ? null : parts.flatMap((part) => part ?? []))
}

function limited(branches: string[] | null): string[] | null {
  const different = [...new Set(branches)]
  return branches === null || different.length > MAX_BRANCHES ? null : different
}
