import { expect, test } from 'vitest'
import { told } from './collect.ts'

const nicHead = `Network Interface Cards Information.

Name    PCI Device    Driver  Admin Status  Link Status  Speed  Duplex  MAC Address         MTU  Description
------  ------------  ------  ------------  -----------  -----  ------  -----------------  ----  -----------
vmnic0  0000:3b:00.0  ixgben  Up            Up           10000  Full    00:50:56:00:00:01  9000  Intel(R) Ethernet Controller X550
vusb0   Pseudo        cdce    Up            Down             0  Half    00:50:56:00:00:02  1500
`

const nicBlock = `
NIC:  vmnic0

   Advertised Auto Negotiation: true
   Auto Negotiation: true
   Cable Type: Twisted Pair
   Driver Info:
         Bus Info: 0000:3b:00:0
         Driver: ixgben
         Firmware Version: 0x800012f5, 1.3089.0
         Version: 1.13.1.0
   Link Detected: true
   Link Status: Up
   Pause RX: true
   Pause TX: false

Ring parameters for vmnic0:
Pre-set maximums:
   RX: 4096
   TX: 4096
Current hardware settings:
   RX: 512
   RX Mini: 0
   TX: 1024

NIC statistics for vmnic0
   Packets received: 863299902
   Receive packets dropped: 3
   Receive CRC errors: 17

NIC Private statistics:
   rx_no_dma_resources: 12
`

test('nicinfo.sh', async () => {
  expect(await told('commands/nicinfo.sh.txt', nicHead + nicBlock)).toMatchInlineSnapshot(`
    "nic_counter {"nic":"vmnic0","name":"Packets received","value":863299902,"private":false}
    nic_counter {"nic":"vmnic0","name":"Receive packets dropped","value":3,"private":false}
    nic_counter {"nic":"vmnic0","name":"Receive CRC errors","value":17,"private":false}
    nic_counter {"nic":"vmnic0","name":"rx_no_dma_resources","value":12,"private":true}
    nic {"nic":"vmnic0","pci":"0000:3b:00.0","driver":"ixgben","admin_up":true,"link":true,"speed_mbps":10000,"full_duplex":true,"mac":"00:50:56:00:00:01","mtu_bytes":9000,"description":"Intel(R) Ethernet Controller X550","auto_negotiation":true,"cable":"Twisted Pair","firmware":"0x800012f5, 1.3089.0","driver_version":"1.13.1.0","pause_rx":true,"pause_tx":false,"rx_ring_max":4096,"tx_ring_max":4096,"rx_ring":512,"tx_ring":1024}
    nic {"nic":"vusb0","pci":"Pseudo","driver":"cdce","admin_up":true,"link":false,"speed_mbps":0,"full_duplex":false,"mac":"00:50:56:00:00:02","mtu_bytes":1500}"
  `)
  const old = `Network Interface Cards Information.

Name    PCI Device     Driver  Link  Speed  Duplex  MAC Address         MTU  Description
------  -------------  ------  ----  -----  ------  -----------------  ----  -----------
vmnic0  0000:001:00.0  tg3     Up     1000  Full    68:5B:35:00:00:10  1500  Broadcom Corporation NetXtreme BCM57766
vmnic1  0000:002:00.0  tg3     Up     1000  Fu
vmnic2 is claimed by nobody
`
  expect(await told('commands/nicinfo.sh.txt', `warning\n${old}`)).toMatchInlineSnapshot(`
    "nic {"nic":"vmnic0","pci":"0000:01:00.0","driver":"tg3","link":true,"speed_mbps":1000,"full_duplex":true,"mac":"68:5b:35:00:00:10","mtu_bytes":1500,"description":"Broadcom Corporation NetXtreme BCM57766"}
    ! 7: is no row of the list: vmnic1  0000:002:00.0  tg3     Up     1000  Fu
    ! 8: is no row of the list: vmnic2 is claimed by nobody"
  `)
  expect(await told('commands/nicinfo.sh.txt', (nicHead + nicBlock).slice(0, -40))).toMatchInlineSnapshot(`
    "nic_counter {"nic":"vmnic0","name":"Packets received","value":863299902,"private":false}
    nic_counter {"nic":"vmnic0","name":"Receive packets dropped","value":3,"private":false}
    nic_counter {"nic":"vmnic0","name":"Receive CRC errors","value":17,"private":false}
    nic {"nic":"vmnic0","pci":"0000:3b:00.0","driver":"ixgben","admin_up":true,"link":true,"speed_mbps":10000,"full_duplex":true,"mac":"00:50:56:00:00:01","mtu_bytes":9000,"description":"Intel(R) Ethernet Controller X550","auto_negotiation":true,"cable":"Twisted Pair","firmware":"0x800012f5, 1.3089.0","driver_version":"1.13.1.0","pause_rx":true,"pause_tx":false,"rx_ring_max":4096,"tx_ring_max":4096,"rx_ring":512,"tx_ring":1024}
    nic {"nic":"vusb0","pci":"Pseudo","driver":"cdce","admin_up":true,"link":false,"speed_mbps":0,"full_duplex":false,"mac":"00:50:56:00:00:02","mtu_bytes":1500}
    ! 37: the output is cut in this line: NIC Private"
  `)
  expect(
    await told('commands/nicinfo.sh.txt', 'Connect to localhost failed: Connection failure\n'),
  ).toMatchInlineSnapshot(`"! -: names no NIC"`)
})

