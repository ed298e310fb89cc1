import { expect, test } from 'vitest'
import { backtrackingOf } from '../../patterns/backtracking.ts'
import type { Fault } from '../../patterns/fault.ts'
import { checkFaultFile } from '../../patterns/load.ts'
import { unmappedMessages } from '../../patterns/unmapped.ts'
import { PART_KINDS, type PartKind, UNMAPPED_FORMS } from '../../patterns/unmapped-forms.ts'
import { compileMatcher } from '../../pipelines/match/matcher.ts'

const KINDS = Object.keys(PART_KINDS) as PartKind[]

/** A fault of which only the parts are given, loaded as from its file. */
function faultWith(id: string, parts: Readonly<Record<string, string | readonly string[]>>): Fault {
  const text = JSON.stringify({
    title: 'made up',
    severity: 'error',
    status: 'test',
    object: [],
    description: 'Made up.',
    remedy: 'None.',
    references: [],
    falsePositives: 'None known.',
    parts: { about: 'made-up parts', ...parts },
    messages: [],
  })
  const { fault, issues } = checkFaultFile(`${id.replace('.', '/')}.yaml`, text)
  expect(issues).toEqual([])
  return fault!
}

/** Fault, message and captures of what a line in a log is taken for. */
function takenFor(faults: readonly Fault[], log: 'vmkernel' | 'hostd', line: string): unknown[] {
  const matcher = compileMatcher(faults, log)
  const found: number[] = []
  const bytes = Buffer.from(line)
  matcher.literals.search(bytes, 0, bytes.length, (literal) => found.push(literal))
  return matcher.match(line, found).map(({ pattern, captures }) => [pattern.message.patternId, captures])
}

test('a kind of parts becomes the messages of its forms', () => {
  const [only, ...more] = unmappedMessages({ about: 'the NFS client', plain: ['NFS', 'SunRPC'] })
  expect(more).toEqual([])
  expect(only!.shared).toBe(null)
  const { regex, ...rest } = only!.message
  expect(regex).toMatch(/^\(\?:\\\)\|<NMLX_\(\?:ERR\|WRN\)> \)\(\?<module>\(\?:SunRPC\|NFS\)/)
  expect(rest).toMatchInlineSnapshot(`
    {
      "fallback": true,
      "id": "unmapped-line",
      "literal": [
        ")NFS: ",
        ")NFS : ",
        ")SunRPC",
        "<NMLX_ERR> NFS",
        "<NMLX_ERR> SunRPC",
        "<NMLX_WRN> NFS",
        "<NMLX_WRN> SunRPC",
      ],
      "logs": [
        "vmkernel",
        "syslog",
        "vsan",
      ],
      "object": [
        "module",
      ],
      "samples": {
        "match": [
          {
            "captures": {
              "module": "SunRPC",
            },
            "line": "2020-03-04T05:06:07.089Z cpu3:2097189)SunRPC: Handler:567: the request failed",
          },
          {
            "captures": {
              "module": "SunRPC",
            },
            "line": "2024-03-04T05:06:07.089Z In(182) vmkernel: cpu3:2097189)SunRPC: Handler:88: a buffer was lost",
          },
        ],
        "noMatch": [
          {
            "line": "2020-03-04T05:06:07.089Z cpu3:2097189)SunRPC: Handler:567: 4 queues",
          },
        ],
      },
      "severity": "info",
      "status": "experimental",
      "title": "{module}: unknown failure (the NFS client)",
    }
  `)
})

test('a form whose literals name no part is shared by the faults', () => {
  const [warning] = unmappedMessages({ about: 'the NFS client', module: ['NFS', 'SunRPC'] })
  expect(warning!.message.literal).toEqual(['WARNING: '])
  expect(warning!.shared).toEqual({ id: 'unmapped-warning', words: ['NFS', 'SunRPC'] })
})

test.each(KINDS)('%s: has a form, and its messages pass their own samples with a short word and a long one', (kind) => {
  const forms = UNMAPPED_FORMS.filter((form) => form.kind === kind).map(({ id }) => id)
  expect(forms.length).toBeGreaterThan(0)
  expect(faultWith('network.loop', { [kind]: ['LoopDetector'] }).messages.map(({ id }) => id)).toEqual(forms)
  expect(faultWith('network.loop', { [kind]: ['Loop', 'LoopDetector'] }).messages.map(({ id }) => id)).toEqual(forms)
})

test.each(UNMAPPED_FORMS.filter(({ kind }) => kind !== 'text'))(
  '$id takes no longer for a hostile line',
  ({ id, kind }) => {
    const message = unmappedMessages({ about: '', [kind]: ['LoopDetector'] }).find(
      (one) => one.message.id === id,
    )!.message
    expect(backtrackingOf(message.regex!)).toBeNull()
  },
)

test('what is special in an expression or a replacement is text in a word and in what the parts are called', () => {
  const fault = faultWith('network.loop', { about: 'parts at $& [of {x}', hostd: ['Loop.$&(1)'] })
  expect(fault.messages[0]!.title).toBe('{module}: unknown error of hostd (parts at $& [of {x})')
  const line = '2020-03-04T05:06:07.089Z error hostd[2099123] [Originator@6876 sub=Loop.$&(1)] The request failed'
  expect(takenFor([fault], 'hostd', line)).toEqual([['network.loop/unmapped-hostd', { module: 'Loop.$&(1)' }]])
  expect(takenFor([fault], 'hostd', line.replace('Loop.', 'LoopX'))).toEqual([])
})

test('the longest word that fits counts, whichever fault comes first', () => {
  const wide = faultWith('network.loop', { module: ['Net', 'Loop'] })
  const narrow = faultWith('network.dns', { module: ['NetDns'] })
  const line = (module: string) => `2020-03-04T05:06:07.089Z cpu3:2097189)WARNING: ${module}: 567: the request failed`
  for (const faults of [
    [wide, narrow],
    [narrow, wide],
  ]) {
    expect(takenFor(faults, 'vmkernel', line('NetDnsCache'))).toEqual([
      ['network.dns/unmapped-warning', { module: 'NetDnsCache' }],
    ])
    expect(takenFor(faults, 'vmkernel', line('NetPort'))).toEqual([
      ['network.loop/unmapped-warning', { module: 'NetPort' }],
    ])
    expect(takenFor(faults, 'vmkernel', line('Tcpip'))).toEqual([])
  }
})

test('a part counts only where no message takes the line', () => {
  const fault = faultWith('network.loop', { module: ['LoopDetector'] })
  const [part] = fault.messages
  const known = {
    ...part!,
    id: 'known',
    patternId: 'network.loop/known',
    literals: ['LoopDetector: 567'],
    regex: 'LoopDetector: 567',
    fallback: false,
    shared: null,
  }
  const line = '2020-03-04T05:06:07.089Z cpu3:2097189)WARNING: LoopDetector: 567: the request failed'
  expect(takenFor([{ ...fault, messages: [part!, known] }], 'vmkernel', line)).toEqual([['network.loop/known', {}]])
})

test('a driver of which every warning counts needs no word of failure', () => {
  const fault = faultWith('network.loop', { driver: ['loopdrv'] })
  const line = '2020-03-04T05:06:07.089Z cpu3:2097189)WARNING: loopdrv: 567: 4 of them are used'
  expect(takenFor([fault], 'vmkernel', line)).toEqual([['network.loop/unmapped-driver-warning', { module: 'loopdrv' }]])
})
