/**
 * The part of KQL that the generated Kibana objects use: `field: value`, `field: "phrase"`, `*` in values, ranges, `field: *`,
 * lists of values, and/or/not, parentheses. Texts without a field and nested fields are refused. It exists because the checks
 * must read what Kibana will read, and run it without a Kibana.
 */
export type Kql =
  | { readonly kind: 'and'; readonly clauses: readonly Kql[] }
  | { readonly kind: 'or'; readonly clauses: readonly Kql[] }
  | { readonly kind: 'not'; readonly clause: Kql }
  | { readonly kind: 'exists'; readonly field: string }
  | { readonly kind: 'is'; readonly field: string; readonly value: string; readonly quoted: boolean }
  | { readonly kind: 'wildcard'; readonly field: string; readonly pattern: string }
  | { readonly kind: 'range'; readonly field: string; readonly operator: RangeOperator; readonly value: string }

type RangeOperator = 'lt' | 'lte' | 'gt' | 'gte'

export class KqlError extends Error {}

interface Token {
  readonly kind: '(' | ')' | ':' | 'range' | 'quoted' | 'word' | 'end'
  readonly text: string
  readonly at: number
}

const RANGES: Readonly<Record<string, RangeOperator>> = { '<': 'lt', '<=': 'lte', '>': 'gt', '>=': 'gte' }
const TOKEN = /\s*(?:(?<mark>[():])|(?<range>[<>]=?)|"(?<quoted>(?:[^"\\]|\\.)*)"|(?<word>(?:[^\s\\():<>"{}]|\\.)+))/y

/** Takes a KQL text and returns its tree; null for an empty text (everything). Throws KqlError with the place. */
export function parseKql(text: string): Kql | null {
  const tokens = tokenize(text)
  if (tokens[0]!.kind === 'end') return null
  const cursor = { tokens, next: 0 }
  const tree = parseOr(cursor, (from) => parseComparison(from))
  const rest = peek(cursor)
  if (rest.kind !== 'end') throw new KqlError(`unexpected "${rest.text}" at ${rest.at} in: ${text}`)
  return tree
}

/** Names of the fields that a query asks for, each once, sorted. */
export function kqlFields(query: Kql | null): string[] {
  if (query === null) return []
  if (query.kind === 'and' || query.kind === 'or') return [...new Set(query.clauses.flatMap(kqlFields))].sort()
  return query.kind === 'not' ? kqlFields(query.clause) : [query.field]
}

/** Text as a quoted KQL value. */
export function quoteKql(value: string): string {
  return `"${value.replace(/[\\"]/g, '\\$&')}"`
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  const end = text.trimEnd().length
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < end) {
    const at = TOKEN.lastIndex
    const groups = TOKEN.exec(text)?.groups
    if (groups === undefined) throw new KqlError(`cannot read on at ${at} in: ${text}`)
    const { mark, range, quoted, word } = groups
    if (mark !== undefined) tokens.push({ kind: mark as '(' | ')' | ':', text: mark, at })
    else if (range !== undefined) tokens.push({ kind: 'range', text: range, at })
    else if (quoted !== undefined) tokens.push({ kind: 'quoted', text: quoted.replace(/\\(.)/g, '$1'), at })
    else tokens.push({ kind: 'word', text: word!, at })
  }
  tokens.push({ kind: 'end', text: 'the end', at: end })
  return tokens
}

interface Cursor {
  readonly tokens: readonly Token[]
  next: number
}

type Parse = (cursor: Cursor) => Kql

function peek(cursor: Cursor): Token {
  return cursor.tokens[cursor.next]!
}

function take(cursor: Cursor, kinds: readonly Token['kind'][]): Token {
  const token = peek(cursor)
  if (!kinds.includes(token.kind)) {
    throw new KqlError(`"${token.text}" at ${token.at}, where ${kinds.join(' or ')} is expected`)
  }
  cursor.next++
  return token
}

function isWord(token: Token, word: string): boolean {
  return token.kind === 'word' && token.text.toLowerCase() === word
}

function parseOr(cursor: Cursor, leaf: Parse): Kql {
  return parseList(cursor, 'or', (from) => parseList(from, 'and', (inner) => parseNot(inner, leaf)))
}

function parseList(cursor: Cursor, kind: 'and' | 'or', part: Parse): Kql {
  const clauses = [part(cursor)]
  while (isWord(peek(cursor), kind)) {
    cursor.next++
    clauses.push(part(cursor))
  }
  return clauses.length === 1 ? clauses[0]! : { kind, clauses }
}

function parseNot(cursor: Cursor, leaf: Parse): Kql {
  if (isWord(peek(cursor), 'not')) {
    cursor.next++
    return { kind: 'not', clause: parseNot(cursor, leaf) }
  }
  if (peek(cursor).kind !== '(') return leaf(cursor)
  cursor.next++
  const inner = parseOr(cursor, leaf)
  take(cursor, [')'])
  return inner
}

function parseComparison(cursor: Cursor): Kql {
  const field = withoutEscapes(take(cursor, ['word']).text)
  const operator = take(cursor, [':', 'range'])
  if (operator.kind === 'range') {
    return {
      kind: 'range',
      field,
      operator: RANGES[operator.text]!,
      value: valueText(take(cursor, ['word', 'quoted'])),
    }
  }
  return parseNot(cursor, (from) => parseValue(from, field))
}

function parseValue(cursor: Cursor, field: string): Kql {
  const token = take(cursor, ['word', 'quoted'])
  if (token.kind === 'quoted') return { kind: 'is', field, value: token.text, quoted: true }
  if (token.text === '*') return { kind: 'exists', field }
  if (!/(?<!\\)\*/.test(token.text)) return { kind: 'is', field, value: withoutEscapes(token.text), quoted: false }
  return { kind: 'wildcard', field, pattern: token.text.replace(/\\([^*?\\])/g, '$1').replace(/(?<!\\)\?/g, '\\?') }
}

function valueText(token: Token): string {
  return token.kind === 'quoted' ? token.text : withoutEscapes(token.text)
}

function withoutEscapes(text: string): string {
  return text.replace(/\\(.)/g, '$1')
}

export type QueryDsl = Readonly<Record<string, unknown>>

/**
 * Translates to the Elasticsearch query that Kibana makes of it. `typeOf` gives a field's mapping type, undefined where the
 * index has no such field: then KqlError, for Kibana would silently find nothing.
 */
export function kqlToDsl(query: Kql | null, typeOf: (field: string) => string | undefined): QueryDsl {
  if (query === null) return { match_all: {} }
  switch (query.kind) {
    case 'and':
      return { bool: { filter: query.clauses.map((clause) => kqlToDsl(clause, typeOf)) } }
    case 'or':
      return { bool: { should: query.clauses.map((clause) => kqlToDsl(clause, typeOf)), minimum_should_match: 1 } }
    case 'not':
      return { bool: { must_not: kqlToDsl(query.clause, typeOf) } }
  }
  const { field } = query
  const type = typeOf(field)
  if (type === undefined) throw new KqlError(`the index has no field ${field}`)
  switch (query.kind) {
    case 'exists':
      return { exists: { field } }
    case 'range':
      return { range: { [field]: { [query.operator]: query.value } } }
    case 'wildcard':
      return type === 'keyword'
        ? { wildcard: { [field]: { value: query.pattern } } }
        : { query_string: { fields: [field], query: query.pattern } }
    case 'is':
      if (type === 'date') return { range: { [field]: { gte: query.value, lte: query.value } } }
      return query.quoted ? { match_phrase: { [field]: query.value } } : { match: { [field]: query.value } }
  }
}
