import { mentionsOf } from '../../parsers/mentions.ts'
import type { LogRecord } from '../../parsers/record.ts'
import { decodeScsiStatus } from '../../parsers/scsi.ts'
import { scsiWords } from '../../parsers/scsi-words.ts'
import type { LogName } from '../../patterns/logs.ts'
import type { Store } from '../sinks/store/store.ts'
import type { Bundle } from './bundles.ts'
import type { Hit } from './log-reader.ts'
import type { ScanSummary } from './scan.ts'

/** Repetitions of a record that its column holds. */
const MAX_COUNT = 2 ** 31 - 1

/** A log while it is read: what the store's rows say of where they come from. */
export interface LogMember {
  bundle: Bundle
  member: number
  path: string
  canonical: string
  log: LogName | null
  rotation: number
  subset: boolean
}

/** Appends to the table hit_row. */
export function appendHit(store: Store, log: LogMember, hit: Hit): void {
  store
    .writer('hit_row')
    .push([
      log.bundle.index,
      log.member,
      hit.line,
      hit.offset,
      hit.recordLine,
      hit.timeUs,
      hit.timeMark,
      hit.pattern,
      hit.objectKind,
      hit.object,
      hit.captures,
      hit.text,
      hit.event,
      hit.count,
      hit.lastUs,
      hit.hiddenBy,
    ])
}

/** Appends to the table record_row, with the things that the record names and its SCSI status in words. */
export function appendRecord(store: Store, log: LogMember, record: LogRecord): void {
  const text = record.continuation === '' ? record.message : `${record.message}\n${record.continuation}`
  const entities = mentionsOf(text)
  const scsi = decodeScsiStatus(record.message)
  store
    .writer('record_row')
    .push([
      log.bundle.index,
      log.member,
      record.line,
      record.offset,
      record.timeUs,
      record.timeMark,
      record.level ?? null,
      record.levelWord ?? null,
      record.host ?? null,
      record.process ?? null,
      record.pid ?? null,
      record.world ?? null,
      record.cpu ?? null,
      record.thread ?? null,
      record.opId ?? null,
      record.module ?? null,
      record.event ?? null,
      record.user ?? null,
      record.message,
      record.continuation,
      Math.min(record.count, MAX_COUNT),
      record.format,
      entities === undefined ? null : JSON.stringify(entities),
      scsi === undefined ? null : scsiWords(scsi),
    ])
}

/** Appends to the table member, once the log has been read to its end. `label`: its name in reports. */
export function appendMember(
  store: Store,
  log: LogMember,
  label: string,
  summary: ScanSummary,
  bytes: number,
  cut: boolean,
): void {
  store
    .writer('member')
    .push([
      log.member,
      log.bundle.index,
      label,
      log.canonical,
      log.log,
      summary.format,
      log.rotation,
      log.subset,
      null,
      bytes,
      summary.lines,
      summary.unparsed,
      summary.firstUs,
      summary.lastUs,
      cut,
    ])
}
