import { parseRegex, type RegexNode, UnsupportedRegex } from './regex-parse.ts'

/**
 * Running time of a backtracking search for a regular expression, by the criterion of Weideman et al., "Analyzing Matching
 * Time Behavior of Backtracking Regular Expression Matchers by Using Ambiguity of NFA" (CIAA 2016): exponential where one
 * state has two loops over the same text, polynomial where a text loops on two states and also leads from one to the other.
 * The search restarts at every character of the line, so the restart is a loop like any other.
 */

/** Bounded repetitions longer than this count as loops when the product of their bounds is looked at. */
const WIDE = 16

/** Steps that bounded gaps may cost per start position: two gaps of 200. */
const GAP_STEPS = 40_000

/** A position of the expression: which characters it takes and what may follow. */
interface Position {
  readonly source: string
  readonly takes: CharSet
  /** Following positions; `true`: by two ways, which is ambiguous by itself. */
  readonly follow: Map<number, boolean>
}

/** Bit per representative character. */
type CharSet = bigint

interface Fragment {
  readonly first: readonly number[]
  readonly last: readonly number[]
  readonly empty: boolean
}

interface Automaton {
  readonly positions: readonly Position[]
  readonly last: ReadonlySet<number>
  /** The state before the first character, which also passes over text: the search's restart. Null where anchored by ^. */
  readonly restart: number | null
  /** Positions in a repetition without bound, or with a wide one; only these can be on a loop. */
  readonly looped: ReadonlySet<number>
  /** Bound of the wide repetition around a position. */
  readonly bounds: ReadonlyMap<number, number>
}

/**
 * Says why an expression can take longer than a small constant per character of a line; null where it cannot.
 * Takes an expression that `new RegExp(source, 'u')` accepts.
 */
export function backtrackingOf(source: string): string | null {
  let tree: RegexNode
  try {
    tree = parseRegex(source)
  } catch (error) {
    if (error instanceof UnsupportedRegex) return `it holds what the analysis does not know: ${error.message}`
    throw error
  }
  if (hasLoopInLookaround(tree))
    return 'a lookaround holds an unbounded repetition, which runs again at every character'

  const alphabet = representatives(source)
  const bounded = automatonOf(tree, alphabet, Number.POSITIVE_INFINITY)
  const twice = doubleLoop(bounded)
  if (twice !== null) return `exponential: ${twice} can take the same text in two ways each time round`
  const pair = ambiguousPairs(bounded)[0]
  if (pair !== undefined) return `polynomial: ${say(bounded, pair)} can both take the same text`

  const wide = automatonOf(tree, alphabet, WIDE)
  const wideTwice = doubleLoop(wide)
  if (wideTwice !== null) return `bounded, but too far: ${wideTwice} can take the same text in two ways each time round`
  const steps = gapSteps(wide)
  return steps > GAP_STEPS
    ? `bounded, but too far: its gaps multiply to ${steps} steps, allowed are ${GAP_STEPS}`
    : null
}

function say({ positions, restart }: Automaton, [from, to]: readonly [number, number]): string {
  const start = from === restart ? 'the start of the search and' : `${positions[from]!.source} and`
  return `${start} ${positions[to]!.source}`
}

function hasLoopInLookaround(node: RegexNode, inside = false): boolean {
  switch (node.kind) {
    case 'atom':
      return false
    case 'assertion':
      return node.body !== null && hasLoopInLookaround(node.body, true)
    case 'repeat':
      return (inside && node.to > WIDE) || hasLoopInLookaround(node.body, inside)
    default:
      return node.parts.some((part) => hasLoopInLookaround(part, inside))
  }
}

/** ASCII, some characters beyond it, and those that the expression names: every class differs from others on one of them. */
function representatives(source: string): string[] {
  const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code))
  return [...new Set([...ascii, '\u00a0', 'é', 'ß', '\u2028', '中', '😀', ...source])]
}