test('esxcfg-vswitch -l', async () => {
  const text = `Switch Name      Num Ports   Used Ports  Configured Ports  MTU     Uplinks
vSwitch0         128         4           128               1500    vmnic0,vmnic1

  PortGroup Name        VLAN ID  Used Ports  Uplinks
  VM Network            0        1           vmnic0,vmnic1
  Backup of 10 VMs 2    4095     0

Switch Name      Num Ports   Used Ports  Configured Ports  MTU     Uplinks
a very long switch name 1 128         1           128               9000

DVS Name         Num Ports   Used Ports  Configured Ports  MTU     Uplinks
dvSwitch         256         19          256               9000    vmnic3,vmnic2

  DVPort ID           In Use      Client
  354                 1           vmnic2
  164                 0
  139                 1           VM 2.eth0
`
  expect(await told('commands/esxcfg-vswitch_-l.txt', text)).toMatchInlineSnapshot(`
    "vswitch {"vswitch":"vSwitch0","num_ports":128,"used_ports":4,"configured_ports":128,"mtu_bytes":1500,"uplinks":2}
    vswitch {"vswitch":"a very long switch name 1","num_ports":128,"used_ports":1,"configured_ports":128,"mtu_bytes":9000,"uplinks":0}
    vswitch_uplink {"vswitch":"vSwitch0","nic":"vmnic0","distributed":false}
    vswitch_uplink {"vswitch":"vSwitch0","nic":"vmnic1","distributed":false}
    vswitch_uplink {"vswitch":"dvSwitch","nic":"vmnic3","distributed":true}
    vswitch_uplink {"vswitch":"dvSwitch","nic":"vmnic2","distributed":true}
    portgroup {"vswitch":"vSwitch0","portgroup":"VM Network","vlan":"0","used_ports":1,"uplinks":"vmnic0,vmnic1"}
    portgroup {"vswitch":"vSwitch0","portgroup":"Backup of 10 VMs 2","vlan":"4095","used_ports":0}
    dvswitch {"dvs":"dvSwitch","num_ports":256,"used_ports":19,"configured_ports":256,"mtu_bytes":9000,"uplinks":2}
    dvport_client {"dvs":"dvSwitch","dvport":"354","in_use":true,"client":"vmnic2"}
    dvport_client {"dvs":"dvSwitch","dvport":"164","in_use":false}
    dvport_client {"dvs":"dvSwitch","dvport":"139","in_use":true,"client":"VM 2.eth0"}"
  `)
  const damaged = `warning: x\n${text.slice(0, -65)}`
  expect(await told('commands/esxcfg-vswitch_-l.txt', damaged)).toMatchInlineSnapshot(`
    "vswitch {"vswitch":"vSwitch0","num_ports":128,"used_ports":4,"configured_ports":128,"mtu_bytes":1500,"uplinks":2}
    vswitch {"vswitch":"a very long switch name 1","num_ports":128,"used_ports":1,"configured_ports":128,"mtu_bytes":9000,"uplinks":0}
    vswitch_uplink {"vswitch":"vSwitch0","nic":"vmnic0","distributed":false}
    vswitch_uplink {"vswitch":"vSwitch0","nic":"vmnic1","distributed":false}
    vswitch_uplink {"vswitch":"dvSwitch","nic":"vmnic3","distributed":true}
    vswitch_uplink {"vswitch":"dvSwitch","nic":"vmnic2","distributed":true}
    portgroup {"vswitch":"vSwitch0","portgroup":"VM Network","vlan":"0","used_ports":1,"uplinks":"vmnic0,vmnic1"}
    portgroup {"vswitch":"vSwitch0","portgroup":"Backup of 10 VMs 2","vlan":"4095","used_ports":0}
    dvswitch {"dvs":"dvSwitch","num_ports":256,"used_ports":19,"configured_ports":256,"mtu_bytes":9000,"uplinks":2}
    dvport_client {"dvs":"dvSwitch","dvport":"354","in_use":true,"client":"vmnic2"}
    ! 1: is no row of a switch: warning: x
    ! 17: the output is cut in this row: 1"
  `)
})

