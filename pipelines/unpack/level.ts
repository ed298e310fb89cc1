import { hash } from 'node:crypto'
import { fragmentOf, type Join, join } from './fragments.ts'
import type { Reader } from './reader.ts'
import type { Report, Run } from './run.ts'
import { linkLeaves, safePath } from './safepath.ts'

/** Where a stream of bytes stands. */
export interface Place {
  /** Index of the input. */
  readonly input: number
  /** See Member.archive. */
  readonly archive: string
  /** Path in that archive or folder, as it is shown in reports. */
  name: string
  readonly mtime: number | null
  /** Archives and compressions around it. */
  depth: number
  /** Whether it came out of gzip or zstd: its suffix is then not shown. */
  packed: boolean
  /** Hashes of the names that were shown before in this archive. */
  readonly seen: Set<string>
  /** Reports that wait until it is known what the stream is, and so under which name it is shown; null: known. */
  waiting: { readonly offset: number | null; readonly reason: string }[] | null
}

/** An archive or folder that is being read: its reader tells here what it finds. */
export interface Level {
  /**
   * A file. `open` makes its bytes with a way to report on them, or null where they cannot be read. When this settles the
   * bytes may not have been read to their end.
   */
  entry(name: string, mtime: number | null, open: (report: Report) => Reader | null): Promise<void>
  /** A link at `name`; links are never followed. */
  link(name: string, target: string): void
  /** A device, FIFO or socket. */
  device(): void
  /** Damage of the archive itself. */
  error: Report
}

/** An archive may state any number as a time. What is not after 1970 is no time, what is after this no time of a host's file. */
const LATEST_MS = Date.UTC(2200, 0)

/** Reads the bytes of one place: place.ts has the one there is. */
export type ReadPlace = (run: Run, data: Reader, place: Place) => Promise<void>

/** The name of a place in reports and of the archives below it. */
export function label(place: Place): string {
  return place.archive === '' ? place.name : `${place.archive}/${place.name}`
}

/** Reports on a place, now or when its name is settled. */
export function report(run: Run, place: Place): Report {
  return (offset, reason) => {
    if (place.waiting === null) run.error(label(place), offset, reason)
    else place.waiting.push({ offset, reason })
  }
}

/** Says under which name a place is shown, and gives its waiting reports. */
export function settle(run: Run, place: Place, name: string): void {
  place.name = name
  for (const { offset, reason } of place.waiting ?? []) run.error(label(place), offset, reason)
  place.waiting = null
  // Full paths of a hostile archive would take too much memory.
  const key = hash('sha256', name, 'base64')
  if (place.seen.has(key)) run.note(label(place), 'comes more than once in its archive; each is read')
  place.seen.add(key)
}

/**
 * Opens the archive or folder at `place`, has `walk` go through it, and closes it. `walk` returns whether it came to the
 * end: fragments may be missing if not. Links that stay within it are passed
 * over without a word: they are normal in bundles, and what they point to is there itself.
 */
export async function readLevel(
  run: Run,
  place: Place,
  readPlace: ReadPlace,
  walk: (level: Level) => Promise<boolean>,
): Promise<void> {
  const archive = label(place)
  const seen = new Set<string>()
  const joins = new Map<string, Join>()
  let leaving = 0
  let devices = 0

  function placeOf(name: string, mtime: number | null): Place {
    const { path, problem } = safePath(name, run.limits.path)
    const found: Place = {
      input: place.input,
      archive,
      name: path,
      mtime: mtime !== null && mtime > 0 && mtime < LATEST_MS ? mtime : null,
      depth: place.depth + 1,
      packed: false,
      seen,
      waiting: [],
    }
    if (problem !== null) report(run, found)(null, `${problem}; it is read under this path`)
    return found
  }

  async function joinOf(base: string, mtime: number | null): Promise<Join> {
    const open = joins.get(base)
    if (open !== undefined) {
      // Moves it behind the others: the first is then the one that waited longest.
      joins.delete(base)
      joins.set(base, open)
      return open
    }
    const [oldest] = joins
    if (oldest !== undefined && joins.size >= run.limits.joins) {
      joins.delete(oldest[0])
      await oldest[1].close(true)
    }
    const found = placeOf(base, mtime)
    const begun = join(run, report(run, found), (data) => readPlace(run, data, found))
    joins.set(base, begun)
    return begun
  }

  const level: Level = {
    async entry(name, mtime, open) {
      run.signal.throwIfAborted()
      if (run.stopped || !run.member(archive)) return
      const fragment = fragmentOf(name)
      if (fragment === null) {
        const found = placeOf(name, mtime)
        const data = open(report(run, found))
        if (data === null) settle(run, found, found.name)
        else await readPlace(run, data, found)
        return
      }
      const { path } = safePath(name, run.limits.path)
      const data = open((offset, reason) => run.error(`${archive}/${path}`, offset, reason))
      if (data !== null) await (await joinOf(fragment.base, mtime)).accept(fragment.number, data)
    },
    link(name, target) {
      if (linkLeaves(name, target)) leaving++
    },
    device() {
      devices++
    },
    error: (offset, reason) => run.error(archive, offset, reason),
  }

  let whole = false
  try {
    whole = await walk(level)
  } finally {
    for (const open of joins.values()) await open.close(whole)
  }
  if (leaving > 0) level.error(null, `links that point outside of the archive: ${leaving}; links are not followed`)
  if (devices > 0) level.error(null, `devices, FIFOs and sockets: ${devices}; they are passed over`)
}
