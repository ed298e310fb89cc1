import { initialLevel, levelOf } from './level.ts'
import { type Fields, MASK, parsed, shape } from './shape.ts'
import { ISO, isoStamp } from './time.ts'
import { readVmacoreHeader } from './vmacore-header.ts'
import { kernelText, readVmkernelBody } from './vmkernel-body.ts'

/** Reads a message after its syslog prefix; undefined when the message is not of this shape. */
type BodyReader = (text: string, process: string) => Fields | undefined

/** Event ids that a text can hold (ESXi and its observations). */
const eventId = /\b(?:esx\.(?:problem|clear|audit)|vob|vprob)(?:\.[A-Za-z0-9_-]{1,64}){1,12}/

const repeated = /^(?:last )?message repeated (\d{1,9}) times?\b/
const section = /Section for ([^,]{1,80}), pid=\w{1,20}, version=([^,]{1,40}), build=([^,]{1,40})(?:, option=\w{1,20})?/

/** Continuation, repetition and header lines: what every syslog-like file can hold in place of a message. */
export function readMark(text: string): Fields | undefined {
  if (text.startsWith('-->')) return { continues: true, message: text.slice(3).replace(/^ /, '') }
  const count = repeated.exec(text)
  if (count !== null) return { repeats: Number(count[1]), message: text }
  if (!/^(?:Section for |- |Logs rotated)/.test(text)) return undefined
  const found = section.exec(text)
  if (found === null) return undefined
  return { section: { product: found[1]!, version: found[2]!, build: found[3]! }, message: text }
}

const vob = shape(
  String.raw`^(?:[A-Z][a-z]{2} [ \d]?\d [\d:.]{8,15}: )?(?:\[(?<sub>\w+)Correlator\] )?(?<us>\d+)us:\s+\[(?<event>[a-zA-Z0-9._-]+)\] ?(?<msg>.*)$`,
)

/** vobd: `[scsiCorrelator] 14807183227307us: [esx.problem.…] text`. */
export function readVob(text: string): Fields | undefined {
  const g = vob.exec(text)?.groups
  return g === undefined ? undefined : { process: 'vobd', module: g.sub, event: g.event, message: g.msg }
}

const headed = shape(
  String.raw`^(?:(?<level>[A-Za-z]{4,8}) +(?<prog>[\w.-]+)(?: ?\[(?:(?<tid>\w+)|${MASK})\]| (?<tid2>\d+)):? +)?(?<hdr>\[(?!nsx@)\w+@\d+.*)$`,
)

/** hostd and relatives: `[Originator@6876 sub=…] text`, before it `level prog[thread]` where the writer kept it. */
function readVmacore(text: string): Fields | undefined {
  const g = headed.exec(text)?.groups
  if (g === undefined || (g.level !== undefined && levelOf(g.level) === undefined)) return undefined
  return vmacoreFields(g)
}

/** Fields from the groups level, prog, tid or tid2 and hdr. */
export function vmacoreFields(g: Record<string, string | undefined>): Fields {
  const header = readVmacoreHeader(g.hdr ?? '')
  return {
    level: levelOf(g.level),
    levelWord: g.level,
    process: g.prog === '-' ? undefined : g.prog,
    thread: g.tid ?? g.tid2,
    module: header.sub,
    opId: header.opId,
    user: header.user,
    message: header.message,
    event: hostEvent(header.message),
  }
}

/** The event id in hostd's `Event 8573 : text`, where the text names one. */
function hostEvent(message: string): string | undefined {
  return message.startsWith('Event ') ? eventId.exec(message)?.[0] : undefined
}

const old = shape(
  String.raw`^\[(?:(?<ts>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}) )?(?:(?<tid>[0-9A-Fa-f]{4,16})|${MASK}) (?<level>[a-z]{4,8}) '(?<sub>[^']*)'(?: opID=(?<opid>[^\s\]]+))?(?: user=(?<user>[^\]]+))?\] ?(?<msg>.*)$`,
)

/** hostd 5.x: `[77381B90 error 'Default'] text`; hostd 4.x has date and time in the same bracket. */
export function readOldVmacore(text: string): Fields | undefined {
  const g = old.exec(text)?.groups
  if (g === undefined || levelOf(g.level) === undefined) return undefined
  return {
    ...(g.ts === undefined ? {} : isoStamp(g.ts)),
    level: levelOf(g.level),
    levelWord: g.level,
    thread: g.tid,
    module: g.sub,
    opId: g.opid,
    user: g.user,
    message: g.msg,
    event: hostEvent(g.msg ?? ''),
  }
}

const settings = shape(
  String.raw`^(?:(?<level>debug|info|warning|error|verbose) )?\[(?:(?<sub>[\w:.-]+) )?op[Ii][Dd]=(?<opid>[^\s\]]*)(?: (?<sub2>[^\]]+))?\] *(?<msg>.*)$`,
)

