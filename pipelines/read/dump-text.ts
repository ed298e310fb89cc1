import type { MemberWriter } from '../unpack/member.ts'

/** Shorter runs of readable bytes in a core dump are chance, not text. */
const MIN_RUN = 24

/** A run is cut here, so that a dump full of text costs bounded memory. */
const MAX_RUN = 64 * 1024

const LF = 10

/**
 * Passes on what is readable in a core dump, as the `strings` command does: runs of printable ASCII, each as a line. The
 * vmkernel log of the crashed run stands in a vmkernel-zdump. Offsets of the lines count the text that comes out.
 */
export function dumpText(next: MemberWriter): MemberWriter {
  let run: Buffer[] = []
  let length = 0

  const keep = (bytes: Buffer) => {
    if (bytes.length === 0) return
    run.push(Buffer.from(bytes))
    length += bytes.length
  }
  const finish = async () => {
    if (length >= MIN_RUN) await next.write(Buffer.concat([...run, Buffer.from([LF])]))
    run = []
    length = 0
  }

  return {
    async write(chunk) {
      let start = 0
      for (let at = 0; at < chunk.length; at++) {
        const byte = chunk[at]!
        const readable = (byte >= 0x20 && byte < 0x7f) || byte === 9
        if (readable && length + at - start < MAX_RUN) continue
        keep(chunk.subarray(start, readable ? at + 1 : at))
        await finish()
        start = at + 1
      }
      keep(chunk.subarray(start))
    },
    async end(cut) {
      await finish()
      await next.end(cut)
    },
  }
}