test('esxcfg-vmknic -l', async () => {
  const recent = `Interface  Port Group/DVPort/Opaque Network        IP Family IP Address                              Netmask         Broadcast       MAC Address       MTU     TSO MSS   Enabled Type                NetStack
vmk0       Management Network                      IPv4      192.0.2.11                              255.255.255.0   192.0.2.255     00:50:56:00:00:0A 1500    65535     true    STATIC              defaultTcpipStack
vmk0       Management Network                      IPv6      fe80::250:56ff:fe00:a                   64                              00:50:56:00:00:0a 1500    65535     true    STATIC, PREFERRED   defaultTcpipStack
vmk1       89                                      IPv4      198.51.100.11                           255.255.255.0   198.51.100.255  00:50:56:00:00:0b 9000    65535     true    DHCP                vmotion
vmk2       90                                      IPv4      N/A                                     N/A             N/A             00:50:56:00:00:0c 9000    65535     false   DHCP                defaultTcpipStack
`
  expect(await told('commands/esxcfg-vmknic_-l.txt', recent)).toMatchInlineSnapshot(`
    "vmknic {"vmk":"vmk0","portgroup":"Management Network","family":"IPv4","local_ip":"192.0.2.11","netmask":"255.255.255.0","mac":"00:50:56:00:00:0a","mtu_bytes":1500,"tso_mss":65535,"enabled":true,"type":"STATIC","netstack":"defaultTcpipStack"}
    vmknic {"vmk":"vmk0","portgroup":"Management Network","family":"IPv6","local_ip":"fe80::250:56ff:fe00:a","netmask":"64","mac":"00:50:56:00:00:0a","mtu_bytes":1500,"tso_mss":65535,"enabled":true,"type":"STATIC, PREFERRED","netstack":"defaultTcpipStack"}
    vmknic {"vmk":"vmk1","dvport":"89","family":"IPv4","local_ip":"198.51.100.11","netmask":"255.255.255.0","mac":"00:50:56:00:00:0b","mtu_bytes":9000,"tso_mss":65535,"enabled":true,"type":"DHCP","netstack":"vmotion"}
    vmknic {"vmk":"vmk2","dvport":"90","family":"IPv4","mac":"00:50:56:00:00:0c","mtu_bytes":9000,"tso_mss":65535,"enabled":false,"type":"DHCP","netstack":"defaultTcpipStack"}"
  `)
  const old = `Interface  Port Group          IP Address      Netmask         Broadcast       MAC Address       MTU     TSO MSS   Enabled Type
vmk0       VMkernel            192.0.2.12      255.255.255.0   192.0.2.255     00:50:56:00:00:0d 1500    65535     true    STATIC
`
  expect(await told('commands/esxcfg-vmknic_-l.txt', old)).toMatchInlineSnapshot(
    `"vmknic {"vmk":"vmk0","portgroup":"VMkernel","family":"IPv4","local_ip":"192.0.2.12","netmask":"255.255.255.0","mac":"00:50:56:00:00:0d","mtu_bytes":1500,"tso_mss":65535,"enabled":true,"type":"STATIC"}"`,
  )
  expect(await told('commands/esxcfg-vmknic_-l.txt', `warn\n${recent.slice(0, 520)}`)).toMatchInlineSnapshot(`
    "vmknic {"vmk":"vmk0","portgroup":"Management Network","family":"IPv4","local_ip":"192.0.2.11","netmask":"255.255.255.0","mac":"00:50:56:00:00:0a","mtu_bytes":1500,"tso_mss":65535,"enabled":true,"type":"STATIC","netstack":"defaultTcpipStack"}
    ! 1: is no VMkernel interface: warn
    ! 4: the output is cut in this row: vmk0       Management Network                      IPv6      fe80::250:56ff:fe00:a"
  `)
})

