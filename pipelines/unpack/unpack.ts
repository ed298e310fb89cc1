import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { addAbortSignal, type Readable } from 'node:stream'
import { detect, HEAD, type Kind } from './detect.ts'
import { CHUNK } from './engine.ts'
import { type Found, listFolder, wordOf } from './folder.ts'
import { type Level, type Place, readLevel } from './level.ts'
import type { Limits } from './limits.ts'
import type { Receiver } from './member.ts'
import { readPlace } from './place.ts'
import { type Reader, reader, type Source, skip } from './reader.ts'
import { type Run, startRun } from './run.ts'

/** A file or an extracted folder by its path; with `stream`, the bytes come from there (standard input) and path is a name. */
export interface Input {
  readonly path: string
  readonly stream?: Readable
}

/** What an input was. */
export interface InputSummary {
  readonly path: string
  /**
   * Lower-case hex over the raw bytes, to their end whatever of them was read. For a folder over its files in the order
   * they are read: for each its relative path, NUL, its bytes, NUL, their number in decimal, NUL.
   */
  readonly sha256: string
  /** By its first bytes: an .tgz is gzip. `missing`: could not be opened. */
  readonly kind: Kind | 'folder' | 'missing'
  /** Raw bytes read. */
  readonly bytes: number
}

/** An input with what was found out before reading. */
interface Opened {
  readonly input: Input
  /** Null: a stream or a single file. */
  readonly folder: readonly Found[] | null
  /** Null: unknown. */
  readonly size: number | null
  /** Why it cannot be read, null where it can. */
  readonly missing: string | null
}

/**
 * Reads all inputs, one after the other, each forward once, and gives their members to `receiver`. Archives are told apart
 * by their bytes. Memory does not grow with the inputs and nothing is written to disk. What cannot be read is told to
 * receiver.error and costs as little as possible of what is around it. Fragmented files are open while other members
 * come, so that several writers may be open at once; never two are written to at the same time.
 *
 * Rejects only when `signal` aborts (with its reason; open writers then get no end) or the receiver throws.
 */
export async function unpack(
  inputs: readonly Input[],
  receiver: Receiver,
  limits: Limits,
  signal: AbortSignal,
): Promise<InputSummary[]> {
  signal.throwIfAborted()
  const run = startRun(receiver, limits, signal)
  const opened = await Promise.all(inputs.map(open))
  const sizes = opened.map(({ size }) => size)
  const total = sizes.includes(null) ? null : sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0)
  const summaries: InputSummary[] = []
  let read = 0
  const progress = (size: number): void => {
    read += size
    receiver.progress?.(read, total)
  }
  for (const [index, { input, folder, missing }] of opened.entries()) {
    if (missing !== null) {
      run.error(input.path, null, missing)
      summaries.push({ path: input.path, sha256: createHash('sha256').digest('hex'), kind: 'missing', bytes: 0 })
    } else if (folder !== null) summaries.push(await readFolder(run, index, input.path, folder, progress))
    else summaries.push(await readInput(run, index, input, progress))
  }
  return summaries
}

async function open(input: Input): Promise<Opened> {
  if (input.stream !== undefined) return { input, folder: null, size: null, missing: null }
  try {
    const found = await stat(input.path)
    if (!found.isDirectory()) return { input, folder: null, size: found.isFile() ? found.size : null, missing: null }
    const folder = await listFolder(input.path)
    return {
      input,
      folder,
      size: folder.reduce((sum, one) => sum + (one.type === 'file' ? one.size : 0), 0),
      missing: null,
    }
  } catch (error) {
    return { input, folder: null, size: 0, missing: `cannot be opened: ${wordOf(error)}` }
  }
}

/** Raw bytes of a stream, hashed and counted as they pass. A read error ends them. */
function raw(run: Run, name: string, stream: Readable, hash: Hash, progress: (size: number) => void): Source {
  const chunks: AsyncIterator<unknown> = addAbortSignal(run.signal, stream)[Symbol.asyncIterator]()
  let cut = false
  return {
    get cut() {
      return cut
    },
    async next() {
      try {
        for (;;) {
          const { done, value } = await chunks.next()
          if (done) return null
          const chunk =
            value instanceof Uint8Array
              ? Buffer.from(value.buffer, value.byteOffset, value.length)
              : Buffer.from(String(value))
          hash.update(chunk)
          progress(chunk.length)
          run.bytes(chunk.length, name)
          if (chunk.length > 0) return chunk
        }
      } catch (error) {
        run.signal.throwIfAborted()
        cut = true
        run.error(name, null, `cannot be read further: ${wordOf(error)}`)
        return null
      }
    },
    close() {
      stream.destroy()
    },
  }
}

/** What is unpacked of the raw bytes: all, until a limit stops the run. */
function untilStop(run: Run, data: Reader): Reader {
  const none = Buffer.alloc(0)
  return {
    get offset() {
      return data.offset
    },
    get cut() {
      return run.stopped || data.cut
    },
    fill: () => (run.stopped ? Promise.resolve(none) : data.fill()),
    peek: (size) => (run.stopped ? Promise.resolve(none) : data.peek(size)),
    consume(size) {
      data.consume(size)
    },
    close() {
      data.close()
    },
  }
}

async function readInput(
  run: Run,
  index: number,
  input: Input,
  progress: (size: number) => void,
): Promise<InputSummary> {
  const hash = createHash('sha256')
  const stream = input.stream ?? createReadStream(input.path, { highWaterMark: CHUNK })
  const data = reader(raw(run, input.path, stream, hash, progress))
  try {
    const head = await data.peek(HEAD)
    if (head.length === 0 && !data.cut) run.error(input.path, null, 'is empty: it has no bytes')
    const place: Place = {
      input: index,
      archive: '',
      name: input.path,
      mtime: null,
      depth: 0,
      packed: false,
      seen: new Set(),
      waiting: [],
    }
    await readPlace(run, untilStop(run, data), place)
    await skip(data)
    return { path: input.path, sha256: hash.digest('hex'), kind: detect(head), bytes: data.offset }
  } finally {
    data.close()
  }
}

async function readFolder(
  run: Run,
  index: number,
  folder: string,
  found: readonly Found[],
  progress: (size: number) => void,
): Promise<InputSummary> {
  const hash = createHash('sha256')
  let bytes = 0
  const path = folder.length > 1 ? folder.replace(/[\\/]+$/, '') : folder
  const place: Place = {
    input: index,
    archive: '',
    name: path,
    mtime: null,
    depth: -1,
    packed: false,
    seen: new Set(),
    waiting: null,
  }

  async function readFile(level: Level, file: Found & { type: 'file' }): Promise<void> {
    hash.update(`${file.path}\0`)
    const name = `${path}/${file.path}`
    const stream = createReadStream(join(folder, file.path), { highWaterMark: CHUNK })
    const data = reader(raw(run, name, stream, hash, progress))
    try {
      await level.entry(file.path, file.mtime, () => untilStop(run, data))
      await skip(data)
    } finally {
      data.close()
    }
    hash.update(`\0${data.offset}\0`)
    bytes += data.offset
  }

  await readLevel(run, place, readPlace, async (level) => {
    for (const one of found) {
      run.signal.throwIfAborted()
      if (one.type === 'file') await readFile(level, one)
      else if (one.type === 'link') level.link(one.path, one.target)
      else if (one.type === 'device') level.device()
      else run.error(one.path === '' ? path : `${path}/${one.path}`, null, one.reason)
    }
    return true
  })
  return { path: folder, sha256: hash.digest('hex'), kind: 'folder', bytes }
}
