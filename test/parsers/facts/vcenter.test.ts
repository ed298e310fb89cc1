import { expect, test } from 'vitest'
import { told } from './collect.ts'

test('services of service-control: new, old, cut', async () => {
  const path = 'commands/service-control_--status---all.txt'
  expect(await told(path, 'Running:\n vpxd vmware-vpostgres\nStopped:\n vmware-vcha\n')).toMatchInlineSnapshot(`
    "vc_service {"service":"vpxd","state":"RUNNING"}
    vc_service {"service":"vmware-vpostgres","state":"RUNNING"}
    vc_service {"service":"vmware-vcha","state":"STOPPED"}"
  `)
  expect(
    await told(
      path,
      `INFO:root:Running: 
 vmafdd (VMware Authentication Framework)
 vpxd (VMware vCenter Server)
INFO:root:Stopped: vmware-eam vmware-sps
what? is = this
 vmware-r`,
    ),
  ).toMatchInlineSnapshot(`
    "vc_service {"service":"vmafdd","state":"RUNNING"}
    vc_service {"service":"vpxd","state":"RUNNING"}
    vc_service {"service":"vmware-eam","state":"STOPPED"}
    vc_service {"service":"vmware-sps","state":"STOPPED"}
    ! 6: the output is cut in this line: vmware-r
    ! 5: no list of services: what? is = this"
  `)
})

test('services of vmon-cli', async () => {
  const text = `Name: wcp
Starttype: AUTOMATIC
RunState: STARTED
RunAsUser: root
CurrentRunStateDuration(ms): 72360341
HealthState: UNHEALTHY
FailStop: N/A
MainProcessId: 15679
Name: vcha
Starttype: DISABLED
RunState: STOP`
  expect(await told('commands/vmon-cli_--status.txt', text)).toMatchInlineSnapshot(`
    "vc_service {"service":"wcp","state":"STARTED","start":"AUTOMATIC","health":"UNHEALTHY","state_ms":72360341,"user":"root"}
    vc_service {"service":"vcha","start":"DISABLED"}
    ! 11: the output is cut in this line: RunState: STOP"
  `)
})

test('stores: entries and damaged certificates', async () => {
  const text = `[*] Store : MACHINE_SSL_CERT
Number of entries in store :	1
Alias :	__MACHINE_CERT
Entry type :	Private Key
-----BEGIN CERTIFICATE-----
AAAA
-----END CERTIFICATE-----
[*] Store : TRUSTED_ROOTS
Alias :	root
-----BEGIN CERTIFICATE-----
AAAA
`
  expect(await told('commands/vecs-cli_entry-list---all---text.txt', text)).toMatchInlineSnapshot(`
    "vc_store {"store":"MACHINE_SSL_CERT","entries":1}
    ! 5: a certificate is damaged: error:068000A8:asn1 encoding routines::wrong tag
    ! 10: a certificate is cut"
  `)
})

test('databases: unit in the name, in the cell, with schema and rows', async () => {
  const path = 'commands/psql_-d-VCDB--c-sizes.txt'
  expect(
    await told(path, '  datname  | size_mb\n-----------+---------\n VCDB      | 2048\n postgres  | 8\n(2 rows)\n'),
  ).toMatchInlineSnapshot(`
    "vc_database {"database":"VCDB","size_bytes":2147483648}
    vc_database {"database":"postgres","size_bytes":8388608}"
  `)
  expect(
    await told(
      path,
      ` schemaname | relname    | n_live_tup | total_size
------------+------------+------------+------------
 vc         | vpx_event  |   12345678 | 12 GB
 vc         | vpx_task   |         10 | 96 kB
 broken
 vc         | vpx_`,
    ),
  ).toMatchInlineSnapshot(`
    "vc_database {"database":"vc.vpx_event","size_bytes":12884901888,"rows":12345678}
    vc_database {"database":"vc.vpx_task","size_bytes":98304,"rows":10}
    ! 6: the output is cut in this line: vc         | vpx_
    ! 5: no row: broken"
  `)
})

test('memory', async () => {
  expect(
    await told('commands/cloudvm-ram-size_-l.txt', 'vpxd = 1024\nvsphere-ui = 512 MB\n\nTotal\n'),
  ).toMatchInlineSnapshot(`
    "cloudvm_ram {"service":"vpxd","size_mib":1024}
    cloudvm_ram {"service":"vsphere-ui","size_mib":512}"
  `)
  expect(
    await told(
      'commands/free_-m.txt',
      `              total        used        free      shared  buff/cache   available
Mem:          18000       10211         402         811        3722        2604
Swap:         26623         112       26511
`,
    ),
  ).toMatchInlineSnapshot(`
    "vc_memory {"kind":"mem","total_mib":18000,"used_mib":10211,"free_mib":402,"available_mib":2604}
    vc_memory {"kind":"swap","total_mib":26623,"used_mib":112,"free_mib":26511}"
  `)
  expect(
    await told(
      'commands/free.txt',
      '       total  used  free\nMem: 2097152 1048576 1048576\n-/+ buffers/cache: 1 2\nfree: x\n',
    ),
  ).toMatchInlineSnapshot(`
    "vc_memory {"kind":"mem","total_mib":2048,"used_mib":1024,"free_mib":1024}
    ! 4: no memory: free: x"
  `)
})