test('routes', async () => {
  const v4 = `VMkernel Routes:
Network          Netmask          Gateway          Interface
192.0.2.0        255.255.255.0    Local Subnet     vmk0
default          0.0.0.0          192.0.2.1        vmk0
`
  expect(await told('commands/esxcfg-route_-l.txt', v4)).toMatchInlineSnapshot(`
    "ip_route {"network":"192.0.2.0","netmask":"255.255.255.0","vmk":"vmk0"}
    ip_route {"network":"default","netmask":"0.0.0.0","gateway":"192.0.2.1","vmk":"vmk0"}"
  `)
  const v6 = `VMkernel Routes:
Network                                Netmask          Gateway                                Interface
2001:db8::                             64               ::                                     vmk0
default                                0                fe80::1                                vmk0
`
  expect(await told('commands/esxcfg-route_-f-V6--l.txt', v6)).toMatchInlineSnapshot(`
    "ip_route {"network":"2001:db8::","netmask":"64","vmk":"vmk0"}
    ip_route {"network":"default","netmask":"0","gateway":"fe80::1","vmk":"vmk0"}"
  `)
  expect(await told('commands/esxcfg-route_-l.txt', `No route\n${v4.slice(0, -8)}`)).toMatchInlineSnapshot(`
    "ip_route {"network":"192.0.2.0","netmask":"255.255.255.0","vmk":"vmk0"}
    ! 1: is no route, or cut: No route
    ! 5: is no route, or cut: default          0.0.0.0          192.0.2.1"
  `)
})

test('neighbours', async () => {
  const text = `Neighbor      Mac Address        Vmknic    Expiry  State  Type
------------  -----------------  ------  --------  -----  -------
192.0.2.1     00:1B:21:00:00:01  vmk0    1190 sec         Unknown
192.0.2.9     (incomplete)       vmk0    never            Unknown
`
  expect(await told('commands/localcli_network-ip-neighbor-list.txt', text)).toMatchInlineSnapshot(`
    "neighbor {"ip":"192.0.2.1","mac":"00:1b:21:00:00:01","vmk":"vmk0","expiry_s":1190,"type":"Unknown"}
    neighbor {"ip":"192.0.2.9","vmk":"vmk0","type":"Unknown"}"
  `)
  const json =
    '[{"Neighbor": "2001:db8::1", "Mac Address": "00:1b:21:00:00:02", "Vmknic": "vmk0", "Expiry": 30, "State": "Reachable", "Type": "Router"}]'
  expect(await told('json/localcli_network-ip-neighbor-list.json', json)).toMatchInlineSnapshot(
    `"neighbor {"ip":"2001:db8::1","mac":"00:1b:21:00:00:02","vmk":"vmk0","expiry_s":30,"state":"Reachable","type":"Router"}"`,
  )
  expect(
    await told('commands/localcli_network-ip-neighbor-list.txt', `x\n${text}192.0.2.7     00:1b`),
  ).toMatchInlineSnapshot(`
    "neighbor {"ip":"192.0.2.1","mac":"00:1b:21:00:00:01","vmk":"vmk0","expiry_s":1190,"type":"Unknown"}
    neighbor {"ip":"192.0.2.9","vmk":"vmk0","type":"Unknown"}
    neighbor {"ip":"192.0.2.7"}
    ! 1: not part of a table: x
    ! 6: the output is cut in this row: 192.0.2.7     00:1b"
  `)
})

