import { type FactSource, factTable } from '../table.ts'
import { textLines } from '../text-lines.ts'
import { xmlLeaves } from '../xml-leaves.ts'

const haSetting = factTable('ha_setting', 'A value in the configuration of the HA agent (fdm)', {
  document: { type: 'varchar', about: 'fdm.cfg, hostlist, clusterconfig, vmmetadata, compatlist' },
  setting: { type: 'varchar', about: 'way to the element, with dots; items that return have a number from 0' },
  value: { type: 'varchar', about: 'value, 500 characters at most' },
})

const haHost = factTable('ha_host', 'A host in the list of the HA agent', {
  id: { type: 'varchar', about: 'managed object id: host-28' },
  name: { type: 'varchar', about: 'name' },
  ip: { type: 'varchar', about: 'first management address' },
})

const MAX_VALUES = 20_000
const secret = /password|passwd|secret|privatekey/i

/** What prettyPrint.sh prints of the agent's files, and fdm.cfg: XML, warnings around it. */
export const fdm: FactSource = {
  source: 'fdm-config',
  about: 'configuration of the HA agent',
  tables: [haSetting, haHost],
  parse(bytes, path, facts) {
    const document =
      /(?:prettyPrint\.sh_)?([\w.]{1,40}?)(?:\.txt)?$/.exec(path.slice(path.lastIndexOf('/') + 1))?.[1] ?? null
    const { leaves, problem } = xmlLeaves(textLines(bytes).lines.join('\n'), MAX_VALUES)
    for (const { path: setting, text } of leaves) {
      if (!secret.test(setting)) facts.add(haSetting, { document, setting, value: text.slice(0, 500) })
    }
    if (problem !== null) facts.problem(null, problem)
    if (document !== 'hostlist') return
    for (const host of hosts(leaves)) facts.add(haHost, host)
  },
}

function hosts(leaves: readonly { path: string; text: string }[]) {
  const byHost = new Map<string, { id: string | null; name: string | null; ip: string | null }>()
  for (const { path, text } of leaves) {
    const found = /^(.{0,200}\bhost\[\d{1,5}\]|.{0,200}\.host)\.(.{1,100})$/i.exec(path)
    if (found === null) continue
    const host = byHost.get(found[1]!) ?? { id: null, name: null, ip: null }
    byHost.set(found[1]!, host)
    const name = found[2]!.toLowerCase()
    if (/^(?:hostid|id|moid)$/.test(name)) host.id ??= text
    else if (/^(?:hostname|name)$/.test(name)) host.name ??= text
    else if (/(?:^|\.)(?:ip|ipaddress|ipaddr|address)(?:\[\d{1,4}\])?$/.test(name)) host.ip ??= text
  }
  return [...byHost.values()].filter(({ id, name }) => id !== null || name !== null)
}
