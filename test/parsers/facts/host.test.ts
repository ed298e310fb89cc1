import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { told } from './collect.ts'

test('vmware -vl', async () => {
  expect(
    await told('commands/vmware_-vl.txt', 'VMware ESXi 8.0.3 build-24859861\nVMware ESXi 8.0 Update 3\n'),
  ).toMatchInlineSnapshot(
    `"host_info {"product":"VMware ESXi","version":"8.0.3","build":"24859861","update_name":"VMware ESXi 8.0 Update 3"}"`,
  )
  expect(await told('commands/vmware_-vl.txt', 'WARNING: x\nVMware ESX 4.1.0 build-260247\n')).toMatchInlineSnapshot(
    `"host_info {"product":"VMware ESX","version":"4.1.0","build":"260247"}"`,
  )
  expect(await told('commands/vmware_-vl.txt', 'VMware ES')).toMatchInlineSnapshot(`"! -: names no release: VMware ES"`)
})

test('.buildInfo', async () => {
  const text = 'BUILDTIME:20240918170912\nBUILDNUMBER:24321653\nSUMMARY:VMware vCenter Server 8.0.3.00200\n'
  expect(await told('etc/vmware/.buildInfo', text)).toMatchInlineSnapshot(
    `"host_info {"product":"VMware vCenter Server","version":"8.0.3.00200","build":"24321653"}"`,
  )
  expect(await told('etc/vmware/.buildInfo', 'BUILD')).toMatchInlineSnapshot(`"! -: names no release: BUILD"`)
})

test('uname, date, uptime', async () => {
  const uname = 'VMkernel esx01.example.com 7.0.3 #1 SMP Release build-19482537 Mar 11 2022 x86_64 x86_64 x86_64 ESXi\n'
  expect(await told('commands/uname_-a.txt', uname)).toMatchInlineSnapshot(
    `"host_info {"kernel":"VMkernel","host_name":"esx01.example.com","build":"19482537"}"`,
  )
  expect(await told('commands/uname_-a.txt', 'sh: uname: not found\n')).toMatchInlineSnapshot(
    `"! -: is no output of uname: sh: uname: not found"`,
  )
  expect(await told('commands/date.txt', 'Wed Mar 11 14:22:07 UTC 2026\n')).toMatchInlineSnapshot(
    `"host_info {"captured":1773238927000000}"`,
  )
  expect(await told('commands/date.txt', 'Wed Mar\n')).toMatchInlineSnapshot(`"! -: holds no time: Wed Mar"`)
  expect(await told('commands/localcli_system-stats-uptime-get.txt', '86400000123\n')).toMatchInlineSnapshot(
    `"host_info {"uptime_s":86400}"`,
  )
  expect(await told('commands/uptime.txt', ' 10:11:12 up 12 days,  3:04, load average: 0.1\n')).toMatchInlineSnapshot(
    `"host_info {"uptime_s":1047840}"`,
  )
  expect(await told('commands/uptime.txt', 'up\n')).toMatchInlineSnapshot(`"! -: holds no uptime: up"`)
})

test('README', async () => {
  const text = `VMware support bundle
Captured on: 2026-03-11 14:22:07.123456
Hostname: esx01.example.com
Command line: /bin/vm-support -w /var/tmp
Options: {'workingdir': '/var/tmp', 'stream': False, u'manifests': 'base network', 'duration': 300, 'x': None}
`
  expect(await told('README', text)).toMatchInlineSnapshot(`
    "collection {"captured":1773238927123456,"command_line":"/bin/vm-support -w /var/tmp","manifests":"base network","duration_s":300,"options":"{\\"workingdir\\":\\"/var/tmp\\",\\"stream\\":false,\\"manifests\\":\\"base network\\",\\"duration\\":300,\\"x\\":null}"}
    host_info {"captured":1773238927123456,"host_name":"esx01.example.com"}"
  `)
  expect(await told('README', "Options: {'manifests': ['a', 'b'], 'n': (1, 2L)}\n")).toMatchInlineSnapshot(
    `"collection {"manifests":"a b","options":"{\\"manifests\\":[\\"a\\",\\"b\\"],\\"n\\":[1,2]}"}"`,
  )
  expect(await told('README', "Command line: vm-support\nOptions: {'workingdir': '/va")).toMatchInlineSnapshot(`
    "collection {"command_line":"vm-support"}
    ! -: the options are no Python dict"
  `)
})

