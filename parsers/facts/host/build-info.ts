import { readBuildInfo } from '../identity.ts'
import type { FactSource } from '../table.ts'
import { excerpt } from '../text-lines.ts'
import { hostInfo } from './host-info.ts'

/** `/etc/vmware/.buildInfo` of the vCenter appliance. */
export const buildInfo: FactSource = {
  source: 'build-info',
  about: 'release of a vCenter appliance',
  tables: [hostInfo],
  parse(bytes, _path, facts) {
    const text = bytes.toString('utf8', 0, 65_536)
    const release = readBuildInfo(text)
    if (release === undefined) facts.problem(null, `names no release: ${excerpt(text)}`)
    else facts.add(hostInfo, { ...release })
  },
}