/** Python and settings daemons: `[VsanVcObjectHelper::wrapper opID=SWI-2230eb26-8c37] text`. */
function readOpBody(text: string): Fields | undefined {
  const g = settings.exec(text)?.groups
  if (g === undefined) return undefined
  return { level: levelOf(g.level), levelWord: g.level, module: g.sub ?? g.sub2, opId: g.opid, message: g.msg }
}

const inner = shape(`^"?${ISO} (?<rest>.*)$`)

/** A whole line within the line: envoy of ESXi 8 and `NoneZ` lines of a forwarder. Its own, earlier time wins. */
function readInner(text: string, process: string): Fields | undefined {
  const g = inner.exec(text)?.groups
  if (g === undefined) return undefined
  const quoted = text.startsWith('"') && text.endsWith('"')
  const rest = quoted ? g.rest!.slice(0, -1) : g.rest!
  const body = readMark(rest) ?? readVmkernelBody(rest) ?? readVmacore(rest) ?? readOldVmacore(rest) ?? readVob(rest)
  if (body === undefined && !text.startsWith('"')) return undefined
  return { ...isoStamp(g.ts), process, ...(body ?? { message: rest }) }
}

const nsx = shape(String.raw`^NSX (?<pid>\d+|-) (?<kind>\S+) \[nsx@\d+ (?<data>[^\]]*)\] ?(?<msg>.*)$`)

/** NSX agents: `NSX 2101 SYSTEM [nsx@6876 comp="nsx-esx" subcomp="opsagent" level="ERROR"] text`. */
function readNsx(text: string): Fields | undefined {
  const g = nsx.exec(text)?.groups
  if (g === undefined) return undefined
  const value = (key: string): string | undefined => new RegExp(`\\b${key}="([^"]{0,200})"`).exec(g.data!)?.[1]
  const level = value('level')
  return {
    level: levelOf(level),
    levelWord: level,
    module: value('subcomp'),
    thread: value('tid'),
    user: value('username'),
    message: g.msg,
  }
}

/** Event of the vCenter event stream: `Event [id] [part] [time] [type] [severity] [user] [datacenter] [chain] [text]`. */
const vcEvent = shape(
  String.raw`^Event \[(?<id>\d+)\] \[(?<part>\d+-\d+)\] \[(?<ts>[^\]]+)\] \[(?<type>[^\]]+)\] \[(?<sev>[^\]]*)\] \[(?<user>[^\]]*)\] \[(?<dc>[^\]]*)\] \[(?<chain>\d+)\] \[(?<msg>.*)$`,
)

/** Fields of one vCenter event, its time among them; only part 1 of a long event has this shape. */
export function readVcEvent(text: string): Fields | undefined {
  const g = vcEvent.exec(text)?.groups
  if (g === undefined) return undefined
  return {
    ...isoStamp(g.ts),
    level: levelOf(g.sev),
    levelWord: g.sev,
    event: g.type,
    user: g.user,
    message: g.msg!.replace(/\]$/, ''),
  }
}

/** An event within another line keeps the time of that line: it is when the line was written that orders a log. */
function readForwardedEvent(text: string): Fields | undefined {
  const event = readVcEvent(text)
  if (event === undefined) return undefined
  const { timeUs: _time, timeMark: _mark, ...fields } = event
  return fields
}

/** The JSON of the single sign-on audit log; quotes may have been escaped by a forwarder. */
export function readAudit(text: string): Fields | undefined {
  const start = text.startsWith('{\\"') ? text.replaceAll('\\"', '"') : text
  if (!start.startsWith('{"') || !start.includes('"eventSeverity"')) return undefined
  try {
    const audit: unknown = JSON.parse(start)
    const string = (key: string): string | undefined => {
      const value = (audit as Record<string, unknown>)[key]
      return typeof value === 'string' ? value : undefined
    }
    const level = string('eventSeverity')
    return { event: string('type'), user: string('user'), level: levelOf(level), levelWord: level, message: text }
  } catch {
    return undefined
  }
}

/** `[root]: vim-cmd …` of the shell log. */
function readShell(text: string, process: string): Fields | undefined {
  if (process !== 'shell' && process !== 'ESXShell' && process !== 'SSH') return undefined
  const command = /^\[([^\]]{1,64})\]: /.exec(text)
  return command === null ? undefined : { user: command[1], message: text.slice(command[0].length) }
}

const login = /^(?:Accepted|Failed) \S{1,40} for (?:invalid user )?(\S{1,128}) from /

/** `Accepted password for root from …` of sshd. */
function readLogin(text: string, process: string): Fields | undefined {
  const user = process === 'sshd' ? login.exec(text)?.[1] : undefined
  return user === undefined ? undefined : { user, message: text }
}

const threaded = shape(String.raw`^t@(?<tid>\d+): ?(?:(?<level>[A-Z]{4,8}): ?)?(?<msg>.*)$`)