/** Positions and what follows what (Glushkov). Repetitions above `wideFrom` become loops, shorter ones a few copies. */
function automatonOf(tree: RegexNode, alphabet: readonly string[], wideFrom: number): Automaton {
  const positions: Position[] = []
  const bounds = new Map<number, number>()
  const looped = new Set<number>()
  const cache = new Map<string, CharSet>()

  function charSet(source: string): CharSet {
    const known = cache.get(source)
    if (known !== undefined) return known
    const test = new RegExp(`^(?:${source})$`, 'u')
    let bits = 0n
    for (const [index, char] of alphabet.entries()) if (test.test(char)) bits |= 1n << BigInt(index)
    cache.set(source, bits)
    return bits
  }

  function link(from: readonly number[], to: readonly number[]): void {
    for (const a of from) {
      const { follow } = positions[a]!
      for (const b of to) follow.set(b, follow.has(b))
    }
  }

  function join(left: Fragment, right: Fragment): Fragment {
    link(left.last, right.first)
    return {
      first: left.empty ? [...left.first, ...right.first] : left.first,
      last: right.empty ? [...left.last, ...right.last] : right.last,
      empty: left.empty && right.empty,
    }
  }

  function build(node: RegexNode): Fragment {
    switch (node.kind) {
      case 'atom': {
        const position = positions.push({ source: node.source, takes: charSet(node.source), follow: new Map() }) - 1
        return { first: [position], last: [position], empty: false }
      }
      case 'assertion':
        return { first: [], last: [], empty: true }
      case 'sequence':
        return node.parts.map((part) => () => build(part)).reduce((left, right) => join(left, right()), nothing)
      case 'choice': {
        const parts = node.parts.map(build)
        return {
          first: parts.flatMap((part) => part.first),
          last: parts.flatMap((part) => part.last),
          empty: parts.some((part) => part.empty),
        }
      }
      case 'repeat':
        return repeat(node)
    }
  }

  function repeat({ body, from, to, source }: Extract<RegexNode, { kind: 'repeat' }>): Fragment {
    if (to === Number.POSITIVE_INFINITY || to > wideFrom) {
      const start = positions.length
      const inner = build(body)
      link(inner.last, inner.first)
      for (let position = start; position < positions.length; position++) {
        looped.add(position)
        const around = bounds.get(position) ?? 1
        if (to !== Number.POSITIVE_INFINITY) bounds.set(position, around * to)
        if (body.kind === 'atom') positions[position] = { ...positions[position]!, source }
      }
      return from === 0 ? { ...inner, empty: true } : inner
    }
    return copies(body, Math.min(from, 2), Math.min(to, from === to ? 2 : 3))
  }

  /** `from` copies, then up to `to - from` more, each only after the one before: as the engine tries them. */
  function copies(body: RegexNode, from: number, to: number): Fragment {
    if (to === 0) return nothing
    const one = build(body)
    const rest = copies(body, Math.max(from - 1, 0), to - 1)
    const both = join(one, rest)
    return from === 0 ? { ...both, empty: true } : both
  }

  const whole = build(tree)
  const last = new Set(endsInAssertion(tree) ? [] : whole.last)
  if (isAnchored(tree)) return { positions, last, restart: null, looped, bounds }
  const everything = (1n << BigInt(alphabet.length)) - 1n
  const restart = positions.push({ source: '', takes: everything, follow: new Map() }) - 1
  link([restart], [restart, ...whole.first])
  looped.add(restart)
  return { positions, last, restart, looped, bounds }
}

const nothing: Fragment = { first: [], last: [], empty: true }

function isAnchored(tree: RegexNode): boolean {
  if (tree.kind === 'choice') return tree.parts.every(isAnchored)
  const head = tree.kind === 'sequence' ? tree.parts[0] : tree
  return head?.kind === 'assertion' && head.source === '^'
}

/** True where an assertion can be the last thing checked: then a match can fail behind its last character. */
function endsInAssertion(tree: RegexNode): boolean {
  switch (tree.kind) {
    case 'atom':
      return false
    case 'assertion':
      return true
    case 'choice':
      return tree.parts.some(endsInAssertion)
    case 'repeat':
      return endsInAssertion(tree.body)
    case 'sequence': {
      const solid = tree.parts.findLastIndex((part) => !canBeEmpty(part))
      return tree.parts.slice(Math.max(solid, 0)).some(endsInAssertion)
    }
  }
}

