import { isBundleName } from './facts/bundle-name.ts'
import type { LogName } from './log-names.ts'
import { factPaths } from './member-facts.ts'
import { logPaths, logStems, risingLogs, skips, topFiles, topFolders, vcenterFolders } from './member-logs.ts'

export { type LogName, logNames } from './log-names.ts'
export { expectedLogs } from './member-logs.ts'

/** What a member is read as. `rotation`: its number or date, null for none; `live`: the file that was written last. */
export type MemberRole =
  | { role: 'log'; log: LogName; rotation: number | null; live: boolean; subset: boolean }
  | { role: 'fact'; source: string }
  | { role: 'unknown' }
  | { role: 'skip'; reason: string }

/**
 * Cuts a member's path at the bundle's root: `esx-host1-2026-01-01--00.00-1/var/run/log/vmkernel.0` gives that folder and
 * `var/run/log/vmkernel.0`. The root ends behind a folder named as vm-support names bundles, else before the first
 * top-level name of a bundle. A known log outside a bundle has its folder as root, so that the logs of two hosts in two
 * folders stay apart; everything else has the root ''.
 */
export function bundleRoot(path: string): { root: string; rest: string } {
  const segments = path.split('/')
  const last = segments.length - 1
  const cut = (at: number) => ({ root: segments.slice(0, at).join('/'), rest: segments.slice(at).join('/') })
  const named = segments.findLastIndex((segment, at) => at < last && isBundleName(segment))
  if (named >= 0) return cut(named + 1)
  const top = segments.findIndex((segment, at) => (at < last ? isTopFolder(segments, at) : topFiles.has(segment)))
  if (top >= 0) return cut(top)
  return last > 0 && memberRole(segments[last]!).role === 'log' ? cut(last) : cut(0)
}

function isTopFolder(segments: readonly string[], at: number): boolean {
  return topFolders.has(segments[at]!) || (segments[at] === 'storage' && segments[at + 1] === 'log')
}

/** Places that are one and the same on the host, and what vm-support calls them. */
const sameplaces: readonly (readonly [RegExp, string])[] = [
  [/^storage\/log\/vmware\//, 'var/log/vmware/'],
  [/^ProgramData\/VMware\/vCenterServer\/logs\//, 'var/log/vmware/'],
  [/^ProgramData\/VMware\/VMware VirtualCenter\/Logs\//, 'var/log/vmware/vpxd/'],
  [/^(?:var|scratch)\/log\/(?!vmware\/)/, 'var/run/log/'],
]

/** The path under which a file that the bundle holds twice is counted: `var/log/X` and `scratch/log/X` are `var/run/log/X`. */
export function canonicalPath(rest: string): string {
  for (const [place, name] of sameplaces) if (place.test(rest)) return rest.replace(place, name)
  return rest
}

/** Says what the member at a bundle-relative path is. */
export function memberRole(path: string): MemberRole {
  const fact = factPaths.find((row) => row.path.test(path))
  if (fact !== undefined) return { role: 'fact', source: fact.source }
  const place = canonicalPath(path)
  const skip = skips.find((row) => row.path.test(place))
  if (skip !== undefined) return { role: 'skip', reason: skip.reason }
  const name = readName(place.slice(place.lastIndexOf('/') + 1))
  const found = findLog(place, name.stem)
  if (found === undefined) return { role: 'unknown' }
  return { role: 'log', log: found.log, rotation: name.rotation, live: name.live, subset: found.subset === true }
}

function findLog(place: string, stem: string): { log: LogName; subset?: true } | undefined {
  const row = logPaths.find(({ path }) => path.test(place))
  if (row !== undefined) return row
  const vcenter = /^var\/log\/vmware\/(?:([^/]+)\/)?/.exec(place)
  const byStem = logStems.find((entry) => entry.stem.test(stem))
  if (vcenter === null) return place.includes('/') && !isLogPath(place) ? undefined : byStem
  if (stem === 'vpxd-profiler') return byStem
  const folder = vcenterFolders.get(vcenter[1] ?? stem)
  return folder === undefined ? byStem : { log: folder }
}

/**
 * The canonical path of a log without its rotation: what one daemon wrote, file after file, has one name. A log whose lines
 * all stand in another as well (vmkwarning) has the name of that one.
 */
export function logFamily(canonical: string): string {
  const name = canonical.lastIndexOf('/') + 1
  const { stem } = readName(canonical.slice(name))
  const found = findLog(canonical, stem)
  return canonical.slice(0, name) + (found?.subset === true ? found.log : stem)
}

/** The VM whose folder a member lies in, `vmfs/volumes/<volume>/<vm>/…`; undefined elsewhere. */
export function vmOfPath(rest: string): { volume: string; vm: string } | undefined {
  const [, volume, vm] = /^vmfs\/volumes\/([^/]+)\/([^/]+)\/[^/]+$/.exec(rest) ?? []
  return volume === undefined || vm === undefined ? undefined : { volume, vm }
}

/** True for a kernel core dump: binary, but the vmkernel log of the crashed run can be read in it. */
export function isKernelDump(path: string): boolean {
  return /(?:^|\/)vmkernel-zdump[^/]*$/.test(path)
}

/** True for files that are logs by their place or name, though perhaps of no known name. */
export function isLogPath(path: string): boolean {
  return /^var\/(?:run\/)?log\/|(?:^|\/)vmkernel-zdump[^/]*$|\.log(?:\.\d{1,4})?$/.test(canonicalPath(path))
}

const datedName =
  /^(.{1,100}?)[-_.](\d{4})-?(\d\d)-?(\d\d)(?:[-_.T]{1,2}(\d\d)[-_.:]?(\d\d)[-_.:]?(?:\d\d)?Z?)?(?:\.(?:log|txt))?$/
const numberedName = /^(.{1,100}?)(?:\.log)?\.(\d{1,4})(?:\.(?:log|txt))?$|^(.{1,100})-(\d{1,9})\.(?:log|txt)$/

/** Takes rotation number, date and `.log` off a file name. Dates become minutes since 1970, which no number reaches. */
function readName(base: string): { stem: string; rotation: number | null; live: boolean } {
  const dated = datedName.exec(base)
  if (dated !== null) {
    const [, stem, year, month, day, hour = '0', minute = '0'] = dated
    const ms = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute))
    return { stem: stem!, rotation: Math.floor(ms / 60_000), live: false }
  }
  const numbered = numberedName.exec(base)
  if (numbered !== null) {
    return { stem: (numbered[1] ?? numbered[3])!, rotation: Number(numbered[2] ?? numbered[4]), live: false }
  }
  return { stem: base.replace(/\.(?:log|txt)$/, ''), rotation: null, live: true }
}

/** From this number on a rotation is a date (minutes since 1970: the year 1990). */
const firstDate = 10_000_000
const liveOrder = 2_000_000_000

/**
 * A whole number below 2³¹ by which the files of one log sort, oldest first: the live file last, dated files by date,
 * numbered ones by the rule of their log (`risingLogs`).
 */
export function rotationOrder(log: LogName, rotation: number | null, live: boolean): number {
  if (live || rotation === null) return liveOrder
  if (rotation >= firstDate || risingLogs.has(log)) return Math.min(rotation, liveOrder - 1)
  return firstDate - 1 - rotation
}
