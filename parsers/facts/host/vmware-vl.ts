import { readVmwareVl } from '../identity.ts'
import type { FactSource } from '../table.ts'
import { excerpt } from '../text-lines.ts'
import { hostInfo } from './host-info.ts'

/** `vmware -vl`. */
export const vmwareVl: FactSource = {
  source: 'vmware-vl',
  about: 'product, version and build',
  tables: [hostInfo],
  parse(bytes, _path, facts) {
    const text = bytes.toString('utf8', 0, 4096)
    const release = readVmwareVl(text)
    if (release === undefined) return facts.problem(null, `names no release: ${excerpt(text)}`)
    const name = /^VMware ESXi? \d[^\r\n]{0,80}$/gm
    const friendly = [...text.matchAll(name)].map(([line]) => line).find((line) => !line.includes('build-'))
    facts.add(hostInfo, { ...release, update_name: friendly ?? null })
  },
}
