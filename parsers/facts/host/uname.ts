import { readUname } from '../identity.ts'
import type { FactSource } from '../table.ts'
import { excerpt } from '../text-lines.ts'
import { hostInfo } from './host-info.ts'

/** `uname -a`. */
export const uname: FactSource = {
  source: 'uname',
  about: 'kernel and host name',
  tables: [hostInfo],
  parse(bytes, _path, facts) {
    const text = bytes.toString('utf8', 0, 4096)
    const found = readUname(text)
    if (found === undefined) return facts.problem(null, `is no output of uname: ${excerpt(text)}`)
    facts.add(hostInfo, { kernel: found.kernel, host_name: found.host, build: found.build ?? null })
  },
}
