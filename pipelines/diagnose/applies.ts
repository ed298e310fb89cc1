import type { AppliesTo } from '../../patterns/fault.ts'

/** Product, version and build of a bundle, as its own files say; null: unknown. */
export interface Installed {
  product: string | null
  version: string | null
  build: string | null
  /** Versions by driver name. */
  drivers: ReadonlyMap<string, string>
}

/**
 * Says in words what a pattern's `appliesTo` means for this host: its driver is one of those or not, already fixed, fixed in a
 * later build, or written for other versions. Null where nothing can be said. It informs and never hides a finding.
 */
export function verdict(appliesTo: AppliesTo, installed: Installed): string | null {
  const parts = [...driverVerdicts(appliesTo, installed), productVerdict(appliesTo, installed)]
  return parts.filter((part) => part !== null).join('; ') || null
}

function driverVerdicts({ driver }: AppliesTo, { drivers }: Installed): string[] {
  return Object.entries(driver ?? {}).flatMap(([name, range]) => {
    const version = drivers.get(name) ?? ''
    const number = /^\d+(?:\.\d+)*/.exec(version)?.[0]
    if (number === undefined) return []
    const not = inRange(number, range) ? '' : 'not '
    return [`${not}one of the drivers with it: ${name} ${range}, yours is ${version}`]
  })
}

function productVerdict(appliesTo: AppliesTo, { product, version, build }: Installed): string | null {
  if (version === null) return null
  const own = product !== null && /vcenter/i.test(product) ? 'vcenter' : 'esxi'
  const fix = appliesTo.fixed?.find((entry) => entry[own] !== undefined && sameRelease(entry[own], version))
  const installed = build === null ? version : `${version}-${build}`
  if (fix?.build !== undefined && build !== null) {
    return Number(build) >= fix.build
      ? `your build ${installed} already has the fix`
      : `fixed in build ${fix.build} of ${fix[own]!}; yours is ${installed}`
  }
  const range = appliesTo[own]
  if (range !== undefined && !inRange(version, range))
    return `known for ${own === 'esxi' ? 'ESXi' : 'vCenter'} ${range}; yours is ${installed}`
  const next = appliesTo.fixed?.find((entry) => entry[own] !== undefined)
  return next === undefined
    ? null
    : `fixed in ${next[own]!}${next.build === undefined ? '' : ` build ${next.build}`}; yours is ${installed}`
}

/** `>=6.5 <8`: all comparisons hold, part by part of the version. */
export function inRange(version: string, range: string): boolean {
  return range.split(/\s+/).every((word) => {
    const [, sign, bound] = /^(>=|<=|>|<|=)?(\d[\d.]*)$/.exec(word) ?? []
    if (bound === undefined) return true
    const order = compareVersions(version, bound)
    if (sign === '>=') return order >= 0
    if (sign === '<=') return order <= 0
    if (sign === '>') return order > 0
    if (sign === '<') return order < 0
    return order === 0
  })
}

/** Negative, 0 or positive; parts that one version lacks count as 0: 7.0 equals 7.0.0. */
function compareVersions(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)]
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** A fix in build N of 7.0.3 says something about 7.0.3 only: builds of another release are counted apart. */
function sameRelease(fixed: string, version: string): boolean {
  return compareVersions(fixed, version) === 0
}
