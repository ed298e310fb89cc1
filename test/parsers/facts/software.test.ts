import { expect, test } from 'vitest'
import { told } from './collect.ts'

test('VIBs', async () => {
  const old = `Name               Version                       Vendor  Acceptance Level  Install Date
-----------------  ----------------------------  ------  ----------------  ------------
scsi-megaraid-sas  4.32-1vmw.500.1.11.469512     VMware  VMwareCertified   2012-02-28
net tool           1.0                           A B Co  PartnerSupported  2012-02-29
`
  expect(await told('commands/localcli_software-vib-list.txt', old)).toMatchInlineSnapshot(`
    "vib {"vib":"scsi-megaraid-sas","version":"4.32-1vmw.500.1.11.469512","vendor":"VMware","acceptance_level":"VMwareCertified","installed":1330387200000000}
    vib {"vib":"net tool","version":"1.0","vendor":"A B Co","acceptance_level":"PartnerSupported","installed":1330473600000000}"
  `)
  const recent = `Name      Version              Vendor  Acceptance Level  Install Date  Platforms
--------  -------------------  ------  ----------------  ------------  ---------
esx-base  8.0.3-0.73.24859861  VMware  VMwareCertified   2025-05-14    host
`
  expect(await told('commands/localcli_software-vib-list.txt', recent)).toMatchInlineSnapshot(
    `"vib {"vib":"esx-base","version":"8.0.3-0.73.24859861","vendor":"VMware","acceptance_level":"VMwareCertified","installed":1747180800000000,"platforms":"host"}"`,
  )
  const damaged = `Warning: slow\n${recent}nmlx5-core  4.23.0.66           VMware  VMwareCertified   2025-05-14    host\nesx-dvf   8.0.3-0.7`
  expect(await told('commands/localcli_software-vib-list.txt', damaged)).toMatchInlineSnapshot(`
    "vib {"vib":"esx-base","version":"8.0.3-0.73.24859861","vendor":"VMware","acceptance_level":"VMwareCertified","installed":1747180800000000,"platforms":"host"}
    vib {"vib":"nmlx5-core","version":"4.23.0.66","vendor":"VMware","acceptance_level":"VMwareCertified","installed":1747180800000000,"platforms":"host"}
    vib {"vib":"esx-dvf"}
    ! 1: not part of a table: Warning: slow
    ! 6: the output is cut in this row: esx-dvf   8.0.3-0.7"
  `)
  const json =
    '[{"Name": "esx-base", "Version": "8.0.3", "Vendor": "VMware", "Acceptance Level": "VMwareCertified", "Install Date": "2025-05-14", "Platforms": ["host"]}, {"Vendor": "x"}]'
  expect(await told('json/localcli_software-vib-list.json', `warn\n${json}\nafter\n`)).toMatchInlineSnapshot(`
    "vib {"vib":"esx-base","version":"8.0.3","vendor":"VMware","acceptance_level":"VMwareCertified","installed":1747180800000000,"platforms":"host"}
    ! 1: stands before the JSON: warn
    ! -: stands behind the JSON: after
    ! -: a VIB without name"
  `)
  expect(await told('json/localcli_software-vib-list.json', json.slice(0, -12))).toMatchInlineSnapshot(`
    "vib {"vib":"esx-base","version":"8.0.3","vendor":"VMware","acceptance_level":"VMwareCertified","installed":1747180800000000,"platforms":"host"}
    ! -: the JSON is cut after 1 whole elements"
  `)
})

test('image profile', async () => {
  const text = `(Updated) ESXi-7.0U3d-19482537-standard:
   Name: (Updated) ESXi-7.0U3d-19482537-standard
   Vendor: VMware, Inc.
   Creation Time: 2022-03-29T07:36:46
   Modification Time: 2022-04-02T07:36:46
   Stateless Ready: True
   Description: 

      2022-03-29T07:36:46.000001+00:00: The following VIBs are installed:
        net-x  1.0
   VIBs: esx-base 7.0.3, net-x 1.0
`
  expect(await told('commands/localcli_software-profile-get.txt', text)).toMatchInlineSnapshot(
    `"image_profile {"profile":"(Updated) ESXi-7.0U3d-19482537-standard","vendor":"VMware, Inc.","created":1648539406000000,"modified":1648885006000000,"stateless_ready":true,"after_reboot":false,"vibs":2}"`,
  )
  const json =
    '{"Name": "ESXi-8.0U3-standard", "Acceptance Level": "PartnerSupported", "Creation Time": "2024-06-10T00:00:00", "VIBs": ["a 1", "b 2"]}'
  expect(await told('json/localcli_software-profile-get.json', json)).toMatchInlineSnapshot(
    `"image_profile {"profile":"ESXi-8.0U3-standard","acceptance_level":"PartnerSupported","created":1717977600000000,"after_reboot":false,"vibs":2}"`,
  )
  expect(
    await told('commands/localcli_software-profile-get.txt', 'No host image profile defined\n'),
  ).toMatchInlineSnapshot(`"! 1: not part of a block: No host image profile defined"`)
})

