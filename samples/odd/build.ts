import { constants, crc32, deflateRawSync, gzipSync, zstdCompressSync } from 'node:zlib'

/** Small archives made byte by byte, so that each can be odd in one way. All are the same in every run. */

const BLOCK = 512

/** Log lines that look like vmkernel's, from a seed: `lines(1, 3)`. */
export function lines(seed: number, count: number): string {
  let state = seed
  let text = ''
  for (let i = 0; i < count; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    const second = String(i % 60).padStart(2, '0')
    text += `2026-01-09T16:04:${second}.${String(state % 1000).padStart(3, '0')}Z cpu${state % 32}:${state >>> 12})ScsiDeviceIO: ${state}\n`
  }
  return text
}

/** Bytes that do not pack, from a seed. */
export function noise(seed: number, size: number): Buffer {
  const bytes = Buffer.alloc(size)
  let state = seed
  for (let i = 0; i < size; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    bytes[i] = state >>> 24
  }
  return bytes
}

/** Joins text and bytes. */
export function bytes(...parts: readonly (string | Buffer)[]): Buffer {
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)))
}

/** A copy with one byte's bits turned over. */
export function flip(data: Buffer, at: number): Buffer {
  const copy = Buffer.from(data)
  copy[at] = copy[at]! ^ 0xff
  return copy
}

/** A copy without `count` bytes. */
export function lose(data: Buffer, at: number, count: number): Buffer {
  return Buffer.concat([data.subarray(0, at), data.subarray(at + count)])
}

export interface TarOptions {
  readonly type?: string
  readonly target?: string
  readonly mtime?: number
  /** What the header says, where that is not the data's size. */
  readonly size?: number
  readonly form?: 'ustar' | 'gnu' | 'v7'
  readonly prefix?: string
  /** Write the size in GNU's base-256. */
  readonly binarySize?: boolean
  /** Sum signed bytes, as old tars did. */
  readonly signed?: boolean
  /** Last word on the header's bytes; the checksum is made after it. */
  readonly change?: (header: Buffer) => void
}

function octal(value: number, size: number): string {
  return `${value.toString(8).padStart(size - 1, '0')}\0`
}

/** One tar member: header, data and padding. */
export function tarMember(name: string, data: string | Buffer = '', options: TarOptions = {}): Buffer {
  const body = Buffer.from(data)
  const header = Buffer.alloc(BLOCK)
  const form = options.form ?? 'ustar'
  header.write(name, 0, 100, 'latin1')
  header.write(octal(0o644, 8), 100)
  header.write(octal(0, 8), 108)
  header.write(octal(0, 8), 116)
  const size = options.size ?? body.length
  if (options.binarySize) {
    header[124] = 0x80
    header.writeUIntBE(size, 130, 6)
  } else header.write(octal(size, 12), 124)
  header.write(octal(options.mtime ?? 1_767_974_400, 12), 136)
  header.write(options.type ?? (form === 'v7' ? '\0' : '0'), 156)
  header.write(options.target ?? '', 157, 100)
  if (form === 'ustar') header.write('ustar\u000000', 257)
  if (form === 'gnu') header.write('ustar  \0', 257)
  header.write(options.prefix ?? '', 345, 155)
  options.change?.(header)
  header.fill(' ', 148, 156)
  const sum = header.reduce((all, byte) => all + (options.signed && byte > 127 ? byte - 256 : byte), 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return Buffer.concat([header, body, Buffer.alloc((BLOCK - (body.length % BLOCK)) % BLOCK)])
}

/** GNU's long name: a member of type L (name) or K (link target) before the one it names. */
export function gnuLong(type: 'L' | 'K', name: string): Buffer {
  return tarMember('././@LongLink', `${name}\0`, { type, form: 'gnu' })
}

/** A pax header of type x (for the next member) or g (for all that follow). */
export function pax(type: 'x' | 'g', records: Readonly<Record<string, string>>): Buffer {
  const text = Object.entries(records).map(([key, value]) => {
    const rest = Buffer.byteLength(` ${key}=${value}\n`)
    // The length counts its own digits.
    const length = rest + String(rest + String(rest).length).length
    return `${length} ${key}=${value}\n`
  })
  return tarMember('PaxHeader', text.join(''), { type })
}

/** A whole tar: members and the end mark. */
export function tar(...members: readonly Buffer[]): Buffer {
  return Buffer.concat([...members, Buffer.alloc(2 * BLOCK)])
}

/** gzip without time, so always the same bytes. */
export function gzip(data: string | Buffer): Buffer {
  return gzipSync(data)
}

/** Deflate data that unpacks to all of `data` and then is damaged: a block of a type that does not exist. */
export function deflateDamaged(data: string | Buffer): Buffer {
  return bytes(deflateRawSync(data, { finishFlush: constants.Z_SYNC_FLUSH }), Buffer.alloc(200, 0xff))
}

/** gzip that unpacks to all of `data` and then is damaged. */
export function gzipDamaged(data: string | Buffer): Buffer {
  return bytes(Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]), deflateDamaged(data))
}

/** gzip with every optional part of the header. */
export function gzipWithHeader(data: string, name: string): Buffer {
  const plain = gzipSync(data)
  const head = Buffer.from([0x1f, 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3])
  return bytes(head, '\x04\0extr', `${name}\0`, 'a comment\0', '\0\0', plain.subarray(10))
}

