/** A regular expression as a tree, as far as its running time depends on it. */
export type RegexNode =
  | { readonly kind: 'atom'; readonly source: string }
  | { readonly kind: 'assertion'; readonly source: string; readonly body: RegexNode | null }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly RegexNode[] }
  | {
      readonly kind: 'repeat'
      readonly body: RegexNode
      readonly from: number
      readonly to: number
      readonly source: string
    }

const TOKEN =
  /\\(?:p\{[^}]*\}|P\{[^}]*\}|u\{[0-9a-f]+\}|u[0-9a-f]{4}|x[0-9a-f]{2}|c[a-z]|k<\w+>|[1-9]\d*|.)|\[(?:\\.|[^\]\\])*\]|\(\?(?:<?[=!]|:|<\w+>)|\{\d+(?:,\d*)?\}|./isuy

/** Thrown for syntax that patterns do not need and the analysis does not know. */
export class UnsupportedRegex extends Error {}

/** Parses an expression that `new RegExp(source, 'u')` accepts. Throws UnsupportedRegex for back references and modifiers. */
export function parseRegex(source: string): RegexNode {
  const tokens = tokensOf(source)
  let next = 0

  function choice(): RegexNode {
    const parts = [sequence()]
    while (tokens[next] === '|') {
      next++
      parts.push(sequence())
    }
    return parts.length === 1 ? parts[0]! : { kind: 'choice', parts }
  }

  function sequence(): RegexNode {
    const parts: RegexNode[] = []
    while (next < tokens.length && tokens[next] !== '|' && tokens[next] !== ')') parts.push(repeated(term()))
    return parts.length === 1 ? parts[0]! : { kind: 'sequence', parts }
  }

  function term(): RegexNode {
    const token = tokens[next++]!
    if (/^[\^$]$|^\\b$/i.test(token)) return { kind: 'assertion', source: token, body: null }
    if (/^\\[k1-9]/.test(token)) throw new UnsupportedRegex(`a back reference: ${token}`)
    if (!token.startsWith('(')) return { kind: 'atom', source: token }
    if (tokens[next] === '?') throw new UnsupportedRegex('modifiers in a group')
    const body = choice()
    next++
    return /^\(\?<?[=!]/.test(token) ? { kind: 'assertion', source: token, body } : body
  }

  function repeated(body: RegexNode): RegexNode {
    const bounds = boundsOf(tokens[next])
    if (bounds === null) return body
    let source = tokens[next++]!
    if (tokens[next] === '?') source += tokens[next++]
    return { kind: 'repeat', body, from: bounds[0], to: bounds[1], source: `${sourceOf(body)}${source}` }
  }

  return choice()
}

function tokensOf(source: string): string[] {
  const tokens: string[] = []
  TOKEN.lastIndex = 0
  for (let match = TOKEN.exec(source); match !== null; match = TOKEN.exec(source)) tokens.push(match[0])
  return tokens
}

function boundsOf(token: string | undefined): [number, number] | null {
  if (token === '*') return [0, Number.POSITIVE_INFINITY]
  if (token === '+') return [1, Number.POSITIVE_INFINITY]
  if (token === '?') return [0, 1]
  const [, from, comma, to] = /^\{(\d+)(,(\d*))?\}$/.exec(token ?? '') ?? []
  if (from === undefined) return null
  if (comma === undefined) return [Number(from), Number(from)]
  return [Number(from), to === '' ? Number.POSITIVE_INFINITY : Number(to)]
}

function sourceOf(node: RegexNode): string {
  return node.kind === 'atom' ? node.source : node.kind === 'repeat' ? node.source : '(…)'
}
