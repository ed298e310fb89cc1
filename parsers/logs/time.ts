import type { TimeMark } from '../record.ts'

/** A time as a line states it: µs since 1970 UTC, or null when the digits are no date, and how sure it is. */
export interface Stamp {
  timeUs: number | null
  timeMark: TimeMark
}

/** No wall-clock time in the line. */
export const noStamp: Stamp = { timeUs: null, timeMark: 'none' }

/** Regular expression text of an ISO 8601 stamp as the named group `ts`: 1 to 9 fraction digits after `.` or `,`, zone optional. */
export const ISO = String.raw`(?<ts>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?)`
/** Date, blank, time, as the named group `ts`; `.`, `,` or `:` (log4cpp) before the fraction; zone optional. */
export const SPACED = String.raw`(?<ts>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:[.,:]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?)`
/** `Aug 16 20:09:17`, fraction optional, as the named group `bsd`. Excerpts lose the blank that pads a one-digit day. */
export const BSD = String.raw`(?<bsd>[A-Z][a-z]{2} [ \d]?\d \d\d:\d\d:\d\d(?:\.\d{1,6})?)`

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Year for `Mon DD` stamps of a member whose age is unknown: a leap year, so that every day exists; differences stay right. */
const unknownYear = 2000
const dayUs = 86_400_000_000

/** First to twelfth month by the first three letters of its English name; 0: no month. */
export function monthOf(name: string): number {
  return months.indexOf(name.slice(0, 3).toLowerCase()) + 1
}

function civilUs(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  fraction = '',
): number | null {
  if (year < 1970 || year > 2200 || month < 1 || month > 12 || hour > 24 || minute > 59 || second > 60) return null
  if (day < 1 || day > daysIn(year, month)) return null
  return Date.UTC(year, month - 1, day, hour, minute, second) * 1000 + Number(fraction.slice(0, 6).padEnd(6, '0'))
}

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function daysIn(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return monthDays[month - 1]! + (leap ? 1 : 0)
}

/** Minutes east of UTC of `Z`, `UTC`, `GMT`, `+02:00`, `+0200`; undefined for none and for names that are not unique. */
function zoneMinutes(zone: string): number | undefined {
  if (zone === 'Z' || zone === 'UTC' || zone === 'GMT') return 0
  const parts = /^([+-])(\d\d):?(\d\d)$/.exec(zone)
  if (parts === null) return undefined
  return (parts[1] === '-' ? -1 : 1) * (Number(parts[2]) * 60 + Number(parts[3]))
}

function stamp(localUs: number | null, zone: string): Stamp {
  if (localUs === null) return noStamp
  const minutes = zoneMinutes(zone)
  if (minutes === undefined) return { timeUs: localUs, timeMark: 'zone-assumed' }
  return { timeUs: localUs - minutes * 60_000_000, timeMark: 'written' }
}

const dated =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:[.,:](\d{1,9}))?(?: ([AP])M)? ?([A-Z]{1,5}|[+-]\d\d:?\d\d)?$/

/**
 * `2024-03-05T10:11:12.345Z`, `2024-03-05 10:11:12,345`, with `AM`/`PM` and a zone name where written. Digits beyond the
 * microsecond are dropped. Without a zone UTC is assumed.
 */
export function isoStamp(text: string | undefined): Stamp {
  const p = dated.exec(text ?? '')
  if (p === null) return noStamp
  const hour = p[8] === undefined ? Number(p[4]) : twelveHour(Number(p[4]), p[8])
  return stamp(civilUs(Number(p[1]), Number(p[2]), Number(p[3]), hour, Number(p[5]), Number(p[6]), p[7]), p[9] ?? '')
}

/** The `2024-03-05T10:11:12.345Z ` that a line begins with, in µs; null where it begins otherwise. Gives what `isoStamp` gives. */
export function zuluUs(line: string): number | null {
  const end = line.indexOf('Z ')
  if (end < 19 || end > 29 || line[10] !== 'T') return null
  return isoStamp(line.slice(0, end + 1)).timeUs
}

function twelveHour(hour: number, half: string): number {
  return (hour % 12) + (half === 'P' ? 12 : 0)
}

const yearless = /^([A-Z][a-z]{2}) ([ \d]?\d) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?$/

