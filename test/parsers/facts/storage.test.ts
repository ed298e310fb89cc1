import { describe, expect, test } from 'vitest'
import { told } from './collect.ts'

const command = (name: string) => `commands/localcli_${name}.txt`
const twin = (name: string) => `json/localcli_${name}.json`

describe('adapters', () => {
  test('table with warnings around it', async () => {
    const text = `Warning: hostd is not running
HBA Name  Driver     Link State  UID                                   Capabilities         Description
--------  ---------  ----------  ------------------------------------  -------------------  -----------
vmhba0    vmw_ahci   link-n/a    sata.vmhba0                                                (0000:00:17.0) Intel Sunrise Point AHCI
vmhba2    lpfc       link-up     fc.20000090fa000001:10000090fa000001  Second Level Lun ID  (0000:3b:00.0) Emulex LPe31000
vmhba64   iscsi_vmk  online      iqn.1998-01.com.vmware:esx01-1                             iSCSI Software Adapter
Errors: 1 adapter did not answer
`
    expect(await told(command('storage-core-adapter-list'), text)).toMatchInlineSnapshot(`
      "adapter {"adapter":"vmhba0","driver":"vmw_ahci","link_state":"link-n/a","uid":"sata.vmhba0","transport":"sata","pci":"0000:00:17.0","description":"Intel Sunrise Point AHCI"}
      adapter {"adapter":"vmhba2","driver":"lpfc","link_state":"link-up","uid":"fc.20000090fa000001:10000090fa000001","transport":"fc","capabilities":"Second Level Lun ID","pci":"0000:3b:00.0","description":"Emulex LPe31000"}
      adapter {"adapter":"vmhba64","driver":"iscsi_vmk","link_state":"online","uid":"iqn.1998-01.com.vmware:esx01-1","transport":"iqn","description":"iSCSI Software Adapter"}
      ! 1: not part of a table: Warning: hostd is not running
      ! 7: does not fit the columns: Errors: 1 adapter did not answer"
    `)
  })

  test('older columns, and cut in the middle of a row', async () => {
    const text = `Name    Driver  Link State  UID         Description
------  ------  ----------  ----------  -----------
vmhba1  ata_pi  link-n/a    ide.vmhba1  (0000:000:07.1) Intel PIIX4
vmhba2  fnic    link-d`
    expect(await told(command('storage-core-adapter-list'), text)).toMatchInlineSnapshot(`
      "adapter {"adapter":"vmhba1","driver":"ata_pi","link_state":"link-n/a","uid":"ide.vmhba1","transport":"ide","pci":"0000:00:07.1","description":"Intel PIIX4"}
      adapter {"adapter":"vmhba2","driver":"fnic"}
      ! 4: the output is cut in this row: vmhba2  fnic    link-d"
    `)
  })

  test('counters, with an older build that has fewer', async () => {
    const text = `vmhba2:
   Successful Commands: 1000
   Failed Commands: 12
   Reservation Conflicts: 3
   Total Splits: 0

vmhba3:
   Successful Commands: 2000
   Failed Commands: 0`
    expect(await told(command('storage-core-adapter-stats-get'), text)).toMatchInlineSnapshot(`
      "adapter_stat {"adapter":"vmhba2","successful_commands":1000,"reservation_conflicts":3,"failed_commands":12,"total_splits":0}
      adapter_stat {"adapter":"vmhba3","successful_commands":2000}
      ! 9: the output is cut in this line: Failed Commands: 0"
    `)
  })
})

