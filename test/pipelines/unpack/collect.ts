import { Readable } from 'node:stream'
import { defaultLimits, type Limits } from '../../../pipelines/unpack/limits.ts'
import type { ReadError } from '../../../pipelines/unpack/member.ts'
import { type InputSummary, unpack } from '../../../pipelines/unpack/unpack.ts'

/** A member as a test sees it. */
export interface Seen {
  readonly at: string
  readonly data: Buffer
  readonly cut: boolean
  readonly mtime: number | null
  readonly archive: string
  readonly path: string
}

export interface Collected {
  readonly members: Seen[]
  readonly errors: ReadError[]
  readonly summaries: InputSummary[]
}

/** Unpacks `inputs` and keeps all that comes, members in the order they end in. */
export async function collect(
  inputs: Parameters<typeof unpack>[0],
  limits: Partial<Limits> = {},
  signal: AbortSignal = new AbortController().signal,
): Promise<Collected> {
  const members: Seen[] = []
  const errors: ReadError[] = []
  const receiver = {
    open({ archive, path, mtime }: { archive: string; path: string; mtime: number | null }) {
      const chunks: Buffer[] = []
      return {
        write(chunk: Buffer) {
          chunks.push(Buffer.from(chunk))
        },
        end(cut: boolean) {
          const at = archive === '' ? path : `${archive}/${path}`
          members.push({ at, data: Buffer.concat(chunks), cut, mtime, archive, path })
        },
      }
    },
    error(error: ReadError) {
      errors.push(error)
    },
  }
  const summaries = await unpack(inputs, receiver, { ...defaultLimits, ...limits }, signal)
  return { members, errors, summaries }
}

/** Unpacks `data` as standard input named `odd`, in chunks that end at `borders`. */
export function collectBytes(
  data: Buffer,
  limits: Partial<Limits> = {},
  borders: readonly number[] = [],
): Promise<Collected> {
  const cuts = [0, ...borders.filter((at) => at > 0 && at < data.length).sort((a, b) => a - b), data.length]
  const chunks = cuts.slice(1).map((end, index) => data.subarray(cuts[index], end))
  return collect([{ path: 'odd', stream: Readable.from(chunks, { objectMode: true }) }], limits)
}
