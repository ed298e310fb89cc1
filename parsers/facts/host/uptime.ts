import { readUptime } from '../identity.ts'
import type { FactSource } from '../table.ts'
import { excerpt } from '../text-lines.ts'
import { hostInfo } from './host-info.ts'

/** `localcli system stats uptime get` (µs) and `uptime`. */
export const uptime: FactSource = {
  source: 'uptime',
  about: 'time since boot',
  tables: [hostInfo],
  parse(bytes, _path, facts) {
    const text = bytes.toString('utf8', 0, 4096)
    const us = readUptime(text)
    if (us === undefined) facts.problem(null, `holds no uptime: ${excerpt(text)}`)
    else facts.add(hostInfo, { uptime_s: Math.floor(us / 1_000_000) })
  },
}
