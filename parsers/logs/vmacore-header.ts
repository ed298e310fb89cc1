/** Header of a hostd, vpxa, fdm, rhttpproxy or vpxd line: `[Originator@6876 sub=Vimsvc opID=7e1280cf user=root]`. */
export interface VmacoreHeader {
  sub?: string
  opId?: string
  user?: string
  /** What follows the closing bracket. */
  message: string
}

/** Longer headers do not occur; the limit keeps a line of brackets cheap. */
const maxHeader = 8192
const keys = /(?:^|\s)(sub|item|req|opID|opId|sid|user|update|reason|Tags?)=/g

/** Index of the bracket that closes the one at 0, quotes respected; -1: never closed. */
function closing(text: string): number {
  let depth = 0
  let quoted = false
  const end = Math.min(text.length, maxHeader)
  for (let i = 0; i < end; i++) {
    const c = text.charCodeAt(i)
    if (c === 34) quoted = !quoted
    else if (quoted) continue
    else if (c === 91) depth++
    else if (c === 93 && --depth === 0) return i
  }
  return text.indexOf('] ')
}

/**
 * Cuts the balanced `[…]` that `text` begins with and splits it at the known keys, because values hold blanks and
 * brackets (`sub=SSL SoapAdapter[1].HTTPService`). A header that is never closed leaves the whole text as message.
 */
export function readVmacoreHeader(text: string): VmacoreHeader {
  const end = closing(text)
  if (end < 0) return { message: text }
  const inner = text.slice(1, end).replace(/^\w+@\d+ */, '')
  const header: VmacoreHeader = { message: text.slice(end + 1).trimStart() }
  const found = [...inner.matchAll(keys)]
  if (found.length === 0 && inner !== '') header.sub = inner
  for (const [i, key] of found.entries()) {
    const value = unquoted(inner.slice(key.index + key[0].length, found[i + 1]?.index).trim())
    if (value === '') continue
    if (key[1] === 'sub') header.sub = value
    else if (key[1] === 'opID' || key[1] === 'opId') header.opId = value
    else if (key[1] === 'user') header.user = value
  }
  return header
}

function unquoted(value: string): string {
  return value.replace(/^"/, '').replace(/"$/, '')
}
