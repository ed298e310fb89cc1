import type { Level } from './level.ts'
import { limited, type Reader, seek, skip } from './reader.ts'
import type { Report } from './run.ts'
import { BLOCK, parsePax, parseTarHeader, type TarExtra, type TarHeader, text } from './tar-header.ts'

/** Bytes of a pax header or long name that are read; longer ones are passed over. */
const EXTRA = 1024 * 1024

/** Type flags of things that hold no bytes of their own: links, devices, folders, FIFOs, volume labels. */
const WITHOUT_DATA = '123456V'

/**
 * Reads a tar forward to its end. A broken header costs its member only: reading goes on at the next sound one.
 * Returns whether the end mark was there: if not, the tar may be cut.
 */
export async function readTar(data: Reader, level: Level): Promise<boolean> {
  let shared: TarExtra = {}
  let extra: TarExtra = {}
  let zeros = 0
  for (;;) {
    const block = await data.peek(BLOCK)
    if (block.length < BLOCK || isZero(block)) {
      data.consume(block.length)
      if (block.length === BLOCK) {
        zeros++
        continue
      }
      if (!isZero(block)) level.error(data.offset - block.length, 'the tar ends inside a header')
      else if (zeros === 0 && !data.cut) level.error(data.offset, 'the tar ends without its end mark: it may be cut')
      return zeros > 0
    }
    const header = parseTarHeader(block)
    if (header === null) {
      extra = {}
      await resynchronise(data, level, zeros >= 2)
      continue
    }
    data.consume(BLOCK)
    zeros = 0
    const size = WITHOUT_DATA.includes(header.type) ? 0 : (extra.size ?? header.size)
    if (header.type === 'g') shared = { ...shared, ...parsePax(await readExtra(data, size, level)) }
    else if (header.type === 'x' || header.type === 'X')
      extra = { ...extra, ...parsePax(await readExtra(data, size, level)) }
    else if (header.type === 'L') extra.path = longName(await readExtra(data, size, level))
    else if (header.type === 'K') extra.target = longName(await readExtra(data, size, level))
    else {
      if (!(await readMember(data, header, size, { ...shared, ...extra }, level))) return false
      extra = {}
    }
  }
}

function isZero(block: Buffer): boolean {
  return block.every((byte) => byte === 0)
}

function longName(bytes: Buffer): string {
  return text(bytes, 0, bytes.length)
}

/** Reads what a header begins. Returns false where the tar ends within a member, which has then been reported. */
async function readMember(
  data: Reader,
  header: TarHeader,
  size: number,
  extra: TarExtra,
  level: Level,
): Promise<boolean> {
  const name = extra.path ?? header.name
  const mtime = extra.mtime ?? header.mtime
  if (header.type === '1' || header.type === '2') {
    // A hard link's target counts from the archive's root, a symbolic link's from its own folder.
    level.link(header.type === '1' ? '' : name, extra.target ?? header.target)
  } else if ('346'.includes(header.type)) level.device()
  else if (header.type === 'S' || extra.sparse) {
    await level.entry(name, mtime, (report) => {
      report(null, 'is a sparse file, which is not read: pack it again with tar without --sparse')
      return null
    })
    if (header.sparseMap) await skipSparseMaps(data)
    await skip(data, size)
  } else if ('5VD'.includes(header.type) || (name.endsWith('/') && size === 0)) await skip(data, size)
  else return readFile(data, name, mtime, size, level)
  await skipPadding(data, size, level)
  return true
}

async function readFile(
  data: Reader,
  name: string,
  mtime: number | null,
  size: number,
  level: Level,
): Promise<boolean> {
  let tell: Report | undefined
  const member = limited(data, size, (have) => tell?.(have, `ends after ${have} of ${size} bytes: the tar is cut`))
  await level.entry(name, mtime, (report) => {
    tell = report
    return member
  })
  await skip(member)
  if (!member.cut) await skipPadding(data, size, level)
  return !member.cut
}

/** Passes over what fills the last block. Where bytes were lost before, the next header stands in it. */
async function skipPadding(data: Reader, size: number, level: Level): Promise<void> {
  const length = (BLOCK - (size % BLOCK)) % BLOCK
  const padding = await data.peek(length)
  if (!isZero(padding)) {
    const following = (await data.peek(length + BLOCK)).subarray(length)
    if (following.length === BLOCK && !isZero(following) && parseTarHeader(following) === null) {
      await resynchronise(data, level, false)
      return
    }
  }
  data.consume(padding.length)
}

/** GNU puts further maps of a sparse file into blocks before its data; byte 504 of each says whether one more follows. */
async function skipSparseMaps(data: Reader): Promise<void> {
  for (;;) {
    const block = await data.peek(BLOCK)
    data.consume(block.length)
    if (block.length < BLOCK || block[504] === 0) return
  }
}

async function readExtra(data: Reader, size: number, level: Level): Promise<Buffer> {
  const bytes = await data.peek(Math.min(size, EXTRA))
  if (size > EXTRA)
    level.error(data.offset, `a long name or pax header of ${size} bytes is too long: only its first ${EXTRA} are read`)
  await skip(data, size)
  await skipPadding(data, size, level)
  return bytes
}

async function resynchronise(data: Reader, level: Level, ended: boolean): Promise<void> {
  const at = data.offset
  const found = await seek(data, BLOCK, findHeader)
  const rest = found ? `reading goes on at byte ${data.offset}` : 'no other header follows'
  level.error(at, ended ? `bytes that are not tar follow its end: ${rest}` : `a tar header is damaged: ${rest}`)
}

/** Finds a sound header in a window: at block borders, or anywhere by its magic where bytes were lost or added. */
function findHeader(window: Buffer): number {
  let best = -1
  for (let at = 0; at + BLOCK <= window.length; at += BLOCK) {
    if (window[at] === 0 || parseTarHeader(window.subarray(at, at + BLOCK)) === null) continue
    best = at
    break
  }
  for (let magic = window.indexOf('ustar', 257); magic >= 0; magic = window.indexOf('ustar', magic + 1)) {
    const at = magic - 257
    if (best >= 0 && at >= best) break
    if (at + BLOCK <= window.length && parseTarHeader(window.subarray(at, at + BLOCK)) !== null) return at
  }
  return best
}