test('image that waits for a reboot', async () => {
  const path = 'commands/localcli_software-profile-get---rebooting-image.txt'
  expect(await told(path, 'ESXi-8.0U3:\n   Name: ESXi-8.0U3\n   Vendor: X\n')).toMatchInlineSnapshot(
    `"image_profile {"profile":"ESXi-8.0U3","vendor":"X","after_reboot":true}"`,
  )
  expect(await told(path, 'No host image profile defined\n')).toBe('')
  expect(await told(path, 'Connect failed\n')).toMatchInlineSnapshot(`"! 1: not part of a block: Connect failed"`)
})

test('acceptance level', async () => {
  expect(await told('commands/localcli_software-acceptance-get.txt', 'PartnerSupported\n')).toMatchInlineSnapshot(
    `"host_info {"acceptance_level":"PartnerSupported"}"`,
  )
  expect(await told('json/localcli_software-acceptance-get.json', '"CommunitySupported"\n')).toMatchInlineSnapshot(
    `"host_info {"acceptance_level":"CommunitySupported"}"`,
  )
  expect(await told('commands/localcli_software-acceptance-get.txt', 'Partner')).toMatchInlineSnapshot(
    `"! -: names no acceptance level: Partner"`,
  )
})

test('modules', async () => {
  const ten = ` Name                     R/O Addr            Length      R/W Addr            Length      ID Loaded
 vmkapi_mgmt              0x41801100000       0x1000      0x41805100000       0x1000      1   Yes
 nmlx5_core               0x41801109000       0x9000      0x41805102000       0x2000      21  No
warning
 vmfs3                    0x4180112`
  expect(await told('commands/vmkload_mod_-v10--l.txt', ten)).toMatchInlineSnapshot(`
    "module {"module":"vmkapi_mgmt","id":1,"loaded":true,"origin":"vmkload_mod"}
    module {"module":"nmlx5_core","id":21,"loaded":false,"origin":"vmkload_mod"}
    ! 4: is no module: warning
    ! 5: is no module: vmfs3                    0x4180112"
  `)
  const plain = 'Name                     Used Size (kb)\nvmkernel                    0   10240\n'
  expect(await told('commands/vmkload_mod_-l.txt', plain)).toMatchInlineSnapshot(
    `"module {"module":"vmkernel","loaded":true,"origin":"vmkload_mod"}"`,
  )
  expect(
    await told('commands/esxcfg-module_-q.txt', 'vmkernel\nixgben\nCannot reach the kernel: x\n'),
  ).toMatchInlineSnapshot(`
    "module {"module":"vmkernel","loaded":true,"origin":"esxcfg-module"}
    module {"module":"ixgben","loaded":true,"origin":"esxcfg-module"}
    ! 3: is no module: Cannot reach the kernel: x"
  `)
  const list =
    'Name    Is Loaded  Is Enabled\n------  ---------  ----------\nixgben       true        true\nbnx2        false       false\n'
  expect(await told('commands/localcli_system-module-list.txt', list)).toMatchInlineSnapshot(`
    "module {"module":"ixgben","loaded":true,"enabled":true,"origin":"esxcli"}
    module {"module":"bnx2","loaded":false,"enabled":false,"origin":"esxcli"}"
  `)
})

test('drivers of devices', async () => {
  const text = `Device  Driver    Status  KB Article
------  --------  ------  ----------
vmnic0  ntg3      normal
vmhba1  lsi_mr3   deficiency
`
  const path = 'commands/localcli_--plugin-dir-usrlibvmwareesxcliint-device-driver-list.txt'
  expect(await told(path, text)).toMatchInlineSnapshot(`
    "device_driver {"device_name":"vmnic0","nic":"vmnic0","driver":"ntg3","status":"normal"}
    ! 4: does not fit the columns: vmhba1  lsi_mr3   deficiency"
  `)
  expect(await told(path, 'Device  Driver\n------  ------\nvmnic1  igbn  \nvmnic2')).toMatchInlineSnapshot(`
    "device_driver {"device_name":"vmnic1","nic":"vmnic1","driver":"igbn"}
    ! 4: the output is cut in this row: vmnic2"
  `)
})
