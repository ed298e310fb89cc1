import { type ScsiStatus, senseCounts } from '../parsers/scsi.ts'

/** Sense key with additional code and qualifier; null: any. */
export interface SenseCondition {
  readonly key: number
  readonly asc: number | null
  readonly ascq: number | null
}

/** Condition on a decoded SCSI status line: every list that is not null holds the line's value, `notSense` does not. */
export interface ScsiCondition {
  readonly host: readonly number[] | null
  readonly device: readonly number[] | null
  readonly plugin: readonly number[] | null
  readonly sense: readonly SenseCondition[] | null
  readonly notSense: readonly SenseCondition[] | null
  readonly opcode: readonly number[] | null
}

/** What `sense:` holds: hexadecimal key/asc/ascq, `*` or nothing for any: `3/11`, `3/*`, `5/25/0`. */
export const SENSE = /^([0-9a-f])\/([0-9a-f]{1,2}|\*)(?:\/([0-9a-f]{1,2}|\*))?$/

/** Names of the captures that a status line gives. `device`, `path`, `world` and `opcode` may be absent. */
export const SCSI_CAPTURES = [
  'device',
  'path',
  'world',
  'opcode',
  'host_status',
  'device_status',
  'plugin_status',
  'sense',
]

/** Most literals that one condition is spelt out into before a shorter, commoner text is searched instead. */
const SPELT_LITERALS = 32

/** Takes `3/11` and returns it as numbers. The text must match SENSE. */
export function parseSense(text: string): SenseCondition {
  const [, key, asc, ascq] = SENSE.exec(text) ?? []
  if (key === undefined) throw new RangeError(`not a sense condition: ${text}`)
  const part = (hex: string | undefined) => (hex === undefined || hex === '*' ? null : Number.parseInt(hex, 16))
  return { key: Number.parseInt(key, 16), asc: part(asc), ascq: part(ascq) }
}

/** Says whether a decoded status line fulfils the condition. */
export function scsiHolds(condition: ScsiCondition, status: ScsiStatus): boolean {
  const { host, device, plugin, opcode, sense, notSense } = condition
  if (host && !host.includes(status.hostStatus)) return false
  if (device && !device.includes(status.deviceStatus)) return false
  if (plugin && !plugin.includes(status.pluginStatus)) return false
  if (opcode && (status.opcode === undefined || !opcode.includes(status.opcode))) return false
  const counts = senseCounts(status)
  if (notSense && counts && isAnyOf(notSense, status)) return false
  return !sense || (counts && isAnyOf(sense, status))
}

function isAnyOf(conditions: readonly SenseCondition[], status: ScsiStatus): boolean {
  return conditions.some(
    ({ key, asc, ascq }) =>
      key === status.senseKey && (asc ?? status.asc) === status.asc && (ascq ?? status.ascq) === status.ascq,
  )
}

const hex = (value: number) => `0x${value.toString(16)}`

/** Returns what a status line gives as captures, numbers as the line writes them. */
export function scsiCaptures(status: ScsiStatus): Record<string, string> {
  const captures: Record<string, string> = {}
  if (status.device !== undefined) captures.device = status.device
  if (status.path !== undefined) captures.path = status.path
  if (status.world !== undefined) captures.world = String(status.world)
  if (status.opcode !== undefined) captures.opcode = hex(status.opcode)
  captures.host_status = hex(status.hostStatus)
  captures.device_status = hex(status.deviceStatus)
  captures.plugin_status = hex(status.pluginStatus)
  if (senseCounts(status) && status.senseKey !== undefined) {
    captures.sense = [status.senseKey, status.asc, status.ascq].map((part) => (part ?? 0).toString(16)).join('/')
  }
  return captures
}

/**
 * Returns texts of 6 bytes or more, one of which stands in every line that can fulfil the condition. The status triple
 * reads ` H:0x0 D:0x2 P:0x0`, the sense ` 0x5 0x24 0x0` (formats.md 3.6); the rarest part that is pinned down is spelt out.
 */
export function scsiLiterals(condition: ScsiCondition): string[] {
  const { host, device, plugin, sense } = condition
  const texts = [
    sense?.map(({ key, asc, ascq }) => senseLiteral(key, asc, ascq)),
    spell(['H:', host], [' D:', device], [' P:', plugin]),
    spell(['H:', host], [' D:', device]),
    spell([' D:', device], [' P:', plugin]),
    host?.map((h) => `H:${hex(h)} D:`),
    device?.map((d) => ` D:${hex(d)} P:`),
    plugin?.map((p) => ` P:${hex(p)}`),
  ]
  return texts.find((list) => list !== undefined && list.length <= SPELT_LITERALS) ?? STATUS_TEXTS
}

/** Every host status as a literal: stands in each status line, whatever its form. */
const STATUS_TEXTS = Array.from({ length: 16 }, (_, host) => `H:${hex(host)} D:`)

function senseLiteral(key: number, asc: number | null, ascq: number | null): string {
  if (asc === null) return `ense data: ${hex(key)} `
  return ascq === null ? ` ${hex(key)} ${hex(asc)} ` : ` ${hex(key)} ${hex(asc)} ${hex(ascq)}`
}

/** All combinations of the parts as text; undefined where one part is not pinned down. */
function spell(...parts: (readonly [string, readonly number[] | null])[]): string[] | undefined {
  let texts = ['']
  for (const [label, values] of parts) {
    if (!values) return undefined
    texts = texts.flatMap((text) => values.map((value) => `${text}${label}${hex(value)}`))
  }
  return texts
}
