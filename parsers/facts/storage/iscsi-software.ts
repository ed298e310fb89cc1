import { boolean } from '../entry.ts'
import { type FactSource, factTable } from '../table.ts'
import { excerpt } from '../text-lines.ts'

const iscsiSoftware = factTable('iscsi_software', 'The software iSCSI initiator', {
  enabled: { type: 'boolean', about: 'enabled' },
})

/** `esxcli iscsi software get`: `true`, `false`; newer builds print it as a JSON value as well. */
export const iscsiSoftwareGet: FactSource = {
  source: 'iscsi-software-get',
  about: 'whether the software iSCSI initiator is enabled',
  tables: [iscsiSoftware],
  parse(bytes, _path, facts) {
    const text = bytes.toString('utf8', 0, 4096)
    const word = /^\s*(?:Software iSCSI is )?"?(true|false|enabled|disabled)"?\s*$/im.exec(text)?.[1]
    const enabled = boolean(word)
    if (enabled === null) facts.problem(null, `says neither true nor false: ${excerpt(text)}`)
    else facts.add(iscsiSoftware, { enabled })
  },
}