describe('devices', () => {
  const full = `naa.600a000000000000000000000000000a:
   Display Name: NETAPP Fibre Channel Disk (naa.600a000000000000000000000000000a)
   Size: 1048576
   Device Type: Direct-Access 
   Multipath Plugin: NMP
   Vendor: NETAPP  
   Model: LUN C-Mode      
   Revision: 9131
   Status: degraded
   Is Local: false
   Is SSD: false
   Is Offline: false
   Is Perennially Reserved: true
   Queue Full Sample Size: 32
   Queue Full Threshold: 4
   Thin Provisioning Status: yes
   VAAI Status: supported
   Is Boot Device: false
   Device Max Queue Depth: 64
   No of outstanding IOs with competing worlds: 32
`
  test('blocks', async () => {
    expect(await told(command('storage-core-device-list'), full)).toMatchInlineSnapshot(
      `"device {"device":"naa.600a000000000000000000000000000a","name":"NETAPP Fibre Channel Disk (naa.600a000000000000000000000000000a)","size_mib":1048576,"type":"Direct-Access","plugin":"NMP","vendor":"NETAPP","model":"LUN C-Mode","revision":"9131","status":"degraded","vaai_status":"supported","thin_status":"yes","is_local":false,"is_ssd":false,"is_offline":false,"is_perennially_reserved":true,"is_boot":false,"queue_depth":64,"outstanding_ios":32,"queue_full_sample_size":32,"queue_full_threshold":4}"`,
    )
  })

  test('older labels: size with its unit in the label, title without colon', async () => {
    const text = `mpx.vmhba32:C0:T0:L0
   Display Name: Local USB Direct-Access (mpx.vmhba32:C0:T0:L0)
   Size (MB): 7632
   Status: on
   Is Boot USB Device: true
`
    expect(await told(command('storage-core-device-list'), text)).toMatchInlineSnapshot(
      `"device {"device":"mpx.vmhba32:C0:T0:L0","name":"Local USB Direct-Access (mpx.vmhba32:C0:T0:L0)","size_mib":7632,"status":"on","is_boot":true}"`,
    )
  })

  test('cut in the middle of a line: what was whole stays', async () => {
    expect(
      await told(command('storage-core-device-list'), full.slice(0, full.indexOf('1048576') + 3)),
    ).toMatchInlineSnapshot(`
      "device {"device":"naa.600a000000000000000000000000000a","name":"NETAPP Fibre Channel Disk (naa.600a000000000000000000000000000a)"}
      ! 3: the output is cut in this line: Size: 104"
    `)
  })

  test('JSON: numbers and booleans, warnings before it, cut after the first element', async () => {
    const text = `WARNING: slow
[{"Device": "naa.6001", "Size": 2048, "Is SSD": true, "Status": "on"}, {"Device": "naa.6002", "Size": 40`
    expect(await told(twin('storage-core-device-list'), text)).toMatchInlineSnapshot(`
      "device {"device":"naa.6001","size_mib":2048,"status":"on","is_ssd":true}
      ! 1: stands before the JSON: WARNING: slow
      ! -: the JSON is cut after 1 whole elements"
    `)
  })

  test('counters', async () => {
    const text = `naa.6001:
   Successful Commands: 100
   Blocks Read: 9007199254740993
   Reservation Conflicts: 7
   Failed Commands: 5
   Failed Reserve Operations: 1
`
    expect(await told(command('storage-core-device-stats-get'), text)).toMatchInlineSnapshot(
      `"device_stat {"device":"naa.6001","successful_commands":100,"reservation_conflicts":7,"failed_commands":5,"failed_reserve_operations":1}"`,
    )
  })

  test('sector sizes, partitions, detached, VAAI', async () => {
    expect(
      await told(
        command('storage-core-device-capacity-list'),
        `Device    Physical Blocksize  Logical Blocksize  Logical Block Count        Size  Format Type
--------  ------------------  -----------------  -------------------  ----------  -----------
naa.6001                4096                512              2097152    1024 MiB  512e
`,
      ),
    ).toMatchInlineSnapshot(
      `"device_format {"device":"naa.6001","physical_block_bytes":4096,"logical_block_bytes":512,"logical_blocks":2097152,"size_mib":1024,"format":"512e"}"`,
    )
    expect(
      await told(
        command('storage-core-device-partition-list'),
        `Device    Partition  Start Sector  End Sector  Type          Size
--------  ---------  ------------  ----------  ----  ------------
naa.6001          0             0  2147483648     0  1099511627776
naa.6001          1          2048  2147483615    fb  1099510563328
`,
      ),
    ).toMatchInlineSnapshot(`
      "partition {"device":"naa.6001","partition":0,"start_sector":0,"end_sector":2147483648,"type":"0","size_bytes":1099511627776}
      partition {"device":"naa.6001","partition":1,"start_sector":2048,"end_sector":2147483615,"type":"fb","size_bytes":1099510563328}"
    `)
    expect(
      await told(
        command('storage-core-device-detached-list'),
        `Device UID  State
----------  -----
naa.6009    off
`,
      ),
    ).toMatchInlineSnapshot(`"device_detached {"device":"naa.6009","state":"off"}"`)
    expect(
      await told(
        command('storage-core-device-vaai-status-get'),
        `naa.6001
   VAAI Plugin Name: VMW_VAAIP_NETAPP
   ATS Status: supported
   Clone Status: supported
   Zero Status: supported
   Delete Status: unsupported
`,
      ),
    ).toMatchInlineSnapshot(
      `"vaai {"device":"naa.6001","plugin":"VMW_VAAIP_NETAPP","ats":"supported","clone":"supported","zero":"supported","delete":"unsupported"}"`,
    )
  })
})