test('connections', async () => {
  const text = `Proto  Recv Q  Send Q  Local Address       Foreign Address      State        World ID  CC Algo  World Name
-----  ------  ------  ------------------  -------------------  -----------  --------  -------  ------------
tcp         0    5840  192.0.2.11:443      192.0.2.20:52144     ESTABLISHED   2098724  newreno  rhttpproxy-work
tcp         0       0  ::1:8307            ::1:33871            TIME_WAIT           0
tcp         0       0  0.0.0.0:902         0.0.0.0:0            LISTEN        2098001  newreno  busybox
udp         0       0  [fe80::1]:123       *:*                                2098002           ntpd
`
  expect(await told('commands/localcli_network-ip-connection-list.txt', text)).toMatchInlineSnapshot(`
    "connection {"protocol":"tcp","local_ip":"192.0.2.11","local_port":443,"ip":"192.0.2.20","port":52144,"state":"ESTABLISHED","receive_queue_bytes":0,"send_queue_bytes":5840,"world":"2098724","congestion":"newreno","process":"rhttpproxy-work"}
    connection {"protocol":"tcp","local_ip":"::1","local_port":8307,"ip":"::1","port":33871,"state":"TIME_WAIT","receive_queue_bytes":0,"send_queue_bytes":0,"world":"0"}
    connection {"protocol":"tcp","local_ip":"0.0.0.0","local_port":902,"state":"LISTEN","receive_queue_bytes":0,"send_queue_bytes":0,"world":"2098001","congestion":"newreno","process":"busybox"}
    connection {"protocol":"udp","local_ip":"fe80::1","local_port":123,"receive_queue_bytes":0,"send_queue_bytes":0,"world":"2098002","process":"ntpd"}"
  `)
  const old = `Proto  Recv Q  Send Q  Local Address   Foreign Address  State   World ID
-----  ------  ------  --------------  ---------------  ------  --------
tcp         0       0  127.0.0.1:8307  0.0.0.0:0        LISTEN  33
tcp         0       0  127.0.0.1:80`
  expect(await told('commands/localcli_network-ip-connection-list.txt', old)).toMatchInlineSnapshot(`
    "connection {"protocol":"tcp","local_ip":"127.0.0.1","local_port":8307,"state":"LISTEN","receive_queue_bytes":0,"send_queue_bytes":0,"world":"33"}
    connection {"protocol":"tcp","receive_queue_bytes":0,"send_queue_bytes":0}
    ! 4: the output is cut in this row: tcp         0       0  127.0.0.1:80"
  `)
})

test('resolv.conf', async () => {
  const text =
    '# x\nnameserver 192.0.2.53\nnameserver 2001:db8::53\nsearch lab.example.com example.com\ndomain example.com\nname'
  expect(await told('etc/resolv.conf', text)).toMatchInlineSnapshot(`
    "dns {"kind":"server","name_server":"192.0.2.53","position":1}
    dns {"kind":"server","name_server":"2001:db8::53","position":2}
    dns {"kind":"search","domain":"lab.example.com","position":1}
    dns {"kind":"search","domain":"example.com","position":2}
    dns {"kind":"domain","domain":"example.com","position":1}
    ! 6: is no line of resolv.conf: name"
  `)
})

test('firewall', async () => {
  const text = `Name       Enabled  Allowed IP check  Enable/Disable configurable
---------  -------  ----------------  ---------------------------
sshServer     true  false             true
nfsClient    false
`
  expect(await told('commands/localcli_network-firewall-ruleset-list.txt', text)).toMatchInlineSnapshot(`
    "firewall_ruleset {"rule":"sshServer","enabled":true,"origin":"esxcli"}
    firewall_ruleset {"rule":"nfsClient","enabled":false,"origin":"esxcli"}"
  `)
  expect(
    await told('json/localcli_network-firewall-ruleset-list.json', '[{"Name": "syslog", "Enabled": true}]'),
  ).toMatchInlineSnapshot(`"firewall_ruleset {"rule":"syslog","enabled":true,"origin":"esxcli"}"`)
})

