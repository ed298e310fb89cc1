import { integer } from '../entry.ts'
import { type FactSource, type Facts, factTable, type RowOf } from '../table.ts'
import { excerpt, ROW_LENGTH, textLines } from '../text-lines.ts'

export const dvswitchConfig = factTable('dvswitch_config', 'One distributed switch as its own properties describe it', {
  dvs: { type: 'varchar', about: 'name' },
  dvs_uuid: { type: 'varchar', about: 'uuid as hex with blanks, as written' },
  portset: { type: 'varchar', about: 'portset on the host: DvsPortset-0' },
  mtu_bytes: { type: 'bigint', unit: 'B', about: 'MTU' },
  max_ports: { type: 'bigint', about: 'most ports' },
})

export const dvport = factTable('dvport', 'One port of a distributed switch with its properties and counters', {
  dvs: { type: 'varchar', about: 'name of the switch' },
  dvport: { type: 'varchar', about: 'number of the port' },
  alias: { type: 'varchar', about: 'name of the port; of an uplink its name in the teaming' },
  client: { type: 'varchar', about: 'who is connected, where it is stated' },
  portgroup: { type: 'varchar', about: 'id of the port group: dvportgroup-1628' },
  in_use: { type: 'boolean', about: 'somebody is connected' },
  link: { type: 'boolean', about: 'the link is up' },
  blocked: { type: 'boolean', about: 'the port is blocked by configuration' },
  port_id: { type: 'bigint', about: 'number of the port in the kernel' },
  vlan: { type: 'varchar', about: 'VLAN as written: 98, trunk with its ranges' },
  mtu_bytes: { type: 'bigint', unit: 'B', about: 'MTU of the port, where it has its own' },
  load_balancing: { type: 'varchar', about: 'teaming policy in words' },
  active: { type: 'varchar', about: 'active uplinks by name, parted by commas; empty: none' },
  standby: { type: 'varchar', about: 'standby uplinks by name, parted by commas; empty: none' },
  packets_in: { type: 'bigint', about: 'unicast packets in' },
  packets_out: { type: 'bigint', about: 'unicast packets out' },
  dropped_in: { type: 'bigint', about: 'packets dropped inwards' },
  dropped_out: { type: 'bigint', about: 'packets dropped outwards' },
})

type Port = RowOf<typeof dvport>
type Switch = RowOf<typeof dvswitchConfig>

/**
 * `net-dvs -l`: switch, port, property by tabs; a property is one line with `, propType = …` or a list that ends in such a
 * line. Read by its words, not by its depth: copies of it lose their tabs.
 */
export const netDvs: FactSource = {
  source: 'net-dvs',
  about: 'distributed switches with the properties and counters of their ports',
  tables: [dvswitchConfig, dvport],
  parse(bytes, _path, facts) {
    const { lines, cut } = textLines(bytes, ROW_LENGTH)
    const done = { switches: [] as Switch[], ports: [] as { owner: Switch; port: Port }[] }
    let current: Switch | undefined
    let port: Port | undefined
    let property = ''
    for (const [at, raw] of lines.entries()) {
      const text = raw.trim()
      const title = /^switch (\S.*?) \((?:etherswitch|\S+)\)$/.exec(text)
      const number = /^port (\S{1,64}):$/.exec(text)
      if (title !== null) {
        current = { dvs_uuid: title[1]! }
        done.switches.push(current)
        port = undefined
      } else if (current === undefined) {
        if (text !== '') facts.problem(at + 1, `belongs to no switch: ${excerpt(text)}`)
      } else if (number !== null) {
        port = { dvport: number[1]! }
        done.ports.push({ owner: current, port })
      } else if (cut && at === lines.length - 1) {
        facts.problem(at + 1, `the output is cut in this line: ${excerpt(text)}`)
      } else {
        property = readLine(text, property, current, port)
      }
    }
    addAll(done, facts)
  },
}

function addAll(done: { switches: Switch[]; ports: { owner: Switch; port: Port }[] }, facts: Facts): void {
  for (const one of done.switches) facts.add(dvswitchConfig, { ...one, dvs: one.dvs ?? one.dvs_uuid ?? null })
  for (const { owner, port } of done.ports) facts.add(dvport, { ...port, dvs: owner.dvs ?? owner.dvs_uuid ?? null })
}

/** Takes one line of a switch or port; returns the property whose list is open. */
function readLine(text: string, property: string, current: Switch, port: Port | undefined): string {
  if (text.startsWith('propType')) return ''
  const found = /^(com\.vmware\.[\w.]{1,200}?)(?::| =)(.*)$/.exec(text)
  if (found !== null) {
    const name = found[1]!.replace(/^com\.vmware\.(?:common|etherswitch)\.(?:port\.)?/, '')
    const value = found[2]!.replace(/\s*,?\s*propType = .*$/, '').trim()
    if (port === undefined) ofSwitch(name, value, current)
    else ofPort(name, value, port)
    return text.includes('propType') ? '' : name
  }
  const pair = /^([\w ]{1,40}?) ?= ?(.*)$/.exec(text)
  if (port !== undefined && pair !== null) inList(property, pair[1]!, pair[2]!, port)
  if (/^max ports: \d+/.test(text)) current.max_ports = integer(text.slice(10))
  return property
}

function ofSwitch(name: string, value: string, current: Switch): void {
  if (name === 'alias' && value !== '') current.dvs ??= value
  else if (name === 'mtu') current.mtu_bytes ??= integer(value)
  else if (name === 'host.portset' && value !== '') current.portset ??= value
}

function ofPort(name: string, value: string, port: Port): void {
  if (name === 'alias') port.alias = value === '' ? null : value
  else if (name === 'connectee' || name === 'volatile.connectee' || name === 'vnicConnectee')
    port.client ??= value === '' ? null : value
  else if (name === 'portgroupid') port.portgroup = value === '' ? null : value
  else if (name === 'block') port.blocked = value === 'true'
  else if (name === 'vlan') port.vlan = vlan(value)
  else if (name === 'mtu') port.mtu_bytes = integer(value)
  else if (name === 'volatile.status') {
    port.in_use = /\binUse\b/.test(value)
    port.link = /\blinkUp\b/.test(value)
    port.port_id = integer(/portID=(\d+)/.exec(value)?.[1])
  }
}

function vlan(text: string): string | null {
  const id = /^VLAN (\d+)$/.exec(text)?.[1] ?? text
  return id === '' ? null : id
}

/** A line of a list: the teaming's uplinks, the counters, the ranges of a trunk. */
function inList(property: string, key: string, value: string, port: Port): void {
  const names = value
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .join(',')
  if (property === 'teaming') {
    if (key === 'load balancing') port.load_balancing = value
    else if (key === 'active') port.active = names
    else if (key === 'standby') port.standby = names
  } else if (property === 'vlan') {
    if (key === 'ranges') port.vlan = `trunk ${value.replaceAll(' ', '')}`
  } else if (property === 'statistics') {
    if (key === 'pktsInUnicast') port.packets_in = integer(value)
    else if (key === 'pktsOutUnicast') port.packets_out = integer(value)
    else if (key === 'pktsInDropped') port.dropped_in = integer(value)
    else if (key === 'pktsOutDropped') port.dropped_out = integer(value)
  }
}