describe('paths', () => {
  const fc = `fc.20000090fa000001:10000090fa000001-fc.500a098000000001:500a098100000001-naa.6001:
   UID: fc.20000090fa000001:10000090fa000001-fc.500a098000000001:500a098100000001-naa.6001
   Runtime Name: vmhba2:C0:T1:L3
   Device: naa.6001
   Device Display Name: NETAPP Fibre Channel Disk (naa.6001)
   Adapter: vmhba2
   Channel: 0
   Target: 1
   LUN: 3
   Plugin: NMP
   State: dead
   Transport: fc
   Adapter Identifier: fc.20000090fa000001:10000090fa000001
   Target Identifier: fc.500a098000000001:500a098100000001
   Maximum IO Size: 33554432
`
  test('Fibre Channel', async () => {
    expect(await told(command('storage-core-path-list'), fc)).toMatchInlineSnapshot(
      `"path {"path":"vmhba2:C0:T1:L3","uid":"fc.20000090fa000001:10000090fa000001-fc.500a098000000001:500a098100000001-naa.6001","device":"naa.6001","device_name":"NETAPP Fibre Channel Disk (naa.6001)","adapter":"vmhba2","channel":0,"target_number":1,"lun":3,"plugin":"NMP","state":"dead","transport":"fc","adapter_uid":"fc.20000090fa000001:10000090fa000001","target_uid":"fc.500a098000000001:500a098100000001","target":"50:0a:09:81:00:00:00:01","max_io_bytes":33554432}"`,
    )
  })

  test('iSCSI as JSON, and a path that no plug-in claims', async () => {
    const text = JSON.stringify([
      {
        UID: 'iqn.1998-01.com.vmware:esx01-00023d000001,iqn.2001-05.com.example:array-a,t,1-naa.6002',
        'Runtime Name': 'vmhba64:C1:T0:L0',
        Device: 'naa.6002',
        Adapter: 'vmhba64',
        State: 'active',
        Transport: 'iscsi',
        'Target Identifier': '00023d000001,iqn.2001-05.com.example:array-a,t,1',
      },
      {
        'Runtime Name': 'vmhba2:C0:T2:L0',
        Device: 'No associated device',
        'Device Display Name': 'No associated device',
        Plugin: '(unclaimed)',
        State: 'dead',
      },
      { UID: 'x' },
    ])
    expect(await told(twin('storage-core-path-list'), text)).toMatchInlineSnapshot(`
      "path {"path":"vmhba64:C1:T0:L0","uid":"iqn.1998-01.com.vmware:esx01-00023d000001,iqn.2001-05.com.example:array-a,t,1-naa.6002","device":"naa.6002","adapter":"vmhba64","state":"active","transport":"iscsi","target_uid":"00023d000001,iqn.2001-05.com.example:array-a,t,1","target":"iqn.2001-05.com.example:array-a"}
      path {"path":"vmhba2:C0:T2:L0","state":"dead"}
      ! -: an entry without path"
    `)
  })

  test('cut and without a runtime name', async () => {
    expect(
      await told(command('storage-core-path-list'), `usb.vmhba32\n   UID: usb.vmhba32\n${fc}usb.vmhba33:\n   UID: us`),
    ).toMatchInlineSnapshot(`
      "path {"path":"vmhba2:C0:T1:L3","uid":"fc.20000090fa000001:10000090fa000001-fc.500a098000000001:500a098100000001-naa.6001","device":"naa.6001","device_name":"NETAPP Fibre Channel Disk (naa.6001)","adapter":"vmhba2","channel":0,"target_number":1,"lun":3,"plugin":"NMP","state":"dead","transport":"fc","adapter_uid":"fc.20000090fa000001:10000090fa000001","target_uid":"fc.500a098000000001:500a098100000001","target":"50:0a:09:81:00:00:00:01","max_io_bytes":33554432}
      ! 19: the output is cut in this line: UID: us
      ! 18: not part of a block: usb.vmhba33:
      ! 1: an entry without path"
    `)
  })

  test('esxcfg-mpath -b', async () => {
    const text = `naa.6001 : NETAPP Fibre Channel Disk (naa.6001)
   vmhba2:C0:T1:L3 LUN:3 state:active fc Adapter: WWNN: 20:00:00:90:fa:00:00:01 WWPN: 10:00:00:90:fa:00:00:01  Target: WWNN: 50:0a:09:80:00:00:00:01 WWPN: 50:0A:09:81:00:00:00:01
   vmhba64:C1:T0:L3 LUN:3 state:standby iscsi Adapter: iqn.1998-01.com.vmware:esx01  Target: IQN=iqn.2001-05.com.example:array-a Alias= Session=00023d000001 PortalTag=1

t10.ATA_____X : Local ATA Disk (t10.ATA_____X)
   vmhba0:C0:T0:L0 LUN:0 state:active sata Local HBA vmhba0
no such line
   vmhba0:C0:T1:L0 LUN:0 sta`
    expect(await told('commands/esxcfg-mpath_-b.txt', text)).toMatchInlineSnapshot(`
      "path {"path":"vmhba2:C0:T1:L3","adapter":"vmhba2","channel":0,"target_number":1,"lun":3,"state":"active","transport":"fc","target":"50:0a:09:81:00:00:00:01","device":"naa.6001","device_name":"NETAPP Fibre Channel Disk (naa.6001)"}
      path {"path":"vmhba64:C1:T0:L3","adapter":"vmhba64","channel":1,"target_number":0,"lun":3,"state":"standby","transport":"iscsi","target":"iqn.2001-05.com.example:array-a","device":"naa.6001","device_name":"NETAPP Fibre Channel Disk (naa.6001)"}
      path {"path":"vmhba0:C0:T0:L0","adapter":"vmhba0","channel":0,"target_number":0,"lun":0,"state":"active","transport":"sata","device":"t10.ATA_____X","device_name":"Local ATA Disk (t10.ATA_____X)"}
      ! 7: neither device nor path: no such line
      ! 8: the output is cut in this line: vmhba0:C0:T1:L0 LUN:0 sta"
    `)
  })

  test('policies and group states', async () => {
    expect(
      await told(
        command('storage-nmp-device-list'),
        `naa.6001:
   Device Display Name: NETAPP Fibre Channel Disk (naa.6001)
   Storage Array Type: VMW_SATP_ALUA
   Storage Array Type Device Config: {implicit_support=on; explicit_support=off; {TPG_id=1,TPG_state=AO}}
   Path Selection Policy: VMW_PSP_RR
   Path Selection Policy Device Config: {policy=rr,iops=1000,bytes=10485760,useANO=0; lastPathIndex=1: NumIOsPending=0,numBytesPending=0}
   Path Selection Policy Device Custom Config: 
   Working Paths: vmhba2:C0:T1:L3, vmhba3:C0:T1:L3
   Is USB: false

naa.6002
   Path Selection Policy: VMW_PSP_FIXED
   Path Selection Policy Device Config: {preferred=vmhba2:C0:T1:L4;current=vmhba3:C0:T1:L4}
   Working Paths: vmhba3:C0:T1:L4

naa.6003
   Path Selection Policy: VMW_PSP_MRU
   Path Selection Policy Device Config: Current Path=vmhba2:C0:T1:L5
   Working Paths: 
`,
      ),
    ).toMatchInlineSnapshot(`
      "nmp {"device":"naa.6001","name":"NETAPP Fibre Channel Disk (naa.6001)","satp":"VMW_SATP_ALUA","satp_config":"{implicit_support=on; explicit_support=off; {TPG_id=1,TPG_state=AO}}","psp":"VMW_PSP_RR","psp_config":"{policy=rr,iops=1000,bytes=10485760,useANO=0; lastPathIndex=1: NumIOsPending=0,numBytesPending=0}","working_paths":"vmhba2:C0:T1:L3, vmhba3:C0:T1:L3","working_path_count":2,"iops":1000}
      nmp {"device":"naa.6002","psp":"VMW_PSP_FIXED","psp_config":"{preferred=vmhba2:C0:T1:L4;current=vmhba3:C0:T1:L4}","working_paths":"vmhba3:C0:T1:L4","working_path_count":1,"preferred":"vmhba2:C0:T1:L4","current":"vmhba3:C0:T1:L4"}
      nmp {"device":"naa.6003","psp":"VMW_PSP_MRU","psp_config":"Current Path=vmhba2:C0:T1:L5"}"
    `)
    expect(
      await told(
        command('storage-nmp-path-list'),
        `fc.a-fc.b-naa.6001:
   Runtime Name: vmhba2:C0:T1:L3
   Device: naa.6001
   Group State: active unoptimized
   Array Priority: 0
   Storage Array Type Path Config: {TPG_id=2,TPG_state=ANO,RTP_id=3,RTP_health=UP}
   Path Selection Policy Path Config: {current path; rank: 0}
`,
      ),
    ).toMatchInlineSnapshot(
      `"nmp_path {"path":"vmhba2:C0:T1:L3","uid":"fc.a-fc.b-naa.6001","device":"naa.6001","group_state":"active unoptimized","array_priority":0,"satp_config":"{TPG_id=2,TPG_state=ANO,RTP_id=3,RTP_health=UP}"}"`,
    )
  })

  test('rules', async () => {
    expect(
      await told(
        command('storage-nmp-satp-rule-list'),
        `Name           Device  Vendor  Model   Driver  Transport  Options            Rule Group  Claim Options  Default PSP  PSP Options  Description
-------------  ------  ------  ------  ------  ---------  -----------------  ----------  -------------  -----------  -----------  -----------
VMW_SATP_ALUA          NETAPP                             reset_on_attempted  system     tpgs_on        VMW_PSP_RR                NetApp arrays with ALUA support
VMW_SATP_ALUA          NETAPP                             reset_on_attempt   system      tpgs_on        VMW_PSP_RR   iops=1       NetApp arrays with ALUA support
`,
      ),
    ).toMatchInlineSnapshot(`
      "satp_rule {"satp":"VMW_SATP_ALUA","vendor":"NETAPP","options":"reset_on_attempted","rule_group":"system","claim_options":"tpgs_on","default_psp":"VMW_PSP_RR","description":"NetApp arrays with ALUA support"}
      satp_rule {"satp":"VMW_SATP_ALUA","vendor":"NETAPP","options":"reset_on_attempt","rule_group":"system","claim_options":"tpgs_on","default_psp":"VMW_PSP_RR","psp_options":"iops=1","description":"NetApp arrays with ALUA support"}"
    `)
    expect(
      await told(
        command('storage-core-claimrule-list---claimrule-classall'),
        `Rule Class   Rule  Class    Type       Plugin     Matches
----------  -----  -------  ---------  ---------  -----------------------------
MP            101  runtime  vendor     MASK_PATH  vendor=DELL model=Universal Xport
MP          65535  runtime  vendor     NMP        vendor=* model=*
`,
      ),
    ).toMatchInlineSnapshot(`
      "claimrule {"rule_class":"MP","rule":101,"class":"runtime","type":"vendor","plugin":"MASK_PATH","matches":"vendor=DELL model=Universal Xport"}
      claimrule {"rule_class":"MP","rule":65535,"class":"runtime","type":"vendor","plugin":"NMP","matches":"vendor=* model=*"}"
    `)
  })
})

