/** One scale for the level words of every format (docs/formats.md lists which word becomes which level). */
export type Level = 'fatal' | 'critical' | 'error' | 'warning' | 'notice' | 'info' | 'debug' | 'trace'

/**
 * How a record's time was found. `written`: date, time and zone stand in the line; `year-guessed`: the line has no year;
 * `zone-assumed`: the line has no zone, UTC is assumed; `neighbour`: taken from the nearest dated record of the member;
 * `none`: no dated record in the whole member.
 */
export type TimeMark = 'written' | 'year-guessed' | 'zone-assumed' | 'neighbour' | 'none'

/** What a log format takes out of one line. Absent fields were not in the line. */
export interface ParsedLine {
  /** µs since 1970-01-01 UTC; null where the line has no wall-clock time (`TSC:` lines, an interior without date). */
  timeUs: number | null
  timeMark: TimeMark
  message: string
  level?: Level
  /** The level as written, e.g. `In(182)`, `WARNING`, `verbose`. */
  levelWord?: string
  host?: string
  /** Daemon or program, as written: `Hostd`, `vpxd`, `vobd`, `sshd`. */
  process?: string
  pid?: number
  /** World id of a vmkernel line (`cpuN:WORLD)`). */
  world?: number
  cpu?: number
  thread?: string
  opId?: string
  /** vmkernel module, `sub=` of hostd and relatives, Java class, Python or Go module. */
  module?: string
  /** Event id: `esx.problem.…`, `vob.…`, `vim.event.…`. */
  event?: string
  user?: string
  /** `product`, `version` and `build` of a `Section for` header line. */
  section?: { product: string; version: string; build: string }
  /** True where the line itself says that it continues the record before it (`-->`, `+`). */
  continues?: boolean
  /** N of "last message repeated N times": counts on the record before. */
  repeats?: number
}

/** What a parser may know of the member when it reads a line. */
export interface LineContext {
  /** Newest time that the member can hold, µs UTC: its modification time or the bundle's capture time. Null: unknown. */
  newestUs: number | null
}

/** One log event with its place: a parsed line, its continuation, and where it stood. */
export interface LogRecord extends ParsedLine {
  bundle: string
  member: string
  /** 1-based line number in the unpacked member. */
  line: number
  /** Byte offset of the line's first byte in the unpacked member. */
  offset: number
  /** Name of the log format that took the line; null: no format did, `message` is the whole line. */
  format: string | null
  /** Further lines of the record, joined with \n; empty when there are none. */
  continuation: string
  /** 1, or more when "last message repeated N times" followed. */
  count: number
}