const dvs = `switch 0e 38 76 3f 66 d2 d5 04-5a ad 43 79 5f 40 46 f0 (etherswitch)
\tmax ports: 7680
\tglobal properties:
\t\tcom.vmware.common.alias = DVS guest , \tpropType = CONFIG
\t\tcom.vmware.etherswitch.mtu = 9000 , \tpropType = CONFIG
\thost properties:
\t\tcom.vmware.common.host.portset = DvsPortset-0 , \tpropType = CONFIG
\tport 10:
\t\tcom.vmware.common.port.alias = dvUplink1 , \tpropType = CONFIG
\t\tcom.vmware.common.port.portgroupid = dvportgroup-1627 , \tpropType = CONFIG
\t\tcom.vmware.common.port.block = false , \tpropType = CONFIG
\t\tcom.vmware.common.port.volatile.status = inUse linkUp portID=50331650  propType = RUNTIME
\t\tcom.vmware.common.port.statistics:
\t\t\tpktsInUnicast = 114179
\t\t\tpktsInDropped = 7
\t\t\tpktsOutDropped = 0
\t\tpropType = RUNTIME
\t\tcom.vmware.etherswitch.port.teaming:
\t\t\tload balancing = source virtual port id
\t\t\tlink selection = link state up;
\t\t\tactive = dvUplink1; dvUplink2;
\t\t\tstandby = 
\t\tpropType = CONFIG POLICY
\t\tcom.vmware.etherswitch.port.vlan = Guest VLAN tagging
\t\t\tranges = 0-4094
\t\tpropType = CONFIG
\tport 99:
\t\tcom.vmware.common.port.alias =  , \tpropType = CONFIG
\t\tcom.vmware.common.port.volatile.status = free
\t\tcom.vmware.etherswitch.port.vlan = VLAN 98
\t\tpropType = CONFIG
`

test('net-dvs', async () => {
  expect(await told('commands/net-dvs_-l.txt', dvs)).toMatchInlineSnapshot(`
    "dvswitch_config {"dvs_uuid":"0e 38 76 3f 66 d2 d5 04-5a ad 43 79 5f 40 46 f0","max_ports":7680,"dvs":"DVS guest","mtu_bytes":9000,"portset":"DvsPortset-0"}
    dvport {"dvport":"10","alias":"dvUplink1","portgroup":"dvportgroup-1627","blocked":false,"in_use":true,"link":true,"port_id":50331650,"packets_in":114179,"dropped_in":7,"dropped_out":0,"load_balancing":"source virtual port id","active":"dvUplink1,dvUplink2","standby":"","vlan":"trunk 0-4094","dvs":"DVS guest"}
    dvport {"dvport":"99","in_use":false,"link":false,"vlan":"98","dvs":"DVS guest"}"
  `)
  const flat = dvs.replaceAll('\t', '')
  expect(await told('commands/net-dvs_-l.txt', flat)).toBe(await told('commands/net-dvs_-l.txt', dvs))
  expect(await told('commands/net-dvs_-l.txt', `failed to init client\n${dvs.slice(0, 600)}`)).toMatchInlineSnapshot(`
    "dvswitch_config {"dvs_uuid":"0e 38 76 3f 66 d2 d5 04-5a ad 43 79 5f 40 46 f0","max_ports":7680,"dvs":"DVS guest","mtu_bytes":9000,"portset":"DvsPortset-0"}
    dvport {"dvport":"10","alias":"dvUplink1","portgroup":"dvportgroup-1627","blocked":false,"dvs":"DVS guest"}
    ! 1: belongs to no switch: failed to init client
    ! 13: the output is cut in this line: com.vmware.common.port.volatile.status = inUse linkUp portID=50331650  propTyp"
  `)
})

test('net-stats', async () => {
  const text = `PortNum          Type SubType SwitchName       MACAddress         ClientName
33554434            4       0 vSwitch0         00:50:56:00:00:01  vmnic0
50331655            5       9 DvsPortset-0     00:50:56:00:00:99  my vm.eth0
`
  expect(await told('commands/net-stats_-l.txt', text)).toMatchInlineSnapshot(`
    "switch_port {"port_id":33554434,"type":4,"vswitch":"vSwitch0","mac":"00:50:56:00:00:01","client":"vmnic0"}
    switch_port {"port_id":50331655,"type":5,"vswitch":"DvsPortset-0","mac":"00:50:56:00:00:99","client":"my vm.eth0"}"
  `)
  expect(await told('commands/net-stats_-l.txt', `warn\n${text.slice(0, -3)}`)).toMatchInlineSnapshot(`
    "switch_port {"port_id":33554434,"type":4,"vswitch":"vSwitch0","mac":"00:50:56:00:00:01","client":"vmnic0"}
    ! 1: is no port, or cut: warn
    ! 4: is no port, or cut: 50331655            5       9 DvsPortset-0     00:50:56:00:00:99  my vm.et"
  `)
})

