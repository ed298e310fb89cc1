import { integer } from '../entry.ts'
import { type PythonValue, pythonLiteral } from '../python-literal.ts'
import { type FactSource, type Facts, factTable, type RowOf } from '../table.ts'
import { excerpt, ROW_LENGTH, textLines } from '../text-lines.ts'

export const lldp = factTable('lldp', 'What the physical switch announces on one NIC', {
  nic: { type: 'varchar', about: 'vmnic0' },
  switch_name: { type: 'varchar', about: 'name of the physical switch; its chassis id where it tells no name' },
  switch_port: { type: 'varchar', about: 'port of the physical switch' },
  switch_mac: { type: 'varchar', about: 'chassis id' },
  port_description: { type: 'varchar', about: 'description of the port' },
  management_ip: { type: 'varchar', about: 'address for management' },
  mtu_bytes: { type: 'bigint', unit: 'B', about: 'MTU of the port, where it tells one' },
  max_frame_bytes: {
    type: 'bigint',
    unit: 'B',
    about: 'largest frame of the port; 0 to 22 bytes more than its MTU, for switches count headers in different ways',
  },
  vlan: { type: 'varchar', about: 'native VLAN of the port' },
  ttl_s: { type: 'bigint', unit: 's', about: 'how long the announcement holds' },
})

type Neighbour = RowOf<typeof lldp>

const keys: Readonly<Record<string, keyof Neighbour>> = {
  'system name': 'switch_name',
  systemname: 'switch_name',
  'device id': 'switch_name',
  deviceid: 'switch_name',
  switch: 'switch_name',
  'port id': 'switch_port',
  portid: 'switch_port',
  port: 'switch_port',
  'chassis id': 'switch_mac',
  chassisid: 'switch_mac',
  'port description': 'port_description',
  'management address': 'management_ip',
  'max frame size': 'max_frame_bytes',
  'maximum frame size': 'max_frame_bytes',
  mtu: 'mtu_bytes',
  'vlan id': 'vlan',
  'native vlan': 'vlan',
  'port vlan id': 'vlan',
  'time to live': 'ttl_s',
  ttl: 'ttl_s',
  timeout: 'ttl_s',
}

/**
 * `lldpnetmap`. No public sample of it is known, so three near forms are read: a block of `Key: value` lines under a
 * line with the NIC's name (`vmnic4:`, `Interface: vmnic4`, `[vmnic4]`), one line that holds NIC, switch and port, and a Python dict or JSON by switch or by NIC.
 */
export const lldpNetMap: FactSource = {
  source: 'lldpnetmap',
  about: 'neighbours that the physical switches announce by LLDP or CDP',
  tables: [lldp],
  parse(bytes, _path, facts) {
    const { lines } = textLines(bytes, ROW_LENGTH)
    const first = lines.findIndex((text) => /^\s*[{[]/.test(text))
    if (first >= 0 && fromLiteral(lines.slice(first).join('\n'), facts)) return
    const rows: Neighbour[] = []
    let current: Neighbour | undefined
    for (const [at, text] of lines.entries()) {
      if (text.trim() === '' || /^[-=\s]+$/.test(text)) continue
      const title =
        /^\s*\[?(?:(?:Interface|Device|Name|NIC|Nic|Uplink|Port)[:\s]\s*)?(v(?:mnic|usb)\d+)\]?\s*:?\s*$/.exec(text)
      const pair = /^\s*([A-Za-z][A-Za-z ]{1,40}?)\s*[:=]\s*(\S.*?)\s*$/.exec(text)
      const row = /^\s*(v(?:mnic|usb)\d+)[\s:,|]+(\S+)[\s,|]+(\S.*?)\s*$/.exec(text)
      if (title !== null) {
        current = { nic: title[1]! }
        rows.push(current)
      } else if (pair !== null && current !== undefined) {
        take(current, pair[1]!, pair[2]!)
      } else if (row !== null) {
        rows.push({ nic: row[1]!, switch_name: row[2]!, switch_port: row[3]! })
      } else {
        facts.problem(at + 1, `belongs to no NIC: ${excerpt(text)}`)
      }
    }
    addAll(rows, facts)
  },
}

function addAll(rows: readonly Neighbour[], facts: Facts): void {
  for (const row of rows) {
    if (Object.keys(row).length > 1) facts.add(lldp, { ...row, switch_name: row.switch_name ?? row.switch_mac ?? null })
  }
}

function take(row: Neighbour, label: string, value: string): void {
  const word = label.toLowerCase()
  const key = Object.hasOwn(keys, word) ? keys[word] : undefined
  if (key === undefined) return
  if (key === 'mtu_bytes' || key === 'max_frame_bytes' || key === 'ttl_s') row[key] ??= integer(value)
  else row[key] ??= value
}

/** `{'switch': {'vmnic4': 'Eth1/1'}}`, `{'switch': ['vmnic4']}`, `{'vmnic4': {'System Name': …}}`, at any depth above. */
function fromLiteral(text: string, facts: Facts): boolean {
  const value = pythonLiteral(text)?.value
  if (value === undefined || value === null || typeof value !== 'object') return false
  const rows: Neighbour[] = []
  walk(null, value, rows)
  addAll(rows, facts)
  return rows.length > 0
}

const isNic = (name: PythonValue | undefined): name is string =>
  typeof name === 'string' && /^v(?:mnic|usb)\d+$/.test(name)

function walk(name: string | null, value: PythonValue, rows: Neighbour[]): void {
  if (Array.isArray(value)) {
    for (const item of value) {
      if (isNic(item)) rows.push({ nic: item, switch_name: name })
      else walk(name, item, rows)
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      if (!isNic(key)) walk(key, item, rows)
      else if (typeof item === 'string') rows.push({ nic: key, switch_name: name, switch_port: item })
      else if (typeof item === 'object' && item !== null && !Array.isArray(item)) {
        const row: Neighbour = { nic: key }
        for (const [label, text] of Object.entries(item)) if (text !== null) take(row, label, String(text))
        rows.push(row)
      }
    }
  }
}
