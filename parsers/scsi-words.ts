import { type ScsiStatus, senseCounts } from './scsi.ts'
import {
  deviceStatusNames,
  hostStatusNames,
  opcodeNames,
  pluginStatusNames,
  type ScsiName,
  senseKeyNames,
  senseMeanings,
} from './scsi-names.ts'

/**
 * A decoded status line in words: `H:0x5 ABORT: command aborted, mostly after a time-out; cmd 0x2a WRITE(10)`. Statuses that are
 * 0 are left out, unless all are; sense data is told where it is the answer to this command.
 */
export function scsiWords(status: ScsiStatus): string {
  const { hostStatus, deviceStatus, pluginStatus, opcode } = status
  const failed = [
    ['P', pluginStatus, pluginStatusNames] as const,
    ['H', hostStatus, hostStatusNames] as const,
    ['D', deviceStatus, deviceStatusNames] as const,
  ].filter(([, code]) => code !== 0)
  return [
    ...(failed.length === 0 ? ['no error'] : failed.map(([letter, code, names]) => statusWords(letter, code, names))),
    ...(senseCounts(status) && status.senseKey !== undefined ? [senseWords(status)] : []),
    ...(opcode === undefined ? [] : [`cmd ${spaced(hex(opcode), opcodeNames[opcode])}`]),
  ].join('; ')
}

function statusWords(letter: string, code: number, names: Readonly<Record<number, ScsiName>>): string {
  const known = names[code]
  return known === undefined ? `${letter}:${hex(code)}` : `${letter}:${hex(code)} ${known.name}: ${known.meaning}`
}

function senseWords({ senseKey = 0, asc = 0, ascq = 0 }: ScsiStatus): string {
  const codes = [senseKey, asc, ascq].map((part) => part.toString(16))
  const meaning = senseMeanings[codes.join('/')] ?? senseMeanings[codes.slice(0, 2).join('/')]
  const words = [senseKeyNames[senseKey], meaning].filter((word) => word !== undefined).join(': ')
  return `sense ${spaced(codes.map((code) => `0x${code}`).join('/'), words)}`
}

const hex = (value: number) => `0x${value.toString(16)}`

const spaced = (code: string, words: string | undefined) => (words ? `${code} ${words}` : code)
