import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Io } from '../../cli/io.ts'
import { patternsCommand } from '../../cli/patterns.ts'

const LINE = '2023-05-01T10:11:12.131Z cpu3:2097655)NetPort: 1580: vmnic3 blocked by beacon 12'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vmtriage-'))
  const patterns = resolve(import.meta.dirname, '../../patterns')
  for (const file of ['entities.yaml', 'taxonomy.yaml']) await cp(join(patterns, file), join(folder, file))
  const bad = resolve(import.meta.dirname, '../patterns/bad/unknown-fault/network/loop.yaml')
  await cp(bad, join(folder, 'network/loop.yaml'))
})

afterAll(() => rm(folder, { recursive: true }))

async function run(...args: string[]) {
  let out = ''
  const io: Io = {
    out: (text) => {
      out += text
    },
    err: () => undefined,
    stdin: process.stdin,
    width: 100,
    color: false,
    progress: false,
    signal: new AbortController().signal,
  }
  const status = await patternsCommand([...args, '--patterns', folder], io)
  return { status, out: out.replaceAll(/(?:\.\.\/)*\S*vmtriage-\w+/g, 'DIR') }
}

test('list', async () => {
  expect(await run('list')).toEqual({
    status: 0,
    out: `network.loop                     warning  test           1  [{nic}: ]frame came back\n`,
  })
  expect(await run('list', 'storage')).toEqual({ status: 0, out: '' })
})

test('show', async () => {
  const { status, out } = await run('show', 'network.loop')
  expect(status).toBe(0)
  expect(out).toMatchInlineSnapshot(`
    "network.loop  warning  test
    [{nic}: ]frame came back

    A frame that the host sent came back to it.

    Leads to:
      network.link-flop on the same nic within 300 s

    Remedy:
      Check the physical switch for a loop.

    References:
      KB 1234567: Loops

    False positives:
      None known.

    Messages:
      came-back (vmkernel)
        frame came back on (?<nic>vmnic\\d+)
        2023-05-01T10:11:12.131Z cpu3:2097655)NetPort: 1580: frame came back on vmnic3
    "
  `)
  await expect(run('show', 'network.none')).rejects.toThrow('there is no fault network.none')
})

test('lint says what is wrong and ends with 1', async () => {
  const { status, out } = await run('lint')
  expect(status).toBe(1)
  expect(out).toMatchInlineSnapshot(`
    "error: unknown fault "network.link-flop"
     reason: it has neither a file nor a line in taxonomy.yaml
     --> DIR/network/loop.yaml:7:7
     = help: did you mean "network.link-flap"?
    1 problems
    "
  `)
})

test('test runs the samples', async () => {
  expect(await run('test')).toEqual({ status: 0, out: 'ok   network.loop/came-back: 1 match, 1 do not\n' })
})

test('new writes a file, which lint finds unfinished, and never overwrites one', async () => {
  expect(await run('new', 'network.dns', '--line', LINE)).toEqual({
    status: 0,
    out: 'DIR/network/dns.yaml is written: fill in the TODOs, then run vmtriage patterns lint DIR/network/dns.yaml\n',
  })
  expect((await readFile(join(folder, 'network/dns.yaml'), 'utf8')).includes('literal: blocked by beacon')).toBe(true)
  const { status, out } = await run('lint', join(folder, 'network/dns.yaml'))
  expect([status, out.match(/error: .*/g)]).toEqual([1, Array(4).fill('error: a TODO is left')])
  await expect(run('new', 'network.dns', '--line', LINE)).rejects.toThrow('is there already')
  await expect(run('new', 'network')).rejects.toThrow('needs a fault id and a line')
})

test('an unknown command is a mistake of the call', async () => {
  await expect(run('lst')).rejects.toThrow('patterns has no command "lst"')
})
