import type { LogFormat } from '../../parsers/logs/format.ts'
import { compileHead, type HeadTest } from '../../parsers/logs/head.ts'
import { classify } from '../../parsers/logs/index.ts'
import type { Quick } from '../../parsers/logs/quick.ts'
import type { LineContext, LogRecord, ParsedLine } from '../../parsers/record.ts'
import type { Match, Matcher } from '../match/matcher.ts'
import { MAX_LINE, type RegionConsumer } from './lines.ts'
import { createNeighbourClock } from './neighbour-clock.ts'
import { decodeLine } from './text.ts'

/** Where the lines of a member come from. */
export interface ScanPlace {
  bundle: string
  member: string
  context: LineContext
}

/** A pattern that matched one line of a record. */
export interface LineMatch extends Match {
  line: number
  offset: number
  text: string
  /** 1, or more when "last message repeated N times" followed. */
  count: number
}

/** What is known of a member's lines when it has been read: a row of `coverage.files`. */
export interface ScanSummary {
  /** Name of the format that took most lines; null when none did. */
  format: string | null
  lines: number
  unparsed: number
  /** Time of the first and of the last dated record, µs UTC. */
  firstUs: number | null
  lastUs: number | null
  /** Offset of the first line above MAX_LINE, of the first NUL byte, null: none. */
  longLine: number | null
  nul: number | null
}

export interface ScanTaker {
  /**
   * Asked of every line with matches. True: they have been counted, and nobody needs the line's record for them. `quick`
   * gives its time and operation id where a look is enough; the records before it have been taken then.
   */
  counts(matches: readonly Match[], quick: () => Quick | undefined): boolean
  /**
   * A record that somebody wants, with its matches in line order. Called in the member's order. Its continuation is filled
   * where every record is wanted.
   */
  take(record: LogRecord, matches: LineMatch[]): void
  end(summary: ScanSummary, cut: boolean): void | Promise<void>
}

const LF = 10
const MAX_CONTINUATION_LINES = 1000
const MAX_CONTINUATION_BYTES = 256 * 1024

/** What the first bytes of a line can tell: a record of its own, or text of the record before it. */
type Glance = 'record' | 'continuation' | 'unclear'

interface Heads {
  record: HeadTest
  continuation: HeadTest
}

/** Compiled once per process: a template belongs to a format, not to a member. */
const heads = new Map<string, Heads>()
function headsOf(format: LogFormat): Heads | null {
  if (format.head === undefined) return null
  let tests = heads.get(format.name)
  if (tests === undefined) {
    tests = {
      record: compileHead(format.head),
      continuation: format.continuationHead === undefined ? () => false : compileHead(format.continuationHead),
    }
    heads.set(format.name, tests)
  }
  return tests
}

/**
 * The one way through a log: finds line ends, tests each line's head against the locked-on format, and reads a line's fields
 * only when a pattern matches it, when its head is not understood, or when `everyRecord` asks for all.
 */