function canBeEmpty(tree: RegexNode): boolean {
  switch (tree.kind) {
    case 'atom':
      return false
    case 'assertion':
      return true
    case 'choice':
      return tree.parts.some(canBeEmpty)
    case 'repeat':
      return tree.from === 0 || canBeEmpty(tree.body)
    case 'sequence':
      return tree.parts.every(canBeEmpty)
  }
}

/** Component of every position: positions of one component reach each other; -1 where a position is on no loop. */
function components({ positions, looped }: Automaton): number[] {
  const component = positions.map(() => -1)
  const reach = new Map([...looped].map((from) => [from, reachable(positions, from)]))
  for (const from of looped) {
    if (!reach.get(from)!.has(from)) continue
    component[from] = [...looped].find((to) => reach.get(from)!.has(to) && reach.get(to)!.has(from)) ?? from
  }
  return component
}

function reachable(positions: readonly Position[], from: number): Set<number> {
  const seen = new Set<number>()
  const open = [...positions[from]!.follow.keys()]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue
    seen.add(next)
    open.push(...positions[next]!.follow.keys())
  }
  return seen
}

/** Source of a loop that reads one text along two ways; null where there is none. */
function doubleLoop(automaton: Automaton): string | null {
  const { positions, restart } = automaton
  const component = components(automaton)
  for (const [start, { source, follow }] of positions.entries()) {
    if (component[start] === -1 || start === restart) continue
    const inside = (position: number) => component[position] === component[start]
    for (const [next, twice] of follow) if (twice && inside(next)) return source
    const apart = walk(automaton, [[start, start]], (state) => state.every(inside)).filter(([a, b]) => a !== b)
    if (apart.length === 0) continue
    const back = walk(automaton, apart, (state) => state.every(inside))
    if (back.some(([a, b]) => a === start && b === start)) return source
  }
  return null
}

/** Pairs of loops (a, b) where one text can go round a, round b, and from a to b. */
function ambiguousPairs(automaton: Automaton): (readonly [number, number])[] {
  const { positions, last } = automaton
  const component = components(automaton)
  const loops = [...positions.keys()].filter((position) => component[position] !== -1)
  const pairs: (readonly [number, number])[] = []
  for (const from of loops) {
    const reach = reachable(positions, from)
    for (const to of loops) {
      // A loop at the very end accepts as soon as it is reached: there is nothing to try again.
      if (component[from] === component[to] || !reach.has(to) || last.has(to)) continue
      const states = walk(
        automaton,
        [[from, from, to]],
        ([a, , c]) => component[a!] === component[from] && component[c!] === component[to],
      )
      if (states.some(([a, b, c]) => a === from && b === to && c === to)) pairs.push([from, to])
    }
  }
  return pairs
}

/** All tuples of positions that one text can lead the starting tuples to, the starts not counted unless led back to. */
function walk(
  { positions }: Automaton,
  starts: readonly (readonly number[])[],
  keep: (state: readonly number[]) => boolean,
): number[][] {
  const seen = new Map<string, number[]>()
  const open: (readonly number[])[] = [...starts]
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    let next: { tuple: number[]; takes: CharSet }[] = [{ tuple: [], takes: -1n }]
    for (const position of state) {
      next = next.flatMap(({ tuple, takes }) =>
        [...positions[position]!.follow.keys()].flatMap((to) => {
          const common = takes & positions[to]!.takes
          return common === 0n ? [] : [{ tuple: [...tuple, to], takes: common }]
        }),
      )
    }
    for (const { tuple } of next) {
      const key = tuple.join()
      if (seen.has(key) || !keep(tuple)) continue
      seen.set(key, tuple)
      open.push(tuple)
    }
  }
  return [...seen.values()]
}

/** Largest product of bounds along wide repetitions that can take the same text one after the other. */
function gapSteps(automaton: Automaton): number {
  const { bounds, restart } = automaton
  const pairs = ambiguousPairs(automaton).filter(([from]) => from !== restart)
  const best = new Map<number, number>()
  const from = (position: number): number => {
    const known = best.get(position)
    if (known !== undefined) return known
    const beyond = pairs.filter(([start]) => start === position).map(([, to]) => from(to))
    const steps = (bounds.get(position) ?? 1) * Math.max(1, ...beyond)
    best.set(position, steps)
    return steps
  }
  return Math.max(1, ...automaton.positions.map((_, position) => from(position)))
}