test('smbiosDump', async () => {
  const text = `System Info: #256
    Manufacturer: "Dell Inc."
    Product: "PowerEdge R750"
    Serial: "MADEUP1"
    UUID: 4c4c4544-0000-0000-0000-000000000001

BIOS Info: #0
    Vendor: "Dell Inc."
    Version: "1.9.2"
    Date: "11/17/2022"
`
  expect(await told('commands/smbiosDump.txt', text)).toMatchInlineSnapshot(
    `"host_info {"vendor":"Dell Inc.","model":"PowerEdge R750","serial":"MADEUP1","uuid":"4c4c4544-0000-0000-0000-000000000001","bios_version":"1.9.2","bios_date":"11/17/2022"}"`,
  )
  expect(
    await told('commands/smbiosDump.txt', 'warning\nSystem Info (type 1): #1\n  Product Name: X 1\n  Ser'),
  ).toMatchInlineSnapshot(`"host_info {"model":"X 1"}"`)
  expect(await told('commands/smbiosDump.txt', 'smbiosDump: no table\n')).toMatchInlineSnapshot(
    `"! -: holds no system or BIOS block"`,
  )
})

test('esxcfg-info', async () => {
  const xml = `warning: x
<host><hardware-info><value name="product-name">PowerEdge &amp; R750</value><value name="vendor-name">Dell Inc.</value>
<value name="serial-number">MADEUP1</value><value name="bios-version">1.9.2</value>
<cpu-info><value name="num-packages">2</value><value name="num-cores">32</value><value name="num-threads">64</value>
<value name="hyperthreading-active">true</value></cpu-info>
ResourceGroup: stray
<memory-info><value name="physical-mem" format="bytes">549755813888</value><value name="num-numa-nodes">2</value></memory-info>
</hardware-info></host>`
  expect(await told('commands/esxcfg-info_-a--F-xml.txt', xml)).toMatchInlineSnapshot(
    `"host_info {"vendor":"Dell Inc.","model":"PowerEdge & R750","serial":"MADEUP1","bios_version":"1.9.2","cpu_packages":2,"cpu_cores":32,"cpu_threads":64,"hyperthreading":true,"memory_mib":524288,"numa_nodes":2}"`,
  )
  const tree = `+Host :
   \\==+Hardware Info : 
      |----BIOS UUID................................................0x4c 0x4c
      |----Product Name.............................................PowerEdge R750
      |----Vendor Name..............................................Dell Inc.
      \\==+Cpu Info : 
         |----Num Packages..........................................2
         |----Num Cores.............................................32
      \\==+Memory Info : 
         |----Physical Mem..........................................549755813888
`
  expect(await told('commands/esxcfg-info_-a.txt', tree)).toMatchInlineSnapshot(
    `"host_info {"vendor":"Dell Inc.","model":"PowerEdge R750","uuid":"0x4c 0x4c","cpu_packages":2,"cpu_cores":32,"memory_mib":524288}"`,
  )
  expect(await told('commands/esxcfg-info_-a.txt', 'esxcfg-info: cannot connect\n')).toMatchInlineSnapshot(
    `"! -: holds no hardware information"`,
  )
})

