import { expect, test } from 'vitest'
import { certificate } from '../../../samples/certificate.ts'
import { random } from '../../../samples/random.ts'
import { told } from './collect.ts'

test('services', async () => {
  expect(
    await told('etc/chkconfig.db', '/etc/init.d/SSH: on\n/etc/init.d/ntpd: off\n/etc/init.d/lb'),
  ).toMatchInlineSnapshot(`
    "service {"service":"SSH","should_run":true,"origin":"chkconfig"}
    service {"service":"ntpd","should_run":false,"origin":"chkconfig"}
    ! 3: names no service: /etc/init.d/lb"
  `)
  expect(
    await told(
      'commands/chkconfig_--list.txt',
      'SSH                     on\nsfcbd-watchdog          off\nwarning: x y\n',
    ),
  ).toMatchInlineSnapshot(`
    "service {"service":"SSH","should_run":true,"origin":"chkconfig"}
    service {"service":"sfcbd-watchdog","should_run":false,"origin":"chkconfig"}
    ! 3: names no service: warning: x y"
  `)
  expect(
    await told(
      'commands/hostd.sh.txt',
      'x\nhostd is running.\nvpxa is not running\nntpd is running, pid 4711\nfdm is stopped\n',
    ),
  ).toMatchInlineSnapshot(`
    "service {"service":"hostd","runs":true,"origin":"status"}
    service {"service":"vpxa","runs":false,"origin":"status"}
    service {"service":"ntpd","runs":true,"pid":4711,"origin":"status"}
    service {"service":"fdm","runs":false,"origin":"status"}"
  `)
})

test('chkconfig.db with paths alone', async () => {
  expect(await told('etc/chkconfig.db', '/etc/init.d/SSH\n/etc/init.d/ntpd\n/etc/init.d/vp')).toMatchInlineSnapshot(`
    "service {"service":"SSH","should_run":true,"origin":"chkconfig"}
    service {"service":"ntpd","should_run":true,"origin":"chkconfig"}
    ! 3: names no service: /etc/init.d/vp"
  `)
})

test('core dumps', async () => {
  expect(
    await told(
      'commands/localcli_system-coredump-partition-get.txt',
      '   Active: naa.6000000000000001:7\n   Configured: naa.6000000000000001:7\n',
    ),
  ).toMatchInlineSnapshot(
    `"coredump {"kind":"partition","entry":"get","partition":"naa.6000000000000001:7","active":true,"configured":true}"`,
  )
  expect(
    await told('commands/localcli_system-coredump-file-get.txt', '   Active: \n   Configured: \n'),
  ).toMatchInlineSnapshot(`"coredump {"kind":"file","entry":"get","active":false,"configured":false}"`)
  const list = `Path                                 Active  Configured       Size
-----------------------------------  ------  ----------  ---------
/vmfs/volumes/ds 1/vmkdump/a.dump      true        true  104857600
/vmfs/volumes/ds 2/vmkdump/b.dump     false       fals`
  expect(await told('commands/localcli_system-coredump-file-list.txt', list)).toMatchInlineSnapshot(`
    "coredump {"kind":"file","entry":"list","file":"/vmfs/volumes/ds 1/vmkdump/a.dump","active":true,"configured":true,"size_bytes":104857600}
    coredump {"kind":"file","entry":"list","file":"/vmfs/volumes/ds 2/vmkdump/b.dump","active":false}
    ! 4: the output is cut in this row: /vmfs/volumes/ds 2/vmkdump/b.dump     false       fals"
  `)
  expect(
    await told(
      'commands/localcli_system-coredump-partition-list.txt',
      'warn\nName    Path  Active  Configured\n------  ----  ------  ----------\nmpx.1:9  x\n',
    ),
  ).toMatchInlineSnapshot(`
    "coredump {"kind":"partition","entry":"list","partition":"mpx.1:9"}
    ! 1: not part of a table: warn"
  `)
  expect(
    await told(
      'commands/localcli_system-coredump-network-get.txt',
      '   Enabled: true\n   Host VNic: vmk0\n   Network Server IP: 192.0.2.77\n   Network Server Port: 6500\n',
    ),
  ).toMatchInlineSnapshot(`"coredump {"kind":"network","entry":"get","active":true,"configured":true}"`)
  const check = 'commands/localcli_--plugin-dir-usrlibvmwareesxcliint-systemInternal-coredump-configuration-check.txt'
  expect(await told(check, 'No core dump target has been configured.\n')).toMatchInlineSnapshot(
    `"coredump_check {"line":"No core dump target has been configured."}"`,
  )
})