test('lldpnetmap', async () => {
  const blocks =
    'vmnic0:\n   Chassis ID: 00:1c:73:00:00:01\n   Port ID: Ethernet1/10\n   System Name: sw-a1\n   Max Frame Size: 9236\n   VLAN ID: 10\n\nvmnic1\n  Device ID: sw-b1\n  MTU: 1500\n'
  expect(await told('commands/lldpnetmap.txt', blocks)).toMatchInlineSnapshot(`
    "lldp {"nic":"vmnic0","switch_mac":"00:1c:73:00:00:01","switch_port":"Ethernet1/10","switch_name":"sw-a1","max_frame_bytes":9236,"vlan":"10"}
    lldp {"nic":"vmnic1","switch_name":"sw-b1","mtu_bytes":1500}"
  `)
  expect(
    await told('commands/lldpnetmap.txt', "{'sw-a1': {'vmnic0': 'Eth1/1'}, 'sw-b1': ['vmnic1', 'vmnic2']}\n"),
  ).toMatchInlineSnapshot(`
    "lldp {"nic":"vmnic0","switch_name":"sw-a1","switch_port":"Eth1/1"}
    lldp {"nic":"vmnic1","switch_name":"sw-b1"}
    lldp {"nic":"vmnic2","switch_name":"sw-b1"}"
  `)
  expect(
    await told('commands/lldpnetmap.txt', '{"vmnic3": {"System Name": "sw-c", "Port ID": "7", "MTU": 9216}}'),
  ).toMatchInlineSnapshot(`"lldp {"nic":"vmnic3","switch_name":"sw-c","switch_port":"7","mtu_bytes":9216}"`)
  expect(
    await told('commands/lldpnetmap.txt', 'LLDP agent is not running\nvmnic4 sw-d Gi1/0/1\n'),
  ).toMatchInlineSnapshot(`
    "lldp {"nic":"vmnic4","switch_name":"sw-d","switch_port":"Gi1/0/1"}
    ! 1: belongs to no NIC: LLDP agent is not running"
  `)
})

test('LACP', async () => {
  const config = `DVS Name  LAG ID      NICs           Enabled  Mode     Load balance
--------  ----------  -------------  -------  -------  ------------
DVS one   2177848811  vmnic2,vmnic3     true  Active   Src and dst ip
DVS two   0                            false
`
  expect(await told('commands/localcli_network-vswitch-dvs-vmware-lacp-config-get.txt', config)).toMatchInlineSnapshot(`
    "lag {"dvs":"DVS one","lag":"2177848811","nics":"vmnic2,vmnic3","enabled":true,"mode":"Active","load_balancing":"Src and dst ip"}
    lag {"dvs":"DVS two","lag":"0","enabled":false}"
  `)
  const block = 'DVS: dvs-guest\n   NICs: vmnic4, vmnic5\n   Enabled: false\n   Mode: Disabled\n'
  expect(await told('commands/localcli_network-vswitch-dvs-vmware-lacp-config-get.txt', block)).toMatchInlineSnapshot(
    `"lag {"dvs":"dvs-guest","nics":"vmnic4,vmnic5","enabled":false,"mode":"Disabled"}"`,
  )
  const status = `DVS one
   DVSwitch: DVS one
   Flags: S - Device is sending Slow LACPDUs, F - Device is sending fast LACPDUs, A - Device is in active mode, P - Device is in passive mode
   LAGID: 2177848811
   Mode: Active
   Nic List:
         Local Information:
               Admin Key: 7
               Flags: FA
               Port Number: 2
               Port State: ACT,FTO,AGG,SYN,COL,DIST,
         Nic: vmnic3
         Partner Information:
               Age: 00:00:03
               Device ID: 00:04:96:00:00:4f
               Flags: SA
               Oper Key: 1003
               Port Number: 1003
               Port State: ACT,AGG,SYN,COL,DIST,
         State: Bundled

         Local Information:
               Flags: FA
               Port State: ACT,FTO,AGG,
         Nic: vmnic2
         Partner Information:
               Device ID: 00:00:00:00:00:00
               Oper Key: 0
         State: Independent
`
  const path = 'commands/localcli_network-vswitch-dvs-vmware-lacp-status-get.txt'
  expect(await told(path, status)).toMatchInlineSnapshot(`
    "lacp {"dvs":"DVS one","lag":"2177848811","mode":"Active","nic":"vmnic3","state":"Bundled","flags":"FA","port_state":"ACT,FTO,AGG,SYN,COL,DIST","partner":"00:04:96:00:00:4f","partner_flags":"SA","partner_port_state":"ACT,AGG,SYN,COL,DIST","partner_key":1003,"partner_port":1003}
    lacp {"dvs":"DVS one","lag":"2177848811","mode":"Active","nic":"vmnic2","state":"Independent","flags":"FA","port_state":"ACT,FTO,AGG","partner":"00:00:00:00:00:00","partner_key":0}"
  `)
  expect(await told(path, status.slice(0, -25))).toMatchInlineSnapshot(`
    "lacp {"dvs":"DVS one","lag":"2177848811","mode":"Active","nic":"vmnic3","state":"Bundled","flags":"FA","port_state":"ACT,FTO,AGG,SYN,COL,DIST","partner":"00:04:96:00:00:4f","partner_flags":"SA","partner_port_state":"ACT,AGG,SYN,COL,DIST","partner_key":1003,"partner_port":1003}
    lacp {"dvs":"DVS one","lag":"2177848811","mode":"Active","nic":"vmnic2","flags":"FA","port_state":"ACT,FTO,AGG","partner":"00:00:00:00:00:00","partner_key":0}
    ! 29: the output is cut in this line: "
  `)
  const stats = `DVSwitch  LAGID       NIC     Rx Errors  Rx LACPDUs  Tx Errors  Tx LACPDUs
--------  ----------  ------  ---------  ----------  ---------  ----------
DVS one   2177848811  vmnic3          0        4012          1        4011
`
  expect(await told('commands/localcli_network-vswitch-dvs-vmware-lacp-stats-get.txt', stats)).toMatchInlineSnapshot(
    `"lacp_counter {"dvs":"DVS one","lag":"2177848811","nic":"vmnic3","received":4012,"received_errors":0,"sent":4011,"sent_errors":1}"`,
  )
})

