import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkFaultFile, loadFaults, placeIssues } from '../../patterns/load.ts'
import { parsedFile, textKey } from '../../patterns/parsed.ts'

const TEXT = `title: "{nic}: frame came back"
severity: warning
status: test
object: [nic]
description: >
  A frame that the host sent
  came back to it.
leadsTo:
  - { fault: network.dns, same: [host], within: 2h, weight: 0.5 }
remedy: Check the physical switch for a loop.
references:
  - { kb: 1234567, title: Loops }
falsePositives: None known.
messages:
  - id: came-back
    logs: [vm, vmkernel]
    literal: "frame came back on "
    regex: 'frame came back on (?<nic>vmnic\\d+)'
    atLeast: { count: 3, within: 5m }
    severity: error
    samples:
      match:
        - { line: "frame came back on vmnic3", captures: { nic: vmnic3 } }
      noMatch:
        - line: "frame came back on no port"
`

const WITH_PARTS = TEXT.replace(
  'messages:',
  'parts:\n  about: the loop detector\n  module: [Loop, LoopDetector]\nmessages:',
)

let folder: string

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'vmtriage-')), 'patterns')
  await mkdir(join(folder, 'network'), { recursive: true })
})

afterEach(() => rm(join(folder, '..'), { recursive: true }))

test('fills in defaults and overrides', async () => {
  await writeFile(join(folder, 'network/loop.yaml'), TEXT)
  expect(await loadFaults(folder)).toEqual({
    faults: [
      {
        id: 'network.loop',
        file: 'network/loop.yaml',
        benign: false,
        title: '{nic}: frame came back',
        severity: 'warning',
        status: 'test',
        object: ['nic'],
        description: 'A frame that the host sent came back to it.',
        leadsTo: [{ fault: 'network.dns', same: ['host'], withinMs: 7_200_000, weight: 0.5 }],
        remedy: 'Check the physical switch for a loop.',
        references: [{ kb: '1234567', title: 'Loops' }],
        falsePositives: 'None known.',
        messages: [
          {
            id: 'came-back',
            patternId: 'network.loop/came-back',
            logs: ['vmware', 'vmkernel'],
            literals: ['frame came back on '],
            regex: 'frame came back on (?<nic>vmnic\\d+)',
            scsi: null,
            measure: null,
            clears: false,
            fallback: false,
            shared: null,
            episodeMs: 600_000,
            atLeast: { count: 3, withinMs: 300_000 },
            appliesTo: null,
            title: '{nic}: frame came back',
            severity: 'error',
            status: 'test',
            object: ['nic'],
            remedy: 'Check the physical switch for a loop.',
            references: [{ kb: '1234567', title: 'Loops' }],
            samples: {
              match: [{ line: 'frame came back on vmnic3', captures: { nic: 'vmnic3' } }],
              noMatch: ['frame came back on no port'],
            },
          },
        ],
        queries: [],
      },
    ],
    problems: [],
  })
})

test('sorts faults by id, and takes no other files for fault files', async () => {
  for (const file of ['network/loop.yaml', 'network/dns.yaml', 'network/README.md', 'entities.yaml']) {
    await writeFile(join(folder, file), TEXT)
  }
  expect((await loadFaults(folder)).faults.map((fault) => fault.id)).toEqual(['network.dns', 'network.loop'])
})

test('a text that the build has parsed is not parsed again, a changed one is', async () => {
  await mkdir(join(folder, '../dist'))
  const built = { ...checkFaultFile('network/loop.yaml', TEXT).yaml, title: 'from the build' }
  await writeFile(parsedFile(folder), JSON.stringify({ [textKey(TEXT)]: built }))
  await writeFile(join(folder, 'network/loop.yaml'), TEXT)
  expect((await loadFaults(folder)).faults[0]?.title).toBe('from the build')
  await writeFile(join(folder, 'network/loop.yaml'), `${TEXT}# changed\n`)
  expect((await loadFaults(folder)).faults[0]?.title).toBe('{nic}: frame came back')
})

test('a message that repeats an id is left out, the first stays', async () => {
  await writeFile(
    join(folder, 'network/loop.yaml'),
    TEXT + TEXT.slice(TEXT.indexOf('  - id')).replace('count: 3', 'count: 4'),
  )
  const { faults, problems } = await loadFaults(folder)
  expect(faults[0]?.messages.map((message) => message.atLeast?.count)).toEqual([3])
  expect(problems.map(({ line, what }) => [line, what])).toEqual([
    [26, 'two patterns with the id network.loop/came-back'],
  ])
})

test('a fault that causes its own cause keeps both findings: the edge that closes the circle is left out', async () => {
  const leadsTo = (fault: string) => TEXT.replace('network.dns, same: [host]', `${fault}, same: [host]`)
  await writeFile(join(folder, 'network/dns.yaml'), leadsTo('network.loop'))
  await writeFile(join(folder, 'network/loop.yaml'), leadsTo('network.dns'))
  const { faults, problems } = await loadFaults(folder)
  expect(faults.map(({ id, leadsTo }) => [id, leadsTo.map(({ fault }) => fault)])).toEqual([
    ['network.dns', ['network.loop']],
    ['network.loop', []],
  ])
  expect(problems.map(({ file, line, what }) => [file, line, what])).toEqual([
    [join(folder, 'network/loop.yaml'), 9, 'leadsTo goes in a circle: network.dns → network.loop → network.dns'],
  ])
})

test('an alias of nothing is complained about', () => {
  const file = checkFaultFile('network/loop.yaml', 'title: *\nseverity: error\n')
  expect(placeIssues(file, 'loop.yaml')).toMatchObject([{ what: 'the file is not valid YAML', line: 1 }])
})

test('no damage to a file makes the loader throw, and a file that does not load is complained about', () => {
  const damage = fc.record({ at: fc.nat(WITH_PARTS.length), drop: fc.nat(40), put: fc.string({ maxLength: 8 }) })
  fc.assert(
    fc.property(damage, ({ at, drop, put }) => {
      const file = checkFaultFile('network/loop.yaml', WITH_PARTS.slice(0, at) + put + WITH_PARTS.slice(at + drop))
      const problems = placeIssues(file, 'loop.yaml')
      if (file.fault === null || file.refused.size > 0) expect(problems.length).toBeGreaterThan(0)
      for (const { line, column } of problems) expect(Math.min(line, column)).toBeGreaterThan(0)
    }),
    { numRuns: 400 },
  )
})
