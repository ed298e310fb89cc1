import { type FactSource, factTable } from '../table.ts'
import { textLines } from '../text-lines.ts'

export const scratch = factTable(
  'scratch',
  'The place of scratch as locker.conf says; no row: it is not configured there',
  {
    location: { type: 'varchar', about: 'folder: /vmfs/volumes/…/.locker' },
    persistent: { type: 'boolean', about: 'the place is no ramdisk' },
  },
)

/** `/etc/vmware/locker.conf`: the folder, and a number behind it. */
export const lockerConf: FactSource = {
  source: 'locker-conf',
  about: 'place of scratch',
  tables: [scratch],
  parse(bytes, _path, facts) {
    for (const text of textLines(bytes, 4096).lines.slice(0, 100)) {
      const location = /^\s*(\/\S+)/.exec(text)?.[1]
      if (location !== undefined)
        facts.add(scratch, { location, persistent: !/^\/(?:tmp|var|scratch)(?:\/|$)/.test(location) })
    }
  },
}
