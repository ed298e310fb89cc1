import { boolean, integer } from '../entry.ts'
import { type FactSource, factTable } from '../table.ts'
import { excerpt, ROW_LENGTH, textLines } from '../text-lines.ts'

export const vmknic = factTable('vmknic', 'One address of a VMkernel interface', {
  vmk: { type: 'varchar', about: 'vmk0' },
  portgroup: { type: 'varchar', about: 'port group of a standard switch, else null' },
  dvport: { type: 'varchar', about: 'port of a distributed switch, else null' },
  family: { type: 'varchar', about: 'IPv4, IPv6' },
  local_ip: { type: 'varchar', about: 'address' },
  netmask: { type: 'varchar', about: 'net mask, of IPv6 the prefix length' },
  mac: { type: 'varchar', about: 'MAC address' },
  mtu_bytes: { type: 'bigint', unit: 'B', about: 'MTU' },
  tso_mss: { type: 'bigint', unit: 'B', about: 'largest TSO segment' },
  enabled: { type: 'boolean', about: 'the interface is enabled' },
  type: { type: 'varchar', about: 'STATIC, DHCP, STATIC, PREFERRED' },
  netstack: { type: 'varchar', about: 'TCP/IP stack: defaultTcpipStack; 6.0 and later' },
})

const row =
  /^(vmk\d+)\s+(\S.*?)\s+(?:(IPv[46])\s+)?([0-9a-fA-F.:]*[.:][0-9a-fA-F.:]*|N\/A)(?:%\S+)?\s+(\S+)\s+(?:(\d+\.\d+\.\d+\.\d+|N\/A)\s+)?((?:[0-9a-fA-F]{2}:){5}[0-9a-fA-F]{2})\s+(\d+)\s+(\d+|disabled)\s+(true|false)\s+([A-Z]+(?:, ?[A-Z]+)*)(?:\s+(\S+))?\s*$/

/** `esxcfg-vmknic -l`: 4.x without address family, 6.0 and later with the TCP/IP stack. */
export const vmknics: FactSource = {
  source: 'vmknic-list',
  about: 'VMkernel interfaces',
  tables: [vmknic],
  parse(bytes, _path, facts) {
    const { lines, cut } = textLines(bytes, ROW_LENGTH)
    for (const [at, text] of lines.entries()) {
      if (/^\s*(?:$|Interface\b)/.test(text)) continue
      const last = cut && at === lines.length - 1
      const found = row.exec(text)
      if (found === null || (last && found[12] === undefined)) {
        facts.problem(
          at + 1,
          last ? `the output is cut in this row: ${excerpt(text)}` : `is no VMkernel interface: ${excerpt(text)}`,
        )
        continue
      }
      const [, vmk, place, family, ip, mask, , mac, mtu, mss, enabled, type, netstack] = found
      const isPort = /^(?:\d+|[0-9a-f]{8}-[0-9a-f-]{27})$/.test(place!)
      facts.add(vmknic, {
        vmk: vmk!,
        portgroup: isPort ? null : place!,
        dvport: isPort ? place! : null,
        family: family ?? (ip!.includes('.') ? 'IPv4' : 'IPv6'),
        local_ip: ip === 'N/A' ? null : ip!,
        netmask: mask === 'N/A' ? null : mask!,
        mac: mac!.toLowerCase(),
        mtu_bytes: integer(mtu),
        tso_mss: integer(mss),
        enabled: boolean(enabled),
        type: type!,
        netstack: netstack ?? null,
      })
    }
  },
}
