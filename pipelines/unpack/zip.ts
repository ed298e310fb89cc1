import type { Level } from './level.ts'
import { limited, type Reader, reader, type Source, seek, skip } from './reader.ts'
import type { Report } from './run.ts'
import { zipData } from './zip-data.ts'
import {
  DESCRIPTOR,
  descriptorAt,
  isLocalHeader,
  LOCAL,
  localLength,
  METHODS,
  parseLocal,
  SIGNATURE,
  type ZipHeader,
} from './zip-header.ts'

/** Wraps an unpacking source so that the limits hold for it. */
export type Meter = (source: Source, input: Reader, report: Report) => Source

/** Fixed size of each part that is passed over, and where in it 16-bit lengths of what follows stand (APPNOTE 4.3). */
const PASSED_OVER: ReadonlyMap<number, { readonly size: number; readonly lengths: readonly number[] }> = new Map([
  [SIGNATURE.descriptor, { size: 4, lengths: [] }],
  [SIGNATURE.single, { size: 4, lengths: [] }],
  [SIGNATURE.central, { size: 46, lengths: [28, 30, 32] }],
  [SIGNATURE.digital, { size: 6, lengths: [4] }],
  [SIGNATURE.locator64, { size: 20, lengths: [] }],
  [SIGNATURE.end, { size: 22, lengths: [20] }],
])

/**
 * Reads a zip forward by its local headers; its directory, which stands at the end, is passed over. A broken header or
 * member costs that member only: reading goes on at the next sound header. Returns whether its end was there.
 */
export async function readZip(data: Reader, level: Level, meter: Meter): Promise<boolean> {
  let ended = false
  for (;;) {
    const head = await data.peek(LOCAL)
    if (head.length === 0) break
    const signature = head.length < 4 ? 0 : head.readUInt32LE(0)
    if (signature === SIGNATURE.local && isLocalHeader(head)) {
      ended = false
      if (!(await readMember(data, level, meter))) return false
    } else if (signature === SIGNATURE.end64 && head.length >= 12) {
      await skip(data, 12 + head.readUInt32LE(4))
    } else if (PASSED_OVER.has(signature)) {
      const whole = await passOver(data, signature)
      ended ||= whole && signature === SIGNATURE.end
    } else {
      await resynchronise(data, level, ended)
    }
  }
  if (!ended && !data.cut) level.error(data.offset, 'the zip ends without its directory: it is cut')
  return ended
}

async function passOver(data: Reader, signature: number): Promise<boolean> {
  const { size, lengths } = PASSED_OVER.get(signature)!
  const bytes = await data.peek(size)
  if (bytes.length < size) {
    data.consume(bytes.length)
    return false
  }
  const all = lengths.reduce((sum, at) => sum + bytes.readUInt16LE(at), size)
  return (await skip(data, all)) === all
}

async function resynchronise(data: Reader, level: Level, ended: boolean): Promise<void> {
  const at = data.offset
  const found = await seek(data, LOCAL, (window) => findHeader(window, at === data.offset ? 1 : 0))
  const rest = found ? `reading goes on at byte ${data.offset}` : 'no other header follows'
  level.error(at, ended ? `bytes that are not zip follow its end: ${rest}` : `a zip header is damaged: ${rest}`)
}

/** Finds a local header, or the directory, in a window. */
function findHeader(window: Buffer, from: number): number {
  for (let at = window.indexOf('PK', from); at >= 0; at = window.indexOf('PK', at + 1)) {
    const rest = window.subarray(at)
    if (isLocalHeader(rest)) return at
    if (rest.length >= LOCAL && rest.readUInt32LE(0) === SIGNATURE.central && rest[6]! <= 63) return at
    if (rest.length >= 22 && rest.readUInt32LE(0) === SIGNATURE.end) return at
  }
  return -1
}

function unreadable(header: ZipHeader): string | null {
  if (header.encrypted) return 'is encrypted: unpack the zip first with its password and give the folder'
  if (header.method === 0 || header.method === 8) return null
  const method = METHODS[header.method] ?? `method ${header.method}`
  return `is packed with ${method}, which is not read: unpack the zip first and give the folder`
}

/** Returns false where the zip ends within the member, which has then been reported. */
async function readMember(data: Reader, level: Level, meter: Meter): Promise<boolean> {
  const at = data.offset
  const length = localLength(await data.peek(LOCAL))
  const bytes = await data.peek(length)
  data.consume(bytes.length)
  if (bytes.length < length) {
    level.error(at, 'the zip ends inside a header')
    return false
  }
  const header = parseLocal(bytes)
  const { packedSize } = header
  let tell: Report | undefined
  const known =
    packedSize === null
      ? null
      : limited(data, packedSize, (have) =>
          tell?.(null, `ends after ${have} of ${packedSize} packed bytes: the zip is cut`),
        )
  const reason = unreadable(header)
  let unpacked = null as Reader | null
  function open(report: Report): Reader | null {
    tell = report
    if (reason !== null) {
      report(null, reason)
      return null
    }
    const source = zipData(known ?? data, header, report)
    unpacked = reader(header.method === 0 ? source : meter(source, known ?? data, report))
    return unpacked
  }

  if (!header.name.endsWith('/')) await level.entry(header.name, header.mtime, open)
  // Java deflates folders, too: their end has to be found, but nobody wants to hear of it.
  else if (header.method === 8) open(() => undefined)
  if (known !== null) await skip(known)
  // Its end is known only once it is unpacked.
  else if (unpacked !== null) await skip(unpacked)
  else if (reason !== null) await seek(data, LOCAL, (window) => findHeader(window, 0))
  unpacked?.close()
  // Behind a member of unknown size the descriptor was its end and is passed already.
  if (header.descriptor && (known !== null || unpacked === null)) {
    await passDescriptor(data, packedSize ?? 0, header.size ?? 0)
  }
  return known === null || !known.cut
}

/** The descriptor of a stored folder, or of a member whose header had the sizes, too. */
async function passDescriptor(data: Reader, packedSize: number, size: number): Promise<void> {
  data.consume(descriptorAt(await data.peek(DESCRIPTOR), packedSize, size).length)
}
