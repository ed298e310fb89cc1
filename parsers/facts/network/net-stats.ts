import { integer } from '../entry.ts'
import { type FactSource, factTable } from '../table.ts'
import { excerpt, ROW_LENGTH, textLines } from '../text-lines.ts'

export const switchPort = factTable('switch_port', 'One port of any switch in the kernel', {
  port_id: { type: 'bigint', about: 'number of the port in the kernel' },
  type: { type: 'bigint', about: 'type: 3 VMkernel, 4 uplink, 5 VM' },
  vswitch: { type: 'varchar', about: 'switch or portset: vSwitch0, DvsPortset-0' },
  mac: { type: 'varchar', about: 'MAC address' },
  client: { type: 'varchar', about: 'vmnic0, vmk0, or VM name with .eth0' },
})

/** `net-stats -l`: PortNum, Type, SubType, SwitchName, MACAddress, ClientName. */
export const netStats: FactSource = {
  source: 'net-stats',
  about: 'ports of the switches and who is connected',
  tables: [switchPort],
  parse(bytes, _path, facts) {
    const { lines, cut } = textLines(bytes, ROW_LENGTH)
    for (const [at, text] of lines.entries()) {
      if (/^\s*(?:$|PortNum\b)/.test(text)) continue
      const found =
        /^\s*(\d{1,12})\s+(\d{1,3})\s+\d{1,3}\s+(\S+(?: \S+)*)\s+((?:[0-9a-fA-F]{2}:){5}[0-9a-fA-F]{2})\s+(\S.*?)\s*$/.exec(
          text,
        )
      if (found === null || (cut && at === lines.length - 1)) {
        facts.problem(at + 1, `is no port, or cut: ${excerpt(text)}`)
        continue
      }
      const [, port, type, vswitch, mac, client] = found
      facts.add(switchPort, {
        port_id: integer(port),
        type: integer(type),
        vswitch: vswitch!,
        mac: mac!.toLowerCase(),
        client: client!,
      })
    }
  },
}
