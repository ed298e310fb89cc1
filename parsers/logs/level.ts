import type { Level } from '../record.ts'

/** Level words of all formats, lower case. `verbose` and `trivia` are vmacore's, `log` PostgreSQL's, `fine…` java.util.logging's. */
const words: ReadonlyMap<string, Level> = new Map(
  Object.entries({
    emerg: 'fatal',
    emergency: 'fatal',
    alert: 'fatal',
    fatal: 'fatal',
    panic: 'critical',
    crit: 'critical',
    critical: 'critical',
    error: 'error',
    err: 'error',
    severe: 'error',
    warning: 'warning',
    warn: 'warning',
    caution: 'warning',
    notice: 'notice',
    info: 'info',
    informational: 'info',
    information: 'info',
    log: 'info',
    config: 'info',
    user: 'info',
    ok: 'info',
    repaired: 'info',
    errors: 'error',
    e: 'error',
    w: 'warning',
    i: 'info',
    verbose: 'debug',
    debug: 'debug',
    fine: 'debug',
    debug1: 'debug',
    debug2: 'debug',
    debug3: 'debug',
    debug4: 'debug',
    debug5: 'debug',
    trivia: 'trace',
    trace: 'trace',
    finer: 'trace',
    finest: 'trace',
  } satisfies Record<string, Level>),
)

/** The two letters of ESXi 8 (`In(182)`): syslog severities, so alert is fatal. */
const letters: ReadonlyMap<string, Level> = new Map(
  Object.entries({
    Em: 'fatal',
    Al: 'fatal',
    Cr: 'critical',
    Er: 'error',
    Wa: 'warning',
    No: 'notice',
    In: 'info',
    Db: 'debug',
  } satisfies Record<string, Level>),
)

/** First letter of vmware.log 5.5 to 7 (`I125:`), klog and Java short forms. */
const initials: ReadonlyMap<string, Level> = new Map(
  Object.entries({
    E: 'error',
    W: 'warning',
    I: 'info',
    V: 'debug',
    D: 'debug',
    T: 'trace',
    F: 'fatal',
    P: 'critical',
    C: 'critical',
  } satisfies Record<string, Level>),
)

/** Severity 0 to 7 of syslog and of printk (RFC 5424, section 6.2.1). */
const severities: readonly Level[] = ['fatal', 'fatal', 'critical', 'error', 'warning', 'notice', 'info', 'debug']

/** Level of a word in any case (`WARN`, `verbose`); undefined: no level word. */
export function levelOf(word: string | undefined): Level | undefined {
  return word === undefined ? undefined : words.get(word.toLowerCase())
}

/** Level of `Em Al Cr Er Wa No In Db`. */
export function letterLevel(letter: string | undefined): Level | undefined {
  return letters.get(letter ?? '')
}

/** Level of a capital letter that stands for a word. */
export function initialLevel(initial: string | undefined): Level | undefined {
  return initials.get(initial ?? '')
}

/** Level of a syslog priority (facility × 8 + severity) or of a bare severity. */
export function priorityLevel(priority: string | undefined): Level | undefined {
  return priority === undefined ? undefined : severities[Number(priority) & 7]
}
