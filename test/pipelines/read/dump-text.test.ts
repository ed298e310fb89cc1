import { expect, test } from 'vitest'
import { dumpText } from '../../../pipelines/read/dump-text.ts'

async function textOf(bytes: Buffer, size: number): Promise<string> {
  const out: Buffer[] = []
  const writer = dumpText({
    write: (chunk) => {
      out.push(Buffer.from(chunk))
    },
    end: () => undefined,
  })
  for (let at = 0; at < bytes.length; at += size) await writer.write(bytes.subarray(at, at + size))
  await writer.end(false)
  return Buffer.concat(out).toString()
}

const line = '2015-08-17T14:19:25.710Z cpu2:1075473)@BlueScreen: Spin count exceeded - possible deadlock'
const dump = Buffer.concat([
  Buffer.from([0, 1, 2, 255]),
  Buffer.from(`${line}\n`),
  Buffer.from('short\0\0'),
  Buffer.from(line),
  Buffer.alloc(50),
])

test.each([1, 2, 7, 64, 1000])(
  'readable runs of a dump come out as lines, chance ones do not (chunks of %i)',
  async (size) => {
    expect(await textOf(dump, size)).toBe(`${line}\n${line}\n`)
  },
)

test('a dump full of text is cut into lines of bounded length', async () => {
  const lines = (await textOf(Buffer.alloc(200_000, 0x41), 1000)).split('\n')
  expect(lines.map(({ length }) => length)).toEqual([65537, 65537, 65537, 3389, 0])
})