test('advanced settings', async () => {
  const text = `   Path: /Net/TcpipHeapMax
   Type: integer
   Int Value: 1024
   Default Int Value: 512
   String Value: 
   Default String Value: 

   Path: /Syslog/global/logHost
   Type: string
   Int Value: 0
   Default Int Value: 0
   String Value: udp://192.0.2.9:514
   Default String Value: 
`
  expect(await told('commands/localcli_system-settings-advanced-list--d.txt', text)).toMatchInlineSnapshot(`
    "setting {"origin":"advanced","setting":"/Net/TcpipHeapMax","value":"1024","default_value":"512","number":1024,"changed":true}
    setting {"origin":"advanced","setting":"/Syslog/global/logHost","value":"udp://192.0.2.9:514","default_value":"","changed":true}"
  `)
  const json =
    '[{"Path": "/Misc/APDTimeout", "Type": "integer", "Int Value": 140, "Default Int Value": 140, "String Value": "", "Default String Value": ""}]'
  expect(await told('json/localcli_system-settings-advanced-list--d.json', `${json}\n`)).toMatchInlineSnapshot(
    `"setting {"origin":"advanced","setting":"/Misc/APDTimeout","value":"140","default_value":"140","number":140,"changed":false}"`,
  )
  const damaged = 'Errors: x\n   Path: /A\n   Type: integer\n   Int Value: 1\n\n   Path: /B\n   Int Val'
  expect(await told('commands/localcli_system-settings-advanced-list--d.txt', damaged)).toMatchInlineSnapshot(`
    "setting {"origin":"advanced","setting":"/A","value":"1","number":1}
    setting {"origin":"advanced","setting":"/B"}
    ! 7: the output is cut in this line: Int Val"
  `)
})

test('kernel settings', async () => {
  const text = `Name                      Type    Configured  Runtime  Default  Description
------------------------  ------  ----------  -------  -------  ----------------
hyperthreadingMitigation  Bool    TRUE        TRUE     FALSE    Restrict threads
maxVMs                    Uint32  0           0        0        Largest number
`
  expect(await told('commands/localcli_system-settings-kernel-list--d.txt', text)).toMatchInlineSnapshot(`
    "setting {"origin":"kernel","setting":"hyperthreadingMitigation","value":"TRUE","configured":"TRUE","default_value":"FALSE","changed":true}
    setting {"origin":"kernel","setting":"maxVMs","value":"0","configured":"0","default_value":"0","number":0,"changed":false}"
  `)
  const old =
    'Name    Type  Description  Configured  Runtime  Default\n------  ----  -----------  ----------  -------  -------\nnetCoalesce  x'
  expect(await told('commands/localcli_system-settings-kernel-list--d.txt', old)).toMatchInlineSnapshot(
    `"! 3: does not fit the columns: netCoalesce  x"`,
  )
})

test('esx.conf', async () => {
  const text = `# comment
/system/uuid = "5f000001-0000-0000-0000-000000000001"
/adv/Net/TcpipHeapMax = "1024"
/net/vswitch/child[0000]/portgroup/child[0001]/name = "VM "Net" work"
/firewall/services/sshServer/enabled = "false"
/storage/iscsi/chapPassword = "x"
broken line
/cut = "tr`
  expect(await told('etc/vmware/esx.conf', text)).toMatchInlineSnapshot(`
    "setting {"origin":"esx.conf","setting":"/system/uuid","value":"5f000001-0000-0000-0000-000000000001"}
    setting {"origin":"esx.conf","setting":"/adv/Net/TcpipHeapMax","value":"1024","number":1024}
    setting {"origin":"esx.conf","setting":"/net/vswitch/child[0000]/portgroup/child[0001]/name","value":"VM \\"Net\\" work"}
    setting {"origin":"esx.conf","setting":"/firewall/services/sshServer/enabled","value":"false"}
    setting {"origin":"esx.conf","setting":"/storage/iscsi/chapPassword"}
    firewall_ruleset {"rule":"sshServer","enabled":false,"origin":"esx.conf"}
    ! 7: is no line of esx.conf: broken line
    ! 8: is no line of esx.conf: /cut = "tr"
  `)
})

