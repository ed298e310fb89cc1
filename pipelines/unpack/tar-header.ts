import { nameOf } from './safepath.ts'

/** A tar header block (POSIX 1003.1 "ustar", with GNU's and the old v7 form). */
export interface TarHeader {
  readonly name: string
  readonly size: number
  /** ms since 1970, null where the field is empty or 0: writers put 0 for no time. */
  readonly mtime: number | null
  /** The type flag; '0' also for the old NUL. */
  readonly type: string
  readonly target: string
  /** GNU's old sparse form: a block with a further map follows. */
  readonly sparseMap: boolean
}

/** What a pax header or GNU long name says of the next member. */
export interface TarExtra {
  path?: string
  target?: string
  size?: number
  mtime?: number
  sparse?: boolean
}

export const BLOCK = 512

/** Whether a block is a sound tar header, or at least says that it is one. */
export function isTarHeader(head: Buffer): boolean {
  if (head.length < BLOCK) return false
  return head.toString('latin1', 257, 262) === 'ustar' || (head[0] !== 0 && checksumFits(head))
}

/** Reads a header block; null when its checksum or a number in it is wrong. */
export function parseTarHeader(block: Buffer): TarHeader | null {
  if (!checksumFits(block)) return null
  const size = numberAt(block, 124, 12)
  if (size === null || size < 0 || size > Number.MAX_SAFE_INTEGER) return null
  const seconds = numberAt(block, 136, 12)
  const type = block.toString('latin1', 156, 157)
  // GNU puts other fields where POSIX has the prefix; its magic has a blank in place of the NUL.
  const prefix = block.toString('latin1', 257, 263) === 'ustar\0' ? text(block, 345, 155) : ''
  const name = text(block, 0, 100)
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    size,
    mtime: seconds === null || seconds <= 0 ? null : seconds * 1000,
    type: type === '\0' ? '0' : type,
    target: text(block, 157, 100),
    sparseMap: type === 'S' && block[482] !== 0,
  }
}

/** Reads pax records ("length key=value\n"); what is malformed ends them. */
export function parsePax(data: Buffer): TarExtra {
  const extra: TarExtra = {}
  let at = 0
  while (at < data.length) {
    const blank = data.indexOf(0x20, at)
    const length = blank < 0 ? Number.NaN : Number(data.toString('latin1', at, blank))
    if (!(length > blank - at + 1) || at + length > data.length) break
    const record = data.subarray(blank + 1, at + length - 1)
    const equals = record.indexOf(0x3d)
    if (equals < 0) break
    setPax(extra, record.toString('latin1', 0, equals), nameOf(record.subarray(equals + 1)))
    at += length
  }
  return extra
}

function setPax(extra: TarExtra, key: string, value: string): void {
  const number = Number(value)
  if (key === 'path') extra.path = value
  else if (key === 'linkpath') extra.target = value
  else if (key === 'size' && Number.isSafeInteger(number) && number >= 0) extra.size = number
  else if (key === 'mtime' && Number.isFinite(number)) extra.mtime = Math.floor(number * 1000)
  else if (key.startsWith('GNU.sparse.')) {
    extra.sparse = true
    if (key === 'GNU.sparse.name') extra.path = value
  }
}

/** Text up to the first NUL. */
export function text(bytes: Buffer, at: number, size: number): string {
  const field = bytes.subarray(at, at + size)
  const zero = field.indexOf(0)
  return nameOf(zero < 0 ? field : field.subarray(0, zero))
}

// Old tars summed signed bytes.
function checksumFits(block: Buffer): boolean {
  const wanted = numberAt(block, 148, 8)
  if (wanted === null) return false
  let sum = 8 * 0x20
  let signed = sum
  for (let at = 0; at < BLOCK; at++) {
    if (at === 148) at = 156
    const byte = block[at]!
    sum += byte
    signed += byte < 128 ? byte : byte - 256
  }
  return wanted === sum || wanted === signed
}

/** An octal field, or GNU's base-256 where the first bit is set; null when it is neither. */
function numberAt(block: Buffer, at: number, size: number): number | null {
  const first = block[at]!
  if (first & 0x80) {
    let value = first === 0xff ? -1 : first & 0x7f
    for (let i = at + 1; i < at + size; i++) value = value * 256 + block[i]!
    return value
  }
  const digits = text(block, at, size).trim()
  if (digits === '') return at === 148 ? null : 0
  return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : null
}
