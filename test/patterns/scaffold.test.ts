import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { backtrackingOf } from '../../patterns/backtracking.ts'
import { checkFaultFile, loadFaults } from '../../patterns/load.ts'
import { guessMessage, scaffoldFault } from '../../patterns/scaffold.ts'

const LINE =
  '2023-05-01T10:11:12.131Z cpu3:2097655 opID=ab12)WARNING: NetPort: 1580: vmnic3 blocked by beacon 12 on "vSwitch0": status 0xbad0003'

test('keeps the text of a message and frees numbers and names', () => {
  expect(guessMessage(LINE)).toEqual({
    literal: 'blocked by beacon',
    regex:
      'NetPort: \\d{1,20}: (?<nic>(?:vmnic|vusb)\\d+) blocked by beacon \\d{1,20} on "[^"]{0,200}": status 0x[0-9a-fA-F]{1,16}',
    captures: { nic: 'vmnic3' },
  })
})

test('the file loads as it is and says what is left to do', () => {
  const { issues, fault } = checkFaultFile('network/loop.yaml', scaffoldFault([LINE, LINE]))
  expect(issues).toEqual([])
  expect(fault?.messages.map((message) => message.id)).toEqual(['message-1', 'message-2'])
  expect(parse(scaffoldFault([LINE])).title).toBe('[{nic}: ]TODO what happened, in a few words')
})

test('what is guessed from any sample line matches that line and is safe', async () => {
  const { faults } = await loadFaults(resolve(import.meta.dirname, '../../patterns'))
  const lines = faults.flatMap(({ messages }) => messages.map(({ samples }) => samples.match[0]!.line))
  const wrong = lines.filter((line) => {
    const { literal, regex, captures } = guessMessage(line)
    const groups = new RegExp(regex, 'u').exec(line)?.groups ?? {}
    return (
      !line.includes(literal) ||
      JSON.stringify({ ...groups }) !== JSON.stringify(captures) ||
      backtrackingOf(regex) !== null
    )
  })
  expect(wrong).toEqual([])
})
