import { type FactSource, factTable } from '../table.ts'
import { textLines } from '../text-lines.ts'

const vsanDisk = factTable('vsan_disk', 'A disk of the host and whether vSAN can use it', {
  device: { type: 'varchar', about: 'identifier: naa.…' },
  vsan_uuid: { type: 'varchar', about: 'UUID of the disk in vSAN' },
  state: { type: 'varchar', about: 'In-use for VSAN, Eligible for use by VSAN, Ineligible for use by VSAN' },
  reason: { type: 'varchar', about: 'why not: Has partitions, …' },
  is_ssd: { type: 'boolean', about: 'flash' },
  is_capacity_flash: { type: 'boolean', about: 'marked as capacity' },
  is_pdl: { type: 'boolean', about: 'permanently lost' },
  size_mib: { type: 'bigint', unit: 'MiB', about: 'size' },
})

/** `"Name" : "naa…",` and, with -H, `Name:  naa…`. */
const pair = /^\s*"?([A-Za-z][\w() -]{0,40}?)"?\s{0,20}:\s{0,20}"?([^"]{0,300}?)"?,?$/

/** `vdq -q` and `vdq -q -H`: for each disk a list of `key: value` that begins with Name. */
export const vdq: FactSource = {
  source: 'vdq',
  about: 'disks that vSAN uses or could use',
  tables: [vsanDisk],
  parse(bytes, _path, facts) {
    const disks: Map<string, string>[] = []
    for (const line of textLines(bytes).lines) {
      const found = pair.exec(line.trimEnd())
      if (found === null || /^DiskResults?(?:\[\d{1,5}\])?$/.test(found[1]!)) continue
      const key = found[1]!.toLowerCase()
      if (key === 'name') disks.push(new Map())
      disks.at(-1)?.set(key, found[2]!.trim())
    }
    if (disks.length === 0 && bytes.length > 0) facts.problem(null, 'names no disk')
    for (const disk of disks) {
      const text = (key: string) => disk.get(key) || null
      const bit = (key: string) => (/^[01]$/.test(disk.get(key) ?? '') ? disk.get(key) === '1' : null)
      facts.add(vsanDisk, {
        device: text('name'),
        vsan_uuid: text('vsanuuid'),
        state: text('state'),
        reason: disk.get('reason') === 'None' ? null : text('reason'),
        is_ssd: bit('isssd'),
        is_capacity_flash: bit('iscapacityflash'),
        is_pdl: bit('ispdl'),
        size_mib: /^\d{1,12}$/.test(disk.get('size(mb)') ?? '') ? Number(disk.get('size(mb)')) : null,
      })
    }
  },
}
