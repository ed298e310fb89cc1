import { sizeBytes } from '../size.ts'
import { type FactSource, factTable } from '../table.ts'
import { excerpt, textLines } from '../text-lines.ts'

const diskFree = factTable(
  'disk_free',
  'Space of a file system as df prints it: datastores of a host, partitions of an appliance',
  {
    filesystem: { type: 'varchar', about: 'type (ESXi) or device (appliance)' },
    partition: { type: 'varchar', about: 'mount point' },
    size_bytes: { type: 'bigint', unit: 'B', about: 'size' },
    used_bytes: { type: 'bigint', unit: 'B', about: 'space in use' },
    free_bytes: { type: 'bigint', unit: 'B', about: 'space available' },
    used_percent: { type: 'bigint', unit: '%', about: 'share in use as printed' },
  },
)

const diskInode = factTable('disk_inode', 'Inodes of a file system as `df -i` prints them', {
  filesystem: { type: 'varchar', about: 'device' },
  partition: { type: 'varchar', about: 'mount point' },
  inodes: { type: 'bigint', about: 'inodes' },
  used_inodes: { type: 'bigint', about: 'inodes in use' },
  free_inodes: { type: 'bigint', about: 'inodes left' },
  used_percent: { type: 'bigint', unit: '%', about: 'share in use as printed' },
})

const number = String.raw`(-|\d{1,18}(?:\.\d{1,3})?[KMGTP]?i?B?)`
const row = new RegExp(
  String.raw`^(\S.{0,250}?)\s{1,99}${number}\s{1,99}${number}\s{1,99}${number}\s{1,99}(-|\d{1,4}%)\s{1,9}(\/.{0,400})$`,
)

/**
 * `df`, `df -h`, `df -i`, of ESXi and of the appliance: `Filesystem Bytes Used Available Use% Mounted on`. The header's
 * second column says the unit: `1K-blocks`, `1M-blocks`, `Inodes`. A long device name stands on a line of its own.
 */
export const df: FactSource = {
  source: 'df',
  about: 'space and inodes of file systems',
  tables: [diskFree, diskInode],
  parse(bytes, _path, facts) {
    let unit: number | 'inodes' | undefined
    let pending = ''
    const { lines, cut } = textLines(bytes)
    if (cut) facts.problem(lines.length, `the output is cut in this line: ${excerpt(lines.at(-1)!)}`)
    for (const [at, line] of (cut ? lines.slice(0, -1) : lines).entries()) {
      const header = /^Filesystem\s+(\S+)/.exec(line)?.[1]
      if (header !== undefined) unit = unitOf(header)
      if (header !== undefined || line.trim() === '' || /^(?:total|VmFileSystem: )/.test(line)) continue
      const found = row.exec(`${pending}${line}`)
      pending = found === null && unit !== undefined && /^\S{1,250}$/.test(line) ? line : ''
      if (pending !== '') continue
      if (found === null || unit === undefined) facts.problem(at + 1, `no file system: ${excerpt(line)}`)
      else if (unit === 'inodes') facts.add(diskInode, inodeRow(found))
      else facts.add(diskFree, spaceRow(found, unit))
    }
  },
}

/** Bytes that a plain number stands for. */
function unitOf(header: string): number | 'inodes' {
  if (/^inodes/i.test(header)) return 'inodes'
  const blocks = /^(\d{1,6}[KM]?)-blocks$/i.exec(header)?.[1]
  return blocks === undefined ? 1 : (sizeBytes(blocks) ?? 1)
}

function spaceRow(found: RegExpExecArray, unit: number) {
  const size = (text: string) => (/^\d+$/.test(text) ? Number(text) * unit : sizeBytes(text))
  return {
    filesystem: found[1]!,
    partition: found[6]!.trim(),
    size_bytes: size(found[2]!),
    used_bytes: size(found[3]!),
    free_bytes: size(found[4]!),
    used_percent: percent(found[5]!),
  }
}

function inodeRow(found: RegExpExecArray) {
  // `df -ih` counts in thousands of 1024, as for bytes.
  const count = (text: string) => sizeBytes(text)
  return {
    filesystem: found[1]!,
    partition: found[6]!.trim(),
    inodes: count(found[2]!),
    used_inodes: count(found[3]!),
    free_inodes: count(found[4]!),
    used_percent: percent(found[5]!),
  }
}

function percent(text: string): number | null {
  return text === '-' ? null : Number.parseInt(text, 10)
}
