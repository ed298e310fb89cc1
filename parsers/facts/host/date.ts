import { readDate } from '../identity.ts'
import type { FactSource } from '../table.ts'
import { excerpt } from '../text-lines.ts'
import { hostInfo } from './host-info.ts'

/** `date`: when the bundle was made. */
export const date: FactSource = {
  source: 'date',
  about: 'time of capture',
  tables: [hostInfo],
  parse(bytes, _path, facts) {
    const text = bytes.toString('utf8', 0, 4096)
    const captured = readDate(text)
    if (captured === undefined) facts.problem(null, `holds no time: ${excerpt(text)}`)
    else facts.add(hostInfo, { captured })
  },
}
