import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { classify, formatByName, logFormats } from '../../../parsers/logs/index.ts'
import { mutantOf } from './mutants.ts'

const context = { newestUs: Date.UTC(2024, 0, 15) * 1000 }
const samples = logFormats.flatMap((format) => format.samples.map((sample) => ({ format, ...sample })))

describe.each(logFormats.map((format) => ({ name: format.name, format })))('$name', ({ format }) => {
  test.each(format.samples.map((sample) => [sample.line, sample.fields] as const))('%s', (line, fields) => {
    const parsed = format.parse(line, context)
    expect(parsed).toMatchObject(fields)
    expect(Object.values(parsed!)).not.toContain(undefined)
    expect(Object.values(parsed!).some((value) => Number.isNaN(value))).toBe(false)
  })

  test('has two samples and is found by its name', () => {
    expect(format.samples.length).toBeGreaterThanOrEqual(2)
    expect(formatByName(format.name)).toBe(format)
  })
})

test('every sample goes to its format, whatever format is locked on', () => {
  const wrong: string[] = []
  for (const { format, line } of samples) {
    for (const first of [undefined, ...logFormats]) {
      const found = classify(line, context, first)?.format.name
      if (found !== format.name)
        wrong.push(`${format.name} → ${found} (locked on ${first?.name}): ${line.slice(0, 80)}`)
    }
  }
  expect(wrong).toEqual([])
})

test('lines of no format', () => {
  const lines = ['', '{', 'total 12', 'drwxr-xr-x 1 root root 512 Jan  1 00:00 x', '\u0000\u0001', '=====']
  expect(lines.map((line) => classify(line, context)?.format.name)).toEqual(lines.map(() => undefined))
})

test.each([
  // Text of other records must not look like a line that lost its prefix.
  ['glued-stamp', '2024-03-05 10:11 root drwx made up'],
  ['quoted-line', '   2024-03-05T10:11:12Z indented stamp of another record'],
  ['masked-stamp', '2024-03-05 10:11 some listing inside a record'],
  ['masked-stamp', '<name>value</name>'],
  ['masked-stamp', '[info] timestamp is gone'],
  ['esx8-bare', 'In(some) text'],
  ['vob-bare', '[madeup.event.name] no observation'],
  ['vmacore-bare', "[made up 'text' in brackets] more"],
  ['vmacore-bare', 'error vpxd failed'],
  ['vmkernel-bare', 'host01 says: cpu3:4711 is hot'],
  ['vmkernel-bare', 'the cpu3:4711) is quoted'],
  ['daemon-bare', 'sshd: ALL'],
  ['daemon-bare', 'vmw_ahci[00000017]: a driver, not a process'],
  ['vmx-bare', 'name | state | vmx'],
  ['vmx-bare', 'SCSI: vm 1043: 5522: Sync CR at 64'],
  ['java-bare', 'ERROR in line 12'],
  ['java-bare', 'Caused by: com.example.Foo: no'],
  ['shell-bare', '[ERROR]: made up'],
  ['shell-bare', '[12]: made up'],
  ['cut-stamp', '10:11:12 up 3 days'],
  ['cut-stamp', '... and 12 more'],
  ['bmc-event', 'CPU 12 is hot'],
])('%s does not take %s', (name, line) => {
  expect(formatByName(name)!.parse(line, context)).toBeUndefined()
})

test('the format that is locked on never changes the answer', () => {
  const lines = mutantOf(samples.map((sample) => sample.line))
  fc.assert(
    fc.property(lines, fc.constantFrom(...logFormats), (line, first) => {
      expect(classify(line, context, first)?.format.name).toBe(classify(line, context)?.format.name)
    }),
    { numRuns: 10_000, seed: 1 },
  )
})

test('a line of 64 KiB of anything takes no time to speak of', () => {
  const heads = [
    '',
    '2024-03-05T10:11:12.345Z ',
    '[2024-03-05T10:11:12.345Z ',
    '[2024-03-05 10:11:12,345 ',
    '<14>1 2024-03-05T10:11:12Z h a p m ',
    '2024-03-05T10:11:12Z In(14) a[1]: ',
    'Aug 16 20:09:17 ',
    'Event [1] [1-1] [',
  ]
  const fills = [
    ' ',
    '  [',
    'a',
    '0',
    '"',
    '\\"',
    '[',
    ']',
    '|',
    ' | ',
    "'",
    ': ',
    '[a]',
    '["x"]',
    'Section for ',
    '-',
    '=',
    'esx.problem.',
    ' opID=',
    'a=',
    '\t',
    ',',
  ]
  const started = performance.now()
  for (const head of heads) for (const fill of fills) classify(head + fill.repeat(65_536 / fill.length), context)
  expect(performance.now() - started).toBeLessThan(3000)
})
