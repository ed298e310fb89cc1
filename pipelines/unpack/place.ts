import { detect, HEAD, isUnreadable, UNREADABLE } from './detect.ts'
import { gunzip } from './gzip.ts'
import { label, type Place, readLevel, report, settle } from './level.ts'
import { type Reader, reader, type Source } from './reader.ts'
import type { Report, Run } from './run.ts'
import { readTar } from './tar.ts'
import { readZip } from './zip.ts'
import { unzstd } from './zstd.ts'

/** Reads whatever stands at a place: an archive and all in it, a packed stream, or a member. May leave bytes unread. */
export async function readPlace(run: Run, data: Reader, place: Place): Promise<void> {
  const head = await data.peek(HEAD)
  const kind = detect(head)
  if (isUnreadable(kind)) {
    settle(run, place, place.name)
    // Every host since 7.0 has its own encrypted state in the bundle: that says nothing of how much of the bundle was read.
    if (kind === 'envelope' && place.depth > 0) run.note(label(place), UNREADABLE[kind])
    else run.error(label(place), null, UNREADABLE[kind])
  } else if (kind === 'file') {
    await readMember(run, data, place)
  } else if (place.depth >= run.limits.depth) {
    settle(run, place, place.name)
    run.error(label(place), null, `is nested deeper than ${run.limits.depth} levels: it is passed over`)
  } else if (kind === 'gzip' || kind === 'zstd') {
    await readPacked(run, data, place, kind === 'gzip' ? gunzip : unzstd)
  } else {
    settle(run, place, place.name)
    await readLevel(run, place, readPlace, (level) =>
      kind === 'tar'
        ? readTar(data, level)
        : readZip(data, level, (source, input, tell) => metered(run, place, source, input, tell)),
    )
  }
}

async function readMember(run: Run, data: Reader, place: Place): Promise<void> {
  const path = shownPath(place)
  settle(run, place, place.archive === '' ? place.name : path)
  const writer = run.receiver.open({ input: place.input, archive: place.archive, path, mtime: place.mtime })
  if (writer === null) return
  for (let chunk = await data.fill(); chunk.length > 0; chunk = await data.fill()) {
    run.signal.throwIfAborted()
    const written = writer.write(chunk)
    if (written !== undefined) await written
    data.consume(chunk.length)
  }
  await writer.end(data.cut)
}

/** Path of a member once what it was packed with is known: an input by its own name, a packed one without its suffix. */
function shownPath(place: Place): string {
  const path =
    place.archive === '' ? (place.name.split(/[\\/]/).findLast((part) => part !== '') ?? place.name) : place.name
  return place.packed ? path.replace(/(?<=[^/])\.(?:gz|zst)$/i, '') : path
}

async function readPacked(
  run: Run,
  data: Reader,
  place: Place,
  unpack: (input: Reader, tell: Report) => Source,
): Promise<void> {
  const tell = report(run, place)
  const unpacked = reader(metered(run, place, unpack(data, tell), data, tell))
  place.depth++
  place.packed = true
  try {
    await readPlace(run, unpacked, place)
  } finally {
    unpacked.close()
  }
}

/** Counts what `source` unpacks of `input`, and ends it where a limit is exceeded. */
function metered(run: Run, place: Place, source: Source, input: Reader, tell: Report): Source {
  const begin = input.offset
  let unpacked = 0
  let over = false
  return {
    get cut() {
      return over || source.cut
    },
    async next() {
      run.signal.throwIfAborted()
      if (over) return null
      const chunk = await source.next()
      if (chunk === null) return null
      unpacked += chunk.length
      const tooDense = unpacked > run.limits.ratioFrom && unpacked > run.limits.ratio * (input.offset - begin)
      if (tooDense && !run.stopped) {
        tell(
          unpacked,
          `unpacks to more than ${run.limits.ratio} times its size: it is not read further; raise the limit if it is sound`,
        )
      }
      over = !run.bytes(chunk.length, label(place)) || tooDense
      return over ? null : chunk
    },
    close() {
      source.close?.()
    },
  }
}
