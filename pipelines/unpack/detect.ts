import { isTarHeader } from './tar-header.ts'

/** What a stream of bytes is, by its first bytes. `file` is everything that is not packed. */
export type Kind = 'zip' | 'tar' | 'gzip' | 'zstd' | 'file' | Unreadable

/** Packed or encrypted in a way that is named, but not read. */
export type Unreadable = 'xz' | '7z' | 'bzip2' | 'rar' | 'lz4' | 'lzip' | 'compress' | 'openssl' | 'gpg' | 'envelope'

/** Bytes that detection wants to see. */
export const HEAD = 1024

interface Magic {
  readonly kind: Kind
  /** First bytes, in Latin-1. */
  readonly bytes: string
}

const MAGICS: readonly Magic[] = [
  { kind: 'zip', bytes: 'PK\x03\x04' },
  { kind: 'zip', bytes: 'PK\x05\x06' },
  { kind: 'zip', bytes: 'PK\x07\x08PK\x03\x04' },
  { kind: 'zip', bytes: 'PK00PK\x03\x04' },
  { kind: 'gzip', bytes: '\x1f\x8b\x08' },
  { kind: 'zstd', bytes: '\x28\xb5\x2f\xfd' },
  { kind: 'xz', bytes: '\xfd7zXZ\0' },
  { kind: '7z', bytes: '7z\xbc\xaf\x27\x1c' },
  { kind: 'bzip2', bytes: 'BZh' },
  { kind: 'rar', bytes: 'Rar!\x1a\x07' },
  { kind: 'lz4', bytes: '\x04\x22\x4d\x18' },
  { kind: 'lzip', bytes: 'LZIP\x01' },
  { kind: 'compress', bytes: '\x1f\x9d\x90' },
  { kind: 'openssl', bytes: 'Salted__' },
  { kind: 'gpg', bytes: '-----BEGIN PGP MESSAGE-----' },
  // RFC 4880, 5.1 and 5.3: a session key packet, version 3 for a public key, version 4 for a passphrase.
  { kind: 'gpg', bytes: '\x85\x01\x0c\x03' },
  { kind: 'gpg', bytes: '\x85\x02\x0c\x03' },
  { kind: 'gpg', bytes: '\x84\x5e\x03' },
  { kind: 'gpg', bytes: '\x8c\x0d\x04' },
  { kind: 'envelope', bytes: 'DataTransformEnvelope' },
]

/** What an unreadable kind is and what to do about it. */
export const UNREADABLE: Readonly<Record<Unreadable, string>> = {
  xz: 'is packed with xz, which is not read: unpack it first with "xz -d"',
  '7z': 'is a 7z archive, which is not read: unpack it first with "7z x" and give the folder',
  bzip2: 'is packed with bzip2, which is not read: unpack it first with "bzip2 -d"',
  rar: 'is a rar archive, which is not read: unpack it first with "unrar x" and give the folder',
  lz4: 'is packed with lz4, which is not read: unpack it first with "lz4 -d"',
  lzip: 'is packed with lzip, which is not read: unpack it first with "lzip -d"',
  compress: 'is packed with compress (.Z), which is not read: unpack it first with "gzip -d"',
  openssl: 'is encrypted by openssl with a passphrase: decrypt it first with "openssl enc -d" and its cipher',
  gpg: 'is encrypted with PGP: decrypt it first with "gpg --decrypt"',
  envelope: 'is encrypted by the host (.ve): decrypt it on the host with "crypto-util envelope extract"',
}

/** Tells what a stream is from its first bytes, never from its name. `head` holds up to HEAD bytes. */
export function detect(head: Buffer): Kind {
  const start = head.toString('latin1', 0, 32)
  const kind = MAGICS.find((magic) => start.startsWith(magic.bytes))?.kind
  // 'BZh' alone may begin a text; the level and the block's or the end's magic follow.
  if (kind === 'bzip2' && !/^BZh[1-9](?:1AY&SY|\x17rE8P\x90)/.test(start)) return 'file'
  // Reserved flag bits: RFC 1952, 2.3.1.
  if (kind === 'gzip' && (head[3] ?? 0xff) & 0xe0) return 'file'
  if (kind !== undefined) return kind
  if (/^[\x50-\x5f]\x2a\x4d\x18/.test(start)) return 'zstd'
  return isTarHeader(head) ? 'tar' : 'file'
}

/** Whether a kind is named but not read. */
export function isUnreadable(kind: Kind): kind is Unreadable {
  return kind in UNREADABLE
}
