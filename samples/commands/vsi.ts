import type { Host } from '../host.ts'

const FRAGMENT = 1024 * 1024

/** The cache of the kernel's information tree: larger than one fragment, so it comes in pieces. */
export function vsiTraverse(host: Host, bytes: number): string {
  const rng = host.rng.fork('vsi')
  const parts: string[] = []
  let size = 0
  for (const nic of host.nics)
    parts.push(`/net/pNics/${nic.name}/linkStatus: link is ${nic.up ? 'up' : 'down'}, MTU ${nic.mtu}\n`)
  for (let n = 0; size < bytes; n++) {
    const line = `/sched/groups/${n}/stats/cpuStatsDir/cpuStats: usage = ${rng.int(0, 90_000)}, run = ${rng.int(0, 90_000)}, wait = ${rng.int(0, 9_000_000)}\n`
    parts.push(line)
    size += line.length
  }
  return parts.join('')
}

/** Cuts a file over 1 MiB into `<name>.FRAG-00000`, `.FRAG-00001`, …; a smaller one stays whole. */
export function fragments(path: string, bytes: Buffer): [string, Buffer][] {
  if (bytes.length <= FRAGMENT) return [[path, bytes]]
  const pieces: [string, Buffer][] = []
  for (let at = 0; at < bytes.length; at += FRAGMENT)
    pieces.push([`${path}.FRAG-${String(pieces.length).padStart(5, '0')}`, bytes.subarray(at, at + FRAGMENT)])
  return pieces
}
