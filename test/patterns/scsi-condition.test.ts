import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeScsiStatus } from '../../parsers/scsi.ts'
import { parseSense, type ScsiCondition, scsiCaptures, scsiHolds, scsiLiterals } from '../../patterns/scsi-condition.ts'

const condition = (given: Partial<ScsiCondition>): ScsiCondition => ({
  host: null,
  device: null,
  plugin: null,
  sense: null,
  notSense: null,
  opcode: null,
  ...given,
})

const line = (status: string) =>
  `2021-09-21T20:56:44.116Z cpu20:2106004)ScsiDeviceIO: 4161: Cmd(0x45d9) 0x2a, CmdSN 0x5 from world 2097 to dev "naa.600a0b" failed ${status}`

const holds = (given: Partial<ScsiCondition>, status: string) =>
  scsiHolds(condition(given), decodeScsiStatus(line(status))!)

test('all given keys must hold', () => {
  const status = 'H:0x5 D:0x0 P:0x0 Possible sense data: 0x0 0x0 0x0.'
  expect(holds({ host: [5], device: [0] }, status)).toBe(true)
  expect(holds({ host: [5], device: [2] }, status)).toBe(false)
  expect(holds({ opcode: [0x2a] }, status)).toBe(true)
  expect(holds({ opcode: [0x28] }, status)).toBe(false)
})

test('sense counts when it is valid, or possible with CHECK CONDITION', () => {
  const sense = [parseSense('3/11')]
  expect(holds({ sense }, 'H:0x0 D:0x2 P:0x0 Valid sense data: 0x3 0x11 0x0.')).toBe(true)
  expect(holds({ sense }, 'H:0x0 D:0x2 P:0x0 Possible sense data: 0x3 0x11 0x0.')).toBe(true)
  expect(holds({ sense }, 'H:0x3 D:0x0 P:0x0 Possible sense data: 0x3 0x11 0x0.')).toBe(false)
  expect(holds({ sense: [parseSense('3/11/1')] }, 'H:0x0 D:0x2 P:0x0 Valid sense data: 0x3 0x11 0x0.')).toBe(false)
  expect(holds({ sense: [parseSense('3/*')] }, 'H:0x0 D:0x2 P:0x0 Valid sense data: 0x3 0x3 0x0.')).toBe(true)
})

test('notSense takes single sense codes out of a wider condition', () => {
  const given = { sense: [parseSense('4/*')], notSense: [parseSense('4/3e')] }
  expect(holds(given, 'H:0x0 D:0x2 P:0x0 Valid sense data: 0x4 0x44 0x0.')).toBe(true)
  expect(holds(given, 'H:0x0 D:0x2 P:0x0 Valid sense data: 0x4 0x3e 0x1.')).toBe(false)
  expect(holds({ notSense: given.notSense }, 'H:0x5 D:0x0 P:0x0 Possible sense data: 0x4 0x3e 0x1.')).toBe(true)
})

test('captures what the line says', () => {
  expect(scsiCaptures(decodeScsiStatus(line('H:0x0 D:0x2 P:0x0 Valid sense data: 0x5 0x24 0x0.'))!)).toEqual({
    device: 'naa.600a0b',
    world: '2097',
    opcode: '0x2a',
    host_status: '0x0',
    device_status: '0x2',
    plugin_status: '0x0',
    sense: '5/24/0',
  })
})

test('literals: the rarest part that is pinned down', () => {
  expect(scsiLiterals(condition({ host: [5, 11], device: [0], plugin: [0] }))).toEqual([
    'H:0x5 D:0x0 P:0x0',
    'H:0xb D:0x0 P:0x0',
  ])
  expect(scsiLiterals(condition({ device: [0x28] }))).toEqual([' D:0x28 P:'])
  expect(
    scsiLiterals(condition({ device: [2], sense: [parseSense('5/25/0'), parseSense('3/11'), parseSense('4/*')] })),
  ).toEqual([' 0x5 0x25 0x0', ' 0x3 0x11 ', 'ense data: 0x4 '])
  expect(scsiLiterals(condition({ opcode: [0x2a] })).slice(0, 2)).toEqual(['H:0x0 D:', 'H:0x1 D:'])
})

test('every line that fulfils a condition contains one of its literals of 6 bytes or more', () => {
  const hex = (value: number) => `0x${value.toString(16)}`
  const byte = fc.constantFrom(0, 1, 2, 3, 5, 8, 0x18, 0x28)
  const list = fc.option(fc.uniqueArray(byte, { minLength: 1, maxLength: 4 }))
  const part = fc.constantFrom('*', '0', '11', '25')
  const sense = fc.tuple(fc.constantFrom('3', '5'), part, part).map((parts) => parseSense(parts.join('/')))
  const conditions = fc.record({
    host: list,
    device: list,
    plugin: list,
    opcode: fc.constant(null),
    notSense: fc.constant(null),
    sense: fc.option(fc.array(sense, { minLength: 1, maxLength: 2 })),
  })
  const status = fc
    .tuple(
      byte,
      byte,
      byte,
      fc.constantFrom('Valid', 'Possible'),
      fc.constantFrom(3, 5),
      fc.constantFrom(0, 0x11, 0x25),
      fc.constantFrom(0, 0x11),
    )
    .map(([h, d, p, word, ...data]) =>
      line(`H:${hex(h & 15)} D:${hex(d)} P:${hex(p & 15)} ${word} sense data: ${data.map(hex).join(' ')}.`),
    )
  fc.assert(
    fc.property(conditions, status, (given, text) => {
      const literals = scsiLiterals(given)
      expect(literals.every((literal) => literal.length >= 6)).toBe(true)
      fc.pre(scsiHolds(given, decodeScsiStatus(text)!))
      expect(literals.some((literal) => text.includes(literal))).toBe(true)
    }),
    { numRuns: 300 },
  )
})