describe('transports', () => {
  test('Fibre Channel: adapters, counters, events', async () => {
    expect(
      await told(
        command('storage-san-fc-list'),
        `   Adapter: vmhba2
   Port ID: 010A00
   Node Name: 20:00:00:90:fa:00:00:01
   Port Name: 10:00:00:90:fa:00:00:01
   Speed: 16 Gbps
   Port Type: NPort
   Port State: ONLINE
   Model Description: Emulex LPe31000
   Firmware Version: 14.0.0
   Driver Name: lpfc
   DriverVersion: 14.0.1

   Adapter: vmhba3
   Speed: 0 Gbps
   Port State: LINK DOWN
`,
      ),
    ).toMatchInlineSnapshot(`
      "fc {"adapter":"vmhba2","port_id":"010A00","node_wwn":"20:00:00:90:fa:00:00:01","wwn":"10:00:00:90:fa:00:00:01","speed_mbps":16000,"port_type":"NPort","port_state":"ONLINE","model":"Emulex LPe31000","firmware":"14.0.0","driver":"lpfc","driver_version":"14.0.1"}
      fc {"adapter":"vmhba3","speed_mbps":0,"port_state":"LINK DOWN"}"
    `)
    expect(
      await told(
        command('storage-san-fc-stats-get'),
        `   Adapter: vmhba2
   Tx Frames: 5
   Link Failure Count: 3
   Loss of Signal Count: 2
   Invalid CRC Count: 1
   Adapter: vmhba3
   Link Failure Count: 0`,
      ),
    ).toMatchInlineSnapshot(`
      "fc_stat {"adapter":"vmhba2","tx_frames":5,"link_failures":3,"loss_of_signal":2,"invalid_crc":1}
      fc_stat {"adapter":"vmhba3"}
      ! 7: the output is cut in this line: Link Failure Count: 0"
    `)
    expect(
      await told(
        command('storage-san-fc-events-get'),
        `FC Event Log
-------------------------------------------------------------
2024-05-01 10:00:00.123 [vmhba2] LINK DOWN
2024-05-01 10:00:04 vmhba2: LINK UP
something else
`,
      ),
    ).toMatchInlineSnapshot(`
      "fc_event {"time":1714557600123000,"adapter":"vmhba2","event":"LINK DOWN"}
      fc_event {"time":1714557604000000,"adapter":"vmhba2","event":"LINK UP"}
      ! 5: no event: something else"
    `)
  })

  test('SAS, and counters with the names of the driver', async () => {
    expect(
      await told(
        command('storage-san-sas-list'),
        `   Device Name: vmhba0
   SAS Address: 50:05:07:60:00:00:00:01
   Physical ID: 0
   Minimum Link Rate: 1.5 Gbps
   Maximum Link Rate: 12 Gbps
   Negotiated Link Rate: 6 Gbps
   Driver Name: lsi_msgpt3
`,
      ),
    ).toMatchInlineSnapshot(
      `"sas {"adapter":"vmhba0","sas_address":"50:05:07:60:00:00:00:01","phy":"0","speed_mbps":6000,"max_speed_mbps":12000,"driver":"lsi_msgpt3"}"`,
    )
    expect(
      await told(
        command('storage-san-sas-stats-get'),
        `   Adapter: vmhba0
   Tx Frames: 0
   Invalid Dword Count: 17
   Loss of Dword Synchronization Count: 2
   State: fine
   Link Rate Unknown
`,
      ),
    ).toMatchInlineSnapshot(`
      "adapter_counter {"adapter":"vmhba0","transport":"sas","counter":"tx frames","value":0}
      adapter_counter {"adapter":"vmhba0","transport":"sas","counter":"invalid dword count","value":17}
      adapter_counter {"adapter":"vmhba0","transport":"sas","counter":"loss of dword synchronization count","value":2}"
    `)
  })

  test('iSCSI', async () => {
    expect(await told(command('iscsi-software-get'), 'true\n')).toBe('iscsi_software {"enabled":true}')
    expect(await told(command('iscsi-software-get'), 'Unable to load module\n')).toBe(
      '! -: says neither true nor false: Unable to load module',
    )
    expect(
      await told(
        command('iscsi-networkportal-list'),
        `vmk2:
   Adapter: vmhba64
   Vmknic: vmk2
   MAC Address: 00:50:56:00:00:02
   IPv4: 192.0.2.12
   IPv4 Subnet Mask: 255.255.255.0
   MTU: 9000
   Vlan ID: 120
   Link Up: true
   Current Speed: 25000
   Rx Packets: 656
   NIC Driver: nmlx5_core
   Compliant Status: compliant
   NonCompliant Message: 
   Vswitch: vSwitch1
   PortGroup: iSCSI-A
   Path Status: active
`,
      ),
    ).toMatchInlineSnapshot(
      `"iscsi_portal {"adapter":"vmhba64","vmk":"vmk2","mac":"00:50:56:00:00:02","local_ip":"192.0.2.12","netmask":"255.255.255.0","mtu_bytes":9000,"vlan":"120","vswitch":"vSwitch1","portgroup":"iSCSI-A","link_up":true,"speed_mbps":25000,"rx_packets":656,"path_status":"active","compliant":"compliant"}"`,
    )
    expect(
      await told(
        command('iscsi-session-connection-list'),
        `vmhba64,iqn.2001-05.com.example:array-a,00023d000001,0
   Adapter: vmhba64
   Target: iqn.2001-05.com.example:array-a
   ISID: 00023d000001
   CID: 0
   DataDigest: NONE
   HeaderDigest: NONE
   ConnectionAddress: 192.0.2.60
   RemoteAddress: 192.0.2.60
   LocalAddress: 192.0.2.12
   ConnectionStartTime: 12/14/23 18:59:57
   State: logged_in
`,
      ),
    ).toMatchInlineSnapshot(
      `"iscsi_connection {"adapter":"vmhba64","target":"iqn.2001-05.com.example:array-a","isid":"00023d000001","connection":0,"state":"logged_in","ip":"192.0.2.60","local_ip":"192.0.2.12","header_digest":"NONE","data_digest":"NONE","started":"12/14/23 18:59:57"}"`,
    )
  })

  test('database of the initiator: no secrets, each target once', async () => {
    const text = `=========[InitiatorNodes]=========
\`node.name\`='iqn.1998-01.com.vmware:esx01'
=========[Targets]=========
\`node.name\`='iqn.2001-05.com.example:array-a'
\`node.conn[0].address\`='192.0.2.60'
\`node.conn[0].port\`='3260'
\`node.tpgt\`='1'
\`node.session.auth.password\`='hunter2'
\`node.conn[0].iscsi.DelayedAck\`='1'
\`node.name\`='iqn.2001-05.com.example:array-a'
\`node.conn[0].address\`='192.0.2.60'
\`node.conn[0].port\`='3260'
\`node.tpgt\`='1'
\`node.conn[0].iscsi.DelayedAck\`='1'
==================
`
    expect(await told('commands/vmkiscsid_--dump-db.txt', text)).toMatchInlineSnapshot(
      `"iscsi_target {"target":"iqn.2001-05.com.example:array-a","ip":"192.0.2.60","delayed_ack":"1","port":3260,"portal_group":1}"`,
    )
  })

  test('NVMe, newer with one column more', async () => {
    expect(
      await told(
        command('nvme-controller-list'),
        `Name                                          Controller Number  Adapter  Transport Type  Is Online  Is VVOL
--------------------------------------------  -----------------  -------  --------------  ---------  -------
nqn.2019-01.com.example:a#vmhba65#192.0.2.9                 301  vmhba65  TCP                 false    false
`,
      ),
    ).toMatchInlineSnapshot(
      `"nvme_controller {"controller":"nqn.2019-01.com.example:a#vmhba65#192.0.2.9","number":301,"adapter":"vmhba65","transport":"TCP","online":false}"`,
    )
    expect(
      await told(
        command('nvme-namespace-list'),
        `Name          Controller Number  Namespace ID  Block Size  Capacity in MB
------------  -----------------  ------------  ----------  --------------
eui.00000001                301             1         512         1048576
`,
      ),
    ).toMatchInlineSnapshot(
      `"nvme_namespace {"device":"eui.00000001","number":301,"namespace":1,"block_bytes":512,"size_mib":1048576}"`,
    )
  })
})

