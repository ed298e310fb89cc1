import type { Limits } from '../../pipelines/unpack/limits.ts'
import {
  bytes,
  deflateDamaged,
  flip,
  fragments,
  gnuLong,
  gzip,
  gzipDamaged,
  gzipWithHeader,
  lines,
  lose,
  noise,
  pax,
  tar,
  tarMember,
  zip,
  zipMember,
  zstd,
  zstdSkippable,
} from './build.ts'

/** One odd input and what is to be read of it. The input's name is `odd`. */
export interface Odd {
  readonly name: string
  readonly bytes: () => Buffer
  /** Archive and path, content, and whether the member is cut; in the order in which members end. */
  readonly members: readonly (readonly [at: string, content: string | Buffer, cut?: 'cut'])[]
  /** `member @offset: reason`, the offset left out where it is unknown. */
  readonly errors: readonly string[]
  readonly limits?: Partial<Limits>
}

const A = tarMember('a.log', 'first\n')
const B = tarMember('b.log', 'second\n')
const LOG = lines(1, 60)
const PACKED = gzip(LOG)
const LONG = `${'folder/'.repeat(30)}long.log`
const DEEP = `${'d/'.repeat(600)}deep.log`
const ZA = zipMember('a.log', 'first\n')
const ZB = zipMember('b.log', 'second\n')
const READ_A: Odd['members'][number] = ['odd/a.log', 'first\n']
const READ_B: Odd['members'][number] = ['odd/b.log', 'second\n']
const BOTH = [READ_A, READ_B]

function nested(levels: number): Buffer {
  let data = Buffer.from('core\n') as Buffer
  for (let i = 0; i < levels; i++) data = i % 2 === 0 ? tar(tarMember('x', data)) : gzip(data)
  return data
}

function cutAt(data: Buffer, at: number): Buffer {
  return data.subarray(0, at)
}

