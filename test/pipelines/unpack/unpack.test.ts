import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { defaultLimits } from '../../../pipelines/unpack/limits.ts'
import { unpack } from '../../../pipelines/unpack/unpack.ts'
import { gzip, lines, noise, pax, tar, tarMember, zip, zipMember } from '../../../samples/odd/build.ts'
import { collect, collectBytes } from './collect.ts'

let dir = ''
const TGZ = gzip(tar(tarMember('a.log', 'first\n')))

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'unpack-'))
  await mkdir(join(dir, 'bundle/var/log'), { recursive: true })
  await writeFile(join(dir, 'bundle/var/log/b.log'), 'second\n')
  await writeFile(join(dir, 'bundle/var/log/a.0.gz'), gzip('first\n'))
  await writeFile(join(dir, 'bundle/var/in.tgz'), TGZ)
  await writeFile(join(dir, 'bundle/x.txt.FRAG-00001'), 'end\n')
  await writeFile(join(dir, 'bundle/x.txt.FRAG-00000'), 'begin\n')
  await symlink('../../outside', join(dir, 'bundle/leaves'))
  await symlink('var/log/b.log', join(dir, 'bundle/within'))
  await writeFile(join(dir, 'outside'), 'never read\n')
  await writeFile(join(dir, 'vmkernel.0.gz'), gzip('packed\n'))
  await writeFile(join(dir, 'esx.tgz'), TGZ)
})

afterAll(async () => {
  await rm(dir, { recursive: true, force: true })
})

