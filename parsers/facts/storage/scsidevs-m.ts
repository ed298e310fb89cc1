import type { FactSource } from '../table.ts'
import { excerpt, textLines } from '../text-lines.ts'
import { extent } from './vmfs-extent-list.ts'

const row =
  /^(\S{1,250}):(\d{1,3})\s+\S{1,300}\s+([0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{12})\s+(\d{1,4})\s+(\S.{0,200})$/

/** `esxcfg-scsidevs -m`: partition, file, volume UUID, number of the extent, name of the volume. */
export const scsidevsM: FactSource = {
  source: 'esxcfg-scsidevs-m',
  about: 'which device carries which VMFS volume',
  tables: [extent],
  yieldsTo: ['storage-vmfs-extent-list'],
  parse(bytes, _path, facts) {
    const { lines, cut } = textLines(bytes)
    for (const [at, line] of lines.entries()) {
      if (line.trim() === '') continue
      const found = row.exec(line.trimEnd())
      if (cut && at === lines.length - 1) {
        facts.problem(at + 1, `the output is cut in this line: ${excerpt(line)}`)
      } else if (found === null) {
        facts.problem(at + 1, `names no volume: ${excerpt(line)}`)
      } else {
        const [, device, partition, volume, number, datastore] = found
        facts.add(extent, {
          datastore: datastore!,
          volume: volume!,
          extent: Number(number),
          device: device!,
          partition: Number(partition),
        })
      }
    }
  },
}
