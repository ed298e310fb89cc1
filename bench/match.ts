import { resolve } from 'node:path'
import { escapeRegex } from '../patterns/escape-regex.ts'
import type { Fault } from '../patterns/fault.ts'
import { loadFaults } from '../patterns/load.ts'
import type { LogName } from '../patterns/logs.ts'
import type { LiteralSearch } from '../pipelines/match/literals.ts'
import { compileMatcher, type Matcher } from '../pipelines/match/matcher.ts'

// Usage: bench/match.ts [MB]. How fast candidate lines are found and matched, beside what one would write first.

const TEXTS = [
  'ScsiDeviceIO: 4161: Cmd(0x45d9#) 0x1a, CmdSN 0x# from world 0 to dev "naa.600#" failed H:0x0 D:0x2 P:0x0 Valid sense data: 0x5 0x24 0x0.',
  'NetPort: 1580: enabled port 0x# with mac 00:50:56:#',
  'Vol3: 3147: Could not open device "naa.600#:1" for volume open: Permission denied',
  'VSCSI: 6602: handle #(vscsi0:0):Destroying Device for world # (pendCom 0)',
  'Config: 703: "SIOControlFlag2" = 1, Old Value: 0, (Status: 0x0)',
  'World: vm #: 7076: Starting world vmm0:guest-# of type 8',
  'NMP: nmp_ResetDeviceLogThrottling:3569: last error status from device naa.600# repeated # times',
  'Uplink: 11689: enabled port 0x# on vmnic#',
  'HBX: 3044: "datastore-#": HB at offset 3#: Waiting for timed out HB:',
  'Swap: vm #: 5134: Finish swapping in migration swap file. (faulted 0 pages). Success.',
]

/** Text like a vmkernel log, the same for the same seed. */
function text(bytes: number, seed: number): Buffer {
  let state = seed
  const random = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  const lines: string[] = []
  let length = 0
  for (let count = 0; length < bytes; count++) {
    const time = new Date(1.7e12 + count * 137).toISOString()
    const body = TEXTS[random(TEXTS.length)]!.replaceAll('#', () => random(1 << 24).toString(16))
    const line = `${time} cpu${random(64)}:${2097152 + random(4096)} opID=${random(1 << 30).toString(16)})${body}\n`
    lines.push(line)
    length += line.length
  }
  return Buffer.from(lines.join(''))
}

function rate(bytes: number, run: () => number): { mbs: number; result: number } {
  let best = Number.POSITIVE_INFINITY
  let result = 0
  for (let round = 0; round < 3; round++) {
    const start = performance.now()
    result = run()
    best = Math.min(best, performance.now() - start)
  }
  return { mbs: bytes / 1e6 / (best / 1e3), result }
}

function scan(search: LiteralSearch, bytes: Buffer): number {
  let hits = 0
  search.search(bytes, 0, bytes.length, () => {
    hits++
  })
  return hits
}

const REGION = 1 << 20

/** Search and matching of the lines it names, region by region as the reader does. Returns how often each pattern took a line. */
function scanAndMatch(matcher: Matcher, bytes: Buffer): Map<string, number> {
  const foundLiteral: number[] = []
  const foundAt: number[] = []
  const wanted: number[] = []
  const taken = new Map<string, number>()
  const found = (literal: number, at: number) => {
    foundLiteral.push(literal)
    foundAt.push(at)
  }
  for (let start = 0; start < bytes.length; ) {
    const end = start + REGION < bytes.length ? bytes.lastIndexOf(10, start + REGION) + 1 : bytes.length
    foundLiteral.length = 0
    foundAt.length = 0
    matcher.literals.search(bytes, start, end, found)
    for (let next = 0; next < foundAt.length; ) {
      const from = bytes.lastIndexOf(10, foundAt[next]!) + 1
      const to = bytes.indexOf(10, from)
      wanted.length = 0
      for (; next < foundAt.length && foundAt[next]! < to; next++) wanted.push(foundLiteral[next]!)
      for (const { pattern } of matcher.match(bytes.toString('latin1', from, to), wanted)) {
        const { patternId } = pattern.message
        taken.set(patternId, (taken.get(patternId) ?? 0) + 1)
      }
    }
    start = end
  }
  return taken
}

function total(taken: ReadonlyMap<string, number>): number {
  return [...taken.values()].reduce((sum, count) => sum + count, 0)
}

function byIndexOf(literals: readonly string[], bytes: Buffer): number {
  let hits = 0
  for (const literal of literals)
    for (let at = bytes.indexOf(literal); at !== -1; at = bytes.indexOf(literal, at + 1)) hits++
  return hits
}

function byJoinedRegex(literals: readonly string[], bytes: Buffer): number {
  const joined = new RegExp(literals.map(escapeRegex).join('|'))
  let hits = 0
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(10, start)
    if (joined.test(bytes.toString('latin1', start, end))) hits++
    start = end + 1
  }
  return hits
}

/** The faults with so many messages left: those that take a line of the text, so that only knowledge is added, and others evenly. */
function withMessages(faults: readonly Fault[], log: LogName, count: number, taking: ReadonlySet<string>): Fault[] {
  const others = compileMatcher(faults, log)
    .patterns.map(({ message }) => message.patternId)
    .filter((id) => !taking.has(id))
  const share = (count - taking.size) / others.length
  const kept = new Set([
    ...taking,
    ...others.filter((_, at) => Math.floor(at * share) !== Math.floor((at - 1) * share)),
  ])
  return faults.map((fault) => ({ ...fault, messages: fault.messages.filter(({ patternId }) => kept.has(patternId)) }))
}

const megabytes = Number(process.argv[2] ?? 40)
const bytes = text(megabytes * 1e6, 1)
const some = bytes.subarray(0, bytes.lastIndexOf(10, 4e6) + 1)
const { faults } = await loadFaults(resolve(import.meta.dirname, '../patterns'))
const LOG = 'vmkernel'
console.log(`${megabytes} MB of ${LOG} text; MB/s, best of 3`)

const taking = new Set(scanAndMatch(compileMatcher(faults, LOG), some).keys())
let first: number | null = null
for (const count of [100, 300, compileMatcher(faults, LOG).patterns.length]) {
  const matcher = compileMatcher(withMessages(faults, LOG, count, taking), LOG)
  const literals = [...new Set(matcher.patterns.flatMap(({ message }) => message.literals))]
  const whole = rate(bytes.length, () => total(scanAndMatch(matcher, bytes)))
  first ??= whole.mbs
  const search = rate(bytes.length, () => scan(matcher.literals, bytes))
  const each = rate(some.length, () => byIndexOf(literals, some))
  const joined = rate(some.length, () => byJoinedRegex(literals, some))
  console.log(
    `${matcher.patterns.length} messages, ${literals.length} literals: search and match ${whole.mbs.toFixed(0)} (${whole.result} matches, ` +
      `time ratio to 100 messages ${(first / whole.mbs).toFixed(1)}); search ${search.mbs.toFixed(0)}; ` +
      `indexOf per literal ${each.mbs.toFixed(1)} (ratio ${(search.mbs / each.mbs).toFixed(0)}); ` +
      `joined regex per line ${joined.mbs.toFixed(1)} (ratio ${(search.mbs / joined.mbs).toFixed(0)})`,
  )
}
