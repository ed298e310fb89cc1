import { describe, expect, test } from 'vitest'
import { told } from './collect.ts'

const command = (name: string) => `commands/localcli_${name}.txt`

describe('cluster', () => {
  test('new form, old form without count, off', async () => {
    const text = `Cluster Information
   Enabled: true
   Current Local Time: 2024-05-01T10:00:00Z
   Local Node UUID: 60000000-0000-0000-0000-000000000001
   Local Node Type: NORMAL
   Local Node State: AGENT
   Local Node Health State: HEALTHY
   Sub-Cluster Master UUID: 60000000-0000-0000-0000-000000000002
   Sub-Cluster Backup UUID: 60000000-0000-0000-0000-000000000003
   Sub-Cluster UUID: 52000000-0000-0000-0000-000000000001
   Sub-Cluster Member Count: 3
   Sub-Cluster Member UUIDs: a, b, c
   Sub-Cluster Member HostNames: esx01, esx02, esx03
   Unicast Mode Enabled: true
   Maintenance Mode State: OFF
   Config Generation: 77000000 6 2024-05-01T07:44:39.970
`
    expect(await told(command('vsan-cluster-get'), text)).toMatchInlineSnapshot(
      `"vsan_cluster {"enabled":true,"cluster":"52000000-0000-0000-0000-000000000001","node":"60000000-0000-0000-0000-000000000001","node_type":"NORMAL","node_state":"AGENT","node_health":"HEALTHY","master":"60000000-0000-0000-0000-000000000002","backup":"60000000-0000-0000-0000-000000000003","members":3,"member_uuids":"a, b, c","member_names":"esx01, esx02, esx03","unicast":true,"maintenance":"OFF","config_generation":"77000000 6 2024-05-01T07:44:39.970"}"`,
    )
    expect(
      await told(
        command('vsan-cluster-get'),
        'Cluster Information\n   Enabled: true\n   Sub-Cluster Member UUIDs: a b\n   Sub-Clus',
      ),
    ).toMatchInlineSnapshot(`
      "vsan_cluster {"enabled":true,"members":2,"member_uuids":"a, b"}
      ! 4: the output is cut in this line: Sub-Clus"
    `)
    expect(
      await told(command('vsan-cluster-get'), 'vSAN Clustering is not enabled on this host\n'),
    ).toMatchInlineSnapshot(`""`)
  })

  test('networks and the other hosts', async () => {
    expect(
      await told(
        command('vsan-network-list'),
        `Interface
   VmkNic Name: vmk2
   IP Protocol: IP
   Agent Group Multicast Address: 224.2.3.4
   Agent Group Multicast Port: 23451
   Host Unicast Channel Bound Port: 12321
   Multicast TTL: 5
   Traffic Type: vsan

Interface
   VmkNic Name: vmk3
   Traffic Type: witness
`,
      ),
    ).toMatchInlineSnapshot(`
      "vsan_network {"vmk":"vmk2","ip_protocol":"IP","agent_group":"224.2.3.4","agent_port":23451,"unicast_port":12321,"ttl":5,"traffic_type":"vsan"}
      vsan_network {"vmk":"vmk3","traffic_type":"witness"}"
    `)
    expect(
      await told(
        command('vsan-cluster-unicastagent-list'),
        `NodeUuid                              IsWitness  Supports Unicast  IP Address    Port  Iface Name
------------------------------------  ---------  ----------------  -----------  -----  ----------
60000000-0000-0000-0000-000000000002          0              true  192.0.2.42   12321
`,
      ),
    ).toMatchInlineSnapshot(
      `"vsan_unicast {"node":"60000000-0000-0000-0000-000000000002","witness":false,"ip":"192.0.2.42","port":12321}"`,
    )
  })
})

