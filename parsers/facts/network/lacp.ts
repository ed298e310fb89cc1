import { booleanOf, type Entry, integerOf, labelKey, listOf, textOf } from '../entry.ts'
import { esxcliBlocks } from '../esxcli-blocks.ts'
import { esxcliSource } from '../esxcli-source.ts'
import { esxcliTable } from '../esxcli-table.ts'
import { type FactSource, type Facts, factTable } from '../table.ts'
import { excerpt, textLines } from '../text-lines.ts'

export const lag = factTable('lag', 'One link aggregation group as configured', {
  dvs: { type: 'varchar', about: 'name of the distributed switch' },
  lag: { type: 'varchar', about: 'number of the group' },
  nics: { type: 'varchar', about: 'its NICs, parted by commas' },
  enabled: { type: 'boolean', about: 'LACP is on' },
  mode: { type: 'varchar', about: 'Active, Passive, Disabled' },
  load_balancing: { type: 'varchar', about: 'how traffic is spread' },
})

export const lacp = factTable('lacp', 'State of one NIC in a link aggregation group', {
  dvs: { type: 'varchar', about: 'name of the distributed switch' },
  lag: { type: 'varchar', about: 'number of the group' },
  mode: { type: 'varchar', about: 'Active, Passive' },
  nic: { type: 'varchar', about: 'vmnic0' },
  state: { type: 'varchar', about: 'Bundled, Independent, Hot-standby, Suspended, Down' },
  flags: { type: 'varchar', about: 'own flags: S slow, F fast, A active, P passive' },
  port_state: { type: 'varchar', about: 'own state: ACT,AGG,SYN,COL,DIST' },
  partner: { type: 'varchar', about: 'device id of the other side; 00:00:00:00:00:00: none' },
  partner_flags: { type: 'varchar', about: 'flags of the other side' },
  partner_port_state: { type: 'varchar', about: 'state of the other side' },
  partner_key: { type: 'bigint', about: 'key of the other side: NICs of one bundle have the same' },
  partner_port: { type: 'bigint', about: 'port of the other side' },
})

export const lacpCounter = factTable('lacp_counter', 'LACP packets of one NIC', {
  dvs: { type: 'varchar', about: 'name of the distributed switch' },
  lag: { type: 'varchar', about: 'number of the group' },
  nic: { type: 'varchar', about: 'vmnic0' },
  received: { type: 'bigint', about: 'packets received' },
  received_errors: { type: 'bigint', about: 'packets received with errors' },
  sent: { type: 'bigint', about: 'packets sent' },
  sent_errors: { type: 'bigint', about: 'packets that could not be sent' },
})

/** `localcli network vswitch dvs vmware lacp config get`: a table, in other versions blocks. */
export const lacpConfig: FactSource = {
  source: 'lacp-config',
  about: 'link aggregation groups as configured',
  tables: [lag],
  parse(bytes, _path, facts) {
    const lines = textLines(bytes)
    const isTable = lines.lines.some((text) => /^-{2,}(?: +-+)+ *$/.test(text))
    for (const entry of isTable ? esxcliTable(lines, facts.problem) : esxcliBlocks(lines, facts.problem)) {
      const nics = listOf(textOf(entry, 'NICs', 'NIC', 'Nic List')).join(',')
      facts.add(lag, {
        dvs: textOf(entry, 'DVS Name', 'DVSwitch', 'DVS') ?? entry.title?.replace(/^(?:DVS|DVSwitch): /, '') ?? null,
        lag: textOf(entry, 'LAG ID', 'LAGID'),
        nics: nics === '' ? null : nics,
        enabled: booleanOf(entry, 'Enabled'),
        mode: textOf(entry, 'Mode'),
        load_balancing: textOf(entry, 'Load balance', 'Load Balancing'),
      })
    }
  },
}

/**
 * `localcli network vswitch dvs vmware lacp status get`: blocks; below `Nic List:` each NIC has `Local Information:`, `Nic:`,
 * `Partner Information:` and `State:`, and the next NIC follows behind a blank line.
 */
export const lacpStatus: FactSource = {
  source: 'lacp-status',
  about: 'state of the NICs in link aggregation groups',
  tables: [lacp],
  parse(bytes, _path, facts) {
    const { lines, cut } = textLines(bytes)
    let head: { dvs: string | null; lag: string | null; mode: string | null } = { dvs: null, lag: null, mode: null }
    let nic: Map<string, string> | undefined
    let part = 'local'
    const close = () => {
      if (nic?.has('nic')) addNic(head, nic, facts)
      nic = undefined
    }
    for (const [at, text] of lines.entries()) {
      if (cut && at === lines.length - 1) {
        facts.problem(at + 1, `the output is cut in this line: ${excerpt(text)}`)
        break
      }
      const pair = /^\s+([A-Za-z][A-Za-z ]{0,40}):\s*(.*?)\s*$/.exec(text.slice(0, 512))
      if (pair === null) {
        if (/^\S/.test(text)) {
          close()
          head = { dvs: text.trim().replace(/:$/, ''), lag: null, mode: null }
        }
        continue
      }
      const key = labelKey(pair[1]!)
      const value = pair[2]!
      if (key === 'dvswitch' || key === 'dvs name') head.dvs = value
      else if (key === 'lagid' || key === 'lag id') {
        close()
        head = { ...head, lag: value, mode: null }
      } else if (key === 'mode') head.mode = value
      else if (key === 'local information') {
        close()
        nic = new Map()
        part = 'local'
      } else if (key === 'partner information') part = 'partner'
      else if (nic !== undefined) nic.set(key === 'nic' || key === 'state' ? key : `${part} ${key}`, value)
    }
    close()
  },
}

function addNic(
  head: { dvs: string | null; lag: string | null; mode: string | null },
  nic: ReadonlyMap<string, string>,
  facts: Facts,
): void {
  const entry: Entry = { line: null, title: null, cells: nic, nested: [] }
  const list = (label: string) => textOf(entry, label)?.replace(/,$/, '') ?? null
  facts.add(lacp, {
    ...head,
    nic: textOf(entry, 'nic'),
    state: textOf(entry, 'state'),
    flags: textOf(entry, 'local flags'),
    port_state: list('local port state'),
    partner: textOf(entry, 'partner device id'),
    partner_flags: textOf(entry, 'partner flags'),
    partner_port_state: list('partner port state'),
    partner_key: integerOf(entry, 'partner oper key'),
    partner_port: integerOf(entry, 'partner port number'),
  })
}

/** `localcli network vswitch dvs vmware lacp stats get`: a table. */
export const lacpStats = esxcliSource({
  source: 'lacp-stats',
  about: 'LACP packets of the NICs',
  tables: [lacpCounter],
  shape: 'table',
  entry(entry, facts) {
    facts.add(lacpCounter, {
      dvs: textOf(entry, 'DVSwitch', 'DVS Name', 'DVS'),
      lag: textOf(entry, 'LAGID', 'LAG ID'),
      nic: textOf(entry, 'NIC', 'Nic'),
      received: integerOf(entry, 'Rx LACPDUs'),
      received_errors: integerOf(entry, 'Rx Errors'),
      sent: integerOf(entry, 'Tx LACPDUs'),
      sent_errors: integerOf(entry, 'Tx Errors'),
    })
  },
})