test('configuration store', async () => {
  const database = new DatabaseSync(':memory:')
  database.exec(
    'create table Config (Component, ConfigGroup, Name, Identifier, AutoConfValue, UserValue, VitalValue, CachedValue)',
  )
  const insert = database.prepare('insert into Config values (?, ?, ?, ?, ?, ?, null, null)')
  insert.run(
    'esx',
    'services',
    'ntp',
    '',
    '{"enabled": false, "port": 123}',
    '{"enabled": true, "servers": ["a", "b"]}',
  )
  insert.run(
    'esx',
    'network_vss',
    'switches',
    'vSwitch0',
    '{"mtu": 9000, "policy": {"security": {"promiscuous": false}}}',
    null,
  )
  insert.run('esx', 'users', 'admin', '', 'no json', '{"password": "x"}')
  const bytes = Buffer.from(database.serialize())
  expect(await told('etc/vmware/configstore/current-store-1', bytes)).toMatchInlineSnapshot(`
    "setting {"origin":"configstore","setting":"esx/services/ntp/enabled","value":"true"}
    setting {"origin":"configstore","setting":"esx/services/ntp/servers","value":"a, b"}
    setting {"origin":"configstore","setting":"esx/services/ntp/port","value":"123","number":123}
    setting {"origin":"configstore","setting":"esx/network_vss/switches[vSwitch0]/mtu","value":"9000","number":9000}
    setting {"origin":"configstore","setting":"esx/network_vss/switches[vSwitch0]/policy/security/promiscuous","value":"false"}
    setting {"origin":"configstore","setting":"esx/users/admin/password"}
    setting {"origin":"configstore","setting":"esx/users/admin","value":"no json"}"
  `)
  expect(await told('etc/vmware/configstore/current-store-1', bytes.subarray(0, 3000))).toMatchInlineSnapshot(
    `"! -: is no readable configuration store: database disk image is malformed"`,
  )
  expect(await told('etc/vmware/configstore/current-store-1', 'not SQLite')).toMatchInlineSnapshot(
    `"! -: is no readable configuration store: file is not a database"`,
  )
})

test('boot options', async () => {
  const text =
    'bootstate=0\ntitle=Loading VMware ESXi\nkernelopt=autoPartition=FALSE noIOMMU\n#x\nmodules=jumpstrt.gz --- useropts.gz\nbroken'
  expect(await told('altbootbank/boot.cfg', text)).toMatchInlineSnapshot(`
    "boot_option {"bank":"altbootbank","kind":"boot.cfg","setting":"bootstate","value":"0"}
    boot_option {"bank":"altbootbank","kind":"boot.cfg","setting":"title","value":"Loading VMware ESXi"}
    boot_option {"bank":"altbootbank","kind":"boot.cfg","setting":"kernelopt","value":"autoPartition=FALSE noIOMMU"}
    boot_option {"bank":"altbootbank","kind":"kernelopt","setting":"autoPartition","value":"FALSE"}
    boot_option {"bank":"altbootbank","kind":"kernelopt","setting":"noIOMMU"}
    boot_option {"bank":"altbootbank","kind":"boot.cfg","setting":"modules","value":"jumpstrt.gz --- useropts.gz"}
    ! 6: is no line of boot.cfg: broken"
  `)
  expect(
    await told('commands/bootOption_-oC.txt', 'installerDiskDumpSlotSize=2560 com1_baud:115200 x="a b"\n'),
  ).toMatchInlineSnapshot(`
    "boot_option {"bank":"running","kind":"kernelopt","setting":"installerDiskDumpSlotSize","value":"2560"}
    boot_option {"bank":"running","kind":"kernelopt","setting":"com1_baud","value":"115200"}
    boot_option {"bank":"running","kind":"kernelopt","setting":"x","value":"a b"}"
  `)
})

test('configuration of vpxa and hostd', async () => {
  const xml =
    '<?xml version="1.0"?>\n<config>\n  <!-- <x>1</x> -->\n  <vpxa>\n    <serverIp>192.0.2.20</serverIp>\n    <serverPort>902</serverPort>\n    <password>x</password>\n    <empty/>\n  </vpxa>\n  <log level="a">verb'
  expect(await told('etc/vmware/vpxa/vpxa.cfg', xml)).toMatchInlineSnapshot(`
    "setting {"origin":"vpxa","setting":"vpxa/serverIp","value":"192.0.2.20"}
    setting {"origin":"vpxa","setting":"vpxa/serverPort","value":"902","number":902}
    setting {"origin":"vpxa","setting":"vpxa/password"}
    ! -: the file is cut in <log>"
  `)
  expect(await told('etc/vmware/hostd/config.xml', 'no')).toMatchInlineSnapshot(`"! -: holds no settings"`)
})
