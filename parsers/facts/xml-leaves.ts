/** An element with text, or an attribute. */
export interface Leaf {
  /** Names from the root, with dots; `host[1]` is the second `host` of its parent. */
  readonly path: string
  readonly text: string
}

const MAX_DEPTH = 40
const MAX_PATH = 400
const token = /<[!?][^<>]{0,10000}>|<(\/?)([A-Za-z_][\w:.-]{0,100})([^<>]{0,10000}?)(\/?)>|[^<]{1,100000}|</g
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

interface Open {
  name: string
  path: string
  text: string
  seen: Map<string, number>
}

/**
 * Texts of the elements of a small XML document, without regard to namespaces. What stands before the first element and
 * behind the last is passed over; end tags that fit nothing are, too. `problem` says what was cut; null: all was read.
 */
export function xmlLeaves(xml: string, limit: number): { leaves: Leaf[]; problem: string | null } {
  const leaves: Leaf[] = []
  const open: Open[] = [{ name: '', path: '', text: '', seen: new Map() }]
  for (const [piece, closing, name, attributes, empty] of withoutComments(xml).matchAll(token)) {
    if (leaves.length >= limit) return { leaves, problem: `more than ${limit} values: the others are left out` }
    const parent = open.at(-1)!
    if (name === undefined) {
      if (!piece.startsWith('<') && parent.text.length < 10_000) parent.text += piece
    } else if (closing === '/') {
      const at = open.findLastIndex((element) => element.name === name)
      if (at > 0) close(open.splice(at), leaves)
    } else if (open.length < MAX_DEPTH) {
      const element = child(parent, name)
      for (const [, key, double, single] of attributes!.matchAll(
        /([\w:.-]{1,100})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)')/g,
      )) {
        if (!key!.startsWith('xmlns'))
          leaves.push({ path: `${element.path}.${key}`, text: plain(double ?? single ?? '') })
      }
      if (empty !== '/' && !attributes!.endsWith('/')) open.push(element)
    }
  }
  return { leaves, problem: open.length > 1 ? `the document ends inside <${open.at(-1)!.name}>` : null }
}

function withoutComments(xml: string): string {
  const parts: string[] = []
  for (let at = 0; at >= 0 && at < xml.length; ) {
    const start = xml.indexOf('<!--', at)
    parts.push(xml.slice(at, start < 0 ? xml.length : start))
    const end = start < 0 ? -1 : xml.indexOf('-->', start)
    at = end < 0 ? -1 : end + 3
  }
  return parts.join('')
}

function child(parent: Open, name: string): Open {
  const count = parent.seen.get(name) ?? 0
  parent.seen.set(name, count + 1)
  const step = count === 0 ? name : `${name}[${count}]`
  const path = parent.path === '' ? step : `${parent.path}.${step}`
  return { name, path: path.slice(0, MAX_PATH), text: '', seen: new Map() }
}

/** Adds the text of the elements that end here, innermost first. */
function close(elements: readonly Open[], leaves: Leaf[]): void {
  for (const { path, text } of elements.toReversed()) {
    const trimmed = plain(text).trim()
    if (trimmed !== '') leaves.push({ path, text: trimmed })
  }
}

function plain(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name]!)
}
