import type { Cell } from './table-writer.ts'

/** Fields that a search can name, and the column or expression of the view `annotated` behind each. */
export const searchFields: Readonly<Record<string, string>> = {
  host: 'host',
  log: 'log',
  member: 'member_path',
  level: 'level',
  process: 'process',
  pid: 'pid',
  world: 'world',
  cpu: 'cpu',
  thread: 'thread',
  opid: 'op_id',
  module: 'module',
  event: 'event',
  user: 'user_name',
  message: 'message',
  format: 'format',
  severity: 'severity',
  fault: 'faults',
  finding: 'findings',
}

const listFields = new Set(['fault', 'finding'])

export interface Search {
  /** Condition on the view `annotated`. */
  where: string
  parameters: Record<string, Cell>
}

/** A part of the search text that is not understood; `column` is 1-based. */
export class SearchSyntaxError extends Error {
  readonly column: number
  constructor(message: string, column: number) {
    super(message)
    this.column = column
  }
}

const token = /(?<not>-)?(?:(?<field>[a-z]+):)?(?:"(?<quoted>[^"]*)"|(?<word>[^\s"]\S*))/gy

/**
 * Reads `text "two words" field:value -field:value`: all parts must hold; text stands in message or continuation, in any
 * case; a value may hold `*`, and commas between alternatives. Returns SQL with parameters, or throws SearchSyntaxError.
 */
export function parseSearch(text: string): Search {
  const conditions: string[] = []
  const parameters: Record<string, Cell> = {}
  const bind = (value: string): string => {
    const name = `p${Object.keys(parameters).length}`
    parameters[name] = value
    return `$${name}`
  }

  for (let at = skipBlanks(text, 0); at < text.length; at = skipBlanks(text, at)) {
    token.lastIndex = at
    const groups = token.exec(text)?.groups
    if (groups === undefined) throw new SearchSyntaxError('a quote is not closed', at + 1)
    const value = groups.quoted ?? groups.word ?? ''
    const condition =
      groups.field === undefined ? textCondition(value, bind) : fieldCondition(groups.field, value, at, bind)
    conditions.push(groups.not === undefined ? condition : `not coalesce(${condition}, false)`)
    at = token.lastIndex
  }
  return { where: conditions.join(' and ') || 'true', parameters }
}

function textCondition(value: string, bind: (value: string) => string): string {
  const parameter = bind(value)
  return `(contains(lower(message), lower(${parameter})) or contains(lower(continuation), lower(${parameter})))`
}

function fieldCondition(field: string, value: string, at: number, bind: (value: string) => string): string {
  const column = Object.hasOwn(searchFields, field) ? searchFields[field] : undefined
  if (column === undefined) {
    throw new SearchSyntaxError(`unknown field ${field}; fields are ${Object.keys(searchFields).join(', ')}`, at + 1)
  }
  const alternatives = value.split(',').map((part) => bind(likePattern(part)))
  const test = (expression: string) =>
    alternatives.map((parameter) => `${expression} ilike ${parameter} escape '\\'`).join(' or ')
  if (listFields.has(field)) return `len(list_filter(coalesce(${column}, []), lambda x: ${test('x')})) > 0`
  return `(${test(`cast(${column} as varchar)`)})`
}

/** `*` becomes LIKE's `%`; LIKE's own signs lose their meaning. */
function likePattern(value: string): string {
  return value.replaceAll(/[\\%_]/g, '\\$&').replaceAll('*', '%')
}

function skipBlanks(text: string, at: number): number {
  let next = at
  while (text[next] === ' ') next++
  return next
}
