import { classify } from '../../parsers/logs/index.ts'
import type { MemberWriter } from '../unpack/member.ts'
import { decodeLine } from './text.ts'

const SNIFF_BYTES = 8 * 1024
const SNIFF_LINES = 30
/** One line in this many must be of a known format, so that a document that quotes a log line is not taken for a log. */
const ONE_IN = 3

/** Says from a member's first bytes whether it is a log: text of which a known format takes a third of the lines. */
export function looksLikeLog(bytes: Buffer): boolean {
  if (bytes.includes(0)) return false
  const lines = firstLines(bytes)
  const taken = lines.filter((line) => headOf(line) !== undefined).length
  return taken > 0 && taken * ONE_IN >= lines.length
}

/**
 * Says from a member's first bytes whether a person pasted them: no line begins as a program begins it, with a time or in
 * a format that has none. Where nothing can be read, as in NUL bytes after a power loss, nobody did.
 */
export function isPasted(bytes: Buffer): boolean {
  const lines = firstLines(bytes)
  return lines.length > 0 && !lines.some(beginsAsPrograms)
}

function beginsAsPrograms(line: string): boolean {
  const head = headOf(line)
  return head !== undefined && (head.format.undated === true || head.parsed.timeMark !== 'none')
}

/** The line read by the format whose head it has; undefined: it has none. */
function headOf(line: string) {
  const taken = classify(line, { newestUs: null })
  return taken?.format.bare === true ? undefined : taken
}

function firstLines(bytes: Buffer): string[] {
  return decodeLine(bytes, 0, bytes.length)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, SNIFF_LINES)
}

/**
 * Holds a member's first bytes until `choose` can say from them who reads it; null: nobody. It is asked once, about the same
 * bytes however the member is cut into chunks; about none for an empty member.
 */
export function sniff(choose: (first: Buffer) => MemberWriter | null): MemberWriter {
  let held: Buffer | null = Buffer.alloc(0)
  let next: MemberWriter | null = null

  const decide = async (first: Buffer) => {
    held = null
    next = choose(first.subarray(0, SNIFF_BYTES))
    if (first.length > 0) await next?.write(first)
  }

  return {
    async write(chunk) {
      if (held === null) return next?.write(chunk)
      held = Buffer.concat([held, chunk])
      if (held.length >= SNIFF_BYTES) await decide(held)
    },
    async end(cut) {
      if (held !== null) await decide(held)
      await next?.end(cut)
    },
  }
}
