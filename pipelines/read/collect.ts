import type { MemberWriter } from '../unpack/member.ts'

/** A file that is read whole must not be larger, in bytes: configuration and command output stay far below. */
export const MAX_WHOLE = 64 * 1024 * 1024

/** Collects a member's bytes and hands them on at its end; bytes above `limit` are passed over. `size` counts them all. */
export function collect(limit: number, done: (bytes: Buffer, size: number) => void | Promise<void>): MemberWriter {
  const chunks: Buffer[] = []
  let size = 0
  return {
    write(chunk) {
      const room = limit - size
      if (room > 0) chunks.push(Buffer.from(chunk.subarray(0, room)))
      size += chunk.length
    },
    end: () => done(Buffer.concat(chunks), size),
  }
}
