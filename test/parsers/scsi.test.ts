import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeScsiStatus } from '../../parsers/scsi.ts'
import {
  deviceStatusNames,
  hostStatusNames,
  opcodeNames,
  pluginStatusNames,
  senseKeyNames,
  senseMeanings,
} from '../../parsers/scsi-names.ts'

test.each([
  [
    'ScsiDeviceIO: 2315: Cmd(0x4171334fec33) 0x12, CmdSN 0x51 to dev "naa.6000000000000001" failed H:0x0 D:0x2 P:0x0 Valid sense data: 0x5 0x24 0x0.',
    {
      opcode: 0x12,
      device: 'naa.6000000000000001',
      hostStatus: 0,
      deviceStatus: 2,
      pluginStatus: 0,
      senseValid: 'valid',
      senseKey: 5,
      asc: 0x24,
      ascq: 0,
    },
  ],
  [
    'ScsiDeviceIO: 2309: Cmd(0x41711036d033) 0x28, CmdSN 0x8000006c from world 12535 to dev "naa.6000000000000002" failed H:0xb D:0x0 P:0x0 Possible sense data: 0x0 0x0 0x0.',
    {
      opcode: 0x28,
      world: 12535,
      device: 'naa.6000000000000002',
      hostStatus: 0xb,
      deviceStatus: 0,
      pluginStatus: 0,
      senseValid: 'possible',
      senseKey: 0,
      asc: 0,
      ascq: 0,
    },
  ],
  [
    'ScsiDeviceIO: 1688: Command 0x28 to device "naa.6000000000000003" failed H:0x1 D:0x0 P:0x3 Possible sense data: 0x0 0x0 0x0.',
    {
      opcode: 0x28,
      device: 'naa.6000000000000003',
      hostStatus: 1,
      deviceStatus: 0,
      pluginStatus: 3,
      senseValid: 'possible',
      senseKey: 0,
      asc: 0,
      ascq: 0,
    },
  ],
  [
    'NMP: nmp_ThrottleLogForDevice:2321: Cmd 0x1a (0x417ad75fe7d3, 0) to dev "mpx.vmhba1:C0:T0:L0" on path "vmhba1:C0:T0:L0" Failed: H:0x0 D:0x2 P:0x0 Valid sense data: 0x5 0x20 0x0. Act:NONE',
    {
      opcode: 0x1a,
      world: 0,
      device: 'mpx.vmhba1:C0:T0:L0',
      path: 'vmhba1:C0:T0:L0',
      hostStatus: 0,
      deviceStatus: 2,
      pluginStatus: 0,
      senseValid: 'valid',
      senseKey: 5,
      asc: 0x20,
      ascq: 0,
      action: 'NONE',
    },
  ],
  [
    'NMP: nmp_ThrottleLogForDevice:2318: Cmd 0x28 (0x417110066393) to dev "naa.6000000000000005" on path "vmhba2:C0:T1:L1" Failed: H:0x8 D:0x0 P:0x0 Possible sense data: 0x0 0x0 0x0.Act:EVAL',
    {
      opcode: 0x28,
      device: 'naa.6000000000000005',
      path: 'vmhba2:C0:T1:L1',
      hostStatus: 8,
      deviceStatus: 0,
      pluginStatus: 0,
      senseValid: 'possible',
      senseKey: 0,
      asc: 0,
      ascq: 0,
      action: 'EVAL',
    },
  ],
  [
    "NMP: nmp_CompleteCommandForPath: Command 0x2a (0x413330347893) to NMP device 'naa.6000000000000006' failed on physical path 'vmhba2:C0:T1:L3' H:0x0 D:0x2 P:0x0 Valid sense data: 0x6 0x2a 0x6.",
    {
      opcode: 0x2a,
      device: 'naa.6000000000000006',
      path: 'vmhba2:C0:T1:L3',
      hostStatus: 0,
      deviceStatus: 2,
      pluginStatus: 0,
      senseValid: 'valid',
      senseKey: 6,
      asc: 0x2a,
      ascq: 6,
    },
  ],
  [
    '2024-03-05T10:11:12.345Z In(182) vmkernel: cpu3:2097709)ScsiDeviceIO: 4115: Cmd(0x45b8c0a1d2c0) 0x89, cmdId.initiator=0x4304c1a2b3c0 CmdSN 0x1f from world 2101002 to dev "naa.6000000000000007" failed H:0x0 D:0x2 P:0x5 Valid sense data: 0xe 0x1d 0x0',
    {
      opcode: 0x89,
      world: 2101002,
      device: 'naa.6000000000000007',
      hostStatus: 0,
      deviceStatus: 2,
      pluginStatus: 5,
      senseValid: 'valid',
      senseKey: 0xe,
      asc: 0x1d,
      ascq: 0,
    },
  ],
  [
    'ScsiDeviceIO: 4161: Cmd(0x45b8c0a1d2c0) 0x2a, CmdSN 0x1f from world 0 to dev "naa.6000000000000008" failed H:0x5 D:0x0 P:0x0 Aborted at driver layer. Cmd count Active:4 Queued:0',
    {
      opcode: 0x2a,
      world: 0,
      device: 'naa.6000000000000008',
      hostStatus: 5,
      deviceStatus: 0,
      pluginStatus: 0,
      senseValid: 'none',
    },
  ],
  [
    'ScsiDeviceIO: 4161: Cmd(0x45b8c0a1d2c0) 0x2a to dev "naa.6000000000000009" failed H:0x1 D:0x0 P:0x0 Invalid sense data: 0x0 0x0 0x0.',
    {
      opcode: 0x2a,
      device: 'naa.6000000000000009',
      hostStatus: 1,
      deviceStatus: 0,
      pluginStatus: 0,
      senseValid: 'none',
    },
  ],
  ['path gone H:0x1 D:0x0 P:0x0', { hostStatus: 1, deviceStatus: 0, pluginStatus: 0, senseValid: 'none' }],
])('%s', (line, status) => {
  expect(decodeScsiStatus(line)).toEqual(status)
})

test('other lines', () => {
  for (const line of ['', 'VC: 2002: Device rescan time 704 msec', 'H:0x0', 'H:0xzz D:0x0 P:0x0'])
    expect(decodeScsiStatus(line)).toBeUndefined()
})

test('any bytes around a status triple leave numbers numbers', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 200 }),
      fc.string({ maxLength: 200 }),
      fc.nat(15),
      fc.nat(64),
      fc.nat(8),
      (before, after, h, d, p) => {
        const hex = (n: number) => n.toString(16)
        const status = decodeScsiStatus(`${before} H:0x${hex(h)} D:0x${hex(d)} P:0x${hex(p)} ${after}`)
        expect(status).toMatchObject({ hostStatus: h, deviceStatus: d, pluginStatus: p })
      },
    ),
  )
})

test('names', () => {
  expect([
    hostStatusNames[0x5]?.name,
    deviceStatusNames[0x18]?.name,
    pluginStatusNames[0x5]?.name,
    senseKeyNames[0x3],
    opcodeNames[0x2a],
  ]).toEqual(['ABORT', 'RESERVATION CONFLICT', 'ATS_MISCOMPARE', 'MEDIUM ERROR', 'WRITE(10)'])
})

test('sense combinations are written as the patterns write them, with a known key', () => {
  for (const combination of Object.keys(senseMeanings)) {
    expect(combination).toMatch(/^[0-9a-f](?:\/[0-9a-f]{1,2}){1,2}$/)
    expect(senseKeyNames[Number.parseInt(combination, 16)]).toBeDefined()
  }
})
