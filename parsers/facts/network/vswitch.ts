import { integer, listOf } from '../entry.ts'
import { type FactSource, type Facts, factTable } from '../table.ts'
import { excerpt, ROW_LENGTH, textLines } from '../text-lines.ts'

export const vswitch = factTable('vswitch', 'One standard switch', {
  vswitch: { type: 'varchar', about: 'name: vSwitch0' },
  num_ports: { type: 'bigint', about: 'ports' },
  used_ports: { type: 'bigint', about: 'ports in use' },
  configured_ports: { type: 'bigint', about: 'ports as configured' },
  mtu_bytes: { type: 'bigint', unit: 'B', about: 'MTU' },
  uplinks: { type: 'bigint', about: 'number of its uplinks' },
})

export const dvswitch = factTable('dvswitch', 'One distributed switch as the host knows it', {
  dvs: { type: 'varchar', about: 'name' },
  num_ports: { type: 'bigint', about: 'ports' },
  used_ports: { type: 'bigint', about: 'ports in use' },
  configured_ports: { type: 'bigint', about: 'ports as configured' },
  mtu_bytes: { type: 'bigint', unit: 'B', about: 'MTU' },
  uplinks: { type: 'bigint', about: 'number of its uplinks' },
})

export const vswitchUplink = factTable('vswitch_uplink', 'One uplink of a standard or distributed switch', {
  vswitch: { type: 'varchar', about: 'name of the switch' },
  nic: { type: 'varchar', about: 'vmnic0' },
  distributed: { type: 'boolean', about: 'the switch is a distributed one' },
})

export const portgroup = factTable('portgroup', 'One port group of a standard switch', {
  vswitch: { type: 'varchar', about: 'name of the switch' },
  portgroup: { type: 'varchar', about: 'name of the port group' },
  vlan: { type: 'varchar', about: 'VLAN id; 4095: all' },
  used_ports: { type: 'bigint', about: 'ports in use' },
  uplinks: { type: 'varchar', about: 'its uplinks, parted by commas, active and standby' },
})

export const dvportClient = factTable('dvport_client', 'One port of a distributed switch and who is connected to it', {
  dvs: { type: 'varchar', about: 'name of the switch' },
  dvport: { type: 'varchar', about: 'number of the port' },
  in_use: { type: 'boolean', about: 'somebody is connected' },
  client: { type: 'varchar', about: 'vmnic0, vmk1, or VM name with .eth0' },
})

/** Read from the right: names hold blanks and numbers, uplinks begin with a letter. */
const switchRow = /^(\S.*?)\s+(\d+)\s+(\d+)\s+(\d+)\s+(\d+)(?:\s+([A-Za-z]\S*))?\s*$/
const groupRow = /^\s+(\S.*?)\s+(\d+)\s+(\d+)(?:\s+([A-Za-z]\S*))?\s*$/
const portRow = /^\s+(\S+)\s+([01])(?:\s+(\S.*?))?\s*$/

/** `esxcfg-vswitch -l`. */
export const vswitches: FactSource = {
  source: 'vswitch-list',
  about: 'standard and distributed switches with uplinks, port groups and ports',
  tables: [vswitch, dvswitch, vswitchUplink, portgroup, dvportClient],
  parse(bytes, _path, facts) {
    let name: string | undefined
    let part: 'switch' | 'dvs' | 'groups' | 'ports' | undefined
    const { lines, cut } = textLines(bytes, ROW_LENGTH)
    for (const [at, text] of lines.entries()) {
      const whole = !cut || at < lines.length - 1
      if (text.trim() === '') continue
      const head = /^\s*(Switch Name|DVS Name|PortGroup Name|DVPort ID)\b/.exec(text)?.[1]
      if (head !== undefined) {
        part =
          head === 'Switch Name'
            ? 'switch'
            : head === 'DVS Name'
              ? 'dvs'
              : head === 'PortGroup Name'
                ? 'groups'
                : 'ports'
        continue
      }
      const row =
        part === undefined ? null : (/^\S/.test(text) ? switchRow : part === 'ports' ? portRow : groupRow).exec(text)
      if (row === null || !whole) {
        facts.problem(
          at + 1,
          whole ? `is no row of a switch: ${excerpt(text)}` : `the output is cut in this row: ${excerpt(text)}`,
        )
      } else if (/^\S/.test(text)) {
        name = row[1]!
        addSwitch(row, part === 'dvs', facts)
      } else if (name === undefined) {
        facts.problem(at + 1, `belongs to no switch: ${excerpt(text)}`)
      } else if (part === 'ports') {
        facts.add(dvportClient, { dvs: name, dvport: row[1]!, in_use: row[2] === '1', client: row[3] ?? null })
      } else {
        const uplinks = row[4]?.replace(/,$/, '') ?? null
        facts.add(portgroup, { vswitch: name, portgroup: row[1]!, vlan: row[2]!, used_ports: integer(row[3]), uplinks })
      }
    }
  },
}

function addSwitch(
  [, name, ports, used, configured, mtu, list]: RegExpExecArray,
  distributed: boolean,
  facts: Facts,
): void {
  const uplinks = listOf(list)
  const row = {
    num_ports: integer(ports),
    used_ports: integer(used),
    configured_ports: integer(configured),
    mtu_bytes: integer(mtu),
    uplinks: uplinks.length,
  }
  if (distributed) facts.add(dvswitch, { dvs: name!, ...row })
  else facts.add(vswitch, { vswitch: name!, ...row })
  for (const nic of uplinks) facts.add(vswitchUplink, { vswitch: name!, nic, distributed })
}