function sha256(...parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

test('a folder is read in the order of names, links are not followed', async () => {
  const folder = join(dir, 'bundle')
  const { members, errors, summaries } = await collect([{ path: `${folder}/` }])
  expect(members.map(({ archive, path, data }) => [archive, path, data.toString()])).toEqual([
    [`${folder}/var/in.tgz`, 'a.log', 'first\n'],
    [folder, 'var/log/a.0', 'first\n'],
    [folder, 'var/log/b.log', 'second\n'],
    [folder, 'x.txt', 'begin\nend\n'],
  ])
  expect(errors).toEqual([
    { member: folder, offset: null, reason: 'links that point outside of the archive: 1; links are not followed' },
  ])
  const files: [string, Buffer][] = [
    ['var/in.tgz', TGZ],
    ['var/log/a.0.gz', gzip('first\n')],
    ['var/log/b.log', Buffer.from('second\n')],
    ['x.txt.FRAG-00000', Buffer.from('begin\n')],
    ['x.txt.FRAG-00001', Buffer.from('end\n')],
  ]
  expect(summaries).toEqual([
    {
      path: `${folder}/`,
      sha256: sha256(...files.flatMap(([path, data]) => [`${path}\0`, data, `\0${data.length}\0`])),
      kind: 'folder',
      bytes: files.reduce((sum, [, data]) => sum + data.length, 0),
    },
  ])
})

test('several inputs, one of them missing, keep their order', async () => {
  const paths = ['vmkernel.0.gz', 'missing', 'esx.tgz'].map((name) => join(dir, name))
  const stream = Readable.from([Buffer.from('from '), Buffer.from('standard input\n')])
  const { members, errors, summaries } = await collect([...paths.map((path) => ({ path })), { path: '-', stream }])
  expect(members.map(({ archive, path, data }) => [archive, path, data.toString()])).toEqual([
    ['', 'vmkernel.0', 'packed\n'],
    [paths[2], 'a.log', 'first\n'],
    ['', '-', 'from standard input\n'],
  ])
  expect(errors).toEqual([{ member: paths[1], offset: null, reason: 'cannot be opened: ENOENT' }])
  expect(summaries).toEqual([
    { path: paths[0], sha256: sha256(gzip('packed\n')), kind: 'gzip', bytes: gzip('packed\n').length },
    { path: paths[1], sha256: sha256(), kind: 'missing', bytes: 0 },
    { path: paths[2], sha256: sha256(TGZ), kind: 'gzip', bytes: TGZ.length },
    { path: '-', sha256: sha256('from standard input\n'), kind: 'file', bytes: 20 },
  ])
})

test('mtime comes from the archive: tar, pax, gz within, zip in UTC and in DOS time', async () => {
  const data = tar(
    tarMember('a.0.gz', gzip('x'), { mtime: 1_700_000_000 }),
    tarMember('in.zip', zip([zipMember('utc', 'x', { utc: 1_600_000_000 }), zipMember('dos', 'x')])),
  )
  const { members } = await collectBytes(data)
  expect(members.map(({ path, mtime }) => [path, mtime])).toEqual([
    ['a.0', 1_700_000_000_000],
    ['utc', 1_600_000_000_000],
    ['dos', Date.UTC(2026, 0, 9, 16, 4, 10)],
  ])
})

test('a time that no file can have is none', async () => {
  const times = ['1e308', '1e25', '1e13', '-5', '0', 'nan', '1700000000.9994']
  const data = tar(...times.flatMap((mtime) => [pax('x', { mtime }), tarMember(mtime, 'x')]))
  const { members } = await collectBytes(data)
  expect(members.map(({ path, mtime }) => [path, mtime])).toEqual([
    ['1e308', null],
    ['1e25', null],
    ['1e13', null],
    ['-5', null],
    ['0', null],
    // Not a number: the header's.
    ['nan', 1_767_974_400_000],
    ['1700000000.9994', 1_700_000_000_999],
  ])
})

test('a member nobody wants is passed over, those after it come', async () => {
  const ended: string[] = []
  const receiver = {
    open: ({ path }: { path: string }) =>
      path.startsWith('unwanted') ? null : { write: () => undefined, end: () => void ended.push(path) },
    error: () => expect.unreachable(),
  }
  const members = (descriptor?: 'signed') =>
    zip([
      zipMember('unwanted', noise(1, 300_000), { ...(descriptor && { descriptor }) }),
      zipMember('wanted', 'x', { ...(descriptor && { descriptor }) }),
    ])
  const data = tar(
    tarMember('unwanted.log', noise(1, 300_000)),
    tarMember('unwanted.gz', gzip(noise(1, 300_000))),
    tarMember('known.zip', members()),
    tarMember('unknown.zip', members('signed')),
    tarMember('unwanted-too.FRAG-00000', noise(1, 300_000)),
    tarMember('last', 'x'),
  )
  await unpack([{ path: '-', stream: Readable.from([data]) }], receiver, defaultLimits, new AbortController().signal)
  expect(ended).toEqual(['wanted', 'wanted', 'last'])
})

test('progress counts raw bytes of the total, which is unknown for standard input', async () => {
  const seen: [number, number | null][] = []
  const receiver = {
    open: () => null,
    error: () => expect.unreachable(),
    progress: (read: number, total: number | null) => void seen.push([read, total]),
  }
  const { signal } = new AbortController()
  const size = gzip('packed\n').length
  await unpack([{ path: join(dir, 'vmkernel.0.gz') }, { path: join(dir, 'esx.tgz') }], receiver, defaultLimits, signal)
  await unpack([{ path: '-', stream: Readable.from([TGZ]) }], receiver, defaultLimits, signal)
  expect(seen).toEqual([
    [size, size + TGZ.length],
    [size + TGZ.length, size + TGZ.length],
    [TGZ.length, null],
  ])
})

test('the writer is waited for: no two writes at the same time', async () => {
  let writing = 0
  let most = 0
  const receiver = {
    open: () => ({
      async write() {
        most = Math.max(most, ++writing)
        await new Promise((resolve) => setImmediate(resolve))
        writing--
      },
      end: () => undefined,
    }),
    error: () => expect.unreachable(),
  }
  const parts = [0, 1, 2, 3].flatMap((n) => [
    tarMember(`x.gz.FRAG-0000${n}`, gzip(lines(n, 100))),
    tarMember(`other-${n}`, noise(n, 70_000)),
  ])
  await unpack(
    [{ path: '-', stream: Readable.from([gzip(tar(...parts))]) }],
    receiver,
    defaultLimits,
    new AbortController().signal,
  )
  expect(most).toBe(1)
})

test('abort stops a standard input that never ends, and one between two members', async () => {
  const silent = new AbortController()
  const never = new Readable({ read: () => undefined })
  setTimeout(() => silent.abort(new Error('enough')), 20)
  await expect(collect([{ path: '-', stream: never }], {}, silent.signal)).rejects.toThrow('enough')

  const busy = new AbortController()
  let opened = 0
  const receiver = {
    open() {
      if (++opened === 2) busy.abort(new Error('enough'))
      return { write: () => undefined, end: () => undefined }
    },
    error: () => expect.unreachable(),
  }
  const data = tar(...Array.from({ length: 50 }, (_, n) => tarMember(`m${n}`, 'x')))
  const run = unpack([{ path: '-', stream: Readable.from([data]) }], receiver, defaultLimits, busy.signal)
  await expect(run).rejects.toThrow('enough')
  expect(opened).toBe(2)
})

test('what the receiver throws comes out, also from within fragments', async () => {
  const receiver = {
    open: () => ({
      write() {
        throw new Error('disk full')
      },
      end: () => undefined,
    }),
    error: () => expect.unreachable(),
  }
  for (const name of ['x', 'x.FRAG-00000', 'x.FRAG-00001']) {
    const stream = Readable.from([tar(tarMember(name, 'x'))])
    const run = unpack(
      [{ path: '-', stream }],
      { ...receiver, error: () => undefined },
      defaultLimits,
      new AbortController().signal,
    )
    await expect(run, name).rejects.toThrow('disk full')
  }
})

test('an input that breaks off with a read error is an error row, what came before is read', async () => {
  async function* broken(): AsyncGenerator<Buffer> {
    yield tar(tarMember('a.log', 'first\n')).subarray(0, 1024)
    throw Object.assign(new Error('bad block'), { code: 'EIO' })
  }
  const { members, errors } = await collect([{ path: '-', stream: Readable.from(broken()) }])
  expect(members.map(({ path, cut }) => [path, cut])).toEqual([['a.log', false]])
  expect(errors).toEqual([{ member: '-', offset: null, reason: 'cannot be read further: EIO' }])
})
