import type { Issue } from './problem.ts'
import type { Key, Shape } from './shape.ts'

type Path = readonly (string | number)[]

/** Compares a value read from YAML with a shape. Returns every difference, outermost first. */
export function checkShape(value: unknown, shape: Shape, path: Path = []): Issue[] {
  switch (shape.kind) {
    case 'text':
      return checkText(value, shape, path)
    case 'number':
      return checkNumber(value, shape, path)
    case 'flag':
      return typeof value === 'boolean' ? [] : [wrongType(value, 'true or false', path)]
    case 'cell':
      return value === null || typeof value !== 'object'
        ? []
        : [wrongType(value, 'a text, number, true, false or null', path)]
    case 'list':
      return checkList(value, shape, path)
    case 'map':
      if (!isObject(value)) return [wrongType(value, 'keys with values', path)]
      return Object.entries(value).flatMap(([key, entry]) => checkShape(entry, shape.of, [...path, key]))
    case 'keys':
      return checkKeys(value, shape.keys, path)
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function wrongType(value: unknown, wanted: string, path: Path): Issue {
  return {
    path,
    what: `${pathText(path)} is ${typeText(value)}`,
    reason: `it has to be ${wanted}`,
    help: 'quote the value where it is meant as text, or see docs/patterns.md',
  }
}

function checkText(value: unknown, shape: Extract<Shape, { kind: 'text' }>, path: Path): Issue[] {
  if (shape.numberToo && typeof value === 'number') return checkText(String(value), shape, path)
  if (typeof value !== 'string') return [wrongType(value, 'text', path)]
  const { choices, like } = shape
  if (choices && !choices.includes(value)) {
    const wanted = choices.length > 8 ? 'a name of the table in docs/patterns.md' : `one of ${choices.join(', ')}`
    return [
      {
        path,
        what: `${pathText(path)}: "${value}" is unknown`,
        reason: `it has to be ${wanted}`,
        help: nearest(value, choices),
      },
    ]
  }
  if (like && !like.test(value)) {
    return [
      {
        path,
        what: `${pathText(path)}: "${value}" is not well-formed`,
        reason: `it has to match ${like.source}`,
        help: 'see docs/patterns.md for what the key holds',
      },
    ]
  }
  if (value.trim() === '' && !like) {
    return [
      {
        path,
        what: `${pathText(path)} is empty`,
        reason: 'it has to say something',
        help: 'write it, or leave an optional key out',
      },
    ]
  }
  return []
}

function checkNumber(value: unknown, shape: Extract<Shape, { kind: 'number' }>, path: Path): Issue[] {
  const { whole, from, to } = shape
  const fits = typeof value === 'number' && value >= from && value <= to && (!whole || Number.isInteger(value))
  return fits ? [] : [wrongType(value, `a ${whole ? 'whole ' : ''}number from ${from} to ${to}`, path)]
}

function checkList(value: unknown, shape: Extract<Shape, { kind: 'list' }>, path: Path): Issue[] {
  if (!Array.isArray(value)) return shape.orOne ? checkShape(value, shape.of, path) : [wrongType(value, 'a list', path)]
  const issues = value.flatMap((entry, index) => checkShape(entry, shape.of, [...path, index]))
  if (value.length >= shape.atLeast) return issues
  return [
    {
      path,
      what: `${pathText(path)} is empty`,
      reason: 'it needs an entry',
      help: 'see docs/patterns.md for what the key holds',
    },
    ...issues,
  ]
}

function checkKeys(value: unknown, keys: Readonly<Record<string, Key>>, path: Path): Issue[] {
  if (!isObject(value)) return [wrongType(value, `keys: ${Object.keys(keys).join(', ')}`, path)]
  const order = Object.keys(keys)
  const written = Object.keys(value)
  const issues: Issue[] = []
  for (const key of written.filter((word) => !Object.hasOwn(keys, word))) {
    issues.push({
      path: [...path, key],
      what: `unknown key "${key}"`,
      reason: `${path.length === 0 ? 'a fault file' : pathText(path)} has the keys ${order.join(', ')}`,
      help: nearest(key, order),
    })
  }
  for (const key of order) {
    if (!keys[key]!.needed || Object.hasOwn(value, key)) continue
    issues.push({
      path,
      what: `"${key}" is missing${path.length === 0 ? '' : ` in ${pathText(path)}`}`,
      reason: 'the key is needed',
      help: `add ${key}: ${keys[key]!.about}`,
    })
  }
  const known = written.filter((word) => Object.hasOwn(keys, word))
  return [...issues, ...known.flatMap((key) => checkShape(value[key], keys[key]!.shape, [...path, key]))]
}

/** Says where keys do not stand in the order of their shape. The value has to have that shape. */
export function checkOrder(value: unknown, shape: Shape, path: Path = []): Issue[] {
  if (shape.kind === 'list' && Array.isArray(value)) {
    return value.flatMap((entry, index) => checkOrder(entry, shape.of, [...path, index]))
  }
  if (shape.kind !== 'keys' || !isObject(value)) return []
  const order = Object.keys(shape.keys)
  const written = Object.keys(value)
  const late = written.findIndex((key, at) => at > 0 && order.indexOf(key) < order.indexOf(written[at - 1]!))
  const own: Issue = {
    path: [...path, written[late] ?? ''],
    what: `"${written[late]}" stands after "${written[late - 1]}"`,
    reason: 'keys stand in one order, so that every file reads alike',
    help: `put the keys in the order ${order.filter((key) => written.includes(key)).join(', ')}`,
  }
  return [
    ...(late > 0 ? [own] : []),
    ...written.flatMap((key) => checkOrder(value[key], shape.keys[key]!.shape, [...path, key])),
  ]
}

function typeText(value: unknown): string {
  if (value === null || value === undefined) return 'empty'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a map'
  return `${typeof value} ${JSON.stringify(value)}`
}

/** Writes a path as `messages[0].samples`. */
export function pathText(path: Path): string {
  const text = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('')
  return text === '' ? 'the file' : text.replace(/^\./, '')
}

/** Help for a misspelt word: the choice that shares most letter pairs with it. */
export function nearest(word: string, choices: readonly string[]): string {
  const pairs = (text: string) => new Set(Array.from(text, (_, at) => text.slice(at, at + 2)))
  const wanted = pairs(word)
  const score = (choice: string) =>
    [...pairs(choice)].filter((pair) => wanted.has(pair)).length / (choice.length + word.length)
  const best = [...choices].sort((a, b) => score(b) - score(a))[0]
  return best !== undefined && score(best) > 0.25
    ? `did you mean "${best}"?`
    : `use one of ${choices.slice(0, 8).join(', ')}${choices.length > 8 ? ', …' : ''}`
}
