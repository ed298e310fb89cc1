import { crc32, gunzipSync, inflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { collect, gz, tarEntry, tgzStream, zip } from '../../samples/archive.ts'

const FILE = { path: 'a/b.txt', bytes: Buffer.from('hello'), mtime: Date.UTC(2026, 2, 11, 14, 22, 8) }

function field(block: Buffer, from: number, length: number): string {
  return block.toString('latin1', from, from + length).replace(/\0.*$/, '')
}

describe('tar', () => {
  test('a header has name, size, time and a checksum that holds', () => {
    const [header, body] = tarEntry(FILE) as [Buffer, Buffer]
    expect([field(header, 0, 100), field(header, 124, 12), field(header, 136, 12), field(header, 257, 6)]).toEqual([
      'a/b.txt',
      '00000000005',
      (FILE.mtime / 1000).toString(8),
      'ustar',
    ])
    const blank = Buffer.from(header).fill(' ', 148, 156)
    expect(Number.parseInt(field(header, 148, 8), 8)).toBe(blank.reduce((sum, byte) => sum + byte, 0))
    expect(body.toString()).toBe('hello')
  })

  test('a long path comes as a GNU long-name block first', () => {
    const path = `${'x'.repeat(120)}/y`
    const blocks = Buffer.concat(tarEntry({ ...FILE, path }))
    expect([field(blocks, 0, 100), field(blocks, 156, 1), field(blocks, 512, 200)]).toEqual([
      '././@LongLink',
      'L',
      path,
    ])
    expect([field(blocks, 1024, 100), field(blocks, 1024 + 156, 1)]).toEqual(['x'.repeat(100), '0'])
  })

  test('every part fills whole blocks and the end is two empty ones', async () => {
    const tar = gunzipSync(await collect(tgzStream([FILE, { ...FILE, path: 'c/', bytes: Buffer.alloc(0) }])))
    expect(tar.length).toBe(512 * 5)
    expect(tar.subarray(512 * 3).every((byte) => byte === 0)).toBe(true)
  })
})

test('gzip carries no time of packing', () => {
  expect(gz(FILE.bytes).readUInt32LE(4)).toBe(0)
})

describe.each([0, 8] as const)('zip with method %i', (method) => {
  test('local header, data and directory belong together', () => {
    const bytes = zip([FILE, { ...FILE, path: 'second' }], method)
    const size = bytes.readUInt32LE(18)
    const data = bytes.subarray(30 + 7, 30 + 7 + size)
    expect((method === 8 ? inflateRawSync(data) : data).toString()).toBe('hello')
    expect(bytes.readUInt32LE(14)).toBe(crc32(FILE.bytes))
    const end = bytes.length - 22
    expect([bytes.toString('latin1', end, end + 4), bytes.readUInt16LE(end + 10)]).toEqual(['PK\x05\x06', 2])
    const directory = bytes.readUInt32LE(end + 16)
    expect(bytes.toString('latin1', directory + 46, directory + 46 + 7)).toBe('a/b.txt')
    const second = directory + 46 + 7
    expect(bytes.toString('latin1', bytes.readUInt32LE(second + 42) + 30, bytes.readUInt32LE(second + 42) + 36)).toBe(
      'second',
    )
  })
})
