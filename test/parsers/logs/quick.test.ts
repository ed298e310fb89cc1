import { expect, test } from 'vitest'
import { compileHead } from '../../../parsers/logs/head.ts'
import { logFormats } from '../../../parsers/logs/index.ts'
import { quickVmacore } from '../../../parsers/logs/quick.ts'

const lines = logFormats.flatMap(({ samples }) => samples.map(({ line }) => line))

test.each(logFormats.filter(({ quick }) => quick !== undefined).map((format) => [format.name, format] as const))(
  '%s: a look says what parse says, or nothing',
  (_, format) => {
    const head = compileHead(format.head!)
    const own = lines.filter((line) => head(Buffer.from(line), 0, Buffer.byteLength(line)))
    const looked = own.flatMap((line) => {
      const quick = format.quick!(line)
      return quick === undefined ? [] : [[line, quick] as const]
    })
    expect(looked.length).toBeGreaterThan(2)
    for (const [line, quick] of looked) {
      const parsed = format.parse(line, { newestUs: null })!
      expect([line, quick.timeUs, quick.opId, 'written']).toEqual([line, parsed.timeUs, parsed.opId, parsed.timeMark])
    }
  },
)

test.each([
  [
    '2024-01-31T10:00:00.123Z info hostd[1] [Originator@6876 sub=a opID=x-1 user=root] text',
    { timeUs: 1706695200123000, opId: 'x-1' },
  ],
  [
    '2024-01-31T10:00:00.123Z info hostd[1] [Originator@6876 sub=a] text',
    { timeUs: 1706695200123000, opId: undefined },
  ],
  ['2024-01-31T10:00:00.123Z info hostd[1] [Originator@6876 sub=a] said opID=x', undefined],
  ['2024-01-31T10:00:00.123Z info hostd[1] [Originator@6876 opID=two words sub=a] text', undefined],
  ['2024-01-31T10:00:00.123+01:00 info hostd[1] [Originator@6876 sub=a] text', undefined],
  ['2024-02-31T10:00:00.123Z info hostd[1] [Originator@6876 sub=a] text', undefined],
  ['2024-01-31T10:00:00.123Z In(166) envoy[1]: "2024-01-31T09:59:00.000Z info envoy[2] text"', undefined],
])('%s', (line, expected) => {
  expect(quickVmacore(line)).toEqual(expected)
})
