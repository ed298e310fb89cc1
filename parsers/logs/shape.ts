import type { ParsedLine } from '../record.ts'
import type { Stamp } from './time.ts'

/** Fields of a line while some may still be undefined or empty. */
export type Fields = { [K in keyof ParsedLine]?: ParsedLine[K] | undefined }

/** Level words of log4j and relatives, as the named group `level`. */
export const JAVA_LEVEL = '(?<level>TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL)'

/** What people put in the place of digits that they do not want to show: `XXXX`, `####`, `...`, `<pid>`. */
export const MASK = String.raw`(?:[#?*.…xXyYnN]{1,20}|<[\w -]{1,20}>)`

/** Compiles a format's expression: the dot takes every character, for a line may hold CR or U+2028. */
export function shape(text: string): RegExp {
  return new RegExp(text, 's')
}

/** A parsed line without the fields that are undefined or empty. Time and message come from the first two, not from `fields`. */
export function parsed(stamp: Stamp, message: string | undefined, fields: Fields = {}): ParsedLine {
  const line: Record<string, unknown> & ParsedLine = {
    timeUs: stamp.timeUs,
    timeMark: stamp.timeMark,
    message: message ?? '',
  }
  for (const key of Object.keys(fields) as (keyof ParsedLine)[]) {
    const value = fields[key]
    if (key === 'timeUs' || key === 'timeMark' || key === 'message') continue
    if (value !== undefined && value !== '') line[key as string] = value
  }
  return line
}

/** The number that decimal digits write; undefined for none, and for one that is too large to be exact. */
export function integer(digits: string | undefined): number | undefined {
  const number = digits === undefined || digits === '' ? undefined : Number(digits)
  return Number.isSafeInteger(number) ? number : undefined
}
