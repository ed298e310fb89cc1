import { zuluUs } from './time.ts'

/** What the beginning of a line says of it. */
export interface Quick {
  /** µs since 1970 UTC, written with its zone. */
  timeUs: number
  opId: string | undefined
}

/** An operation id that ends where its header or the value of its key does. */
const OPERATION = / opI[Dd]=([^\s\]"]+)(?:\]| (?:sub|item|req|sid|user|update|reason|Tags?)=)/

/**
 * Time and operation id of a vmacore line that begins with its time, without reading the whole header. Undefined where that
 * takes more than a look: no `Z`, another line in quotes, an id beside which anything else stands.
 */
export function quickVmacore(line: string): Quick | undefined {
  if (line.includes(': "')) return undefined
  const timeUs = zuluUs(line)
  if (timeUs === null) return undefined
  if (!/opI[Dd]=/.test(line)) return { timeUs, opId: undefined }
  const header = line.indexOf('[Originator@')
  const operation = OPERATION.exec(line)
  if (header < 0 || operation === null || operation.index > line.indexOf('] ', header)) return undefined
  return { timeUs, opId: operation[1] }
}
