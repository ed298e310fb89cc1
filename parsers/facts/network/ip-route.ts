import { type FactSource, factTable } from '../table.ts'
import { excerpt, ROW_LENGTH, textLines } from '../text-lines.ts'

export const ipRoute = factTable('ip_route', 'One route of the VMkernel', {
  network: { type: 'varchar', about: 'network; default' },
  netmask: { type: 'varchar', about: 'net mask, of IPv6 the prefix length' },
  gateway: { type: 'varchar', about: 'gateway; null for the own subnet' },
  vmk: { type: 'varchar', about: 'interface' },
  netstack: { type: 'varchar', about: 'TCP/IP stack, where it is stated' },
})

const v4 = /^\s*(default|[\d.]+)\s+([\d.]+)\s+(Local Subnet|[\d.]+)\s+(\S+)\s*$/
const v6 = /^\s*(default|[0-9a-fA-F:.]+(?:%\S+)?)\s+(\d{1,3})\s+(Local Subnet|::|[0-9a-fA-F:.]+(?:%\S+)?)\s+(\S+)\s*$/

/** `esxcfg-route -l` and `esxcfg-route -f V6 -l`. */
export const routes: FactSource = {
  source: 'route-list',
  about: 'routes of the VMkernel',
  tables: [ipRoute],
  parse(bytes, _path, facts) {
    const { lines, cut } = textLines(bytes, ROW_LENGTH)
    let netstack: string | null = null
    for (const [at, text] of lines.entries()) {
      if (/^\s*(?:$|Network\b|-+)/.test(text)) continue
      const title = /^VMkernel Routes(?: \(?(?:netstack )?([\w-]+)\)?)?:/i.exec(text)
      if (title !== null) {
        netstack = title[1] ?? null
        continue
      }
      const found = v4.exec(text) ?? v6.exec(text)
      if (found === null || (cut && at === lines.length - 1)) {
        facts.problem(at + 1, `is no route, or cut: ${excerpt(text)}`)
        continue
      }
      const gateway = found[3] === 'Local Subnet' || found[3] === '::' || found[3] === '0.0.0.0' ? null : found[3]!
      facts.add(ipRoute, { network: found[1]!, netmask: found[2]!, gateway, vmk: found[4]!, netstack })
    }
  },
}
