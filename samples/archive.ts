import { Readable } from 'node:stream'
import { crc32, createGzip, deflateRawSync, gzipSync } from 'node:zlib'

/** A file of a made-up bundle. `mtime` is in ms since 1970 UTC. */
export interface SampleFile {
  path: string
  bytes: Buffer
  mtime: number
}

const BLOCK = 512
const TAR_NAME_BYTES = 100
const END_OF_TAR = Buffer.alloc(2 * BLOCK)

function octal(value: number, digits: number): string {
  return `${value.toString(8).padStart(digits, '0')}\0`
}

function tarHeader(name: string, size: number, mtime: number, type: string): Buffer {
  const header = Buffer.alloc(BLOCK)
  header.write(name, 0, TAR_NAME_BYTES, 'utf8')
  header.write(octal(type === '5' ? 0o755 : 0o644, 7), 100)
  header.write(octal(0, 7), 108)
  header.write(octal(0, 7), 116)
  header.write(octal(size, 11), 124)
  header.write(octal(Math.floor(mtime / 1000), 11), 136)
  header.write('        ', 148)
  header.write(type, 156)
  header.write('ustar\0' + '00', 257)
  header.write('root', 265)
  header.write('root', 297)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

function padded(bytes: Buffer): Buffer[] {
  const rest = bytes.length % BLOCK
  return rest === 0 ? [bytes] : [bytes, Buffer.alloc(BLOCK - rest)]
}

/** Tar blocks of one file: ustar, with a GNU long-name block where the path needs one. A path ending in `/` is a folder. */
export function tarEntry(file: SampleFile): Buffer[] {
  const name = Buffer.from(`${file.path}\0`)
  const long = name.length > TAR_NAME_BYTES
  const type = file.path.endsWith('/') ? '5' : '0'
  return [
    ...(long ? [tarHeader('././@LongLink', name.length, 0, 'L'), ...padded(name)] : []),
    tarHeader(file.path, file.bytes.length, file.mtime, type),
    ...padded(file.bytes),
  ]
}

async function* tarChunks(files: AsyncIterable<SampleFile> | Iterable<SampleFile>): AsyncGenerator<Buffer> {
  for await (const file of files) yield* tarEntry(file)
  yield END_OF_TAR
}

/** A .tgz as a stream; holds one file at a time. The gzip header carries no time, so the same files give the same bytes. */
export function tgzStream(files: AsyncIterable<SampleFile> | Iterable<SampleFile>): Readable {
  const source = Readable.from(tarChunks(files), { objectMode: false })
  const gzip = createGzip({ level: 6, chunkSize: 64 * 1024 })
  source.on('error', (error) => gzip.destroy(error))
  return source.pipe(gzip)
}

/** Bytes of a .gz file. */
export function gz(bytes: Buffer): Buffer {
  return gzipSync(bytes, { level: 6 })
}

/** All bytes of a stream. */
export async function collect(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** MS-DOS date and time of a zip entry, UTC. */
function dosTime(mtime: number): { time: number; date: number } {
  const t = new Date(mtime)
  return {
    time: (t.getUTCHours() << 11) | (t.getUTCMinutes() << 5) | (t.getUTCSeconds() >> 1),
    date: ((t.getUTCFullYear() - 1980) << 9) | ((t.getUTCMonth() + 1) << 5) | t.getUTCDate(),
  }
}

/** A .zip of whole files, stored (method 0) or deflated (method 8). */
export function zip(files: readonly SampleFile[], method: 0 | 8): Buffer {
  const bodies: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const file of files) {
    const name = Buffer.from(file.path)
    const data = method === 8 ? deflateRawSync(file.bytes, { level: 6 }) : file.bytes
    const { time, date } = dosTime(file.mtime)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(method, 4)
    common.writeUInt16LE(time, 6)
    common.writeUInt16LE(date, 8)
    common.writeUInt32LE(crc32(file.bytes), 10)
    common.writeUInt32LE(data.length, 14)
    common.writeUInt32LE(file.bytes.length, 18)
    common.writeUInt16LE(name.length, 22)
    const local = [Buffer.from('PK\x03\x04', 'latin1'), common, name, data]
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    central.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, name)
    bodies.push(...local)
    offset += local.reduce((total, part) => total + part.length, 0)
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, directory, end])
}
