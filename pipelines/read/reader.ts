import { basename } from 'node:path'
import {
  bundleRoot,
  canonicalPath,
  isKernelDump,
  isLogPath,
  memberRole,
  rotationOrder,
  vmOfPath,
} from '../../parsers/members.ts'
import type { Fault } from '../../patterns/fault.ts'
import type { LogName } from '../../patterns/logs.ts'
import type { Measures } from '../measure/measures.ts'
import type { MemberMeasures } from '../measure/store-measures.ts'
import type { Store } from '../sinks/store/store.ts'
import type { Member, MemberWriter, ReadError, Receiver } from '../unpack/member.ts'
import type { Input } from '../unpack/unpack.ts'
import { appendHit, appendMember, appendRecord, type LogMember } from './append.ts'
import { type Bundle, type Bundles, createBundles } from './bundles.ts'
import { collect, MAX_WHOLE } from './collect.ts'
import { dumpText } from './dump-text.ts'
import { createFactReader, type FactReader } from './fact-reader.ts'
import { MAX_LINE } from './lines.ts'
import { logReaders } from './pool.ts'
import type { ScanSummary } from './scan.ts'
import { isPasted, looksLikeLog, sniff } from './sniff.ts'

const UTF16 = 'UTF-16 text: read as UTF-8, offsets count the UTF-8 bytes'

export interface ReaderOptions {
  store: Store
  faults: readonly Fault[]
  /** True: every record goes into the store; false: only hits do. */
  everyRecord: boolean
  /** Threads that read logs; 1: this one. */
  workers: number
  inputs: readonly Input[]
  progress(read: number, total: number | null): void
  firstBundle: number
  firstMember: number
}

export interface Reader extends Receiver {
  readonly bundles: Bundles
  readonly facts: FactReader
  /** What the logs that were read gave, now that every bundle knows its host. */
  measures(): MemberMeasures[]
  /** Settles when everything that was read is in the store. */
  finish(): Promise<void>
  close(): Promise<void>
}

/** Returns the receiver that turns members into records, hits and facts and appends them to the store. */
export function createReader(options: ReaderOptions): Reader {
  const { store, faults } = options
  const bundles = createBundles(options.firstBundle)
  const facts = createFactReader()
  const logs = logReaders({ faults, everyRecord: options.everyRecord }, options.workers)
  const measured: { log: LogMember; measures: Measures }[] = []
  let nextMember = options.firstMember

  const report = (bundle: Bundle | null, error: ReadError) =>
    store
      .writer('read_error')
      .push([bundle?.index ?? null, error.member, error.offset, error.reason, error.note === true])

  const openLog = (member: Member, log: LogMember): MemberWriter => {
    const label = placeName(member, options.inputs)
    const newestUs = member.mtime === null ? log.bundle.identity().capturedUs : member.mtime * 1000
    const implied = vmOfPath(log.canonical) ?? {}
    return logs.open({ bundle: log.bundle.root, member: label, log: log.log, implied, newestUs }, (event) => {
      if (event.kind === 'record') appendRecord(store, log, event.record)
      else if (event.kind === 'hit') appendHit(store, log, event.hit)
      else if (event.kind === 'section') log.bundle.learnSection(event.section)
      else if (event.kind === 'utf16') report(log.bundle, { member: label, offset: 0, reason: UTF16, note: true })
      else {
        measured.push({ log, measures: event.measures })
        appendMember(store, log, label, event.summary, event.bytes, event.cut)
        for (const error of lineErrors(label, event.summary)) report(log.bundle, error)
      }
    })
  }

  return {
    bundles,
    facts,
    open(member) {
      const { root, rest } = bundleRoot(member.path)
      const bundle = bundles.of(member.input, archiveBelow(member, options.inputs), root)
      bundle.see(rest)
      const role = memberRole(rest)
      const logMember = (log: LogName | null, rotation: number, subset: boolean): LogMember => ({
        bundle,
        member: nextMember++,
        path: member.path,
        canonical: canonicalPath(rest),
        log,
        rotation,
        subset,
      })
      if (role.role === 'log') {
        const rotation = rotationOrder(role.log, role.rotation, role.live)
        const open = (log: LogName | null) => openLog(member, logMember(log, rotation, role.subset))
        if (isKernelDump(rest)) return dumpText(open(role.log))
        // The path of a command's output says what it is, and only a program rotates its log. The name alone does not: text
        // pasted into a file of it may come from anywhere.
        if (!isLogPath(rest) || role.rotation !== null) return open(role.log)
        return sniff((first) => open(isPasted(first) ? null : role.log))
      }
      if (role.role === 'fact') {
        const label = placeName(member, options.inputs)
        const limit = facts.startBytes(role.source) ?? MAX_WHOLE
        return collect(limit, async (bytes, size) => {
          if (limit === MAX_WHOLE && size > limit) {
            report(bundle, {
              member: label,
              offset: MAX_WHOLE,
              reason: `larger than ${MAX_WHOLE} bytes: only its start was read`,
            })
          }
          bundle.learn(role.source, bytes)
          const file = { size, changedUs: member.mtime === null ? null : member.mtime * 1000 }
          await facts.read({ bundle, source: role.source, path: rest, file }, bytes, (reason) =>
            report(bundle, { member: label, offset: null, reason, note: true }),
          )
        })
      }
      if (role.role === 'skip') return null
      const unknown = () => openLog(member, logMember(null, 0, false))
      // Whoever names a single file wants it read, whatever its name and first lines say.
      const named = member.archive === '' && basename(options.inputs[member.input]!.path) === member.path
      return named || isLogPath(rest) ? unknown() : sniff((first) => (looksLikeLog(first) ? unknown() : null))
    },
    measures: () =>
      measured.map(({ log: { bundle, member, log }, measures }) => ({
        ...{ bundle: bundle.index, host: bundle.identity().host, member, log },
        measures,
      })),
    finish: logs.finish,
    close: logs.close,
    error: (error) => report(null, { ...error, member: withoutInput(error.member, options.inputs) }),
    progress: options.progress,
  }
}

/** A member's name in reports: the way through nested archives below the input, and its path. */
function placeName(member: Member, inputs: readonly Input[]): string {
  const archive = archiveBelow(member, inputs)
  return archive === '' ? member.path : `${archive}/${member.path}`
}

/** The way through nested archives without the input's own path: a report does not depend on where the input lay. */
function archiveBelow(member: Member, inputs: readonly Input[]): string {
  return member.archive.slice(inputs[member.input]!.path.length).replace(/^\//, '')
}

/** Unpack names what it cannot read by the input's path and the way below it; an input itself keeps its path. */
function withoutInput(member: string, inputs: readonly Input[]): string {
  const input = inputs.find(({ path }) => member.startsWith(`${path}/`))
  return input === undefined ? member : member.slice(input.path.length + 1)
}

function lineErrors(member: string, summary: ScanSummary): ReadError[] {
  const errors: ReadError[] = []
  if (summary.longLine !== null) {
    errors.push({
      member,
      offset: summary.longLine,
      reason: `a line is longer than ${MAX_LINE} bytes: only its start was read`,
    })
  }
  if (summary.nul !== null) {
    errors.push({
      member,
      offset: summary.nul,
      reason: 'NUL bytes in a text log, as after a crash or power loss: left out',
      note: true,
    })
  }
  return errors
}
