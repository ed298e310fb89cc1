import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bundleRoot,
  canonicalPath,
  expectedLogs,
  isLogPath,
  logNames,
  memberRole,
  rotationOrder,
} from '../../parsers/members.ts'

const log = (name: string, rotation: number | null = null, subset = false) => ({
  role: 'log',
  log: name,
  rotation,
  live: rotation === null,
  subset,
})
const minutes = (iso: string) => Date.parse(iso) / 60_000

describe('memberRole', () => {
  test.each([
    ['var/run/log/vmkernel.log', log('vmkernel')],
    ['var/run/log/vmkernel.0', log('vmkernel', 0)],
    ['var/run/log/vmkernel.10', log('vmkernel', 10)],
    ['var/log/vmkernel.log', log('vmkernel')],
    ['var/log/boot', log('vmkernel')],
    ['var/run/log/vmkernel-20260101T101112.log', log('vmkernel', minutes('2026-01-01T10:11Z'))],
    ['var/run/log/vmkwarning.log', log('vmkernel', null, true)],
    ['var/run/log/vmkwarning.3', log('vmkernel', 3, true)],
    ['var/core/vmkernel-zdump.1', log('vmkernel', 1)],
    ['vmfs/volumes/5f0c0de5-00000001/vmkernel-zdump.2', log('vmkernel', 2)],
    ['scratch/log/hostd-probe.log', log('hostd')],
    ['var/run/log/hostd.7', log('hostd', 7)],
    ['var/run/log/envoy.log', log('envoy')],
    ['var/run/log/syslog.log', log('syslog')],
    ['var/run/log/cmmdsTimeMachineDump.1', log('vsan', 1)],
    ['var/run/log/iofiltervpd.log', log('iofilter')],
    ['vmfs/volumes/5f0c0de5-00000001/web01/vmware.log', log('vmware')],
    ['vmfs/volumes/5f0c0de5-00000001/web01/vmware-12.log', log('vmware', 12)],
    ['tmp/vmware-root/vmware-vmx-4711.log', log('vmware', 4711)],
    ['vmkernel.log', log('vmkernel')],
    ['hostd.txt', log('hostd')],
    ['vpxd-7.log', log('vpxd', 7)],
    ['var/log/vmware/vpxd/vpxd.log', log('vpxd')],
    ['var/log/vmware/vpxd/vpxd-profiler-12.log', log('vpxd-profiler', 12)],
    ['var/log/vmware/vpxd-svcs/vpxd-svcs.log', log('vpxd-svcs')],
    ['var/log/vmware/sso/vmware-sts-idmd.log.3', log('sso', 3)],
    ['var/log/vmware/vpostgres/postgresql-05.log', log('postgres', 5)],
    ['var/log/vmware/rhttpproxy/rhttpproxy-2.log', log('vcenter-rhttpproxy', 2)],
    ['var/log/vmware/envoy/envoy-access.log', log('vcenter-envoy')],
    ['var/log/vmware/vsphere-ui/logs/vsphere_client_virgo.log', log('vsphere-ui')],
    ['var/log/vmware/messages', log('vcenter-syslog')],
    ['storage/log/vmware/eam/eam.log', log('eam')],
    ['ProgramData/VMware/vCenterServer/logs/vpxd/vpxd.log', log('vpxd')],
    ['var/log/vmware/lookupsvc/localhost_access_log.2023-05-11.txt', log('lookupsvc', minutes('2023-05-11T00:00Z'))],
    ['commands/localcli_hardware-ipmi-sel-list--p--i--n-all.txt', log('sensor')],
    ['commands/vmware_-vl.txt', { role: 'fact', source: 'vmware-vl' }],
    ['commands/uname_-a.txt', { role: 'fact', source: 'uname' }],
    ['commands/date.txt', { role: 'fact', source: 'date' }],
    ['commands/localcli_system-stats-uptime-get.txt', { role: 'fact', source: 'uptime' }],
    ['commands/uptime.txt', { role: 'fact', source: 'uptime' }],
    ['README', { role: 'fact', source: 'readme' }],
    ['etc/vmware/.buildInfo', { role: 'fact', source: 'build-info' }],
    ['var/log/vsantraces/vsantraces--2026-01-01T00h00m00s.1', { role: 'skip', reason: 'binary vSAN trace' }],
    ['var/core/hostd-zdump.000', { role: 'fact', source: 'core-dump' }],
    ['etc/vmware/configstore/current-store-1', { role: 'fact', source: 'configstore' }],
    ['action.log', { role: 'fact', source: 'collection-problems' }],
    ['usr/share/logo.png', { role: 'skip', reason: 'image or document' }],
    ['etc/init.d/hostd', { role: 'unknown' }],
    ['etc/vmware/esx.conf', { role: 'fact', source: 'esx-conf' }],
    ['json/localcli_software-vib-list.json', { role: 'fact', source: 'vib-list' }],
    ['commands/vobbuf_-h.txt', { role: 'log', log: 'vobd', rotation: null, live: true, subset: true }],
    ['etc/vmware/vm-support/base.mfx', { role: 'unknown' }],
    ['var/run/log/vmkdevmgr.log', { role: 'unknown' }],
    ['notes.txt', { role: 'unknown' }],
    ['', { role: 'unknown' }],
  ])('%s', (path, role) => {
    expect(memberRole(path)).toEqual(role)
  })

  test('never throws', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (path) =>
        ['log', 'fact', 'unknown', 'skip'].includes(memberRole(path).role),
      ),
    )
  })
})

