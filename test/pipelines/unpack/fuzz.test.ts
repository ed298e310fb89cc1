import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { flip, fragments, gzip, lines, lose, tar, tarMember, zip, zipMember, zstd } from '../../../samples/odd/build.ts'
import { collectBytes, type Seen } from './collect.ts'

const ESX = tar(
  tarMember('README', 'made up\n'),
  tarMember('var/log/vmkernel.0.gz', gzip(lines(1, 10))),
  ...fragments('commands/x.txt', lines(2, 4), 150),
  tarMember('var/log/vobd.log', lines(3, 3)),
)

/** Small bundles in which every kind of archive stands in another. */
const BUNDLES = {
  'zip of tgz': zip([
    zipMember('esx01.tgz', gzip(ESX), { method: 0 }),
    zipMember('a.log', lines(4, 2), { descriptor: 'signed' }),
    zipMember('b.log', lines(5, 2), { method: 0, descriptor: 'signed' }),
    zipMember('c.log', lines(6, 2)),
  ]),
  'tar of zip and zstd': tar(
    tarMember('in.zip', zip([zipMember('a.log', lines(7, 3)), zipMember('b.log', lines(8, 3))])),
    tarMember('esx.tar.zst', zstd(ESX)),
    tarMember('c.log', lines(9, 2)),
  ),
}

/** Members that came whole. */
async function wholeMembers(data: Buffer): Promise<string[]> {
  const { members } = await collectBytes(data)
  return members.filter(({ cut }) => !cut).map(({ at, data: content }: Seen) => `${at}\n${content.toString('latin1')}`)
}

describe.for(Object.entries(BUNDLES))('%s', ([, bundle]) => {
  const place = fc.nat(bundle.length - 1)

  test('cut anywhere: what comes whole is the beginning of what comes of the sound one', async () => {
    const sound = await wholeMembers(bundle)
    await fc.assert(
      fc.asyncProperty(place, async (at) => {
        const whole = await wholeMembers(bundle.subarray(0, at))
        // A zip or a log cut to nothing but its head is a plain file.
        if (at >= 512) expect(whole).toEqual(sound.slice(0, whole.length))
      }),
      { numRuns: 300 },
    )
  })

  test('damaged anywhere: what lies before the damage comes as before', async () => {
    await fc.assert(
      fc.asyncProperty(
        place,
        fc.constantFrom('flip', 'lose'),
        fc.integer({ min: 1, max: 600 }),
        async (at, how, count) => {
          const before = at >= 512 ? await wholeMembers(bundle.subarray(0, at)) : []
          const damaged = how === 'flip' ? flip(bundle, at) : lose(bundle, at, count)
          const whole = await wholeMembers(damaged)
          expect(whole.slice(0, before.length)).toEqual(before)
        },
      ),
      { numRuns: 300 },
    )
  })
})

test('any bytes at all are read to their end', async () => {
  const heads = [
    '',
    'PK\x03\x04\x14\0\0\0\x08\0',
    'PK\x03\x04\x14\0\x08\0\0\0',
    '\x1f\x8b\x08\0\0\0\0\0\0\x03',
    '\x28\xb5\x2f\xfd',
  ]
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 2000 }), async (head, rest) => {
      const data = Buffer.concat([Buffer.from(head, 'latin1'), rest])
      const { summaries } = await collectBytes(data)
      expect(summaries[0]!.bytes).toBe(data.length)
    }),
    { numRuns: 500 },
  )
})