/** zstd with a checksum. */
export function zstd(data: string | Buffer): Buffer {
  return zstdCompressSync(data, { params: { [constants.ZSTD_c_checksumFlag]: 1 } })
}

/** A zstd frame that holds no data for a reader. */
export function zstdSkippable(data: string): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32LE(0x184d2a50, 0)
  head.writeUInt32LE(data.length, 4)
  return bytes(head, data)
}

export interface ZipOptions {
  /** 0 stored, 8 deflated (default); any other is written with the data as it is. */
  readonly method?: number
  /** Sizes and CRC behind the data: with signature, without, or with 64-bit sizes. */
  readonly descriptor?: 'signed' | 'bare' | 'zip64' | 'none'
  /** Write the sizes in front, too, where there is a descriptor. */
  readonly sizes?: boolean
  readonly zip64?: boolean
  readonly encrypted?: boolean
  readonly crc?: number
  readonly size?: number
  /** Seconds since 1970 in an extended timestamp. */
  readonly utc?: number
  /** Last word on the packed data. */
  readonly change?: (packed: Buffer) => Buffer
}

/** One zip member with its part of the directory. */
export interface ZipMember {
  readonly local: Buffer
  readonly name: string
  readonly central: Buffer
}

/** One zip member: local header, data, descriptor. */
export function zipMember(name: string, data: string | Buffer = '', options: ZipOptions = {}): ZipMember {
  const body = Buffer.from(data)
  const method = options.method ?? 8
  const plain = method === 8 ? deflateRawSync(body) : body
  const packed = options.change?.(plain) ?? plain
  const crc = options.crc ?? crc32(body)
  const size = options.size ?? body.length
  const behind = options.descriptor !== undefined
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(options.zip64 ? 45 : 20, 4)
  header.writeUInt16LE((options.encrypted ? 1 : 0) | (behind ? 8 : 0), 6)
  header.writeUInt16LE(method, 8)
  // 2026-01-09 16:04:10
  header.writeUInt16LE((16 << 11) | (4 << 5) | 5, 10)
  header.writeUInt16LE((46 << 9) | (1 << 5) | 9, 12)
  const later = behind && !options.sizes
  header.writeUInt32LE(later ? 0 : crc, 14)
  header.writeUInt32LE(later ? 0 : options.zip64 ? 0xffffffff : packed.length, 18)
  header.writeUInt32LE(later ? 0 : options.zip64 ? 0xffffffff : size, 22)
  header.writeUInt16LE(Buffer.byteLength(name), 26)
  const extra = bytes(options.zip64 ? zip64Extra(size, packed.length) : '', options.utc ? utcExtra(options.utc) : '')
  header.writeUInt16LE(extra.length, 28)
  const local = bytes(header, name, extra, packed, descriptor(options.descriptor, crc, packed.length, size))
  return { local, name, central: header }
}

function zip64Extra(size: number, packed: number): Buffer {
  const extra = Buffer.alloc(20)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(16, 2)
  extra.writeBigUInt64LE(BigInt(size), 4)
  extra.writeBigUInt64LE(BigInt(packed), 12)
  return extra
}

function utcExtra(seconds: number): Buffer {
  const extra = Buffer.alloc(9)
  extra.writeUInt16LE(0x5455, 0)
  extra.writeUInt16LE(5, 2)
  extra[4] = 1
  extra.writeInt32LE(seconds, 5)
  return extra
}

function descriptor(form: ZipOptions['descriptor'], crc: number, packed: number, size: number): Buffer {
  if (form === undefined || form === 'none') return Buffer.alloc(0)
  const wide = form === 'zip64'
  const out = Buffer.alloc(wide ? 24 : 16)
  out.writeUInt32LE(0x08074b50, 0)
  out.writeUInt32LE(crc, 4)
  if (wide) {
    out.writeBigUInt64LE(BigInt(packed), 8)
    out.writeBigUInt64LE(BigInt(size), 16)
  } else {
    out.writeUInt32LE(packed, 8)
    out.writeUInt32LE(size, 12)
  }
  return form === 'bare' ? out.subarray(4) : out
}

/** A whole zip: members, directory, end record with `comment`. */
export function zip(members: readonly ZipMember[], comment = ''): Buffer {
  const local = members.map((member) => member.local)
  const central: Buffer[] = []
  let offset = 0
  for (const { local, name, central: header } of members) {
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    header.copy(entry, 6, 4, 28)
    entry.writeUInt32LE(offset, 42)
    central.push(bytes(entry, name))
    offset += local.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(members.length, 8)
  end.writeUInt16LE(members.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  end.writeUInt16LE(comment.length, 20)
  return bytes(...local, directory, end, comment)
}

/** A file cut into fragments as vm-support does, each a tar member. */
export function fragments(name: string, data: string | Buffer, size: number): Buffer[] {
  const body = Buffer.from(data)
  const parts: Buffer[] = []
  for (let at = 0; at < body.length; at += size) {
    const number = String(parts.length).padStart(5, '0')
    parts.push(tarMember(`${name}.FRAG-${number}`, body.subarray(at, at + size)))
  }
  return parts
}
