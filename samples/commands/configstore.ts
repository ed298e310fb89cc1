import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Host } from '../host.ts'

interface Setting {
  component: string
  group: string
  name: string
  identifier: string
  auto: unknown
  user: unknown
}

function settings(host: Host): Setting[] {
  const row = (
    component: string,
    group: string,
    name: string,
    identifier: string,
    auto: unknown,
    user: unknown,
  ): Setting => ({ component, group, name, identifier, auto, user })
  return [
    row('esx', 'network', 'hostname', '', null, { fully_qualified_domain_name: host.fqdn }),
    row('esx', 'network', 'dns', '', null, { server: host.dns, search: ['lab.example.com'] }),
    ...host.vmks.map((v) =>
      row(
        'esx',
        'network_vmkernel',
        'vmknics',
        v.name,
        { mtu: v.mtu, netstack: v.netstack },
        { ipv4: { address: v.ip, netmask: v.mask, gateway: host.gateway }, port_group: v.portgroup },
      ),
    ),
    ...host.switches.map((s) =>
      row('esx', 'network_vss', 'switches', s.name, { mtu: s.mtu, uplinks: s.uplinks }, null),
    ),
    row('esx', 'services', 'ntp', '', { enabled: false }, { enabled: true, servers: host.ntp.map((p) => p.remote) }),
    row('esx', 'services', 'ssh', '', { enabled: false }, null),
    row('esx', 'advanced_options', 'misc', '', { APDTimeout: 140, APDHandlingEnable: 1 }, null),
  ]
}

const TABLE = `create table Config (
  Component text, ConfigGroup text, Name text, Identifier text, ModifiedTime text, CreationTime text, Version text, Success integer,
  AutoConfValue text, UserValue text, VitalValue text, CachedValue text, DesiredValue text, Revision integer)`

/** The configuration store of 7.0 and later: a SQLite file. The same host gives the same bytes. */
export function configStore(host: Host): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'vmtriage-configstore-'))
  try {
    const path = join(folder, 'current-store-1')
    const database = new DatabaseSync(path)
    database.exec(TABLE)
    const insert = database.prepare('insert into Config values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
    const time = new Date(host.booted).toISOString().slice(0, 19).replace('T', ' ')
    const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))
    for (const s of settings(host))
      insert.run(
        s.component,
        s.group,
        s.name,
        s.identifier,
        time,
        time,
        '1.0',
        1,
        json(s.auto),
        json(s.user),
        null,
        null,
        null,
        1,
      )
    database.close()
    return readFileSync(path)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
