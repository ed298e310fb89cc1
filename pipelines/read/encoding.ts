import { TextDecoder } from 'node:util'
import type { MemberWriter } from '../unpack/member.ts'

const MARK_BYTES = 3

/**
 * Turns UTF-16 with a byte-order mark into UTF-8 and drops a UTF-8 mark; everything else passes through as it is. Line
 * numbers stay; offsets in a member with a mark count the bytes that come out. `noted` is called once for UTF-16.
 */
export function decodeUtf16(next: MemberWriter, noted: () => void): MemberWriter {
  let first: Buffer | null = Buffer.alloc(0)
  let decoder: TextDecoder | null = null

  const start = (bytes: Buffer): Buffer => {
    first = null
    if (bytes[0] === 0xff && bytes[1] === 0xfe) decoder = new TextDecoder('utf-16le')
    else if (bytes[0] === 0xfe && bytes[1] === 0xff) decoder = new TextDecoder('utf-16be')
    else if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(MARK_BYTES)
    if (decoder !== null) noted()
    return bytes
  }
  const pass = (bytes: Buffer) =>
    next.write(decoder === null ? bytes : Buffer.from(decoder.decode(bytes, { stream: true })))

  return {
    write(chunk) {
      if (first === null) return pass(chunk)
      first = Buffer.concat([first, chunk])
      return first.length < MARK_BYTES ? undefined : pass(start(first))
    },
    async end(cut) {
      if (first !== null && first.length > 0) await pass(start(first))
      await next.end(cut)
    },
  }
}
