import { nameOf } from './safepath.ts'

/** Signatures of APPNOTE.TXT 6.3, little-endian. */
export const SIGNATURE = {
  local: 0x04034b50,
  descriptor: 0x08074b50,
  central: 0x02014b50,
  digital: 0x05054b50,
  end64: 0x06064b50,
  locator64: 0x07064b50,
  end: 0x06054b50,
  /** Written in place of the spanning mark when all fitted in one part. */
  single: 0x30304b50,
} as const

/** The longest descriptor: signature, CRC, two 64-bit sizes. */
export const DESCRIPTOR = 24

/** Fixed part of a local header. */
export const LOCAL = 30

/** A local file header. Sizes and CRC are null where a descriptor behind the data holds them. */
export interface ZipHeader {
  readonly name: string
  readonly method: number
  readonly encrypted: boolean
  /** ms since 1970: UTC where an extra field has it, else the DOS time, whose zone nobody wrote down, taken as UTC. */
  readonly mtime: number | null
  readonly packedSize: number | null
  readonly size: number | null
  readonly crc: number | null
  /** Bytes of the header itself. */
  readonly length: number
  readonly descriptor: boolean
}

/** Names of methods that are not read (APPNOTE 4.4.5). */
export const METHODS: Readonly<Record<number, string>> = {
  1: 'shrink',
  6: 'implode',
  9: 'deflate64',
  12: 'bzip2',
  14: 'LZMA',
  93: 'zstd',
  95: 'xz',
  96: 'JPEG',
  98: 'PPMd',
  99: 'AES encryption',
}

/** Whether bytes begin with what can be a local header: used to find the next one after damage. */
export function isLocalHeader(bytes: Buffer): boolean {
  if (bytes.length < LOCAL || bytes.readUInt32LE(0) !== SIGNATURE.local) return false
  const method = bytes.readUInt16LE(8)
  const known = method === 0 || method === 8 || method in METHODS
  return known && bytes[4]! <= 63 && bytes.readUInt16LE(26) > 0
}

/** Length of the local header that `bytes` (LOCAL or more) begin with. */
export function localLength(bytes: Buffer): number {
  return LOCAL + bytes.readUInt16LE(26) + bytes.readUInt16LE(28)
}

/** Reads a whole local header. */
export function parseLocal(bytes: Buffer): ZipHeader {
  const flags = bytes.readUInt16LE(6)
  const method = bytes.readUInt16LE(8)
  const nameEnd = LOCAL + bytes.readUInt16LE(26)
  const extra = extraFields(bytes.subarray(nameEnd))
  const descriptor = (flags & 8) !== 0
  let packedSize = bytes.readUInt32LE(18)
  let size = bytes.readUInt32LE(22)
  // Zip64 (4.5.3): only the sizes that are all ones are in the extra field, the unpacked one first.
  const big = extra.get(1)
  if (big !== undefined) {
    let at = 0
    if (size === 0xffffffff && big.length >= at + 8) {
      size = Number(big.readBigUInt64LE(at))
      at += 8
    }
    if (packedSize === 0xffffffff && big.length >= at + 8) packedSize = Number(big.readBigUInt64LE(at))
  }
  // Some writers set the flag and still write the sizes; stored data then needs no search for its end.
  const unknown = descriptor && !(method === 0 && packedSize > 0 && packedSize === size)
  return {
    // The name is UTF-8 by flag or habit; a DOS backslash is a separator, which APPNOTE 4.4.17 forbids and Windows writes.
    name: nameOf(bytes.subarray(LOCAL, nameEnd)).replaceAll('\\', '/'),
    method,
    encrypted: (flags & 1) !== 0,
    mtime: utcTime(extra) ?? dosTime(bytes.readUInt16LE(12), bytes.readUInt16LE(10)),
    packedSize: unknown ? null : packedSize,
    size: unknown ? null : size,
    crc: descriptor ? null : bytes.readUInt32LE(14),
    length: bytes.length,
    descriptor,
  }
}

function extraFields(bytes: Buffer): Map<number, Buffer> {
  const fields = new Map<number, Buffer>()
  let at = 0
  while (at + 4 <= bytes.length) {
    const size = bytes.readUInt16LE(at + 2)
    if (at + 4 + size > bytes.length) break
    fields.set(bytes.readUInt16LE(at), bytes.subarray(at + 4, at + 4 + size))
    at += 4 + size
  }
  return fields
}

// Info-ZIP's extended timestamp, "UT".
function utcTime(extra: Map<number, Buffer>): number | null {
  const field = extra.get(0x5455)
  return field !== undefined && field.length >= 5 && field[0]! & 1 ? field.readInt32LE(1) * 1000 : null
}

function dosTime(date: number, time: number): number | null {
  const month = (date >> 5) & 15
  const day = date & 31
  if (month < 1 || month > 12 || day < 1) return null
  return Date.UTC(1980 + (date >> 9), month - 1, day, time >> 11, (time >> 5) & 63, (time & 31) * 2)
}

/**
 * Length of the data descriptor (4.3.9) that `bytes` begin with, given the sizes counted; 0: there is none. With or without
 * its signature, with 32 or 64-bit sizes. `crc` is what it says.
 */
export function descriptorAt(bytes: Buffer, packedSize: number, size: number): { length: number; crc: number } {
  for (const at of [4, 0]) {
    if (at === 4 && (bytes.length < 4 || bytes.readUInt32LE(0) !== SIGNATURE.descriptor)) continue
    // 64-bit first: with a size of 0 the short form would fit the long one's first half.
    if (
      bytes.length >= at + 20 &&
      bytes.readBigUInt64LE(at + 4) === BigInt(packedSize) &&
      bytes.readBigUInt64LE(at + 12) === BigInt(size)
    ) {
      return { length: at + 20, crc: bytes.readUInt32LE(at) }
    }
    if (
      bytes.length >= at + 12 &&
      bytes.readUInt32LE(at + 4) === packedSize % 2 ** 32 &&
      bytes.readUInt32LE(at + 8) === size % 2 ** 32
    ) {
      return { length: at + 12, crc: bytes.readUInt32LE(at) }
    }
  }
  return { length: 0, crc: 0 }
}
