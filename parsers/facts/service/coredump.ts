import { booleanOf, type Entry, textOf } from '../entry.ts'
import { esxcliSource } from '../esxcli-source.ts'
import { sizeBytes } from '../size.ts'
import { type FactSource, factTable } from '../table.ts'
import { excerpt, ROW_LENGTH, textLines } from '../text-lines.ts'

export const coredump = factTable(
  'coredump',
  'One place for core dumps of the kernel, or what is active and configured',
  {
    kind: { type: 'varchar', about: 'partition, file, network' },
    entry: { type: 'varchar', about: 'get: what is active and configured; list: one possible place' },
    partition: { type: 'varchar', about: 'device and partition, else null' },
    file: { type: 'varchar', about: 'dump file, else null' },
    active: { type: 'boolean', about: 'it is active; get: there is an active one' },
    configured: { type: 'boolean', about: 'it is configured; get: there is a configured one' },
    size_bytes: { type: 'bigint', unit: 'B', about: 'size, where it is stated' },
  },
)

/** `get` prints two lines that are empty where nothing is set; `list` prints a table. */
function get(kind: 'partition' | 'file') {
  return esxcliSource({
    source: `coredump-${kind}-get`,
    about: `dump ${kind} in use`,
    tables: [coredump],
    shape: 'blocks',
    entry(entry, facts) {
      const place = textOf(entry, 'Active') ?? textOf(entry, 'Configured')
      facts.add(coredump, {
        kind,
        entry: 'get',
        ...placed(kind, place),
        active: textOf(entry, 'Active') !== null,
        configured: textOf(entry, 'Configured') !== null,
      })
    },
  })
}

function list(kind: 'partition' | 'file') {
  return esxcliSource({
    source: `coredump-${kind}-list`,
    about: `possible dump ${kind}s`,
    tables: [coredump],
    shape: 'table',
    entry(entry, facts) {
      facts.add(coredump, {
        kind,
        entry: 'list',
        ...placed(kind, textOf(entry, 'Name', 'Path')),
        active: booleanOf(entry, 'Active'),
        configured: booleanOf(entry, 'Configured'),
        size_bytes: size(entry),
      })
    },
  })
}

function placed(kind: 'partition' | 'file', place: string | null) {
  return { partition: kind === 'partition' ? place : null, file: kind === 'file' ? place : null }
}

function size(entry: Entry): number | null {
  return sizeBytes(textOf(entry, 'Size', 'File Size'))
}

export const coredumpPartitionGet = get('partition')
export const coredumpPartitionList = list('partition')
export const coredumpFileGet = get('file')
export const coredumpFileList = list('file')

/** `localcli system coredump network get`: `   Enabled: true`, `   Host VNic: vmk0`, `   Network Server IP: …`. */
export const coredumpNetworkGet = esxcliSource({
  source: 'coredump-network-get',
  about: 'dumps over the network',
  tables: [coredump],
  shape: 'blocks',
  entry(entry, facts) {
    const server = textOf(entry, 'Network Server IP', 'Server IP')
    facts.add(coredump, {
      kind: 'network',
      entry: 'get',
      active: booleanOf(entry, 'Enabled'),
      configured: server !== null,
    })
  },
})

export const coredumpCheck = factTable('coredump_check', "One line of the host's own check of its dump configuration", {
  line: { type: 'varchar', about: 'line as written' },
})

/** `localcli … systemInternal coredump configuration check`: text in words, empty or `Success` where all is well. */
export const coredumpConfigurationCheck: FactSource = {
  source: 'coredump-check',
  about: "the host's own check of its dump configuration",
  tables: [coredumpCheck],
  parse(bytes, _path, facts) {
    for (const text of textLines(bytes, ROW_LENGTH).lines.slice(0, 1000)) {
      if (text.trim() !== '') facts.add(coredumpCheck, { line: excerpt(text) })
    }
  },
}
