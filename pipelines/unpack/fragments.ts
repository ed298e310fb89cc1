import { pipe } from './pipe.ts'
import { type Reader, reader } from './reader.ts'
import type { Report, Run } from './run.ts'

/** The parts of a fragment's name: vm-support cuts files over 1 MB into `<base>.FRAG-00000`, `.FRAG-00001`, … */
export function fragmentOf(name: string): { base: string; number: number } | null {
  const found = /^(.+)\.FRAG-(\d{5})$/.exec(name)
  return found === null ? null : { base: found[1]!, number: Number(found[2]) }
}

/** Joins the fragments of one file into one stream, in number order in whatever order they come. */
export interface Join {
  /** Reads one fragment, or holds it back until those before it have come. */
  accept(number: number, data: Reader): Promise<void>
  /** No more fragments will come: what is held is read, what is missing is reported. `whole`: none can have been lost behind. */
  close(whole: boolean): Promise<void>
}

/**
 * Begins a join. `read` reads the joined stream; it runs while fragments are accepted, one chunk after the other.
 * `onGap` is told of what is missing, with the offset in the joined stream.
 */
export function join(run: Run, onGap: Report, read: (data: Reader) => Promise<void>): Join {
  const joined = pipe()
  const held = new Map<number, Buffer[]>()
  let next = 0
  let offset = 0
  let late = 0
  let cut = false
  let failure: { readonly error: unknown } | null = null
  const reading = read(reader(joined))
    .catch((error: unknown) => {
      failure = { error }
    })
    .finally(() => joined.close())

  async function write(chunk: Buffer): Promise<void> {
    offset += chunk.length
    await joined.write(chunk)
    if (failure !== null) throw failure.error
  }

  async function pass(data: Reader): Promise<void> {
    for (let chunk = await data.fill(); chunk.length > 0; chunk = await data.fill()) {
      await write(chunk)
      data.consume(chunk.length)
    }
    cut ||= data.cut
    next++
  }

  async function release(parts: readonly Buffer[]): Promise<void> {
    for (const part of parts) {
      run.held -= part.length
      await write(part)
    }
  }

  /** Reads held fragments up to and without `number`, and reports those that are not there. */
  async function advance(number: number): Promise<void> {
    const before = [...held.keys()].filter((key) => key < number).sort((a, b) => a - b)
    for (const key of [...before, number]) {
      if (key > next && Number.isFinite(key)) {
        const names = key - next === 1 ? `fragment ${next} is` : `fragments ${next} to ${key - 1} are`
        onGap(offset, `${names} missing: what follows is read without`)
        cut = true
      }
      if (key === number) break
      const parts = held.get(key)!
      held.delete(key)
      await release(parts)
      next = key + 1
    }
    if (Number.isFinite(number)) next = number
  }

  async function releaseFollowing(): Promise<void> {
    for (let parts = held.get(next); parts !== undefined; parts = held.get(next)) {
      held.delete(next)
      await release(parts)
      next++
    }
  }

  async function hold(number: number, data: Reader): Promise<void> {
    const parts: Buffer[] = []
    for (let chunk = await data.fill(); chunk.length > 0; chunk = await data.fill()) {
      if (run.held + chunk.length > run.limits.held) {
        await advance(number)
        await release(parts)
        await pass(data)
        await releaseFollowing()
        return
      }
      // A slice would keep the whole chunk it is part of.
      parts.push(Buffer.from(chunk))
      run.held += chunk.length
      data.consume(chunk.length)
    }
    cut ||= data.cut
    held.set(number, parts)
  }

  return {
    async accept(number, data) {
      if (number < next || held.has(number)) late++
      else if (number > next) await hold(number, data)
      else {
        await pass(data)
        await releaseFollowing()
      }
    },
    async close(whole) {
      await advance(Number.POSITIVE_INFINITY)
      if (late > 0) onGap(null, `fragments that came twice or too late: ${late}; they are passed over`)
      joined.end(cut || !whole)
      await reading
      if (failure !== null) throw failure.error
    },
  }
}