describe('disks', () => {
  test('storage of old and new builds', async () => {
    const text = `naa.5001:
   Device: naa.5001
   Display Name: naa.5001
   Is SSD: false
   VSAN UUID: 52000000-0000-0000-0000-00000000000a
   VSAN Disk Group UUID: 52000000-0000-0000-0000-00000000000b
   VSAN Disk Group Name: naa.5002
   Used by this host: true
   In CMMDS: false
   Checksum: 6264992847805990079
   Checksum OK: true
   Is Capacity Tier: true

Device: t10.NVMe____X
   Display Name: X
   Storage Pool UUID: 74000000-0000-0000-0000-00000000000c
   Health Status: Healthy
`
    expect(await told(command('vsan-storage-list'), text)).toMatchInlineSnapshot(`
      "vsan_storage {"device":"naa.5001","vsan_uuid":"52000000-0000-0000-0000-00000000000a","disk_group":"52000000-0000-0000-0000-00000000000b","disk_group_device":"naa.5002","is_ssd":false,"is_capacity":true,"in_cmmds":false,"used_by_host":true,"checksum_ok":true}
      vsan_storage {"device":"t10.NVMe____X","disk_group":"74000000-0000-0000-0000-00000000000c","health":"Healthy"}"
    `)
  })

  test('vdq in both forms', async () => {
    expect(
      await told(
        'commands/vdq_-q--H.txt',
        `DiskResults:
   DiskResult[0]:
           Name:  naa.5001
       VSANUUID:  52000000-0000-0000-0000-00000000000a
          State:  In-use for VSAN
         Reason:  None
          IsSSD:  0
IsCapacityFlash:  0
          IsPDL:  1

   DiskResult[1]:
           Name:  naa.5003
       VSANUUID:
          State:  Ineligible for use by VSAN
         Reason:  Has partitions
`,
      ),
    ).toMatchInlineSnapshot(`
      "vsan_disk {"device":"naa.5001","vsan_uuid":"52000000-0000-0000-0000-00000000000a","state":"In-use for VSAN","is_ssd":false,"is_capacity_flash":false,"is_pdl":true}
      vsan_disk {"device":"naa.5003","state":"Ineligible for use by VSAN","reason":"Has partitions"}"
    `)
    expect(
      await told(
        'commands/vdq_-q.txt',
        `[
   {
      "Name"     : "mpx.vmhba0:C0:T0:L0",
      "VSANUUID" : "",
      "State"    : "Eligible for use by VSAN",
      "Reason"   : "None",
      "IsSSD"    : "1",
"IsCapacityFlash": "0",
      "Size(MB)" : "976762",
`,
      ),
    ).toMatchInlineSnapshot(
      `"vsan_disk {"device":"mpx.vmhba0:C0:T0:L0","state":"Eligible for use by VSAN","is_ssd":true,"is_capacity_flash":false,"size_mib":976762}"`,
    )
  })
})

describe('health', () => {
  test('list of tests', async () => {
    const text = `Health Test Name                                    Status
--------------------------------------------------  ----------
Overall health                                      red (Network misconfiguration)
Network                                             red
  Hosts with connectivity issues                    red
  vSAN: MTU check (ping with large packet size)     yellow
Cluster                                             green
`
    expect(await told(command('vsan-health-cluster-list'), text)).toMatchInlineSnapshot(`
      "vsan_health {"test_group":"Overall health","status":"red","reason":"Network misconfiguration"}
      vsan_health {"test_group":"Network","status":"red"}
      vsan_health {"test_group":"Network","test":"Hosts with connectivity issues","status":"red"}
      vsan_health {"test_group":"Network","test":"vSAN: MTU check (ping with large packet size)","status":"yellow"}
      vsan_health {"test_group":"Cluster","status":"green"}"
    `)
    expect(await told(command('vsan-health-cluster-list'), 'Unknown command\n')).toBe('! -: holds no health test')
  })

  test('dump of the service', async () => {
    const text = `Health service version: 1
(vim.cluster.VsanClusterHealthGroup) {
   groupName = 'Network',
   groupHealth = 'red',
   groupTests = [
      (vim.cluster.VsanClusterHealthTest) {
         testName = 'Hosts disconnected from VC',
         testShortDescription = 'x',
         testHealth = 'red',
      },
      (vim.cluster.VsanClusterHealthTest) {
         testName = "Ping",
         testHea`
    expect(
      await told('commands/python_usrlibvmwarevsanbinvsan-health-statuspyc-base_info.txt', text),
    ).toMatchInlineSnapshot(`
      "vsan_health {"test_group":"Network","status":"red"}
      vsan_health {"test_group":"Network","test":"Hosts disconnected from VC","status":"red"}"
    `)
  })

  test('objects', async () => {
    const text = `Health Status                                      Number Of Objects
-------------------------------------------------  -----------------
inaccessible                                                       2
healthy                                                          120
`
    expect(await told(command('vsan-debug-object-health-summary-get'), text)).toMatchInlineSnapshot(`
      "vsan_object_health {"state":"inaccessible","objects":2}
      vsan_object_health {"state":"healthy","objects":120}"
    `)
  })
})

