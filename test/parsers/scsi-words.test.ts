import { expect, test } from 'vitest'
import { decodeScsiStatus } from '../../parsers/scsi.ts'
import { scsiWords } from '../../parsers/scsi-words.ts'

const words = (text: string) => scsiWords(decodeScsiStatus(`ScsiDeviceIO: 2315: ${text}`)!)

test.each([
  [
    'Cmd(0x4124003edb00) 0x2a, CmdSN 0x51 to dev "naa.6" failed H:0x5 D:0x0 P:0x0 Possible sense data: 0x0 0x0 0x0.',
    'H:0x5 ABORT: command aborted, mostly after a time-out; cmd 0x2a WRITE(10)',
  ],
  [
    'Cmd(0x4124003edb00) 0x28, CmdSN 0x51 to dev "naa.6" failed H:0x0 D:0x2 P:0x0 Valid sense data: 0x3 0x11 0x1.',
    'D:0x2 CHECK CONDITION: the sense data says why; sense 0x3/0x11/0x1 MEDIUM ERROR: unrecovered read error; cmd 0x28 READ(10)',
  ],
  [
    'Command 0x89 to device "naa.6" failed H:0x1 D:0x0 P:0x3 Possible sense data: 0xe 0x1d 0x0.',
    'P:0x3 RESERVATION_LOST: reservation lost; H:0x1 NO_CONNECT: path gone or LUN not reachable; cmd 0x89 COMPARE AND WRITE',
  ],
  ['Command 0xf7 to device "naa.6" failed H:0x1f D:0x0 P:0x0', 'H:0x1f; cmd 0xf7'],
  ['H:0x0 D:0x0 P:0x0', 'no error'],
])('%s', (line, expected) => {
  expect(words(line)).toBe(expected)
})