describe('file systems', () => {
  test('volumes: blanks in names, an unmounted one', async () => {
    const text = `Mount Point                                        Volume Name  UUID                                 Mounted  Type                          Size         Free
-------------------------------------------------  -----------  -----------------------------------  -------  --------------------  -------------  -----------
/vmfs/volumes/61000000-00000001-0001-000000000001  data 1       61000000-00000001-0001-000000000001     true  VMFS-6                1099243192320  53687091200
                                                   old          61000000-00000002-0001-000000000001    false  VMFS-unknown version              0            0
`
    expect(await told(command('storage-filesystem-list--i'), text)).toMatchInlineSnapshot(`
      "volume {"mount_point":"/vmfs/volumes/61000000-00000001-0001-000000000001","datastore":"data 1","volume":"61000000-00000001-0001-000000000001","mounted":true,"type":"VMFS-6","size_bytes":1099243192320,"free_bytes":53687091200}
      volume {"datastore":"old","volume":"61000000-00000002-0001-000000000001","mounted":false,"type":"VMFS-unknown version","size_bytes":0,"free_bytes":0}"
    `)
  })

  test('NFS, old and new columns', async () => {
    expect(
      await told(
        command('storage-nfs-list'),
        `Volume Name  Host        Share     Accessible  Mounted  Hardware Acceleration
-----------  ----------  --------  ----------  -------  ---------------------
nfs 1        192.0.2.70  /exp/one        false     true  Not Supported
`,
      ),
    ).toMatchInlineSnapshot(
      `"nfs_mount {"datastore":"nfs 1","nfs_server":"192.0.2.70","share":"/exp/one","accessible":false,"mounted":true,"hardware_acceleration":"Not Supported","version":"3"}"`,
    )
    expect(
      await told(
        command('storage-nfs41-list'),
        `Volume Name  Host(s)                 Share     Vmknic  Accessible  Mounted  Connections  Read-Only  Security   isPE  Hardware Acceleration
-----------  ----------------------  --------  ------  ----------  -------  -----------  ---------  --------  -----  ---------------------
nfs41        192.0.2.71, 192.0.2.72  /exp/two  vmk3          true     true            4      false  AUTH_SYS  false  Unknown
`,
      ),
    ).toMatchInlineSnapshot(
      `"nfs_mount {"datastore":"nfs41","nfs_server":"192.0.2.71, 192.0.2.72","share":"/exp/two","accessible":true,"mounted":true,"read_only":false,"vmk":"vmk3","connections":4,"security":"AUTH_SYS","hardware_acceleration":"Unknown","version":"4.1"}"`,
    )
  })

  test('extents of both commands', async () => {
    expect(
      await told(
        command('storage-vmfs-extent-list'),
        `Volume Name  VMFS UUID                            Extent Number  Device Name  Partition
-----------  -----------------------------------  -------------  -----------  ---------
data 1       61000000-00000001-0001-000000000001              0  naa.6001             1
`,
      ),
    ).toMatchInlineSnapshot(
      `"extent {"datastore":"data 1","volume":"61000000-00000001-0001-000000000001","extent":0,"device":"naa.6001","partition":1}"`,
    )
    expect(
      await told(
        'commands/esxcfg-scsidevs_-m.txt',
        `naa.6001:1                                   /vmfs/devices/disks/naa.6001:1 61000000-00000001-0001-000000000001  0  data 1
broken
naa.6002:1  /vmfs/devices/disks/naa.6002:1 61000000-00000002-0001-000000000001  0  da`,
      ),
    ).toMatchInlineSnapshot(`
      "extent {"datastore":"data 1","volume":"61000000-00000001-0001-000000000001","extent":0,"device":"naa.6001","partition":1}
      ! 2: names no volume: broken
      ! 3: the output is cut in this line: naa.6002:1  /vmfs/devices/disks/naa.6002:1 61000000-00000002-0001-000000000001  0  da"
    `)
  })

  test('copies and locks', async () => {
    expect(
      await told(
        command('storage-vmfs-snapshot-list'),
        `61000000-00000003-0001-000000000001
   Volume Name: snap-1
   Can mount: false
   Unresolved Extent Count: 1
`,
      ),
    ).toMatchInlineSnapshot(
      `"vmfs_snapshot {"datastore":"snap-1","volume":"61000000-00000003-0001-000000000001","can_mount":false,"unresolved_extents":1}"`,
    )
    expect(
      await told(
        twin('storage-vmfs-snapshot-list'),
        '[{"Volume Name": "data 3", "VMFS UUID": "61000000-00000003-0001-000000000001", "Can mount": false, "Reason for un-mountability": "the original volume is still online", "Can resignature": true, "Unresolved Extent Count": 1}]',
      ),
    ).toMatchInlineSnapshot(
      `"vmfs_snapshot {"datastore":"data 3","volume":"61000000-00000003-0001-000000000001","can_mount":false,"no_mount_reason":"the original volume is still online","can_resignature":true,"unresolved_extents":1}"`,
    )
    expect(
      await told(
        command('storage-vmfs-lockmode-list--i'),
        `Volume Name  UUID                                 Type    Locking Mode  ATS Compatible  ATS Upgrade Modes  ATS Incompatibility Reason
-----------  -----------------------------------  ------  ------------  --------------  -----------------  --------------------------
data 1       61000000-00000001-0001-000000000001  VMFS-5  ATS+SCSI               false  None               Device does not support ATS
`,
      ),
    ).toMatchInlineSnapshot(
      `"vmfs_lockmode {"datastore":"data 1","volume":"61000000-00000001-0001-000000000001","type":"VMFS-5","mode":"ATS+SCSI","ats_compatible":false,"reason":"Device does not support ATS"}"`,
    )
  })

  test('vmkfstools in bytes, with units, of NFS and cut', async () => {
    const path = 'commands/vmkfstools_-P--v-10-vmfsvolumesdata1.txt'
    const bytes = `VMFS-5.61 (Raw Major Version: 14) file system spanning 2 partitions.
File system label (if any): data 1
Mode: public ATS-only
Capacity 992137445376 (946176 file blocks * 1048576), 535820206080 (511000 blocks) avail, max supported file size 69201586814976
Volume Creation Time: Mon Mar 23 13:51:33 2015
Files (max/free): 130000/129952
Ptr Blocks (max/free): 64512/0
Sub Blocks (max/free): 32000/31966
Secondary Ptr Blocks (max/free): 256/256
UUID: 61000000-00000001-0001-000000000001
Partitions spanned (on "lvm"):
	naa.6001:1
	naa.6002:1
Is Native Snapshot Capable: YES
OBJLIB-LIB: ObjLib cleanup done.
`
    expect(await told(path, bytes)).toMatchInlineSnapshot(
      `"vmfs_detail {"type":"VMFS-5.61","datastore":"data 1","mode":"public ATS-only","capacity_bytes":992137445376,"block_bytes":1048576,"free_bytes":535820206080,"files_max":130000,"files_free":129952,"pointer_blocks_max":64512,"pointer_blocks_free":0,"sub_blocks_max":32000,"sub_blocks_free":31966,"volume":"61000000-00000001-0001-000000000001","device":"naa.6001:1, naa.6002:1","native_snapshots":true}"`,
    )
    expect(
      await told(
        path,
        `VMFS-6.81 file system spanning 1 partitions.
File system label (if any): thin
Capacity 119.8 GB, 93.1 GB available, file block size 1 MB, max supported file size 64 TB
UUID: 61000000-00000004-0001-000000000001
Partitions spanned (on "lvm"): naa.6003:1
`,
      ),
    ).toMatchInlineSnapshot(
      `"vmfs_detail {"type":"VMFS-6.81","datastore":"thin","capacity_bytes":128634270515,"free_bytes":99965363814,"block_bytes":1048576,"volume":"61000000-00000004-0001-000000000001","device":"naa.6003:1"}"`,
    )
    expect(await told(path, bytes.slice(0, 150))).toMatchInlineSnapshot(`
      "vmfs_detail {"type":"VMFS-5.61","datastore":"data 1","mode":"public ATS-only"}
      ! 4: the output is cut in this line: Capacity 992137445376 (9"
    `)
    expect(await told(path, 'Could not open /vmfs/volumes/data1\n')).toMatchInlineSnapshot(
      `"! -: describes no file system: Could not open /vmfs/volumes/data1"`,
    )
  })

  test('df of ESXi, of the appliance, inodes, a long device, cut', async () => {
    expect(
      await told(
        'commands/df.txt',
        `Filesystem         Bytes          Used     Available Use% Mounted on
VMFS-6     1099243192320 1045556101120   53687091200  95% /vmfs/volumes/data 1
vfat           261853184     194424832      67428352  74% /vmfs/volumes/61000000-00000005-0001-000000000001
VmFileSystem: SlowRefresh() failed: Unable to get FS Attrs
`,
      ),
    ).toMatchInlineSnapshot(`
      "disk_free {"filesystem":"VMFS-6","partition":"/vmfs/volumes/data 1","size_bytes":1099243192320,"used_bytes":1045556101120,"free_bytes":53687091200,"used_percent":95}
      disk_free {"filesystem":"vfat","partition":"/vmfs/volumes/61000000-00000005-0001-000000000001","size_bytes":261853184,"used_bytes":194424832,"free_bytes":67428352,"used_percent":74}"
    `)
    expect(
      await told(
        'commands/df_-h.txt',
        `Filesystem                                Size  Used Avail Use% Mounted on
devtmpfs                                  5.9G     0  5.9G   0% /dev
/dev/mapper/log_vg-log
                                          9.8G  9.3G     0 100% /storage/log
/dev/sda`,
      ),
    ).toMatchInlineSnapshot(`
      "disk_free {"filesystem":"devtmpfs","partition":"/dev","size_bytes":6335076762,"used_bytes":0,"free_bytes":6335076762,"used_percent":0}
      disk_free {"filesystem":"/dev/mapper/log_vg-log","partition":"/storage/log","size_bytes":10522669875,"used_bytes":9985798963,"free_bytes":0,"used_percent":100}
      ! 5: the output is cut in this line: /dev/sda"
    `)
    expect(
      await told(
        'commands/df_-i.txt',
        `Filesystem     Inodes IUsed  IFree IUse% Mounted on
/dev/sda3      786432 99999 686433   13% /
vfat                0     0      0     - /boot/efi
`,
      ),
    ).toMatchInlineSnapshot(`
      "disk_inode {"filesystem":"/dev/sda3","partition":"/","inodes":786432,"used_inodes":99999,"free_inodes":686433,"used_percent":13}
      disk_inode {"filesystem":"vfat","partition":"/boot/efi","inodes":0,"used_inodes":0,"free_inodes":0}"
    `)
    expect(
      await told(
        'commands/df_-k.txt',
        'Filesystem 1K-blocks Used Available Use% Mounted on\n/dev/sda3 2048 1024 1024 50% /\n',
      ),
    ).toMatchInlineSnapshot(
      `"disk_free {"filesystem":"/dev/sda3","partition":"/","size_bytes":2097152,"used_bytes":1048576,"free_bytes":1048576,"used_percent":50}"`,
    )
  })

  test('ramdisks', async () => {
    const text = `Ramdisk Name  System  Include in Coredumps   Reserved    Maximum       Used  Peak Used   Free  Reserved Free  Maximum Inodes  Allocated Inodes  Used Inodes  Mount Point
------------  ------  --------------------  ---------  ---------  ---------  ---------  -----  -------------  --------------  ----------------  -----------  -----------
root            true                  true  32768 KiB  32768 KiB  32700 KiB  32768 KiB    1 %            0 %            8192              8192         8192  /
tmp            false                 false   2048 KiB   262144 KiB`
    expect(await told(command('system-visorfs-ramdisk-list'), text)).toMatchInlineSnapshot(`
      "ramdisk {"ramdisk":"root","partition":"/","system":true,"reserved_kib":32768,"maximum_kib":32768,"used_kib":32700,"peak_kib":32768,"free_percent":1,"maximum_inodes":8192,"allocated_inodes":8192,"used_inodes":8192}
      ! 4: does not fit the columns: tmp            false                 false   2048 KiB   262144 KiB"
    `)
    expect(await told(command('system-visorfs-get'), '   Total Inodes: 10\n   Used Inodes: 9\n')).toBe(
      'visorfs {"total_inodes":10,"used_inodes":9}',
    )
  })

  test('vVols', async () => {
    expect(
      await told(
        command('storage-vvol-storagecontainer-list'),
        `vvol-1
   StorageContainer Name: vvol-1
   UUID: vvol:0000000000000001-0000000000000002
   Array: com.example:array-a
   Size(MB): 1024
   Free(MB): 512
   Accessible: false
   Default Policy: 
`,
      ),
    ).toMatchInlineSnapshot(
      `"vvol_container {"datastore":"vvol-1","uuid":"vvol:0000000000000001-0000000000000002","array":"com.example:array-a","size_mib":1024,"free_mib":512,"accessible":false}"`,
    )
    expect(
      await told(
        command('storage-vvol-vasaprovider-list'),
        'vp\n   VP Name: vp\n   URL: https://192.0.2.70:8443\n   Status: offline\n',
      ),
    ).toMatchInlineSnapshot(`"vasa_provider {"name":"vp","url":"https://192.0.2.70:8443","status":"offline"}"`)
  })
})