test('syslog and scratch', async () => {
  expect(
    await told('etc/vmsyslog.conf', '[vmsyslog]\nloghost = <none>\nlogdir = /scratch/log\n'),
  ).toMatchInlineSnapshot(`
    "syslog_config {"section":"vmsyslog","setting":"loghost"}
    syslog_config {"section":"vmsyslog","setting":"logdir","value":"/scratch/log"}"
  `)
  expect(
    await told(
      'etc/vmsyslog.conf.d/vmkernel.conf',
      '[vmsyslog-logger]\nident = vmkernel, vmkwarning\nsize = <1024>\nrot',
    ),
  ).toMatchInlineSnapshot(`
    "syslog_config {"logger":"vmkernel","section":"vmsyslog-logger","setting":"ident","value":"vmkernel, vmkwarning"}
    syslog_config {"logger":"vmkernel","section":"vmsyslog-logger","setting":"size","value":"1024","number":1024}
    ! 4: is no option: rot"
  `)
  expect(
    await told('etc/vmware/locker.conf', '/vmfs/volumes/5f000001-00000001-0001-000000000001/.locker 1\n'),
  ).toMatchInlineSnapshot(
    `"scratch {"location":"/vmfs/volumes/5f000001-00000001-0001-000000000001/.locker","persistent":true}"`,
  )
  expect(await told('etc/vmware/locker.conf', '/tmp/scratch 0')).toMatchInlineSnapshot(
    `"scratch {"location":"/tmp/scratch","persistent":false}"`,
  )
})

