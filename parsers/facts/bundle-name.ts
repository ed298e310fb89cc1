import { isoStamp } from '../logs/time.ts'

/** `esx-<host>-YYYY-MM-DD--HH.MM[-<pid>]` of vm-support, `vc-…` of the vCenter appliance. */
const supportName =
  /^(?:esx|vc)-(?<host>.{1,253})-(?<date>\d{4}-\d\d-\d\d)--(?<hour>\d\d)\.(?<minute>\d\d)(?:-\d{1,12})?(?:\.tgz|\.tar\.gz|\.tar|\.zip)?$/
/** `<host>-vm2021-8-03@14-49-26.tgz` in an export of vCenter: year, day, month; after `vmsupport-` year, month, day. */
const exportName =
  /^(?<host>.{1,253}?)-(?<kind>vmsupport-|vcsupport-?|vm)(?<year>\d{4})-(?<a>\d{1,2})-(?<b>\d{1,2})@(?<clock>\d\d-\d\d-\d\d)(?:\.tgz|\.tar\.gz|\.zip)?$/

interface BundleName {
  host: string
  capturedUs: number | undefined
}

/** True for a folder or file named as vm-support or a vCenter export names a bundle (formats.md 1.1). */
export function isBundleName(name: string): boolean {
  return readBundleName(name) !== undefined
}

function readBundleName(name: string): BundleName | undefined {
  const support = supportName.exec(name)?.groups
  if (support !== undefined) {
    return { host: support.host!, capturedUs: utc(`${support.date}T${support.hour}:${support.minute}:00Z`) }
  }
  const g = exportName.exec(name)?.groups
  if (g === undefined) return undefined
  const clock = g.clock!.replaceAll('-', ':')
  const monthFirst = `${g.year}-${pad(g.a)}-${pad(g.b)}T${clock}Z`
  const dayFirst = `${g.year}-${pad(g.b)}-${pad(g.a)}T${clock}Z`
  const [likely, other] = g.kind === 'vmsupport-' ? [monthFirst, dayFirst] : [dayFirst, monthFirst]
  return { host: g.host!, capturedUs: utc(likely) ?? utc(other) }
}

function pad(part: string | undefined): string {
  return (part ?? '').padStart(2, '0')
}

function utc(iso: string): number | undefined {
  return isoStamp(iso).timeUs ?? undefined
}

/** The innermost part of a way through folders and archives that is named like a bundle. */
function innermost(way: string): BundleName | undefined {
  return way
    .split('/')
    .map(readBundleName)
    .findLast((found) => found !== undefined)
}

/** Host name out of a bundle's folder or archive name, or the way to it; undefined: not named like one. */
export function hostFromBundleName(way: string): string | undefined {
  return innermost(way)?.host
}

/** Capture time in µs UTC out of a bundle's name. Trust README and date.txt more: exports swap day and month. */
export function captureTimeFromBundleName(way: string): number | undefined {
  return innermost(way)?.capturedUs
}