export function scanLog(place: ScanPlace, matcher: Matcher, everyRecord: boolean, taker: ScanTaker): RegionConsumer {
  const foundAt: number[] = []
  const foundLiteral: number[] = []
  const wanted: number[] = []
  const found = (literal: number, at: number) => {
    foundLiteral.push(literal)
    foundAt.push(at)
  }
  const summary: ScanSummary = {
    format: null,
    lines: 0,
    unparsed: 0,
    firstUs: null,
    lastUs: null,
    longLine: null,
    nul: null,
  }
  const linesOfFormat = new Map<string, number>()
  const clock = createNeighbourClock((record: LogRecord, matches: LineMatch[]) => taker.take(record, matches))

  let locked: LogFormat | undefined
  let head: Heads | null = null
  let lineNumber = 0
  let recordOpen = false
  let continuationLines = 0
  let continuationBytes = 0
  let pending: { record: LogRecord; matches: LineMatch[]; continuation: string[] } | null = null
  /** The head line of the open record where that was passed over undecoded: it is read when a later line needs it. */
  let passed: { bytes: Buffer; start: number; end: number; line: number; offset: number } | null = null
  let acceptedByHead = 0

  const close = () => {
    if (pending === null) return
    const { record, matches, continuation } = pending
    pending = null
    record.continuation = continuation.join('\n')
    if (everyRecord || matches.length > 0) clock.take(record, matches)
  }

  /** What is counted of the open record's continuation begins anew. */
  const begin = (isRecord: boolean) => {
    recordOpen = isRecord
    continuationLines = 0
    continuationBytes = 0
  }

  const mayContinue = () =>
    recordOpen && continuationLines < MAX_CONTINUATION_LINES && continuationBytes < MAX_CONTINUATION_BYTES

  const takePassed = ({ bytes, start, end }: NonNullable<typeof passed>) =>
    classify(decodeLine(bytes, start, end), place.context, locked)

  const dated = (timeUs: number | null) => {
    if (timeUs === null) return
    summary.firstUs ??= timeUs
    summary.lastUs = timeUs
  }

  /** Tells the clock the time of a head line that was passed over, before a record without a time asks for a neighbour's. */
  const seePassed = () => {
    if (passed === null) return
    const taken = takePassed(passed)
    if (taken === undefined) return
    const record = recordOf(taken.parsed, taken.format, passed.line, passed.offset)
    clock.see(record, false)
    dated(record.timeUs)
  }

  const recordOf = (parsed: ParsedLine, format: LogFormat | null, line: number, offset: number): LogRecord => ({
    ...parsed,
    bundle: place.bundle,
    member: place.member,
    line,
    offset,
    format: format?.name ?? null,
    continuation: '',
    count: 1,
  })

  const open = (parsed: ParsedLine, format: LogFormat | null, line: number, offset: number) => {
    close()
    if (parsed.timeUs === null) seePassed()
    begin(format !== null)
    passed = null
    const record = recordOf(parsed, format, line, offset)
    clock.see(record, format?.undatedTakesNext === true)
    dated(parsed.timeUs)
    pending = { record, matches: [], continuation: [] }
  }

  /** Reads the passed-over head line so that a match in its continuation has a record to belong to. */
  const readPassed = () => {
    if (passed === null || pending !== null) return
    const taken = takePassed(passed)
    const [lines, size] = [continuationLines, continuationBytes]
    if (taken !== undefined) open(taken.parsed, taken.format, passed.line, passed.offset)
    continuationLines = lines
    continuationBytes = size
  }

  const lock = (format: LogFormat) => {
    linesOfFormat.set(format.name, (linesOfFormat.get(format.name) ?? 0) + 1)
    if (format === locked) return
    if (locked !== undefined) addTo(linesOfFormat, locked.name, acceptedByHead)
    acceptedByHead = 0
    locked = format
    head = headsOf(format)
  }

  const readLine = (text: string, size: number, offset: number) => {
    const taken = classify(text, place.context, locked)
    if (taken?.parsed.repeats !== undefined && recordOpen) {
      readPassed()
      if (pending !== null) {
        pending.record.count += taken.parsed.repeats
        for (const match of pending.matches) match.count += taken.parsed.repeats
      }
      return
    }
    const continues = taken === undefined || taken.parsed.continues === true || taken.format.bare === true
    if (continues && mayContinue()) {
      continuationLines++
      continuationBytes += size
      if (taken !== undefined && taken.format.bare !== true) lock(taken.format)
      if (everyRecord) {
        readPassed()
        pending?.continuation.push(taken?.parsed.continues === true ? taken.parsed.message : text)
      }
      return
    }
    if (taken === undefined) {
      summary.unparsed++
      open({ timeUs: null, timeMark: 'none', message: text }, null, lineNumber, offset)
      return
    }
    lock(taken.format)
    open(taken.parsed, taken.format, lineNumber, offset)
  }

  const glance = (bytes: Buffer, start: number, end: number): Glance => {
    if (everyRecord || head === null || end - start > MAX_LINE || clock.waiting()) return 'unclear'
    if (head.record(bytes, start, end)) return 'record'
    return mayContinue() && head.continuation(bytes, start, end) ? 'continuation' : 'unclear'
  }

  const quick = (bytes: Buffer, start: number, end: number, text: string): Quick | undefined => {
    if (locked?.quick === undefined || glance(bytes, start, end) !== 'record') return undefined
    close()
    return locked.quick(text)
  }

  const attach = (matches: readonly Match[], text: string, offset: number) => {
    readPassed()
    for (const match of matches) pending?.matches.push({ ...match, line: lineNumber, offset, text, count: 1 })
  }

  return {
    region(bytes, start, end, offset) {
      foundAt.length = 0
      foundLiteral.length = 0
      matcher.literals.search(bytes, start, end, found)
      if (summary.nul === null) {
        const nul = bytes.indexOf(0, start)
        if (nul >= 0 && nul < end) summary.nul = offset + nul - start
      }
      let next = 0
      for (let at = start; at < end; ) {
        const newline = bytes.indexOf(LF, at)
        const stop = newline < 0 || newline >= end ? end : newline
        const after = Math.min(stop + 1, end)
        lineNumber++
        const here = offset + at - start
        const clipped = Math.min(stop, at + MAX_LINE)
        let text: string | null = null
        let matches: readonly Match[] = []
        if (next < foundAt.length && foundAt[next]! < after) {
          wanted.length = 0
          for (; next < foundAt.length && foundAt[next]! < after; next++) wanted.push(foundLiteral[next]!)
          const line = decodeLine(bytes, at, clipped)
          text = line
          const from = at
          matches = matcher.match(line, wanted)
          if (matches.length > 0 && taker.counts(matches, () => quick(bytes, from, stop, line))) matches = []
        }
        const seen = matches.length > 0 ? 'unclear' : glance(bytes, at, stop)
        if (seen === 'record') {
          summary.lines++
          acceptedByHead++
          close()
          begin(true)
          passed = { bytes, start: at, end: stop, line: lineNumber, offset: here }
        } else if (seen === 'continuation') {
          summary.lines++
          acceptedByHead++
          continuationLines++
          continuationBytes += stop - at
        } else {
          if (clipped < stop) summary.longLine ??= here
          text ??= decodeLine(bytes, at, clipped)
          if (text.trim() !== '') {
            summary.lines++
            readLine(text, stop - at, here)
          }
          if (matches.length > 0) attach(matches, text, here)
        }
        at = after
      }
      // The chunk's memory goes back to whoever filled it.
      if (passed !== null && passed.bytes === bytes) {
        passed = {
          ...passed,
          bytes: Buffer.from(bytes.subarray(passed.start, passed.end)),
          start: 0,
          end: passed.end - passed.start,
        }
      }
    },
    end(cut) {
      if (passed !== null && pending === null) {
        readPassed()
        pending = null
      }
      close()
      clock.end()
      if (locked !== undefined) addTo(linesOfFormat, locked.name, acceptedByHead)
      summary.format = mostFrequent(linesOfFormat)
      return taker.end(summary, cut)
    },
  }
}

function addTo(counts: Map<string, number>, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by)
}

function mostFrequent(counts: Map<string, number>): string | null {
  const [best] = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  return best?.[0] ?? null
}
