import { expect, test } from 'vitest'
import { told } from './collect.ts'

test('self-monitoring: two devices, new column, cut', async () => {
  const text = `Device:  t10.ATA_____DISK1
Parameter                     Value  Threshold  Worst  Raw
----------------------------  -----  ---------  -----  ---
Health Status                 OK     N/A        N/A    N/A
Reallocated Sector Count      90     36         88     12
Drive Temperature             -5     N/A        N/A    20

Device:  naa.5000c50000000001
Parameter                  Value  Threshold  Worst
-------------------------  -----  ---------  -----
Power-on Hours             31022  N/A        N/A
Error getting data for device
Write Error Count          1`
  expect(await told('commands/smartinfo.txt', text)).toMatchInlineSnapshot(`
    "smart {"device":"t10.ATA_____DISK1","parameter":"Health Status","value":"OK"}
    smart {"device":"t10.ATA_____DISK1","parameter":"Reallocated Sector Count","value":"90","number":90,"threshold":36,"worst":88,"raw":12}
    smart {"device":"t10.ATA_____DISK1","parameter":"Drive Temperature","value":"-5","number":-5,"raw":20}
    smart {"device":"naa.5000c50000000001","parameter":"Power-on Hours","value":"31022","number":31022}
    smart {"device":"naa.5000c50000000001","parameter":"Write Error Count"}
    ! 12: does not fit the columns: Error getting data for device
    ! 13: the output is cut in this row: Write Error Count          1"
  `)
})

test('smartinfo: another title line names the device', async () => {
  const text = `SMART info for naa.5000c50000000009:
Parameter      Value   Threshold  Worst
-------------  ------  ---------  -----
Health Status  FAILED  N/A        N/A
`
  expect(await told('commands/smartinfo.txt', text)).toMatchInlineSnapshot(
    `"smart {"device":"naa.5000c50000000009","parameter":"Health Status","value":"FAILED"}"`,
  )
})

test('sensors: labels of two versions', async () => {
  const text = `System Board 1 Inlet Temp:
   Sensor Type: Temperature
   Computed Reading: 23.50
   Units: degrees C
   Sensor State: Normal
   Description: System Board 1 Inlet Temp

Fan2
   Description: Fan2 below warning
   Current Reading: 900
   Base Units: RPM
   Health State: Yellow
`
  expect(await told('commands/localcli_hardware-ipmi-sdr-list--p--i--n-all.txt', text)).toMatchInlineSnapshot(`
    "sensor {"sensor":"System Board 1 Inlet Temp","type":"Temperature","reading":23.5,"unit":"degrees C","state":"Normal"}
    sensor {"sensor":"Fan2 below warning","reading":900,"unit":"RPM","state":"Yellow"}"
  `)
  expect(
    await told(
      'commands/localcli_hardware-ipmi-bmc-get.txt',
      '   BMC Firmware Version: 7.00\n   IPv4 Address: 192.0.2.9\n',
    ),
  ).toBe('bmc {"firmware":"7.00","ip":"192.0.2.9"}')
})

test('PCI devices', async () => {
  const text = `0000:3b:00.0
   Address: 0000:3b:00.0
   VMkernel Name: vmhba2
   Vendor Name: Emulex
   Device Name: LPe31000
   Current Owner: VMkernel
   Vendor ID: 0x10df
   Device ID: 0xe300
   SubVendor ID: 0x10df
   SubDevice ID: 0xe310
   Device Class Name: Fibre Channel
   Module Name: lpfc
   Slot Description: PCIe Slot 1
   Passthru Capable: true
   NUMA Node: 0
`
  expect(await told('commands/localcli_hardware-pci-list.txt', text)).toMatchInlineSnapshot(
    `"pci_device {"pci":"0000:3b:00.0","name":"vmhba2","vendor":"Emulex","description":"LPe31000","class":"Fibre Channel","vendor_id":"0x10df","device_id":"0xe300","subvendor_id":"0x10df","subdevice_id":"0xe310","module":"lpfc","owner":"VMkernel","slot":"PCIe Slot 1","passthru_capable":true,"numa_node":0}"`,
  )
})

test('lspci, with ids below, old addresses, damage', async () => {
  const text = `warning: no ids
0000:00:00.0 Host bridge: Intel Corporation Sky Lake
	 Class 0600: 8086:2020
000:002:00.0 Network controller: Broadcom BCM5720 [vmnic0]
0000:3b:00.0 Serial bus controller: Emulex LPe31000 [vmhba2]
	 Class 0c04: 10df:e300
0000:3c:00.0 Ser`
  expect(await told('commands/lspci_-v.txt', text)).toMatchInlineSnapshot(`
    "pci_device {"pci":"0000:00:00.0","description":"Intel Corporation Sky Lake","class":"Host bridge","vendor_id":"8086","device_id":"2020"}
    pci_device {"pci":"0000:02:00.0","name":"vmnic0","description":"Broadcom BCM5720","class":"Network controller"}
    pci_device {"pci":"0000:3b:00.0","name":"vmhba2","description":"Emulex LPe31000","class":"Serial bus controller","vendor_id":"10df","device_id":"e300"}
    ! 7: the output is cut in this line: 0000:3c:00.0 Ser
    ! 1: no PCI device: warning: no ids"
  `)
})