/** vmdird and relatives: `t@140: ERROR: text`. */
function readThreaded(text: string): Fields | undefined {
  const g = threaded.exec(text)?.groups
  return g === undefined ? undefined : { thread: g.tid, level: levelOf(g.level), levelWord: g.level, message: g.msg }
}

/** `[warn] t10.ATA…: text` of smartd. */
function readBracketLevel(text: string, process: string): Fields | undefined {
  const word = process === 'smartd' ? /^\[(\w{3,8})\] /.exec(text) : null
  if (word === null || levelOf(word[1]) === undefined) return undefined
  return { level: levelOf(word[1]), levelWord: word[1], message: text.slice(word[0].length) }
}

const klog = /^([IWEF])(\d{4} \d\d:\d\d:\d\d\.\d{6}) +\d{1,10} ([\w.-]{1,100}:\d{1,6})\] /

/** Kubernetes components: `W0601 12:00:00.000000 1 file.go:10] text`. */
export function readKlogBody(text: string): Fields | undefined {
  const head = klog.exec(text)
  if (head === null) return undefined
  return { level: initialLevel(head[1]), levelWord: head[1], module: head[3], message: text.slice(head[0].length) }
}

const leadingWord = /^(?:\[[^\]]{1,100}\] )?\[?(TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL|CRITICAL)\b\]?[: ]/

/** Programs that begin their own text with a level. The text stays whole. */
function readLeadingLevel(text: string): Fields | undefined {
  const word = leadingWord.exec(text)?.[1]
  return word === undefined ? undefined : { level: levelOf(word), levelWord: word, message: text }
}

/** Kernel text of early boot has no `cpuN:W)`; then only the APP-NAME tells. */
function readEarlyKernel(text: string, process: string): Fields | undefined {
  return process === 'vmkernel' || process === 'vmkwarning' || process === 'vmkalert' ? kernelText(text) : undefined
}

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const LOWER = 'abcdefghijklmnopqrstuvwxyz'
const DIGITS = '0123456789'

/** Bodies in order of trial, each with the characters that it can begin with. */
const readers: readonly { readonly first: string; readonly read: BodyReader }[] = [
  { first: '-lmSL', read: readMark },
  { first: 'c', read: readVmkernelBody },
  { first: `[${DIGITS}${UPPER}`, read: readVob },
  { first: `[${UPPER}${LOWER}`, read: readVmacore },
  { first: '[', read: readOldVmacore },
  { first: '[diwev', read: readOpBody },
  { first: `"${DIGITS}`, read: readInner },
  { first: 'E', read: readForwardedEvent },
  { first: '{', read: readAudit },
  { first: 'N', read: readNsx },
  { first: '[', read: readShell },
  { first: 'AF', read: readLogin },
  { first: 't', read: readThreaded },
  { first: '[', read: readBracketLevel },
  { first: 'IWEF', read: readKlogBody },
  { first: '', read: readEarlyKernel },
  { first: '[TDIWEFC', read: readLeadingLevel },
]

/** The readers that a body's first character leaves, by its code; the last row is for all characters above ASCII. */
const readersOf: readonly (readonly BodyReader[])[] = Array.from({ length: 129 }, (_, code) =>
  readers
    .filter(({ first }) => first === '' || (code < 128 && first.includes(String.fromCharCode(code))))
    .map(({ read }) => read),
)

/**
 * Hands the message of a syslog-like line to the body format of its writer. Bodies are told apart by their shape rather
 * than by the APP-NAME: files before ESXi 8 do not name the writer, and the shapes exclude each other.
 * @param process APP-NAME as written, '' when the line has none
 */
function readBody(text: string, process = ''): Fields {
  const trimmed = text.trimStart()
  if (trimmed === '') return { message: text }
  for (const read of readersOf[Math.min(trimmed.charCodeAt(0), 128)]!) {
    const fields = read(trimmed, process)
    if (fields !== undefined) return fields
  }
  return { message: text }
}

/**
 * Parsed line of a syslog-like format: the fields of the prefix, then those of the body, which win. A body's time without
 * zone wins only over a prefix that is no better.
 */
export function withBody(prefix: Fields & { timeUs: number | null }, text: string): ReturnType<typeof parsed> {
  const { timeUs, timeMark, message, ...body } = readBody(text, prefix.process ?? '')
  const own = { timeUs: prefix.timeUs, timeMark: prefix.timeMark ?? 'none' }
  const inner = timeUs === undefined || timeUs === null ? own : { timeUs, timeMark: timeMark ?? 'written' }
  const stamp = inner.timeMark !== 'written' && own.timeMark === 'written' ? own : inner
  return parsed(stamp, message, { ...prefix, ...defined(body) })
}

function defined(fields: Fields): Fields {
  const kept: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(fields)) if (value !== undefined && value !== '') kept[key] = value
  return kept
}
