import type { Quick } from '../../parsers/logs/quick.ts'
import type { LogRecord, TimeMark } from '../../parsers/record.ts'
import type { Fault } from '../../patterns/fault.ts'
import type { LogName } from '../../patterns/logs.ts'
import { countHarmless, isHarmless } from '../match/harmless.ts'
import { compileMatcher, type Match } from '../match/matcher.ts'
import { type CountedHit, DAY_US, limitStorm, MINUTE_US } from '../match/storm.ts'
import { createMeasures, type Measures } from '../measure/measures.ts'
import type { MemberWriter } from '../unpack/member.ts'
import { decodeUtf16 } from './encoding.ts'
import { assembleLines } from './lines.ts'
import { type LineMatch, type ScanSummary, scanLog } from './scan.ts'

/** The longest text of a hit's line that is stored, in characters. */
const MAX_HIT_TEXT = 8 * 1024

/** What there is to know of a log before it is read. */
export interface LogPlace {
  /** Top folder of its bundle. */
  bundle: string
  /** Its name in reports. */
  member: string
  log: LogName | null
  /** Entities that the place of the log names: the VM whose folder it lies in. A line that names one itself wins. */
  implied: Readonly<Record<string, string>>
  /** See LineContext. */
  newestUs: number | null
}

/** A hit as it is stored. */
export interface Hit extends CountedHit {
  objectKind: string
  line: number
  offset: number
  recordLine: number
  timeMark: TimeMark
  /** JSON. */
  captures: string
  text: string
  event: string | null
}

/** What comes out of a log, in the order in which it is to be stored. Plain data: it may come from another thread. */
export type LogEvent =
  | { kind: 'record'; record: LogRecord }
  | { kind: 'hit'; hit: Hit }
  | { kind: 'section'; section: { product: string; version: string; build: string } }
  | { kind: 'utf16' }
  | { kind: 'end'; summary: ScanSummary; measures: Measures; bytes: number; cut: boolean }

export interface LogOptions {
  faults: readonly Fault[]
  /** True: every record is told, and harmless hits are kept like others. */
  everyRecord: boolean
}

/** Reads one log, from its bytes to the events that `tell` gets. */
export function readLog(place: LogPlace, options: LogOptions, tell: (event: LogEvent) => void): MemberWriter {
  const { everyRecord } = options
  const storm = limitStorm<Hit>((hit) => tell({ kind: 'hit', hit }))
  const harmless = countHarmless<Hit>()
  const measures = createMeasures()
  let bytes = 0
  /** Counts a line that measures without reading its record, where a look tells its time and nobody else asks for it. */
  const countMeasured = (matches: readonly Match[], quick: () => Quick | undefined): boolean => {
    const seen = quick()
    const others = matches.filter(({ pattern }) => pattern.message.measure === null)
    if (seen === undefined || (others.length > 0 && !harmless.counts(others))) return false
    for (const { pattern, captures } of matches) {
      const { measure } = pattern.message
      if (measure !== null) measures.add({ ...seen, timeMark: 'written' }, { measure, captures, count: 1 })
    }
    return true
  }
  const scan = scanLog(
    { bundle: place.bundle, member: place.member, context: { newestUs: place.newestUs } },
    compileMatcher(options.faults, place.log),
    everyRecord,
    {
      counts(matches, quick) {
        if (everyRecord) return false
        if (!matches.some(({ pattern }) => pattern.message.measure !== null)) return harmless.counts(matches)
        return countMeasured(matches, quick)
      },
      take(record, matches) {
        if (everyRecord) tell({ kind: 'record', record })
        if (record.section !== undefined) tell({ kind: 'section', section: record.section })
        for (const match of matches) {
          const { measure } = match.pattern.message
          if (measure !== null) {
            measures.add(record, { measure, captures: match.captures, count: match.count })
            continue
          }
          const hit = hitOf(record, match, place.implied, everyRecord)
          harmless.saw(match, hit)
          storm.add(hit)
        }
      },
      end(summary, cut) {
        for (const { hit, count } of harmless.rest()) storm.add({ ...hit, count })
        storm.end()
        tell({ kind: 'end', summary, measures: measures.result(), bytes, cut })
      },
    },
  )
  const lines = assembleLines(scan)
  const counted: MemberWriter = {
    write(chunk) {
      bytes += chunk.length
      return lines.write(chunk)
    },
    end: lines.end,
  }
  return decodeUtf16(counted, () => tell({ kind: 'utf16' }))
}

function hitOf(record: LogRecord, match: LineMatch, implied: LogPlace['implied'], everyRecord: boolean): Hit {
  const captures = { ...implied, ...match.captures }
  const objectKind = match.pattern.message.object.find((name) => captures[name] !== undefined) ?? ''
  return {
    pattern: match.pattern.message.patternId,
    hiddenBy: match.hiddenBy,
    objectKind,
    object: objectKind === '' ? '' : captures[objectKind]!,
    timeUs: record.timeUs,
    timeMark: record.timeMark,
    spanUs: isHarmless(match) && !everyRecord ? DAY_US : MINUTE_US,
    count: match.count,
    lastUs: record.timeUs,
    line: match.line,
    offset: match.offset,
    recordLine: record.line,
    captures: JSON.stringify(captures),
    text: match.text.length > MAX_HIT_TEXT ? match.text.slice(0, MAX_HIT_TEXT) : match.text,
    event: record.event ?? null,
  }
}
