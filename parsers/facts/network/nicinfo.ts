import { boolean, integer } from '../entry.ts'
import { pciAddress } from '../pci-address.ts'
import type { FactSource, Facts, RowOf } from '../table.ts'
import { excerpt, ROW_LENGTH, textLines } from '../text-lines.ts'
import { nic, nicCounter } from './nic.ts'

type Nic = RowOf<typeof nic>

/** A row of the list: the description and the driver's name may hold anything, link words and MAC address do not. */
const listRow =
  /^(?<nic>v(?:mnic|usb)\d+)\s+(?<pci>\S+)\s+(?<driver>\S+)\s+(?:(?<admin>Up|Down)\s+)?(?<link>Up|Down)\s+(?<speed>\d+)(?:\s?Mbps)?\s+(?<duplex>Full|Half|Unknown|Auto)\s+(?<mac>(?:[0-9a-fA-F]{2}:){5}[0-9a-fA-F]{2})\s+(?<mtu>\d+)(?:\s+(?<description>\S.*?))?\s*$/

/** `nicinfo.sh`: list of the NICs, then for each one its settings, rings, counters and the counters of its driver. */
export const nicInfo: FactSource = {
  source: 'nicinfo',
  about: 'NICs with driver, firmware, link and counters',
  tables: [nic, nicCounter],
  parse(bytes, _path, facts) {
    const nics = new Map<string, Nic>()
    const { lines, cut } = textLines(bytes, ROW_LENGTH)
    let current: Nic | undefined
    let section: 'list' | 'settings' | 'rings' | 'maximum' | 'counters' | 'private' = 'list'
    for (const [at, text] of lines.entries()) {
      const row = listRow.exec(text)?.groups
      if (row !== undefined) {
        nics.set(row.nic!, fromRow(row))
        continue
      }
      const title = /^\s*NIC:\s+(\S+)/.exec(text) ?? /NIC statistics (?:for|of) ([^\s:]+)/i.exec(text)
      if (title !== null) {
        current = nics.get(title[1]!) ?? { nic: title[1]! }
        nics.set(title[1]!, current)
        section = /statistics/i.test(text) ? 'counters' : 'settings'
        continue
      }
      if (/^\s*NIC Private statistics/i.test(text)) section = 'private'
      else if (/^\s*(?:Ring parameters|RING parameters|Current hardware settings)/i.test(text)) section = 'rings'
      else if (/^\s*Pre-?set maximums/i.test(text)) section = 'maximum'
      else if (current !== undefined) {
        const last = cut && at === lines.length - 1
        if (last) facts.problem(at + 1, `the output is cut in this line: ${excerpt(text)}`)
        else if (section === 'counters' || section === 'private')
          counter(current.nic!, text, section === 'private', facts)
        else setting(current, text, section)
      } else if (/^v(?:mnic|usb)\d/.test(text)) {
        facts.problem(at + 1, `is no row of the list: ${excerpt(text)}`)
      }
    }
    for (const found of nics.values()) facts.add(nic, found)
    if (nics.size === 0) facts.problem(null, 'names no NIC')
  },
}

function fromRow(row: Record<string, string | undefined>): Nic {
  return {
    nic: row.nic!,
    pci: pciAddress(row.pci!),
    driver: row.driver!,
    admin_up: boolean(row.admin),
    link: boolean(row.link),
    speed_mbps: integer(row.speed),
    full_duplex: row.duplex === 'Full' ? true : row.duplex === 'Half' ? false : null,
    mac: row.mac!.toLowerCase(),
    mtu_bytes: integer(row.mtu),
    description: row.description ?? null,
  }
}

/** Keys of a NIC's block; what the list above says stays. */
function setting(current: Nic, text: string, section: 'list' | 'settings' | 'rings' | 'maximum'): void {
  const pair = /^\s+([A-Za-z][A-Za-z ]{0,60}?)\s*:\s*(\S.{0,300}?)\s*$/.exec(text)
  if (pair === null) return
  const [, key, value] = pair
  const maximum = section === 'maximum'
  switch (key!.toLowerCase()) {
    case 'driver':
      current.driver ??= value!
      break
    case 'version':
      current.driver_version ??= value!
      break
    case 'firmware version':
      current.firmware ??= value!
      break
    case 'bus info':
      current.pci ??= pciAddress(value!)
      break
    case 'cable type':
      current.cable ??= value!
      break
    case 'auto negotiation':
      current.auto_negotiation ??= boolean(value)
      break
    case 'link status':
    case 'link detected':
      current.link ??= boolean(value)
      break
    case 'pause rx':
      current.pause_rx ??= boolean(value)
      break
    case 'pause tx':
      current.pause_tx ??= boolean(value)
      break
    case 'rx':
    case 'max rx':
    case 'rx max':
      if (maximum || key!.length > 2) current.rx_ring_max ??= integer(value)
      else if (section === 'rings') current.rx_ring ??= integer(value)
      break
    case 'tx':
    case 'max tx':
    case 'tx max':
      if (maximum || key!.length > 2) current.tx_ring_max ??= integer(value)
      else if (section === 'rings') current.tx_ring ??= integer(value)
      break
  }
}

function counter(name: string, text: string, isPrivate: boolean, facts: Facts): void {
  const pair = /^\s+(\S.{0,120}?)\s*[:=]\s*(\d{1,20})\s*$/.exec(text)
  const value = integer(pair?.[2])
  if (value !== null) facts.add(nicCounter, { nic: name, name: pair![1]!, value, private: isPrivate })
}