/** Odd inputs, one row for each oddity. */
export const ODD: readonly Odd[] = [
  // Plain files
  { name: 'log', bytes: () => bytes('one line\n'), members: [['odd', 'one line\n']], errors: [] },
  { name: 'empty input', bytes: () => bytes(), members: [['odd', '']], errors: ['odd: is empty: it has no bytes'] },
  { name: 'one byte', bytes: () => bytes('x'), members: [['odd', 'x']], errors: [] },
  { name: 'NUL bytes', bytes: () => Buffer.alloc(2048), members: [['odd', Buffer.alloc(2048)]], errors: [] },
  {
    name: 'UTF-16 with a mark',
    bytes: () => Buffer.from('\ufeffa line\r\n', 'utf16le'),
    members: [['odd', Buffer.from('\ufeffa line\r\n', 'utf16le')]],
    errors: [],
  },
  {
    name: 'Latin-1',
    bytes: () => Buffer.from('caf\xe9\n', 'latin1'),
    members: [['odd', Buffer.from('caf\xe9\n', 'latin1')]],
    errors: [],
  },
  {
    name: 'text that begins like bzip2',
    bytes: () => bytes('BZh9 is no archive\n'),
    members: [['odd', 'BZh9 is no archive\n']],
    errors: [],
  },
  {
    name: 'text that begins like zip',
    bytes: () => bytes('PK is no archive\n'),
    members: [['odd', 'PK is no archive\n']],
    errors: [],
  },
  {
    name: 'gzip with reserved flags',
    bytes: () => bytes(Buffer.from([0x1f, 0x8b, 8, 0xe0]), 'text'),
    members: [['odd', bytes(Buffer.from([0x1f, 0x8b, 8, 0xe0]), 'text')]],
    errors: [],
  },

  // Named, but not read
  {
    name: 'xz',
    bytes: () => bytes(Buffer.from('fd377a585a00', 'hex'), noise(1, 40)),
    members: [],
    errors: ['odd: is packed with xz, which is not read: unpack it first with "xz -d"'],
  },
  {
    name: '7z',
    bytes: () => bytes(Buffer.from('377abcaf271c', 'hex'), noise(1, 40)),
    members: [],
    errors: ['odd: is a 7z archive, which is not read: unpack it first with "7z x" and give the folder'],
  },
  {
    name: 'bzip2',
    bytes: () => bytes('BZh91AY&SY', noise(1, 40)),
    members: [],
    errors: ['odd: is packed with bzip2, which is not read: unpack it first with "bzip2 -d"'],
  },
  {
    name: 'bzip2 of nothing',
    bytes: () => bytes('BZh9', Buffer.from('177245385090', 'hex')),
    members: [],
    errors: ['odd: is packed with bzip2, which is not read: unpack it first with "bzip2 -d"'],
  },
  {
    name: 'rar',
    bytes: () => bytes('Rar!', Buffer.from('1a070100', 'hex')),
    members: [],
    errors: ['odd: is a rar archive, which is not read: unpack it first with "unrar x" and give the folder'],
  },
  {
    name: 'lz4',
    bytes: () => Buffer.from('04224d186440a7', 'hex'),
    members: [],
    errors: ['odd: is packed with lz4, which is not read: unpack it first with "lz4 -d"'],
  },
  {
    name: 'lzip',
    bytes: () => bytes('LZIP\x01\x0c'),
    members: [],
    errors: ['odd: is packed with lzip, which is not read: unpack it first with "lzip -d"'],
  },
  {
    name: 'compress',
    bytes: () => Buffer.from('1f9d90616263', 'hex'),
    members: [],
    errors: ['odd: is packed with compress (.Z), which is not read: unpack it first with "gzip -d"'],
  },
  {
    name: 'openssl',
    bytes: () => bytes('Salted__', noise(1, 40)),
    members: [],
    errors: ['odd: is encrypted by openssl with a passphrase: decrypt it first with "openssl enc -d" and its cipher'],
  },
  {
    name: 'PGP, armoured',
    bytes: () => bytes('-----BEGIN PGP MESSAGE-----\n\n'),
    members: [],
    errors: ['odd: is encrypted with PGP: decrypt it first with "gpg --decrypt"'],
  },
  {
    name: 'PGP to a key',
    bytes: () => bytes(Buffer.from('85010c03', 'hex'), noise(1, 40)),
    members: [],
    errors: ['odd: is encrypted with PGP: decrypt it first with "gpg --decrypt"'],
  },
  {
    name: 'PGP with a passphrase',
    bytes: () => bytes(Buffer.from('8c0d040903', 'hex'), noise(1, 40)),
    members: [],
    errors: ['odd: is encrypted with PGP: decrypt it first with "gpg --decrypt"'],
  },
  {
    name: 'encrypted by the host',
    bytes: () => tar(A, tarMember('bootbank/local.tgz.ve', bytes('DataTransformEnvelope', noise(1, 40))), B),
    members: BOTH,
    errors: [
      'odd/bootbank/local.tgz.ve: is encrypted by the host (.ve): decrypt it on the host with "crypto-util envelope extract"',
    ],
  },
  {
    name: 'xz in a tar',
    bytes: () => tar(A, tarMember('x.xz', Buffer.from('fd377a585a0001', 'hex')), B),
    members: BOTH,
    errors: ['odd/x.xz: is packed with xz, which is not read: unpack it first with "xz -d"'],
  },

  // tar
  { name: 'tar', bytes: () => tar(A, B), members: BOTH, errors: [] },
  {
    name: 'tar of old v7',
    bytes: () => tar(tarMember('a.log', 'first\n', { form: 'v7' }), tarMember('b.log', 'second\n', { form: 'v7' })),
    members: BOTH,
    errors: [],
  },
  {
    name: 'tar with an empty member',
    bytes: () => tar(A, tarMember('empty.log'), B),
    members: [READ_A, ['odd/empty.log', ''], READ_B],
    errors: [],
  },
  {
    name: 'tar with folders',
    bytes: () =>
      tar(
        tarMember('var/', '', { type: '5' }),
        tarMember('./var/a.log', 'first\n'),
        tarMember('old/', '', { form: 'v7' }),
      ),
    members: [['odd/var/a.log', 'first\n']],
    errors: [],
  },
  { name: 'tar of nothing but its end', bytes: () => tar(), members: [['odd', Buffer.alloc(1024)]], errors: [] },
  {
    name: 'tar prefix',
    bytes: () => tar(tarMember('a.log', 'first\n', { prefix: 'var/log' })),
    members: [['odd/var/log/a.log', 'first\n']],
    errors: [],
  },
  {
    name: 'GNU long name',
    bytes: () => tar(gnuLong('L', LONG), tarMember('cut', 'first\n', { form: 'gnu' }), B),
    members: [[`odd/${LONG}`, 'first\n'], READ_B],
    errors: [],
  },
  {
    name: 'GNU long link target',
    bytes: () => tar(gnuLong('K', `../../${LONG}`), tarMember('link', '', { type: '2', form: 'gnu' }), B),
    members: [READ_B],
    errors: ['odd: links that point outside of the archive: 1; links are not followed'],
  },
  {
    name: 'pax path',
    bytes: () => tar(pax('x', { path: LONG }), tarMember('cut', 'first\n'), B),
    members: [[`odd/${LONG}`, 'first\n'], READ_B],
    errors: [],
  },
  {
    name: 'pax size',
    bytes: () => tar(pax('x', { size: '6' }), tarMember('a.log', 'first\n', { size: 0 }), B),
    members: BOTH,
    errors: [],
  },
  { name: 'pax for all', bytes: () => tar(pax('g', { comment: 'made up' }), A, B), members: BOTH, errors: [] },
  {
    name: 'pax that is malformed',
    bytes: () => tar(tarMember('PaxHeader', '99 path=x\n', { type: 'x' }), A, B),
    members: BOTH,
    errors: [],
  },
  {
    name: 'pax that is too long',
    bytes: () => tar(tarMember('PaxHeader', Buffer.alloc(1_100_000, 0x61), { type: 'x' }), A, B),
    members: BOTH,
    errors: ['odd @512: a long name or pax header of 1100000 bytes is too long: only its first 1048576 are read'],
  },
  {
    name: 'pax with a NUL in the path',
    bytes: () => tar(pax('x', { path: 'a\0b.log' }), tarMember('cut', 'first\n')),
    members: [['odd/a_b.log', 'first\n']],
    errors: ['odd/a_b.log: its name in the archive holds control characters; it is read under this path'],
  },
  {
    name: 'base-256 size',
    bytes: () => tar(tarMember('a.log', 'first\n', { form: 'gnu', binarySize: true }), B),
    members: BOTH,
    errors: [],
  },
  {
    name: 'base-256 size beyond all bounds',
    bytes: () =>
      tar(tarMember('a.log', 'first\n', { change: (header) => header.fill(0x7f, 125, 136).fill(0x80, 124, 125) }), B),
    members: [READ_B],
    errors: ['odd @0: a tar header is damaged: reading goes on at byte 1024'],
  },
  {
    name: 'checksum of signed bytes',
    bytes: () => tar(tarMember('caf\xe9.log', 'first\n', { signed: true })),
    members: [['odd/caf\xe9.log', 'first\n']],
    errors: [],
  },
  {
    name: 'Latin-1 name',
    bytes: () => tar(tarMember('caf\xe9.log', 'first\n')),
    members: [['odd/caf\xe9.log', 'first\n']],
    errors: [],
  },
  {
    name: 'unknown type flag',
    bytes: () => tar(tarMember('a.log', 'first\n', { type: '7' }), tarMember('b.log', 'second\n', { type: 'Q' })),
    members: BOTH,
    errors: [],
  },
  {
    name: 'sparse of GNU',
    bytes: () => tar(A, tarMember('core', 'x'.repeat(600), { type: 'S', form: 'gnu' }), B),
    members: BOTH,
    errors: ['odd/core: is a sparse file, which is not read: pack it again with tar without --sparse'],
  },
  {
    name: 'sparse of GNU with a further map',
    bytes: () =>
      tar(
        A,
        cutAt(
          tarMember('core', '', { type: 'S', size: 0, form: 'gnu', change: (header) => header.fill(1, 482, 483) }),
          512,
        ),
        Buffer.alloc(512),
        B,
      ),
    members: BOTH,
    errors: ['odd/core: is a sparse file, which is not read: pack it again with tar without --sparse'],
  },
  {
    name: 'sparse of pax',
    bytes: () =>
      tar(
        A,
        pax('x', { 'GNU.sparse.major': '1', 'GNU.sparse.name': 'core' }),
        tarMember('GNUSparseFile.0/core', '1\n0\n1\n'),
        B,
      ),
    members: BOTH,
    errors: ['odd/core: is a sparse file, which is not read: pack it again with tar without --sparse'],
  },
  {
    name: 'links within',
    bytes: () =>
      tar(
        A,
        tarMember('var/log/x', '', { type: '2', target: '../../a.log' }),
        tarMember('y', '', { type: '1', target: 'a.log' }),
        tarMember('z', '', { type: '2', target: '/scratch/log/z' }),
      ),
    members: [READ_A],
    errors: [],
  },
  {
    name: 'links that leave',
    bytes: () =>
      tar(
        A,
        tarMember('x', '', { type: '2', target: '../../etc/passwd' }),
        tarMember('y', '', { type: '1', target: '../shadow' }),
      ),
    members: [READ_A],
    errors: ['odd: links that point outside of the archive: 2; links are not followed'],
  },
  {
    name: 'devices',
    bytes: () =>
      tar(
        tarMember('null', '', { type: '3' }),
        tarMember('sda', '', { type: '4' }),
        tarMember('pipe', '', { type: '6' }),
        A,
      ),
    members: [READ_A],
    errors: ['odd: devices, FIFOs and sockets: 3; they are passed over'],
  },
  {
    name: 'path traversal',
    bytes: () => tar(tarMember('../../etc/a.log', 'first\n'), B),
    members: [['odd/etc/a.log', 'first\n'], READ_B],
    errors: ['odd/etc/a.log: its name in the archive climbs with ".."; it is read under this path'],
  },
  {
    name: 'absolute path',
    bytes: () => tar(tarMember('/etc/a.log', 'first\n'), B),
    members: [['odd/etc/a.log', 'first\n'], READ_B],
    errors: ['odd/etc/a.log: its name in the archive is absolute; it is read under this path'],
  },
  {
    name: 'drive letter',
    bytes: () => tar(tarMember('C:\\a.log', 'first\n'), tarMember('vmnic0:1.txt', 'x'), B),
    members: [['odd/a.log', 'first\n'], ['odd/vmnic0:1.txt', 'x'], READ_B],
    errors: ['odd/a.log: its name in the archive is absolute; it is read under this path'],
  },
  {
    name: 'escape characters in a name',
    bytes: () => tar(tarMember('a\x1b[31m.log', 'first\n')),
    members: [['odd/a_[31m.log', 'first\n']],
    errors: ['odd/a_[31m.log: its name in the archive holds control characters; it is read under this path'],
  },
  {
    name: 'over-long name',
    bytes: () => tar(pax('x', { path: DEEP }), tarMember('cut', 'first\n'), B),
    members: [[`odd/${DEEP.slice(-1024)}`, 'first\n'], READ_B],
    errors: [
      `odd/${DEEP.slice(-1024)}: its name in the archive is longer than 1024 characters; it is read under this path`,
    ],
  },
  {
    name: 'empty name',
    bytes: () => tar(tarMember('', 'first\n'), B),
    members: [['odd/unnamed', 'first\n'], READ_B],
    errors: ['odd/unnamed: its name in the archive is empty; it is read under this path'],
  },
  {
    name: 'name of nothing but dots',
    bytes: () => tar(A, tarMember('../..', 'second\n')),
    members: [READ_A, ['odd/unnamed', 'second\n']],
    errors: ['odd/unnamed: its name in the archive climbs with "..", is empty; it is read under this path'],
  },
  {
    name: 'the same path twice',
    bytes: () => tar(A, tarMember('a.log', 'again\n'), B),
    members: [READ_A, ['odd/a.log', 'again\n'], READ_B],
    errors: ['odd/a.log: comes more than once in its archive; each is read'],
  },
  {
    name: 'a gz beside what it holds',
    bytes: () => tar(tarMember('a.log.gz', gzip('first\n')), A, tarMember('in.tgz', gzip(tar(A)))),
    members: [READ_A, READ_A, ['odd/in.tgz/a.log', 'first\n']],
    errors: ['odd/a.log: comes more than once in its archive; each is read'],
  },
  {
    name: 'tar header with a wrong checksum',
    bytes: () => tar(A, flip(tarMember('x.log', 'lost\n'), 0), B),
    members: BOTH,
    errors: ['odd @1024: a tar header is damaged: reading goes on at byte 2048'],
  },
  {
    name: 'first tar header with a wrong checksum',
    bytes: () => tar(flip(tarMember('x.log', 'lost\n'), 0), A, B),
    members: BOTH,
    errors: ['odd @0: a tar header is damaged: reading goes on at byte 1024'],
  },
  {
    name: 'bytes lost in a tar member',
    bytes: () => tar(A, lose(tarMember('x.log', LOG), 700, 99), B),
    members: [READ_A, ['odd/x.log', bytes(lose(Buffer.from(LOG), 188, 99), Buffer.alloc(99))], READ_B],
    errors: ['odd @5279: a tar header is damaged: reading goes on at byte 5533'],
  },
  {
    name: 'bytes added to a tar',
    bytes: () => tar(A, bytes('added'), B),
    members: BOTH,
    errors: ['odd @1024: a tar header is damaged: reading goes on at byte 1029'],
  },
  {
    name: 'tar cut in a member',
    bytes: () => cutAt(tar(A, tarMember('x.log', LOG)), 1536 + 1000),
    members: [READ_A, ['odd/x.log', LOG.slice(0, 1000), 'cut']],
    errors: ['odd/x.log @1000: ends after 1000 of 3743 bytes: the tar is cut'],
  },
  {
    name: 'tar cut in padding',
    bytes: () => cutAt(tar(A, B), 1536 + 100),
    members: BOTH,
    errors: ['odd @1636: the tar ends without its end mark: it may be cut'],
  },
  {
    name: 'tar cut in a header',
    bytes: () => cutAt(tar(A, B), 1124),
    members: [READ_A],
    errors: ['odd @1024: the tar ends inside a header'],
  },
  {
    name: 'tar without end mark',
    bytes: () => bytes(A, B),
    members: BOTH,
    errors: ['odd @2048: the tar ends without its end mark: it may be cut'],
  },
  {
    name: 'tar with one empty block at the end',
    bytes: () => bytes(A, B, Buffer.alloc(512)),
    members: BOTH,
    errors: [],
  },
  { name: 'tar padded to a record', bytes: () => bytes(tar(A, B), Buffer.alloc(8192)), members: BOTH, errors: [] },
  {
    name: 'garbage behind a tar',
    bytes: () => bytes(tar(A, B), noise(3, 700)),
    members: BOTH,
    errors: ['odd @3072: bytes that are not tar follow its end: no other header follows'],
  },
  { name: 'two tars behind each other', bytes: () => bytes(tar(A), tar(B)), members: BOTH, errors: [] },

  // gzip
  { name: 'gzip', bytes: () => PACKED, members: [['odd', LOG]], errors: [] },
  { name: 'gzip of nothing', bytes: () => gzip(''), members: [['odd', '']], errors: [] },
  {
    name: 'gzip of several members',
    bytes: () => bytes(gzip('first\n'), gzip(''), gzip('second\n')),
    members: [['odd', 'first\nsecond\n']],
    errors: [],
  },
  {
    name: 'gzip with all header parts',
    bytes: () => gzipWithHeader(LOG, 'vmkernel.log'),
    members: [['odd', LOG]],
    errors: [],
  },
  {
    name: 'gzip with a wrong CRC',
    bytes: () => flip(PACKED, PACKED.length - 8),
    members: [['odd', LOG]],
    errors: ['odd @3743: the gzip checksum is wrong: some of the bytes before this are not as they were packed'],
  },
  {
    name: 'gzip with a wrong size',
    bytes: () => flip(PACKED, PACKED.length - 1),
    members: [['odd', LOG]],
    errors: ['odd @3743: the gzip checksum is wrong: some of the bytes before this are not as they were packed'],
  },
  {
    name: 'gzip cut in its data',
    bytes: () => cutAt(PACKED, 500),
    members: [['odd', LOG.slice(0, 1640), 'cut']],
    errors: ['odd @1640: the gzip data ends early (byte 500 of the packed data)'],
  },
  {
    name: 'gzip cut in its trailer',
    bytes: () => cutAt(PACKED, PACKED.length - 3),
    members: [['odd', LOG, 'cut']],
    errors: ['odd @3743: the gzip data ends before its checksum (byte 1034 of the packed data)'],
  },
  {
    name: 'gzip cut in its header',
    bytes: () => cutAt(PACKED, 7),
    members: [['odd', '', 'cut']],
    errors: ['odd @0: the gzip header is damaged at byte 0 of the packed data: nothing after this can be unpacked'],
  },
  {
    name: 'gzip damaged',
    bytes: () => gzipDamaged(LOG),
    members: [['odd', LOG, 'cut']],
    errors: ['odd @3743: the gzip data is damaged at byte 1039 of the packed data: nothing after this can be unpacked'],
  },
  {
    name: 'gzip damaged, sound member behind',
    bytes: () => bytes(gzipDamaged(LOG), gzip('second\n')),
    members: [['odd', `${LOG}second\n`, 'cut']],
    errors: ['odd @3743: the gzip data is damaged at byte 1039 of the packed data: reading goes on at byte 1239'],
  },
  {
    name: 'gzip with garbage between members',
    bytes: () => bytes(gzip('first\n'), 'garbage', gzip('second\n')),
    members: [['odd', 'first\nsecond\n']],
    errors: [
      'odd @6: bytes that are not gzip follow its end at byte 26 of the packed data: reading goes on at byte 33',
    ],
  },
  {
    name: 'gzip damaged far behind',
    bytes: () => gzipDamaged(bytes(noise(1, 1_200_000), LOG)),
    members: [['odd', noise(1, 1_179_288), 'cut']],
    errors: [
      'odd @1179288: the gzip data is damaged at byte 1179658 of the packed data: nothing after this can be unpacked',
    ],
  },
  {
    name: 'garbage behind gzip',
    bytes: () => bytes(PACKED, 'garbage'),
    members: [['odd', LOG]],
    errors: ['odd @3743: bytes that are not gzip follow its end at byte 1042 of the packed data: they are passed over'],
  },
  { name: 'zeros behind gzip', bytes: () => bytes(PACKED, Buffer.alloc(600)), members: [['odd', LOG]], errors: [] },
  { name: 'gzip in gzip', bytes: () => gzip(gzip(gzip('core\n'))), members: [['odd', 'core\n']], errors: [] },
  { name: 'tgz', bytes: () => gzip(tar(A, B)), members: BOTH, errors: [] },
  {
    name: 'tgz cut',
    bytes: () => cutAt(gzip(tar(A, tarMember('x.log', noise(5, 3000)), B)), 1500),
    members: [READ_A, ['odd/x.log', noise(5, 1319), 'cut']],
    errors: [
      'odd @2855: the gzip data ends early (byte 1500 of the packed data)',
      'odd/x.log @1319: ends after 1319 of 3000 bytes: the tar is cut',
    ],
  },
  {
    name: 'tgz with a wrong CRC',
    bytes: () => {
      const data = gzip(tar(A, B))
      return flip(data, data.length - 8)
    },
    members: BOTH,
    errors: ['odd @3072: the gzip checksum is wrong: some of the bytes before this are not as they were packed'],
  },
  {
    name: 'damaged gz in a tar',
    bytes: () => tar(A, tarMember('vmkernel.0.gz', gzipDamaged(LOG)), B),
    members: [READ_A, ['odd/vmkernel.0', LOG, 'cut'], READ_B],
    errors: [
      'odd/vmkernel.0 @3743: the gzip data is damaged at byte 1039 of the packed data: nothing after this can be unpacked',
    ],
  },
  {
    name: 'gz with a wrong CRC in a tar',
    bytes: () => tar(A, tarMember('vmkernel.0.gz', flip(PACKED, PACKED.length - 8)), B),
    members: [READ_A, ['odd/vmkernel.0', LOG], READ_B],
    errors: [
      'odd/vmkernel.0 @3743: the gzip checksum is wrong: some of the bytes before this are not as they were packed',
    ],
  },
  {
    name: 'empty .gz in a tar',
    bytes: () => tar(A, tarMember('vmkernel.0.gz'), B),
    members: [READ_A, ['odd/vmkernel.0.gz', ''], READ_B],
    errors: [],
  },

  // zstd
  { name: 'zstd', bytes: () => zstd(LOG), members: [['odd', LOG]], errors: [] },
  {
    name: 'zstd of several frames',
    bytes: () => bytes(zstdSkippable('index'), zstd('first\n'), zstdSkippable('index'), zstd('second\n')),
    members: [['odd', 'first\nsecond\n']],
    errors: [],
  },
  {
    name: 'zstd cut',
    bytes: () => cutAt(zstd(bytes(noise(1, 200_000))), 180_000),
    members: [['odd', noise(1, 131_072), 'cut']],
    errors: ['odd @131072: the zstd data ends early (byte 131084 of the packed data)'],
  },
  {
    name: 'zstd cut in its checksum',
    bytes: () => {
      const data = zstd(LOG)
      return cutAt(data, data.length - 2)
    },
    members: [['odd', LOG, 'cut']],
    errors: ['odd @3743: the zstd data ends early (byte 985 of the packed data)'],
  },
  {
    name: 'zstd with a wrong checksum',
    bytes: () => {
      const data = zstd(LOG)
      return bytes(flip(data, data.length - 2), zstd('second\n'))
    },
    members: [['odd', `${LOG}second\n`]],
    errors: ['odd @3743: the zstd checksum is wrong: some of the bytes before this are not as they were packed'],
  },
  {
    name: 'zstd damaged',
    bytes: () => flip(zstd(LOG), 40),
    members: [['odd', '', 'cut']],
    errors: [
      'odd @0: the zstd data is damaged or wants more memory than is given: nothing after this can be unpacked (byte 985 of the packed data)',
    ],
  },
  {
    name: 'garbage behind zstd',
    bytes: () => bytes(zstd(LOG), 'garbage'),
    members: [['odd', LOG]],
    errors: ['odd @3743: bytes that are not zstd follow its end; they are passed over (byte 989 of the packed data)'],
  },
  { name: 'tar in zstd', bytes: () => zstd(tar(A, B)), members: BOTH, errors: [] },

  // zip
  { name: 'zip', bytes: () => zip([ZA, ZB], 'a comment'), members: BOTH, errors: [] },
  { name: 'zip of nothing', bytes: () => zip([]), members: [], errors: [] },
  {
    name: 'zip stored',
    bytes: () => zip([zipMember('a.log', 'first\n', { method: 0 }), ZB]),
    members: BOTH,
    errors: [],
  },
  {
    name: 'zip64',
    bytes: () => zip([zipMember('a.log', 'first\n', { zip64: true, utc: 1_767_974_400 }), ZB]),
    members: BOTH,
    errors: [],
  },
  {
    name: 'zip with descriptors',
    bytes: () =>
      zip([
        zipMember('a.log', 'first\n', { descriptor: 'signed' }),
        zipMember('b.log', 'second\n', { descriptor: 'bare' }),
      ]),
    members: BOTH,
    errors: [],
  },
  {
    name: 'zip with 64-bit descriptors',
    bytes: () =>
      zip([zipMember('a.log', 'first\n', { descriptor: 'zip64' }), zipMember('b.log', '', { descriptor: 'zip64' })]),
    members: [READ_A, ['odd/b.log', '']],
    errors: [],
  },
  {
    name: 'zip without a promised descriptor',
    bytes: () => zip([zipMember('a.log', 'first\n', { descriptor: 'none' }), ZB]),
    members: BOTH,
    errors: ['odd/a.log @6: the sizes behind its data are missing or wrong: its CRC cannot be checked'],
  },
  {
    name: 'zip stored with descriptor',
    bytes: () => zip([zipMember('a.log', 'first\n', { method: 0, descriptor: 'signed' }), ZB]),
    members: BOTH,
    errors: [],
  },
  {
    name: 'zip stored with descriptor, empty',
    bytes: () => zip([zipMember('a.log', '', { method: 0, descriptor: 'signed' }), ZB]),
    members: [['odd/a.log', ''], READ_B],
    errors: [],
  },
  {
    name: 'zip stored with descriptor in a zip',
    bytes: () =>
      zip([
        zipMember('in.zip', zip([zipMember('c.log', 'third\n', { method: 0, descriptor: 'signed' })]), {
          method: 0,
          descriptor: 'signed',
        }),
        ZB,
      ]),
    members: [['odd/in.zip/c.log', 'third\n'], READ_B],
    errors: [],
  },
  {
    name: 'zip stored with descriptor without signature',
    bytes: () => zip([zipMember('a.log', 'first\n', { method: 0, descriptor: 'bare' })]),
    members: [
      ['odd/a.log', zip([zipMember('a.log', 'first\n', { method: 0, descriptor: 'bare' })]).subarray(35), 'cut'],
    ],
    errors: [
      'odd/a.log @91: the zip ends before the end of this member was found: what follows it may be in it',
      'odd @126: the zip ends without its directory: it is cut',
    ],
  },
  {
    name: 'zip encrypted',
    bytes: () => zip([ZA, zipMember('x.log', 'secret', { encrypted: true }), ZB]),
    members: BOTH,
    errors: ['odd/x.log: is encrypted: unpack the zip first with its password and give the folder'],
  },
  {
    name: 'zip encrypted with descriptor',
    bytes: () => zip([ZA, zipMember('x.log', 'secret', { encrypted: true, descriptor: 'signed' }), ZB]),
    members: BOTH,
    errors: ['odd/x.log: is encrypted: unpack the zip first with its password and give the folder'],
  },
  {
    name: 'zip packed with bzip2',
    bytes: () => zip([ZA, zipMember('x.log', 'packed', { method: 12 }), ZB]),
    members: BOTH,
    errors: ['odd/x.log: is packed with bzip2, which is not read: unpack the zip first and give the folder'],
  },
  {
    name: 'zip encrypted with AES',
    bytes: () => zip([ZA, zipMember('x.log', 'packed', { method: 99, encrypted: true }), ZB]),
    members: BOTH,
    errors: ['odd/x.log: is encrypted: unpack the zip first with its password and give the folder'],
  },
  {
    name: 'zip with a wrong CRC',
    bytes: () => zip([zipMember('a.log', 'first\n', { crc: 1 }), ZB]),
    members: BOTH,
    errors: ['odd/a.log @6: its CRC is wrong: some of its bytes are not as they were packed'],
  },
  {
    name: 'zip with a wrong CRC in the descriptor',
    bytes: () => zip([zipMember('a.log', 'first\n', { crc: 1, descriptor: 'signed' }), ZB]),
    members: BOTH,
    errors: ['odd/a.log @6: its CRC is wrong: some of its bytes are not as they were packed'],
  },
  {
    name: 'zip with a wrong size',
    bytes: () => zip([zipMember('a.log', 'first\n', { size: 7 }), ZB]),
    members: BOTH,
    errors: ['odd/a.log @6: has 6 bytes where the zip says 7'],
  },
  {
    name: 'zip member damaged',
    bytes: () => zip([ZA, zipMember('x.log', LOG, { change: () => deflateDamaged(LOG) }), ZB]),
    members: [READ_A, ['odd/x.log', LOG, 'cut'], READ_B],
    errors: ['odd/x.log @3743: the deflate data is damaged at byte 1029: the rest of this member cannot be unpacked'],
  },
  {
    name: 'zip member with descriptor damaged',
    bytes: () => zip([ZA, zipMember('x.log', LOG, { descriptor: 'signed', change: () => deflateDamaged(LOG) }), ZB]),
    members: [READ_A, ['odd/x.log', LOG, 'cut'], READ_B],
    errors: [
      'odd/x.log @3743: the deflate data is damaged at byte 1029: the rest of this member cannot be unpacked',
      'odd @1107: a zip header is damaged: reading goes on at byte 1323',
    ],
  },
  {
    name: 'zip member whose data ends early',
    bytes: () => zip([ZA, zipMember('x.log', LOG, { change: (data) => data.subarray(0, 500) }), ZB]),
    members: [READ_A, ['odd/x.log', LOG.slice(0, 1676), 'cut'], READ_B],
    errors: ['odd/x.log @1676: the deflate data ends early'],
  },
  {
    name: 'zip header damaged',
    bytes: () => {
      const data = zip([ZA, zipMember('x.log', 'lost\n'), ZB])
      return flip(data, ZA.local.length)
    },
    members: BOTH,
    errors: ['odd @43: a zip header is damaged: reading goes on at byte 85'],
  },
  {
    name: 'zip cut in a member',
    bytes: () => cutAt(zip([ZA, zipMember('x.log', LOG)]), 600),
    members: [READ_A, ['odd/x.log', LOG.slice(0, 1767), 'cut']],
    errors: ['odd/x.log: ends after 522 of 1024 packed bytes: the zip is cut'],
  },
  {
    name: 'zip cut in a member with descriptor',
    bytes: () => cutAt(zip([ZA, zipMember('x.log', LOG, { descriptor: 'signed' })]), 600),
    members: [READ_A, ['odd/x.log', LOG.slice(0, 1767), 'cut']],
    errors: [
      'odd/x.log @1767: the zip ends before the end of this member was found: what follows it may be in it',
      'odd @600: the zip ends without its directory: it is cut',
    ],
  },
  {
    name: 'zip cut in a header',
    bytes: () => cutAt(zip([ZA, ZB]), ZA.local.length + 33),
    members: [READ_A],
    errors: ['odd @43: the zip ends inside a header'],
  },
  {
    name: 'zip without directory',
    bytes: () => bytes(ZA.local, ZB.local),
    members: BOTH,
    errors: ['odd @87: the zip ends without its directory: it is cut'],
  },
  {
    name: 'zip cut in its directory',
    bytes: () => {
      const data = zip([ZA, ZB])
      return cutAt(data, data.length - 30)
    },
    members: BOTH,
    errors: ['odd @181: the zip ends without its directory: it is cut'],
  },
  {
    name: 'garbage behind a zip',
    bytes: () => bytes(zip([ZA, ZB]), 'garbage behind the end'),
    members: BOTH,
    errors: ['odd @211: bytes that are not zip follow its end: no other header follows'],
  },
  {
    name: 'garbage between zip members',
    bytes: () => bytes(ZA.local, noise(7, 100), zip([ZB])),
    members: BOTH,
    errors: ['odd @43: a zip header is damaged: reading goes on at byte 143'],
  },
  { name: 'zip with the mark of a spanned one', bytes: () => bytes('PK00', zip([ZA, ZB])), members: BOTH, errors: [] },
  {
    name: 'zip with backslashes, traversal and folders',
    bytes: () =>
      zip([
        zipMember('var\\log\\a.log', 'first\n'),
        zipMember('var/', '', { method: 0 }),
        zipMember('..\\b.log', 'second\n'),
      ]),
    members: [['odd/var/log/a.log', 'first\n'], READ_B],
    errors: ['odd/b.log: its name in the archive climbs with ".."; it is read under this path'],
  },
  {
    name: 'zip with folders as Java writes them',
    bytes: () =>
      zip([
        zipMember('var/', '', { descriptor: 'signed' }),
        zipMember('log/', '', { method: 0, descriptor: 'signed' }),
        zipMember('run/', '', { method: 0, descriptor: 'none' }),
        ZA,
        ZB,
      ]),
    members: BOTH,
    errors: [],
  },
  {
    name: 'zip with sizes in both places',
    bytes: () =>
      zip([
        zipMember('a.log', 'first\n', { method: 0, descriptor: 'signed', sizes: true }),
        zipMember('b.log', 'second\n', { descriptor: 'signed', sizes: true }),
      ]),
    members: BOTH,
    errors: [],
  },
  {
    name: 'zip with the same path twice',
    bytes: () => zip([ZA, ZA]),
    members: [READ_A, READ_A],
    errors: ['odd/a.log: comes more than once in its archive; each is read'],
  },

  // Nested
  {
    name: 'export zip of tgz of gz',
    bytes: () =>
      zip([zipMember('esx01.tgz', gzip(tar(tarMember('var/log/vmkernel.0.gz', PACKED), A)), { method: 0 }), ZB]),
    members: [['odd/esx01.tgz/var/log/vmkernel.0', LOG], ['odd/esx01.tgz/a.log', 'first\n'], READ_B],
    errors: [],
  },
  {
    name: 'tgz named zip',
    bytes: () => tar(tarMember('bundle.zip', gzip(tar(A)))),
    members: [['odd/bundle.zip/a.log', 'first\n']],
    errors: [],
  },
  {
    name: 'zip in tar in zstd in zip',
    bytes: () => zip([zipMember('x.zst', zstd(tar(tarMember('y.zip', zip([ZA])))))]),
    members: [['odd/x.zst/y.zip/a.log', 'first\n']],
    errors: [],
  },
  { name: 'nested at the limit', bytes: () => nested(10), members: [['odd/x/x/x/x/x', 'core\n']], errors: [] },
  {
    name: 'nested too deep',
    bytes: () => tar(tarMember('deep', nested(10)), B),
    members: [READ_B],
    errors: ['odd/deep/x/x/x/x: is nested deeper than 10 levels: it is passed over'],
  },

  // Fragments
  {
    name: 'fragments',
    bytes: () => tar(...fragments('x.txt', LOG, 1000), B),
    members: [READ_B, ['odd/x.txt', LOG]],
    errors: [],
  },
  {
    name: 'fragments in reverse',
    bytes: () => tar(...fragments('x.txt', LOG, 1000).reverse(), B),
    members: [READ_B, ['odd/x.txt', LOG]],
    errors: [],
  },
  {
    name: 'fragments of two files between other members',
    bytes: () =>
      tar(
        ...fragments('x.txt', LOG, 2000).flatMap((part, index) => [
          part,
          fragments('y.txt', 'first\nsecond\nthird\nfourth\n', 13)[index] ?? bytes(),
        ]),
        B,
      ),
    members: [READ_B, ['odd/x.txt', LOG], ['odd/y.txt', 'first\nsecond\nthird\nfourth\n']],
    errors: [],
  },
  {
    name: 'fragments of a gz',
    bytes: () => tar(...fragments('vmkernel.0.gz', PACKED, 500).reverse(), B),
    members: [READ_B, ['odd/vmkernel.0', LOG]],
    errors: [],
  },
  {
    name: 'fragments of a tgz',
    bytes: () => tar(...fragments('in.tgz', gzip(tar(A, tarMember('n', noise(1, 2000)))), 700), B),
    members: [READ_B, ['odd/in.tgz/a.log', 'first\n'], ['odd/in.tgz/n', noise(1, 2000)]],
    errors: [],
  },
  {
    name: 'a single fragment',
    bytes: () => tar(...fragments('x.txt', 'first\n', 100)),
    members: [['odd/x.txt', 'first\n']],
    errors: [],
  },
  {
    name: 'first fragment missing',
    bytes: () => tar(...fragments('x.txt', 'first\nsecond\n', 6).slice(1)),
    members: [['odd/x.txt', 'second\n', 'cut']],
    errors: ['odd/x.txt @0: fragment 0 is missing: what follows is read without'],
  },
  {
    name: 'fragments missing in the middle',
    bytes: () => tar(...fragments('x.txt', 'aaabbbcccddd', 3).filter((_, index) => index === 0 || index === 3)),
    members: [['odd/x.txt', 'aaaddd', 'cut']],
    errors: ['odd/x.txt @3: fragments 1 to 2 are missing: what follows is read without'],
  },
  {
    name: 'fragment missing of a gz',
    bytes: () => {
      const part = gzip('one\n')
      return tar(
        ...fragments('x.gz', bytes(part, gzip('two\n'), gzip('six\n')), part.length).filter((_, index) => index !== 1),
        B,
      )
    },
    members: [READ_B, ['odd/x', 'one\nsix\n', 'cut']],
    errors: ['odd/x @24: fragment 1 is missing: what follows is read without'],
  },
  {
    name: 'fragment missing within gz data',
    bytes: () =>
      tar(...fragments('x.gz', PACKED, 500).slice(0, 1), tarMember('x.gz.FRAG-00002', Buffer.alloc(500, 0xff)), B),
    members: [READ_B, ['odd/x', bytes(LOG.slice(0, 1640), '5'), 'cut']],
    errors: [
      'odd/x @500: fragment 1 is missing: what follows is read without',
      'odd/x @1641: the gzip checksum is wrong: some of the bytes before this are not as they were packed',
      'odd/x @1641: bytes that are not gzip follow its end at byte 510 of the packed data: they are passed over',
    ],
  },
  {
    name: 'fragment twice',
    bytes: () => tar(...fragments('x.txt', 'aaabbb', 3), fragments('x.txt', 'aaabbb', 3)[0]!),
    members: [['odd/x.txt', 'aaabbb']],
    errors: ['odd/x.txt: fragments that came twice or too late: 1; they are passed over'],
  },
  {
    name: 'more fragments than can be held',
    bytes: () => tar(...fragments('x.txt', 'aaabbbcccddd', 3).reverse()),
    members: [['odd/x.txt', 'bbbcccddd', 'cut']],
    errors: [
      'odd/x.txt @0: fragment 0 is missing: what follows is read without',
      'odd/x.txt: fragments that came twice or too late: 1; they are passed over',
    ],
    limits: { held: 8 },
  },
  {
    name: 'more fragmented files than can be open',
    bytes: () =>
      tar(...['x', 'y', 'z'].flatMap((name) => fragments(name, 'aaabbb', 3)), ...fragments('x', 'aaabbb', 3).slice(1)),
    members: [
      ['odd/x', 'aaabbb'],
      ['odd/y', 'aaabbb'],
      ['odd/z', 'aaabbb'],
      ['odd/x', 'bbb', 'cut'],
    ],
    errors: [
      'odd/x @0: fragment 0 is missing: what follows is read without',
      'odd/x: comes more than once in its archive; each is read',
    ],
    limits: { joins: 2 },
  },

  // Limits
  {
    name: 'bomb',
    bytes: () => tar(A, tarMember('bomb.gz', gzip(Buffer.alloc(2_000_000))), B),
    members: [READ_A, ['odd/bomb', Buffer.alloc(786_432), 'cut'], READ_B],
    errors: [
      'odd/bomb @1048576: unpacks to more than 300 times its size: it is not read further; raise the limit if it is sound',
    ],
    limits: { ratioFrom: 1_000_000 },
  },
  {
    name: 'bomb in a zip',
    bytes: () => zip([ZA, zipMember('bomb', Buffer.alloc(2_000_000)), ZB]),
    members: [READ_A, ['odd/bomb', Buffer.alloc(786_432), 'cut'], READ_B],
    errors: [
      'odd/bomb @1048576: unpacks to more than 300 times its size: it is not read further; raise the limit if it is sound',
    ],
    limits: { ratioFrom: 1_000_000 },
  },
  {
    name: 'too many bytes',
    bytes: () => tar(A, tarMember('x.gz', gzip(Buffer.alloc(2_000_000))), B),
    members: [READ_A, ['odd/x', Buffer.alloc(786_432), 'cut']],
    errors: [
      'odd/x: more than 1000000 unpacked bytes in all: nothing after this is read; raise the limit if the input is sound',
    ],
    limits: { bytes: 1_000_000 },
  },
  {
    name: 'too many members',
    bytes: () => tar(A, B, tarMember('c.log', 'third\n'), tarMember('d.log', 'fourth\n')),
    members: BOTH,
    errors: ['odd: more than 2 members in all: nothing after this is read; raise the limit if the input is sound'],
    limits: { members: 2 },
  },
  {
    name: 'too many errors',
    bytes: () => tar(...['/a', '/b', '/c', '/d'].map((name) => tarMember(name, name))),
    members: [
      ['odd/a', '/a'],
      ['odd/b', '/b'],
      ['odd/c', '/c'],
      ['odd/d', '/d'],
    ],
    errors: [
      'odd/a: its name in the archive is absolute; it is read under this path',
      'odd/b: its name in the archive is absolute; it is read under this path',
      'odd/c: more than 2 problems: the others are not listed',
    ],
    limits: { errors: 2 },
  },
]
