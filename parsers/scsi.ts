/** A decoded status line of ScsiDeviceIO or NMP. Absent fields were not in the line. */
export interface ScsiStatus {
  /** SCSI operation code, e.g. 0x2a. */
  opcode?: number
  /** Device as written: `naa.…`, `eui.…`, `t10.…`, `mpx.vmhba1:C0:T0:L0`. */
  device?: string
  /** Runtime name of the path: `vmhba2:C0:T1:L3`. */
  path?: string
  /** World that sent the command. */
  world?: number
  hostStatus: number
  deviceStatus: number
  pluginStatus: number
  /** `valid`: the bytes are this command's answer; `possible`: may be left over from another; `none`: no bytes. */
  senseValid: 'valid' | 'possible' | 'none'
  senseKey?: number
  asc?: number
  ascq?: number
  /** `Act:` of NMP: NONE, EVAL, FAILOVER. */
  action?: string
}

// Each expression looks at one side of the status triple and every gap in it is bounded, so the work is linear.
const triple = /\bH:0x([0-9a-f]{1,4}) D:0x([0-9a-f]{1,4}) P:0x([0-9a-f]{1,4})/i
const command =
  /\b(?:Cmd\(0x[0-9a-f]{1,16}\)|Cmd|Command):? 0x([0-9a-f]{1,2})\b(?: \(0x[0-9a-f]{1,16}(?:, (\d{1,10}))?\))?/i
const world = / from world (\d{1,10})/
const target = /(?:\bto|\bon)? (?:NMP )?(?:dev|device) ["']([^"']{1,300})["']/
const route = /(?:on |physical )path ["']([^"']{1,100})["']/
const sense =
  /^[^0-9]{0,24}?(Valid|Possible|Invalid|No)? ?sense data:? 0x([0-9a-f]{1,2}) 0x([0-9a-f]{1,2}) 0x([0-9a-f]{1,2})/i
const act = /\bAct: ?([A-Z_]{2,20})/

/**
 * Decodes a SCSI status line in all forms of formats.md 3.6 (ESX 4 to ESXi 8): finds `H:… D:… P:…`, then command,
 * device and path before it, sense data and action behind it. Undefined: the line holds no such triple.
 */
export function decodeScsiStatus(line: string): ScsiStatus | undefined {
  const found = triple.exec(line)
  if (found === null) return undefined
  const before = line.slice(0, found.index)
  const after = line.slice(found.index + found[0].length)
  const status: ScsiStatus = {
    hostStatus: hex(found[1]),
    deviceStatus: hex(found[2]),
    pluginStatus: hex(found[3]),
    senseValid: 'none',
  }
  readCommand(before, status)
  readSense(after, status)
  return status
}

/** SAM status CHECK CONDITION: the device says that the sense data is its answer. */
const CHECK_CONDITION = 0x2

/** True where the sense bytes are the device's answer to this command and not left over from an earlier one. */
export function senseCounts(status: ScsiStatus): boolean {
  return status.senseValid === 'valid' || (status.senseValid === 'possible' && status.deviceStatus === CHECK_CONDITION)
}

function readCommand(before: string, status: ScsiStatus): void {
  const cmd = command.exec(before)
  if (cmd !== null) status.opcode = hex(cmd[1])
  const sender = world.exec(before)?.[1] ?? cmd?.[2]
  if (sender !== undefined) status.world = Number(sender)
  const device = target.exec(before)?.[1]
  if (device !== undefined) status.device = device
  const path = route.exec(before)?.[1]
  if (path !== undefined) status.path = path
}

function readSense(after: string, status: ScsiStatus): void {
  const action = act.exec(after)?.[1]
  if (action !== undefined) status.action = action
  const bytes = sense.exec(after)
  const word = bytes?.[1]?.toLowerCase()
  if (bytes === null || word === 'invalid' || word === 'no') return
  status.senseValid = word === 'valid' ? 'valid' : 'possible'
  status.senseKey = hex(bytes[2])
  status.asc = hex(bytes[3])
  status.ascq = hex(bytes[4])
}

function hex(digits: string | undefined): number {
  return Number.parseInt(digits ?? '0', 16)
}