test.each(['constructor', '__proto__', 'toString', 'valueOf', 'hasOwnProperty'])(
  'a folder of vCenter named %s, as what every object has, is no log of that name',
  (name) => {
    expect(memberRole(`var/log/vmware/${name}/x.log`)).toEqual({ role: 'unknown' })
    expect(memberRole(`var/log/vmware/${name}`)).toEqual({ role: 'unknown' })
  },
)

test.each([
  ['esx-host1-2026-01-01--00.00-1/var/run/log/vmkernel.0', 'esx-host1-2026-01-01--00.00-1', 'var/run/log/vmkernel.0'],
  ['tmp/esx-host1-2026-01-01--00.00-1/commands/date.txt', 'tmp/esx-host1-2026-01-01--00.00-1', 'commands/date.txt'],
  ['a/b/README', 'a/b', 'README'],
  ['README', '', 'README'],
  ['x/storage/log/vmware/eam/eam.log', 'x', 'storage/log/vmware/eam/eam.log'],
  ['var/log/vmware/vpxd/vpxd.log', '', 'var/log/vmware/vpxd/vpxd.log'],
  [
    'vc-vcsa01-2026-01-01--00.00-1/var/log/vmware/vpxd/vpxd.log',
    'vc-vcsa01-2026-01-01--00.00-1',
    'var/log/vmware/vpxd/vpxd.log',
  ],
  ['vmkernel.log', '', 'vmkernel.log'],
  ['host1/vmkernel.log', 'host1', 'vmkernel.log'],
  ['docs/notes.txt', '', 'docs/notes.txt'],
  ['docs/action.log', 'docs', 'action.log'],
])('bundleRoot %s', (path, root, rest) => {
  expect(bundleRoot(path)).toEqual({ root, rest })
})

test('bundleRoot loses nothing of the path', () => {
  const part = fc.constantFrom(
    'var',
    'log',
    'run',
    'README',
    'x',
    'vmkernel.log',
    'esx-h-2026-01-01--00.00-1',
    'tmp',
    'storage',
  )
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
      const { root, rest } = bundleRoot(parts.join('/'))
      expect(root === '' ? rest : `${root}/${rest}`).toBe(parts.join('/'))
      expect(rest).not.toBe('')
    }),
  )
})

test('canonicalPath', () => {
  expect(
    [
      'var/log/vmkernel.log',
      'scratch/log/hostd.0',
      'var/run/log/vobd.log',
      'var/log/vmware/vpxd/vpxd.log',
      'storage/log/vmware/eam/eam.log',
      'etc/x',
    ].map(canonicalPath),
  ).toEqual([
    'var/run/log/vmkernel.log',
    'var/run/log/hostd.0',
    'var/run/log/vobd.log',
    'var/log/vmware/vpxd/vpxd.log',
    'var/log/vmware/eam/eam.log',
    'etc/x',
  ])
})

test.each([
  ['vmkernel.10 vmkernel.9 vmkernel.0 vmkernel.log', 'vmkernel'],
  ['vmware-2.log vmware-11.log vmware.log', 'vmware'],
  ['vpxd-7.log vpxd-12.log vpxd.log', 'vpxd'],
  ['hostd-20251231T235900.log hostd-20260101T000000.log hostd.log', 'hostd'],
  ['eam.log.2 eam.log.1 eam.log', 'eam'],
])('oldest first: %s', (names, logName) => {
  const orders = names.split(' ').map((name) => {
    const role = memberRole(name)
    if (role.role !== 'log') throw new Error(name)
    expect(role.log).toBe(logName)
    return rotationOrder(role.log, role.rotation, role.live)
  })
  expect(orders).toEqual([...orders].sort((a, b) => a - b))
  expect(new Set(orders).size).toBe(orders.length)
  expect(orders.every((order) => Number.isInteger(order) && order >= 0 && order < 2 ** 31)).toBe(true)
})

test('isLogPath', () => {
  expect(
    ['var/log/vmkdevmgr.log', 'scratch/log/odd', 'x/y.log.3', 'etc/hosts', 'commands/df.txt'].map(isLogPath),
  ).toEqual([true, true, true, false, false])
})

test('every expected log is a log that some path has, and docs/patterns.md names every log', () => {
  for (const names of Object.values(expectedLogs)) for (const name of names) expect(logNames).toContain(name)
  const documented = new Set(
    [...readFileSync('docs/patterns.md', 'utf8').matchAll(/`([a-z-]+)`/g)].map((match) => match[1]),
  )
  expect(logNames.filter((name) => !documented.has(name))).toEqual([])
})

test('parsers import nothing of pipelines or patterns', () => {
  const files = readdirSync('parsers', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  expect(
    files.filter((file) =>
      /from '[./]*(?:pipelines|patterns|reports|cli|elastic)\//.test(readFileSync(`parsers/${file}`, 'utf8')),
    ),
  ).toEqual([])
})