test('vmkping by hand: one row per size', async () => {
  const text = (size: number, received: number) => `PING 10.20.130.50 (10.20.130.50): ${size} data bytes

--- 10.20.130.50 ping statistics ---
3 packets transmitted, ${received} packets received, ${received === 0 ? 100 : 0}% packet loss
`
  expect(
    await told('commands/vmkping_-I-vmk1--d--s-8972--c-3-102013050.txt', text(8972, 0) + text(1472, 3)),
  ).toMatchInlineSnapshot(`
    "ping {"ip":"10.20.130.50","size_bytes":8972,"sent":3,"received":0,"loss_percent":100}
    ping {"ip":"10.20.130.50","size_bytes":1472,"sent":3,"received":3,"loss_percent":0}"
  `)
})

test('lldpnetmap with the NIC in brackets', async () => {
  expect(
    await told('commands/lldpnetmap.txt', '[vmnic4]\n  System Name: leaf-01\n  Port ID: Ethernet1/14\n  MTU: 1500\n'),
  ).toMatchInlineSnapshot(
    `"lldp {"nic":"vmnic4","switch_name":"leaf-01","switch_port":"Ethernet1/14","mtu_bytes":1500}"`,
  )
})

test('vmkping', async () => {
  const text = `warning
PING 192.0.2.1 (192.0.2.1): 56 data bytes
64 bytes from 192.0.2.1: icmp_seq=0 ttl=64 time=0.321 ms
sendto() failed (Message too long)

--- 192.0.2.1 ping statistics ---
3 packets transmitted, 2 packets received, 33.3333% packet loss
round-trip min/avg/max = 0.321/0.350/0.402 ms
PING 192.0.2.2 (192.0.2.2): 56 data bytes

--- 192.0.2.2 ping statistics ---
3 packets trans`
  expect(await told('commands/vmkping_-D--v.txt', text)).toMatchInlineSnapshot(`
    "ping {"ip":"192.0.2.1","size_bytes":56,"error":"sendto() failed (Message too long)","sent":3,"received":2,"loss_percent":33.3333,"average_ms":0.35,"max_ms":0.402}
    ping {"ip":"192.0.2.2","size_bytes":56}"
  `)
  expect(await told('commands/vmkping_-D--v.txt', 'vmkping: not found')).toMatchInlineSnapshot(
    `"! -: names no address that was pinged"`,
  )
})
