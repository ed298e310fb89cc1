import type { SampleFile } from './archive.ts'
import { gz } from './archive.ts'
import { type Chatter, chatterEvents } from './chatter/chatter.ts'
import { hostChatter } from './chatter/index.ts'
import { vmHeader, vmware } from './chatter/vmware.ts'
import { vmFolder } from './commands/vms.ts'
import type { Host, Vm } from './host.ts'
import { esxLines, type LogEvent } from './lines.ts'
import type { Random } from './random.ts'

/** How much background a bundle has. */
export interface Amount {
  /** Hours that the logs reach back from the capture. */
  hours: number
  /** Everyday events, as a multiple of the usual number. */
  scale: number
  /** Rotated logs are not packed: `vmkernel.0` instead of `vmkernel.0.gz`. For comparing with tools that unpack once. */
  plain?: boolean
}

/** A stretch of time that no line falls into: the host was down. */
interface Silence {
  from: number
  to: number
}

const HOUR = 3_600_000
const MINUTE = 60_000
/** A rotated file is cut at about this size, so that one file at a time is held in memory. */
const PIECE_BYTES = 8 * 1024 * 1024
const BYTES_PER_LINE = 190

/** The live file covers half the time of an older one: it is still growing. */
function windows(from: number, to: number, count: number): { from: number; to: number }[] {
  const unit = (to - from) / (count - 0.5)
  return Array.from({ length: count }, (_, n) => ({
    from: n === count - 1 ? from : to - unit * (n + 0.5),
    to: n === 0 ? to : to - unit * (n - 0.5),
  }))
}

function inside(event: LogEvent, from: number, to: number): boolean {
  return event.time >= from && event.time < to
}

function* merged(usual: Iterable<LogEvent>, extra: readonly LogEvent[]): Generator<LogEvent> {
  let next = 0
  for (const event of usual) {
    for (; next < extra.length && extra[next]!.time <= event.time; next++) yield extra[next]!
    yield event
  }
  yield* extra.slice(next)
}

interface Piece {
  lines: string[]
  warnings: string[]
}

function piece(
  host: Host,
  chatter: Chatter,
  window: { from: number; to: number },
  scale: number,
  extra: readonly LogEvent[],
  silence: Silence | null,
  rng: Random,
): Piece {
  const lines = [...(chatter.header?.(host, window.from) ?? [])]
  const warnings: string[] = []
  const own = extra.filter((e) => inside(e, window.from, window.to))
  for (const event of merged(chatterEvents(chatter, host, window.from, window.to, scale, rng), own)) {
    if (silence !== null && event.time >= silence.from && event.time < silence.to) continue
    const written = esxLines(event, host)
    lines.push(...written)
    if (chatter.log === 'vmkernel' && (event.level === 'warning' || event.level === 'alert')) warnings.push(...written)
  }
  return { lines, warnings }
}

const text = (lines: readonly string[]): Buffer => Buffer.from(lines.length === 0 ? '' : `${lines.join('\n')}\n`)

/** Files of the host's logs, the live one first; vmkwarning is the part of vmkernel that warns. One file at a time. */
export function* hostLogs(
  host: Host,
  events: readonly LogEvent[],
  silence: Silence | null,
  amount: Amount,
  boot: readonly string[],
): Generator<Omit<SampleFile, 'mtime'>> {
  const from = host.captured - amount.hours * HOUR
  for (const chatter of hostChatter(host.era)) {
    const extra = events.filter((e) => e.log === chatter.log).sort((a, b) => a.time - b.time)
    const bytes = chatter.perHour * amount.scale * amount.hours * BYTES_PER_LINE
    const count = Math.max(chatter.rotated + 1, Math.ceil(bytes / PIECE_BYTES))
    const warnings: string[][] = []
    for (const [n, window] of windows(from, host.captured, count).entries()) {
      const made = piece(host, chatter, window, amount.scale, extra, silence, host.rng.fork(`${chatter.log}/${n}`))
      const lines =
        chatter.log === 'vmkernel' && inside({ log: 'vmkernel', time: host.booted, text: '' }, window.from, window.to)
          ? withBoot(made.lines, boot, host.booted)
          : made.lines
      if (n < 3) warnings.unshift(made.warnings)
      const name = `var/run/log/${chatter.log}`
      if (n === 0) yield { path: `${name}.log`, bytes: text(lines) }
      else if (amount.plain === true) yield { path: `${name}.${n - 1}`, bytes: text(lines) }
      else yield { path: `${name}.${n - 1}.gz`, bytes: gz(text(lines)) }
      if (n === 0 && chatter.log === 'vmksummary') yield { path: 'var/log/vmksummary.log', bytes: text(lines) }
    }
    if (chatter.log !== 'vmkernel') continue
    yield { path: 'var/run/log/vmkwarning.log', bytes: text(warnings.flat()) }
    yield { path: 'var/log/vmkwarning.log', bytes: text(warnings.flat()) }
  }
  yield { path: 'var/run/log/boot.gz', bytes: gz(text(boot)) }
}

/** Puts the boot messages before the first line that is later than the start; they have no clock, so place alone tells. */
function withBoot(lines: readonly string[], boot: readonly string[], booted: number): string[] {
  const start = new Date(booted).toISOString()
  const at = lines.findIndex((line) => line.slice(0, 24) >= start)
  const cut = at < 0 ? lines.length : at
  return [...lines.slice(0, cut), ...boot, ...lines.slice(cut)]
}

/** Logs of one VM: the live one, and for every third VM an older one. */
export function* vmLogs(
  host: Host,
  vm: Vm,
  events: readonly LogEvent[],
  silence: Silence | null,
  amount: Amount,
): Generator<Omit<SampleFile, 'mtime'>> {
  const folder = vmFolder(host, vm)
  const from = host.previous === null ? host.captured - amount.hours * HOUR : host.booted + 10 * MINUTE
  const own = events.filter((e) => e.log === 'vmware' && e.vm === vm.name).sort((a, b) => a.time - b.time)
  const start = host.previous === null ? from - 40 * HOUR : from
  const made = piece(
    host,
    vmware,
    { from, to: host.captured },
    Math.min(amount.scale, 20),
    own,
    silence,
    host.rng.fork(`vmware/${vm.name}`),
  )
  yield { path: `${folder}/vmware.log`, bytes: text([...vmHeader(host, vm, start), ...made.lines]) }
  if (vm.id % 3 !== 0) return
  const older = piece(
    host,
    vmware,
    { from: start - 60 * HOUR, to: start - HOUR },
    1,
    [],
    null,
    host.rng.fork(`vmware-3/${vm.name}`),
  )
  yield { path: `${folder}/vmware-3.log`, bytes: text([...vmHeader(host, vm, start - 61 * HOUR), ...older.lines]) }
}
