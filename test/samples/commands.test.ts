import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { configStore } from '../../samples/commands/configstore.ts'
import { commandOutputs } from '../../samples/commands/index.ts'
import { fragments } from '../../samples/commands/vsi.ts'
import type { Era } from '../../samples/eras.ts'
import { makeHost } from '../../samples/host.ts'

/** Row shapes of the documented outputs (docs/formats.md); every line of the output is one of them. */
const SHAPES: Readonly<Record<string, readonly RegExp[]>> = {
  'vmware_-vl': [/^VMware ESXi [\d.]+ build-\d+$/, /^VMware ESXi [\d.]+ Update \d$/],
  'uname_-a': [/^VMkernel \S+ [\d.]+ #1 SMP Release build-\d+ x86_64 x86_64 x86_64 ESXi$/],
  date: [/^\w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d UTC \d{4}$/],
  'localcli_system-stats-uptime-get': [/^\d+$/],
  'esxcfg-vswitch_-l': [
    /^(Switch|DVS) Name {2,}Num Ports {2,}Used Ports {2,}Configured Ports {2,}MTU {2,}Uplinks$/,
    /^\S.*?\s+\d+\s+\d+\s+\d+\s+\d+(\s+\S+)?$/,
    /^ {2}PortGroup Name {2,}VLAN ID {2}Used Ports {2}Uplinks$/,
    /^ {2}DVPort ID {2,}In Use {2,}Client$/,
    /^ {2}\S.*?\s+\d+\s+\d+(\s+vmnic\S+)?$/,
    /^ {2}\d+\s+[01](\s+\S.*)?$/,
    /^$/,
  ],
  'esxcfg-vmknic_-l': [
    /^Interface {2}Port Group\/DVPort/,
    /^vmk\d+\s+.+?\s+IPv4\s+\S+\s+\S+\s+\d+\.\d+\.\d+\.\d+\s+([0-9a-f]{2}:){5}[0-9a-f]{2}\s+\d+\s+\d+\s+(true|false)\s+STATIC(\s+\S+)?$/,
  ],
  'esxcfg-mpath_-b': [
    /^naa\.[0-9a-f]{32} : .+\(naa\.[0-9a-f]{32}\)$/,
    /^ {3}vmhba\d+:C\d+:T\d+:L\d+ LUN:\d+ state:(active|standby|dead) (fc|iscsi|sas) \S.*$/,
    /^$/,
  ],
  'esxcfg-scsidevs_-m': [
    /^naa\.[0-9a-f]{32}:1\s+\/vmfs\/devices\/disks\/\S+\s+[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{12} {2}0 {2}\S+$/,
  ],
  'ntpq_-p': [/^ {5}remote/, /^=+$/, /^[*+ ][\d.]+\s+[\d.]+\s+\d+ u\s+\S+\s+\d+\s+\d+(\s+-?[\d.]+){3}$/],
}

describe.each<Era>(['5.5', '6.7', '7.0', '8.0'])('ESXi %s', (era) => {
  const host = makeHost('outputs', era)
  const outputs = commandOutputs(host)
  const text = (base: string): string => outputs.find((o) => o.base === base)!.text

  test.each(Object.entries(SHAPES))('%s has the documented rows', (base, shapes) => {
    const lines = text(base).trimEnd().split('\n')
    expect(lines.filter((line) => !shapes.some((shape) => shape.test(line)))).toEqual([])
  })

  test('tables have a dash run under every column of their header', () => {
    const tables = outputs.filter((o) => /^localcli/.test(o.base) && /^-+( {2}-+)*$/.test(o.text.split('\n')[1] ?? ''))
    expect(tables.length).toBeGreaterThan(5)
    const wrong = tables.filter(({ text }) => {
      const [head, dashes] = text.split('\n') as [string, string]
      const cells = [...dashes.matchAll(/-+/g)].map((m) => head.slice(m.index, m.index + m[0].length).trim())
      return cells.includes('') || cells.join(' ') !== head.trim().replace(/ {2,}/g, ' ')
    })
    expect(wrong.map((o) => o.base)).toEqual([])
  })

  test('names follow the rule and none is twice', () => {
    const bases = outputs.map((o) => o.base)
    expect(bases.filter((base) => !/^[\w.()-]+$/.test(base))).toEqual([])
    expect(new Set(bases).size).toBe(bases.length)
  })

  test('a JSON twin holds what the text says', () => {
    const twins = outputs.filter((o) => Array.isArray(o.json))
    const missing = twins.flatMap(({ base, text, json }) =>
      (json as Record<string, unknown>[])
        .flatMap((row) => Object.values(row))
        .filter((v) => typeof v === 'string' && !text.includes(v))
        .map((v) => `${base}: ${v}`),
    )
    expect(missing).toEqual([])
  })

  test('the configuration store says the same MTU as the switches', () => {
    const folder = mkdtempSync(join(tmpdir(), 'vmtriage-test-'))
    const path = join(folder, 'store')
    writeFileSync(path, configStore(host))
    const database = new DatabaseSync(path, { readOnly: true })
    const rows = database
      .prepare("select Identifier, AutoConfValue from Config where Name = 'switches' order by 1")
      .all()
    database.close()
    rmSync(folder, { recursive: true })
    expect(rows.map((r) => [r.Identifier, JSON.parse(String(r.AutoConfValue)).mtu])).toEqual(
      host.switches.map((s) => [s.name, s.mtu]),
    )
  })
})

test('fragments join to the whole, and a small file has none', () => {
  const bytes = Buffer.alloc(2.5 * 1024 * 1024, 'line\n')
  const pieces = fragments('commands/x.txt', bytes)
  expect(pieces.map(([path]) => path)).toEqual([
    'commands/x.txt.FRAG-00000',
    'commands/x.txt.FRAG-00001',
    'commands/x.txt.FRAG-00002',
  ])
  expect(Buffer.concat(pieces.map(([, piece]) => piece)).equals(bytes)).toBe(true)
  expect(fragments('y', Buffer.from('y'))).toEqual([['y', Buffer.from('y')]])
})
