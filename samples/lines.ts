import type { Era } from './eras.ts'
import { type Host, iso, isoSeconds, sessionStart } from './host.ts'

/** Logs of a made-up host, by the name that their file has. */
export type EsxLog =
  | 'vmkernel'
  | 'vmksummary'
  | 'vobd'
  | 'hostd'
  | 'vpxa'
  | 'fdm'
  | 'rhttpproxy'
  | 'envoy'
  | 'auth'
  | 'shell'
  | 'syslog'
  | 'esxupdate'
  | 'vmauthd'
  | 'storagerm'
  | 'clomd'
  | 'vsansystem'
  | 'dhclient'
  | 'vmware'

/** What is said, apart from how a release writes it. `time` is ms since 1970 UTC. */
export interface LogEvent {
  log: EsxLog
  time: number
  text: string
  level?: 'error' | 'warning' | 'info' | 'verbose' | 'alert'
  /** Further lines of the same record. */
  more?: string[]
  /** Program of syslog-style logs; thread of vmware.log. */
  process?: string
  pid?: number
  sub?: string
  opId?: string
  world?: number
  cpu?: number
  /** vobd: event id and correlator. */
  event?: string
  correlator?: string
  /** vmware.log: the VM. */
  vm?: string
  /** The line stands as it is, without a prefix of the release. */
  raw?: boolean
}

const LETTERS = { error: 'Er', warning: 'Wa', info: 'In', verbose: 'Db', alert: 'Al' } as const
const SEVERITY = { error: 3, warning: 4, info: 6, verbose: 7, alert: 1 } as const
const LOCAL4 = 20 * 8
const USER = 1 * 8
const AUTH = 4 * 8

/** `In(166)`: severity letters and facility × 8 + severity of ESXi 8. */
function priority(event: LogEvent, facility: number): string {
  const level = event.level ?? 'info'
  return `${LETTERS[level]}(${facility + SEVERITY[level]})`
}

const KERNEL_8 = { warning: 'Wa(180) vmkwarning: ', alert: 'Al(177) vmkalert: ' } as const
const KERNEL_WORD = { warning: 'WARNING: ', alert: 'ALERT: ' } as const

function vmkernel(event: LogEvent, host: Host): string[] {
  const loud = event.level === 'warning' || event.level === 'alert' ? event.level : undefined
  const prefix = host.era === '8.0' ? (loud ? KERNEL_8[loud] : 'In(182) vmkernel: ') : ''
  const opId = event.opId === undefined ? '' : ` opID=${event.opId}`
  const word = loud ? KERNEL_WORD[loud] : ''
  return [
    `${iso(event.time)} ${prefix}cpu${event.cpu ?? 4}:${event.world ?? host.data.world + 45}${opId})${word}${event.text}`,
  ]
}

function vobd(event: LogEvent, host: Host): string[] {
  const micros = (event.time - sessionStart(host, event.time)) * 1000 + 311
  const head = host.era === '8.0' ? ` In(14) vobd[${host.data.world + 441}]:  ` : ': '
  return [
    `${iso(event.time)}${head}[${event.correlator ?? 'Generic'}Correlator] ${micros}us: [${event.event ?? ''}] ${event.text}`,
  ]
}

const VMACORE_NAMES: Partial<Record<EsxLog, string>> = {
  hostd: 'Hostd',
  vpxa: 'Vpxa',
  fdm: 'Fdm',
  rhttpproxy: 'Rhttpproxy',
  vsansystem: 'vsansystem',
}

function vmacore(event: LogEvent, host: Host): string[] {
  const thread = event.pid ?? host.data.world + 3000
  const sub = event.sub ?? 'Default'
  const opId = event.opId === undefined ? '' : ` opID=${event.opId}`
  const level = event.level ?? 'info'
  const more = event.more ?? []
  if (host.era === '8.0') {
    const head = `${iso(event.time)} ${priority(event, LOCAL4)} ${VMACORE_NAMES[event.log]}[${thread}]: `
    return [`${head}[Originator@6876 sub=${sub}${opId}] ${event.text}`, ...more.map((line) => `${head}--> ${line}`)]
  }
  const tail = more.map((line) => `--> ${line}`)
  if (host.era === '5.5') {
    const hex = (0x2f000000 + thread * 16).toString(16).toUpperCase().padStart(8, '0')
    return [`${iso(event.time)} [${hex} ${level} '${sub}'${opId}] ${event.text}`, ...tail]
  }
  return [
    `${iso(event.time)} ${level} ${event.log}[${thread}] [Originator@6876 sub=${sub}${opId}] ${event.text}`,
    ...tail,
  ]
}

function syslog(event: LogEvent, host: Host): string[] {
  const tag = event.process ?? event.log
  const pid = event.pid === undefined ? '' : `[${event.pid}]`
  if (host.era !== '8.0') return [`${isoSeconds(event.time)} ${tag}${pid}: ${event.text}`, ...(event.more ?? [])]
  const facility = tag === 'sshd' ? AUTH : USER
  const level = priority(event, facility)
  return [
    `${iso(event.time)} ${level} ${tag}${pid}: ${event.text}`,
    ...(event.more ?? []).map((line) => `${iso(event.time)} ${level.replace(')', ')+')} ${tag}${pid}: ${line}`),
  ]
}

/** ESXi 8 wraps a whole quoted vmacore line whose own time is the event's time. */
function envoy(event: LogEvent, host: Host): string[] {
  const level = event.level ?? 'warning'
  const pid = host.data.world + 2100
  const inner = `${iso(event.time)} ${level} envoy[${pid + 631}] [Originator@6876 sub=${event.sub ?? 'filter'}] ${event.text}`
  return [`${iso(event.time + 9_592)} In(166) envoy[${pid}]: "${inner}"`]
}

const VMX_WORDS = { error: 'E', warning: 'W', info: 'I', verbose: 'I', alert: 'E' } as const
const VMX_NUMBERS: Partial<Record<Era, Record<'E' | 'W' | 'I', number>>> = { '5.5': { E: 105, W: 110, I: 120 } }
const VMX_DEFAULT = { E: 105, W: 115, I: 125 } as const
const VMX_8 = { error: 'Er(02)', warning: 'Wa(03)', info: 'In(05)', verbose: 'In(05)', alert: 'Cr(01)' } as const

function vmware(event: LogEvent, host: Host): string[] {
  const thread = event.process ?? 'vmx'
  const level = event.level ?? 'info'
  if (host.era === '8.0') return [`${iso(event.time)} ${VMX_8[level]} ${thread} ${event.opId ?? '-'} ${event.text}`]
  const letter = VMX_WORDS[level]
  return [`${iso(event.time)}| ${thread}| ${letter}${(VMX_NUMBERS[host.era] ?? VMX_DEFAULT)[letter]}: ${event.text}`]
}

const WRITERS: Readonly<Record<EsxLog, (event: LogEvent, host: Host) => string[]>> = {
  vmkernel,
  vobd,
  hostd: vmacore,
  vpxa: vmacore,
  fdm: vmacore,
  rhttpproxy: vmacore,
  vsansystem: vmacore,
  envoy,
  vmware,
  vmksummary: syslog,
  auth: syslog,
  shell: syslog,
  syslog,
  esxupdate: syslog,
  vmauthd: syslog,
  storagerm: syslog,
  clomd: syslog,
  dhclient: syslog,
}

/** Writes an event the way the host's release does: one line, or several for a record with continuation. */
export function esxLines(event: LogEvent, host: Host): string[] {
  return event.raw === true ? [event.text] : WRITERS[event.log](event, host)
}
