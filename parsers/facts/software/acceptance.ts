import { hostInfo } from '../host/host-info.ts'
import type { FactSource } from '../table.ts'
import { excerpt } from '../text-lines.ts'

/** `localcli software acceptance get`: one word, in the JSON twin in quotes. */
export const acceptance: FactSource = {
  source: 'acceptance',
  about: 'acceptance level of the host',
  tables: [hostInfo],
  parse(bytes, _path, facts) {
    const text = bytes.toString('utf8', 0, 4096)
    const level = /\b(?:VMwareCertified|VMwareAccepted|PartnerSupported|CommunitySupported)\b/.exec(text)?.[0]
    if (level === undefined) facts.problem(null, `names no acceptance level: ${excerpt(text)}`)
    else facts.add(hostInfo, { acceptance_level: level })
  },
}
