import type { MemberWriter } from '../unpack/member.ts'

/** Longest line that is kept, in bytes; the rest of a longer one is passed over. */
export const MAX_LINE = 64 * 1024

/** Takes whole lines as they come: bytes[start, end) ends with a line end, or is the unfinished last line of the member. */
export interface RegionConsumer {
  /** `offset` is the place of bytes[start] in the member. A line that crossed a chunk border is cut to MAX_LINE + 1 bytes. */
  region(bytes: Buffer, start: number, end: number, offset: number): void
  end(cut: boolean): void | Promise<void>
}

const LF = 10

/**
 * Cuts the chunks of a member into regions of whole lines. Copies only the line that crosses a chunk border; a line of
 * any length costs MAX_LINE bytes of memory.
 */
export function assembleLines(consumer: RegionConsumer): MemberWriter {
  let carry: Buffer[] = []
  let carried = 0
  let carryOffset = 0
  let offset = 0

  const keep = (piece: Buffer, at: number) => {
    if (carried === 0) carryOffset = at
    const room = MAX_LINE + 1 - carried
    if (room <= 0) return
    carry.push(Buffer.from(piece.subarray(0, room)))
    carried += Math.min(piece.length, room)
  }

  const flush = () => {
    if (carried > 0) {
      const line = carry.length === 1 ? carry[0]! : Buffer.concat(carry)
      consumer.region(line, 0, line.length, carryOffset)
    }
    carry = []
    carried = 0
  }

  return {
    write(chunk) {
      const first = chunk.indexOf(LF)
      if (first < 0) {
        keep(chunk, offset)
        offset += chunk.length
        return
      }
      let start = 0
      if (carried > 0) {
        keep(chunk.subarray(0, first + 1), offset)
        flush()
        start = first + 1
      }
      const end = chunk.lastIndexOf(LF) + 1
      if (end > start) consumer.region(chunk, start, end, offset + start)
      if (end < chunk.length) keep(chunk.subarray(end), offset + end)
      offset += chunk.length
    },
    end(cut) {
      flush()
      return consumer.end(cut)
    },
  }
}