test('certificates', async () => {
  const pem = certificate(
    {
      subject: 'esx01.example.com',
      issuer: 'CA made up',
      notBefore: Date.UTC(2020, 0, 1),
      notAfter: Date.UTC(2025, 0, 1),
    },
    random('certificate'),
  )
  const text = await told('etc/vmware/ssl/rui.crt', `text before\n${pem}`)
  expect(text.replace(/,"serial":.*?,"not/, ',"not').replace(/,"fingerprint":"[0-9A-F:]+"/, '')).toMatchInlineSnapshot(
    `"certificate {"certificate":"CN=esx01.example.com","file":"etc/vmware/ssl/rui.crt","issuer":"CN=CA made up","not_before":1577836800000000,"not_after":1735689600000000,"authority":false,"self_signed":false,"signature":"ED25519","key_type":"ed25519"}"`,
  )
  expect((await told('etc/vmware/ssl/castore.pem', pem + pem)).split('\n')).toHaveLength(2)
  expect(await told('etc/vmware/ssl/rui.crt', pem.slice(0, 200))).toMatchInlineSnapshot(`"! 1: a certificate is cut"`)
  expect(await told('etc/vmware/ssl/rui.crt', pem.replace(/\n[^\n]{10}/, '\nAAAAAAAAAA'))).toMatch(
    /^! 1: a certificate is damaged: /,
  )
  expect(await told('etc/vmware/ssl/rui.crt', 'no')).toMatchInlineSnapshot(`"! -: holds no certificate"`)
})

test('accounts and permissions', async () => {
  expect(
    await told(
      'etc/passwd',
      'root:x:0:0:Administrator:/:/bin/sh\nvpxuser:x:500:100:VMware VirtualCenter:/:/sbin/nologin\ncut:x:5',
    ),
  ).toMatchInlineSnapshot(`
    "user_account {"user":"root","uid":0,"home":"/","shell":"/bin/sh"}
    user_account {"user":"vpxuser","uid":500,"home":"/","shell":"/sbin/nologin"}
    ! 3: is no account: cut"
  `)
  const xml = `<ConfigRoot>
  <ACEData id="10"><ACEDataEntity>ha-folder-root</ACEDataEntity><ACEDataId>10</ACEDataId><ACEDataIsGroup>false</ACEDataIsGroup>
  <ACEDataPropagate>true</ACEDataPropagate><ACEDataRoleId>-1</ACEDataRoleId><ACEDataUser>vpxuser</ACEDataUser></ACEData>
  <ACEData id="11"><ACEDataIsGroup>true</ACEDataIsGroup><ACEDataRoleId>12</ACEDataRoleId><ACEDataUser>LAB\\admins</ACEDataUser>`
  expect(await told('etc/vmware/hostd/authorization.xml', xml)).toMatchInlineSnapshot(`
    "permission {"user":"vpxuser","is_group":false,"role":"Admin","entity":"ha-folder-root","propagates":true}
    permission {"user":"LAB\\\\admins","is_group":true,"role":"12"}"
  `)
  const odd = '<ConfigRoot><ACEData><ACEDataRoleId>constructor</ACEDataRoleId></ACEData>'
  expect(await told('etc/vmware/hostd/authorization.xml', odd)).toMatchInlineSnapshot(
    `"permission {"role":"constructor"}"`,
  )
  expect(await told('etc/vmware/hostd/authorization.xml', 'x')).toMatchInlineSnapshot(`"! -: is no authorization file"`)
})

test('vimdump', async () => {
  const text = `=============== 7. vim.LicenseManager::licenses ===============
[
   (vim.LicenseManager.LicenseInfo) {
      licenseKey = '11111-22222-33333-44444-55555',
      editionKey = 'esx.enterprisePlus.cpuPackage',
      name = 'vSphere 7 Enterprise Plus',
      total = 16L,
      used = <unset>,
      costUnit = 'cpuPackage',
      properties = [
         (vim.KeyAnyValue) {
            key = 'expirationDate',
            value = '2027-01-31T00:00:00Z'
         }
      ]
   },
   (vim.LicenseManager.LicenseInfo) {
      licenseKey = '00000-00000-00000-00000-00000',
      editionKey = 'eval',
      name = "Evaluation Mode",
      total = 0
   }
]
   hyperThread = (vim.host.HyperThreadScheduleInfo) {
      available = true,
      active = false,
      config = true
   },
   lockdownMode = 'lockdownNormal'
`
  expect(await told('commands/vmware-vimdump_-o----U-dcui.txt', text)).toMatchInlineSnapshot(`
    "license {"license":"vSphere 7 Enterprise Plus","edition_key":"esx.enterprisePlus.cpuPackage","key_suffix":"55555","total":16,"unit":"cpuPackage","expires":1801353600000000,"evaluation":false}
    license {"license":"Evaluation Mode","edition_key":"eval","key_suffix":"00000","total":0,"evaluation":true}
    host_info {"hyperthreading":false,"lockdown":"lockdownNormal"}"
  `)
  expect(await told('commands/vmware-vimdump_-o----U-dcui.txt', text.slice(0, 240))).toMatchInlineSnapshot(
    `"license {"edition_key":"esx.enterprisePlus.cpuPackage","key_suffix":"55555","evaluation":false}"`,
  )
  expect(await told('commands/vmware-vimdump_-o----U-dcui.txt', 'Traceback (most recent call last):\n')).toBe('')
})

test('names of objects in vimdump', async () => {
  const text = `   summary = (vim.vm.Summary) {
      vm = 'vim.VirtualMachine:7',
      runtime = (vim.vm.RuntimeInfo) {
         host = 'vim.HostSystem:ha-host',
         powerState = 'poweredOn'
      },
      config = (vim.vm.Summary.ConfigSummary) {
         name = 'web 1',
         vmPathName = '[ds1] web 1/web 1.vmx'
      }
   }
   (vim.Datastore.Summary) {
      datastore = 'vim.Datastore:61000000-00000001-0001-000000000001',
      name = 'ds1',
   }
   (vim.Network.Summary) {
      network = 'vim.Network:HaNetwork-VM Network',
      name = <unset>
   }
`
  expect(await told('commands/vmware-vimdump_-o----U-dcui.txt', text)).toMatchInlineSnapshot(`
    "managed_object {"moref":"7","type":"VirtualMachine","name":"web 1"}
    managed_object {"moref":"61000000-00000001-0001-000000000001","type":"Datastore","name":"ds1"}"
  `)
})

test('what vm-support could not collect', async () => {
  const error = `2026-03-11T14:22:07Z Could not stat /var/core/: no matching files
2026-03-11 14:22:08,123 Command '/bin/vsi_traverse -s' timed out after 600 seconds
Command '/bin/vsi_traverse -s' timed out after 600 seconds
something odd
`
  expect(await told('error.log', error)).toMatchInlineSnapshot(`
    "collection_problem {"time":1773238927000000,"kind":"missing","file":"/var/core/","text":"Could not stat /var/core/: no matching files","count":1}
    collection_problem {"time":1773238928123000,"kind":"timeout","file":"/bin/vsi_traverse","text":"Command '/bin/vsi_traverse -s' timed out after 600 seconds","count":2}
    collection_problem {"kind":"other","text":"something odd","count":1}"
  `)
  const action =
    '2026-03-11T14:22:07Z Running command 1: vmware -vl\n2026-03-11T14:22:09Z ERROR: /bin/df exited with code 1\nNo space left on dev'
  expect(await told('action.log', action)).toMatchInlineSnapshot(`
    "collection_problem {"time":1773238929000000,"kind":"failed","file":"/bin/df","text":"ERROR: /bin/df exited with code 1","count":1}
    collection_problem {"kind":"space","text":"No space left on dev","count":1}"
  `)
})
