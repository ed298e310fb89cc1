import type { Finding } from './report.ts'

/** What the diagnosis knows of a symptom's way to its cause. Null: nothing. */
export interface Link {
  /** `vmk2 → vSwitch1 → vmnic2` */
  readonly way: string | null
  /** From the cause's first hit to the symptom's, by the true time. */
  readonly delayUs: number | null
  /** How far the cause's clock is behind the symptom's; null: both are of one bundle. */
  readonly skewUs: number | null
}

/** Things that a cause and its symptom can share, in the order in which they say most. */
const joints =
  'nic vmk vswitch portgroup dvs path device adapter datastore volume nfs_server target vm vmx vmdk world service process pcpu dimm ramdisk ip user certificate'.split(
    ' ',
  )

/** Those of them that are not parts of one host. */
const between = new Set('device datastore volume nfs_server target vm vmx vmdk ip user certificate'.split(' '))

/**
 * `4 s after "vmnic2: transmit queue hung", on the same nic vmnic2`, or with the way that connects them: `vmk2 → vSwitch1 →
 * vmnic2`. Where the cause is on another host, which one, and how far apart the clocks are.
 */
export function because(cause: Finding, symptom: Finding, { way, delayUs, skewUs }: Link): string {
  const shared = joints
    .filter((name) => skewUs === null || between.has(name))
    .filter((name) => cause.entities[name] !== undefined && cause.entities[name] === symptom.entities[name])
    .map((name) => `${name} ${cause.entities[name]!}`)
    .slice(0, 2)
  const place = way ?? (shared.length > 0 ? `on the same ${shared.join(', ')}` : null)
  const seconds = delayUs === null ? null : delayUs / 1e6
  const first = `${distance(seconds)} "${cause.title}"`
  if (skewUs === null) return `${first}, ${place ?? 'on the same host'}`
  const apart = Math.round(Math.abs(skewUs) / 1e6)
  return [
    `${first} on ${cause.host ?? 'another host'}`,
    ...(place === null ? [] : [place]),
    ...(apart === 0 || seconds === null ? [] : [`clocks ${apart} s apart`]),
  ].join(', ')
}

function distance(delay: number | null): string {
  if (delay === null) return 'with'
  const seconds = Math.round(delay)
  if (seconds <= 0) return 'together with'
  if (seconds < 120) return `${seconds} s after`
  if (seconds < 7200) return `${Math.round(seconds / 60)} min after`
  return `${Math.round(seconds / 3600)} h after`
}
