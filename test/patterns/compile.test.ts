import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { compilePattern, confirm } from '../../patterns/compile.ts'
import type { Fault, Message } from '../../patterns/fault.ts'
import { loadFaults } from '../../patterns/load.ts'

const { faults } = await loadFaults(resolve(import.meta.dirname, '../../patterns'))

/** What the expression as written captures. */
function asWritten(regex: string, line: string): Record<string, string> | null {
  const match = new RegExp(regex, 'u').exec(line)
  return match && Object.fromEntries(Object.entries(match.groups ?? {}).filter(([, value]) => value !== undefined))
}

function taken(regex: string, line: string): Record<string, string> | null {
  const fault = faults[0]!
  const message: Message = { ...fault.messages[0]!, regex, scsi: null }
  return confirm(compilePattern(fault, message), line, () => undefined)
}

test('groups without names capture what those with names do, in every pattern', () => {
  const differing = faults.flatMap((fault: Fault) =>
    fault.messages.flatMap(({ patternId, regex, samples }) =>
      [...samples.match.map(({ line }) => line), ...samples.noMatch]
        .filter((line) => {
          if (regex === null) return false
          try {
            expect(taken(regex, line)).toEqual(asWritten(regex, line))
            return false
          } catch {
            return true
          }
        })
        .map((line) => `${patternId}: ${line}`),
    ),
  )
  expect(differing).toEqual([])
})

test.each([
  ['a group without a name before one', String.raw`(a|b)-(?<nic>vmnic\d)`, 'a-vmnic1'],
  ['brackets that open no group', String.raw`\((?:x)[(](?<nic>vmnic\d)(?=!)(?<!q)`, '(x(vmnic1!'],
  ['a group that takes no part', String.raw`(?<nic>vmnic\d)|(?<vmk>vmk\d)`, 'vmk1'],
  ['one name in two branches', String.raw`a(?<nic>vmnic\d)|b(?<nic>vmnic\d)`, 'bvmnic1'],
  ['a reference to a name', String.raw`(?<nic>vmnic\d) is \k<nic>`, 'vmnic1 is vmnic1'],
  ['a reference to a name, of something else', String.raw`(?<nic>vmnic\d) is \k<nic>`, 'vmnic1 is vmnic2'],
  ['a name that no word is', String.raw`(?<$a>x)(?<nic>vmnic\d)`, 'xvmnic1'],
])('%s', (_, regex, line) => {
  expect(taken(regex, line)).toEqual(asWritten(regex, line))
})
