/** A member's path as it is shown, and what was wrong with its name (null: nothing). */
export interface SafePath {
  readonly path: string
  readonly problem: string | null
}

const UTF8 = new TextDecoder('utf-8', { fatal: true })

/** A name's bytes as text: UTF-8, or Latin-1 where they are not valid UTF-8. */
export function nameOf(bytes: Buffer): string {
  try {
    return UTF8.decode(bytes)
  } catch {
    return bytes.toString('latin1')
  }
}

/**
 * Makes a name from an archive safe to show and to use as a key: relative, `/` between parts, no `.` or `..`, no control
 * characters, at most `limit` characters (the last ones, since the end says what the file is).
 */
export function safePath(name: string, limit: number): SafePath {
  const problems: string[] = []
  let path = name.replace(/[\u0000-\u001f\u007f-\u009f]/g, '_')
  if (path !== name) problems.push('holds control characters')
  // A single letter and a colon are a drive only with a slash: ESXi's own names may hold colons.
  const relative = path.replace(/^[A-Za-z]:[\\/]+|^\/+/, '')
  if (relative !== path) problems.push('is absolute')
  const parts = relative.split('/').filter((part) => part !== '' && part !== '.')
  const inside = parts.filter((part) => part !== '..')
  if (inside.length < parts.length) problems.push('climbs with ".."')
  path = inside.join('/')
  if (path.length > limit) {
    problems.push(`is longer than ${limit} characters`)
    path = path.slice(-limit).replace(/^\/+/, '')
  }
  if (path === '') {
    problems.push('is empty')
    path = 'unnamed'
  }
  return { path, problem: problems.length === 0 ? null : `its name in the archive ${problems.join(', ')}` }
}

/**
 * Whether a link at `path` to `target` climbs out of the archive. An absolute target does not: a bundle mirrors the
 * host's root, and nothing is ever followed or written.
 */
export function linkLeaves(path: string, target: string): boolean {
  if (target.startsWith('/')) return false
  let depth = path.split('/').length - 1
  for (const part of target.split('/')) {
    if (part === '..') depth--
    else if (part !== '' && part !== '.') depth++
    if (depth < 0) return true
  }
  return false
}
