import { Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import { expect, test } from 'vitest'
import { defaultLimits } from '../../../pipelines/unpack/limits.ts'
import { unpack } from '../../../pipelines/unpack/unpack.ts'
import { lines, tarMember } from '../../../samples/odd/build.ts'

const MIB = 1024 * 1024

const MOST = 150 * MIB

test('a member of 300 MB in a tgz from standard input takes no more memory than a small one', async () => {
  const block = Buffer.from(lines(1, 20_000)).subarray(0, MIB)
  async function* tgz(): AsyncGenerator<Buffer> {
    yield tarMember('var/log/vmkernel.log', '', { size: 300 * MIB })
    for (let i = 0; i < 300; i++) yield block
    yield Buffer.alloc(1024)
  }
  const start = process.memoryUsage().rss
  let most = 0
  let size = 0
  const receiver = {
    open: () => ({
      write(chunk: Buffer) {
        size += chunk.length
        most = Math.max(most, process.memoryUsage.rss() - start)
      },
      end: () => undefined,
    }),
    error: () => expect.unreachable(),
  }
  const stream = Readable.from(tgz()).pipe(createGzip({ level: 1 }))
  await unpack([{ path: '-', stream }], receiver, defaultLimits, new AbortController().signal)
  expect(size).toBe(300 * MIB)
  expect(most).toBeLessThan(MOST)
})
