/** An id that other hosts may have logged as well, and when it was seen first, µs UTC. */
export interface Mark {
  readonly kind: string
  readonly id: string
  timeUs: number
}

/** Marks that are kept of one log. */
export const MAX_MARKS = 2000

/** The parts of an operation id that both sides have: whoever passes it on appends to it. */
const SHARED_PARTS = 3

/**
 * Keeps the marks with the smallest hashes: of two logs that saw the same ids both keep the same ones, so that a sample of
 * each still meets. The order of the calls makes no difference.
 */
export function sampleMarks(limit = MAX_MARKS): { add(mark: Mark): void; marks(): Mark[] } {
  const kept = new Map<string, { mark: Mark; hash: number }>()
  let highest = Number.POSITIVE_INFINITY

  const cut = () => {
    const sorted = [...kept].sort(([a, { hash }], [b, other]) => hash - other.hash || (a < b ? -1 : 1))
    for (const [key] of sorted.slice(limit)) kept.delete(key)
    if (sorted.length >= limit) highest = sorted[limit - 1]![1].hash
  }

  return {
    add(mark) {
      const hash = hashOf(mark.id, sharedLength(mark))
      if (hash > highest) return
      const key = `${mark.kind} ${mark.id}`
      const known = kept.get(key)
      if (known === undefined) kept.set(key, { mark: { ...mark }, hash })
      else known.mark.timeUs = Math.min(known.mark.timeUs, mark.timeUs)
      if (kept.size >= 2 * limit) cut()
    },
    marks() {
      cut()
      return [...kept].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { mark }]) => mark)
    },
  }
}

/** Length of the part of an id that both sides have. */
function sharedLength({ kind, id }: Mark): number {
  if (kind !== 'op_id') return id.length
  let end = -1
  for (let part = 0; part < SHARED_PARTS; part++) {
    end = id.indexOf('-', end + 1)
    if (end < 0) return id.length
  }
  return end
}

/** FNV-1a of the first characters, with murmur3's last step, which spreads it: 32 bits. */
function hashOf(text: string, length: number): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