/**
 * `Aug 16 20:09:17`: takes the latest year that does not put the stamp after `newestUs` (one day of slack for zones and
 * clocks), so December lines of a January bundle get the year before. Without `newestUs` the year is 2000.
 */
export function bsdStamp(text: string | undefined, newestUs: number | null): Stamp {
  const p = yearless.exec(text ?? '')
  if (p === null) return noStamp
  const newestYear = newestUs === null ? unknownYear : new Date((newestUs + dayUs) / 1000).getUTCFullYear()
  const limit = newestUs === null ? Number.POSITIVE_INFINITY : newestUs + dayUs
  for (let year = newestYear; year > newestYear - 9; year--) {
    const us = civilUs(year, monthOf(p[1]!), Number(p[2]), Number(p[3]), Number(p[4]), Number(p[5]), p[6])
    if (us !== null && us <= limit) return { timeUs: us, timeMark: 'year-guessed' }
  }
  return noStamp
}

/** `0601 12:00:00.123400` of klog: month and day without year, as for `bsdStamp`. */
export function klogStamp(text: string, newestUs: number | null): Stamp {
  const name = months[Number(text.slice(0, 2)) - 1]
  if (name === undefined) return noStamp
  return bsdStamp(`${name[0]!.toUpperCase()}${name.slice(1)} ${text.slice(2, 4)} ${text.slice(5)}`, newestUs)
}

const apache = /^(\d\d)[/-]([A-Z][a-z]{2})[/-](\d{4})[: ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?(?: ([+-]\d{4}))?$/

/** `11/May/2023:10:22:24 +0000` of access logs and `11-May-2023 10:22:24.123` of Tomcat. */
export function apacheStamp(text: string | undefined): Stamp {
  const p = apache.exec(text ?? '')
  if (p === null) return noStamp
  const us = civilUs(Number(p[3]), monthOf(p[2]!), Number(p[1]), Number(p[4]), Number(p[5]), Number(p[6]), p[7])
  return stamp(us, p[8] ?? '')
}

const spoken = /^([A-Z][a-z]{2,8}) (\d{1,2}), (\d{4}),? (\d{1,2}):(\d\d):(\d\d) ([AP])M$/

/** `Jun 02, 2022 3:04:05 PM` of java.util.logging. */
export function spokenStamp(text: string | undefined): Stamp {
  const p = spoken.exec(text ?? '')
  if (p === null) return noStamp
  const hour = twelveHour(Number(p[4]), p[7]!)
  return stamp(civilUs(Number(p[3]), monthOf(p[1]!), Number(p[2]), hour, Number(p[5]), Number(p[6])), '')
}

const unixDate =
  /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\d\d):(\d\d):(\d\d)(?: ([AP])M)? ([A-Z]{1,5}|[+-]\d\d) (\d{4})$/

/** `Thu Jun 2 08:00:01 UTC 2022`, the output of date(1). */
export function dateStamp(text: string | undefined): Stamp {
  const p = unixDate.exec(text ?? '')
  if (p === null) return noStamp
  const hour = p[6] === undefined ? Number(p[3]) : twelveHour(Number(p[3]), p[6])
  const us = civilUs(Number(p[8]), monthOf(p[1]!), Number(p[2]), hour, Number(p[4]), Number(p[5]))
  return stamp(us, p[7]!.length === 3 && /\d/.test(p[7]!) ? `${p[7]}00` : p[7]!)
}

const slashed = /^(\d\d)\/(\d\d)\/(\d{4}) (\d{1,2}):(\d\d):(\d\d)(?: ([AP])M)?(?: ([A-Z]{3}))?$/

/** `01/29/2025 08:49:33` with month first, as IPMI event logs print it; `AM`/`PM` and a zone name where written. */
export function slashStamp(text: string | undefined): Stamp {
  const p = slashed.exec(text ?? '')
  if (p === null) return noStamp
  const hour = p[7] === undefined ? Number(p[4]) : twelveHour(Number(p[4]), p[7])
  const us = civilUs(Number(p[3]), Number(p[1]), Number(p[2]), hour, Number(p[5]), Number(p[6]))
  return stamp(us, p[8] ?? '')
}