describe('directory', () => {
  test('Python literal with another one in a string; damaged and cut entries', async () => {
    const text = `[{'uuid': 'u1', 'owner': 'o1', 'health': 'Healthy', 'revision': '4', 'type': 'HOSTNAME', 'content': "{'hostname': 'esx01'}"},
{'uuid': 'u2', 'owner': 'o1', 'health': 'Unhealthy', 'revision': '2', 'type': 'CONFIG_STATUS', 'content': '{"state": 13, "CSN": 4}'},
{'uuid': 'bad' 'owner' = 3},
{'uuid': 'u3', 'type': 'DISK', 'content': ''},
{'uuid': 'u4', 'type': 'DI`
    expect(await told('commands/cmmds-tool_find--f-python.txt', text)).toMatchInlineSnapshot(`
      "cmmds {"type":"HOSTNAME","uuid":"u1","owner":"o1","health":"Healthy","revision":4,"name":"esx01","content":"{\\"hostname\\":\\"esx01\\"}"}
      cmmds {"type":"CONFIG_STATUS","uuid":"u2","owner":"o1","health":"Unhealthy","revision":2,"state":13,"content":"{\\"state\\":13,\\"CSN\\":4}"}
      cmmds {"type":"DISK","uuid":"u3"}
      ! -: 2 entries are cut or damaged"
    `)
  })

  test('JSON with content as an object', async () => {
    const text = `{
"entries":
[ {
   "uuid": "u5",
   "owner": "o1",
   "health": "Healthy",
   "revision": "7",
   "type": "DISK",
   "content": {"capacity": 960197124096, "devName": "naa.5001:2", "isSsd": true, "x": null, "s": "a}\\"{"},
   "errorStr": "(null)"
 }
]
}
`
    expect(
      await told('commands/cmmds-tool_-f-json-readdump--p--d-scratchlogcmmdsdump.txt', text),
    ).toMatchInlineSnapshot(
      `"cmmds {"type":"DISK","uuid":"u5","owner":"o1","health":"Healthy","revision":7,"name":"naa.5001:2","capacity_bytes":960197124096,"content":"{\\"capacity\\":960197124096,\\"devName\\":\\"naa.5001:2\\",\\"isSsd\\":true,\\"x\\":null,\\"s\\":\\"a}\\\\\\"{\\"}"}"`,
    )
  })
})

test('HA agent', async () => {
  const text = `warning: nothing
<?xml version="1.0"?>
<!-- <host><hostName>not</hostName></host> -->
<hostList xmlns="urn:x">
  <version>4</version>
  <host><hostId>host-28</hostId><hostName>esx01&amp;</hostName><ipAddress>192.0.2.11</ipAddress><sslPassword>x</sslPassword></host>
  <host state="live"><hostId>host-29</hostId><hostName>esx02</hostName></host>
  <host><hostId>host-30</hostId><hostNa`
  expect(await told('commands/prettyPrint.sh_hostlist.txt', text)).toMatchInlineSnapshot(`
    "ha_setting {"document":"hostlist","setting":"hostList.version","value":"4"}
    ha_setting {"document":"hostlist","setting":"hostList.host.hostId","value":"host-28"}
    ha_setting {"document":"hostlist","setting":"hostList.host.hostName","value":"esx01&"}
    ha_setting {"document":"hostlist","setting":"hostList.host.ipAddress","value":"192.0.2.11"}
    ha_setting {"document":"hostlist","setting":"hostList.host[1].state","value":"live"}
    ha_setting {"document":"hostlist","setting":"hostList.host[1].hostId","value":"host-29"}
    ha_setting {"document":"hostlist","setting":"hostList.host[1].hostName","value":"esx02"}
    ha_setting {"document":"hostlist","setting":"hostList.host[2].hostId","value":"host-30"}
    ha_host {"id":"host-28","name":"esx01&","ip":"192.0.2.11"}
    ha_host {"id":"host-29","name":"esx02"}
    ha_host {"id":"host-30"}
    ! -: the document ends inside <host>"
  `)
  expect(await told('etc/opt/vmware/fdm/fdm.cfg', '<config><log><level>verbose</level></log></config>\n')).toBe(
    'ha_setting {"document":"fdm.cfg","setting":"config.log.level","value":"verbose"}',
  )
})
