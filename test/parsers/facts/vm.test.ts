import { expect, test } from 'vitest'
import { collect, told } from './collect.ts'

const folder = 'vmfs/volumes/61000000-00000001-0001-000000000001/web 1'

test('running VMs', async () => {
  const text = `web 1:
   World ID: 2101154
   Process ID: 0
   VMX Cartel ID: 2101153
   UUID: 42 0a 00 00 00 00 00 01-00 00 00 00 00 00 00 02
   Display Name: web 1
   Config File: /${folder}/web.vmx

db
   World ID: 2101200
   Display Name: db
   Config Fi`
  expect(await told('commands/localcli_vm-process-list.txt', text)).toMatchInlineSnapshot(`
    "vm {"vm":"web 1","world":2101154,"cartel":2101153,"uuid":"420a0000-0000-0001-0000-000000000002","vmx":"/vmfs/volumes/61000000-00000001-0001-000000000001/web 1/web.vmx","volume":"61000000-00000001-0001-000000000001"}
    vm {"vm":"db","world":2101200}
    ! 12: the output is cut in this line: Config Fi"
  `)
})

test('registered VMs, one entry without path, cut', async () => {
  const text = `<ConfigRoot>
  <ConfigEntry id="0000">
    <objID>1</objID>
    <vmxCfgPath>/${folder}/a&amp;b.vmx</vmxCfgPath>
  </ConfigEntry>
  <ConfigEntry id="0001"><objID>2</objID></ConfigEntry>
  <ConfigEntry id="0002"><objID>3</objID><vmxCfgP`
  expect(await told('etc/vmware/hostd/vmInventory.xml', text)).toMatchInlineSnapshot(`
    "vm_inventory {"id":"1","vmx":"/vmfs/volumes/61000000-00000001-0001-000000000001/web 1/a&b.vmx","volume":"61000000-00000001-0001-000000000001"}
    ! -: an entry without path: <objID>2</objID>
    ! -: 1 entries are cut or damaged"
  `)
})

test('VMs as hostd lists them', async () => {
  const text = `Vmid    Name             File                           Guest OS          Version   Annotation
7      web 1     [ds one] web 1/web 1.vmx        rhel8_64Guest     vmx-19    first
line of a note
12     db01      [ds1] db01/db01.vmx             windows2019srv_64Guest   vmx-19
`
  expect(await told('commands/vim-cmd_vmsvcgetallvms.txt', text)).toMatchInlineSnapshot(`
    "managed_object {"moref":"7","type":"VirtualMachine","name":"web 1"}
    managed_object {"moref":"12","type":"VirtualMachine","name":"db01"}"
  `)
  expect(await told('commands/vim-cmd_vmsvcgetallvms.txt', 'Failed to login\n')).toMatchInlineSnapshot(
    `"! -: no list of VMs: Failed to login"`,
  )
})

test('vmx', async () => {
  const text = `.encoding = "UTF-8"
displayName = "web |22 1"
guestOS = "rhel8-64"
memSize = "8192"
numvcpus = "4"
cpuid.coresPerSocket = "2"
virtualHW.version = "19"
sched.mem.max = "4096"
sched.mem.min = "1024"
sched.cpu.max = "-1"
sched.cpu.latencySensitivity = "high"
uuid.bios = "42 0a 00 00 00 00 00 01-00 00 00 00 00 00 00 02"
scsi0:0.present = "TRUE"
scsi0:0.deviceType = "scsi-hardDisk"
scsi0:0.fileName = "web-000002.vmdk"
SCSI0:1.fileName = "/vmfs/volumes/61000000-00000002-0001-000000000001/web 1/data.vmdk"
scsi0:1.sharing = "multi-writer"
sata0:0.present = "FALSE"
sata0:0.fileName = "gone.iso"
ethernet0.present = "TRUE"
ethernet0.virtualDev = "vmxnet3"
ethernet0.dvs.switchId = "50 0a 00 00"
ethernet0.dvs.portgroupId = "dvportgroup-12"
ethernet0.generatedAddress = "00:50:56:00:00:09"
ethernet0.startConnected = "FALSE"
guestinfo.password = "hunter2"
RemoteDisplay.vnc.key = "abc"
this is no setting
tools.syncTime = "TRU`
  expect(await told(`${folder}/web.vmx`, text)).toMatchInlineSnapshot(`
    "vm_config {"vm":"web \\" 1","vmx":"/vmfs/volumes/61000000-00000001-0001-000000000001/web 1/web.vmx","volume":"61000000-00000001-0001-000000000001","uuid":"420a0000-0000-0001-0000-000000000002","guest":"rhel8-64","hardware_version":19,"memory_mib":8192,"vcpus":4,"cores_per_socket":2,"memory_reservation_mib":1024,"memory_limit_mib":4096,"latency_sensitivity":"high","encrypted":false}
    vm_disk {"vm":"web \\" 1","vmx":"/vmfs/volumes/61000000-00000001-0001-000000000001/web 1/web.vmx","vdisk":"scsi0:0","type":"scsi-hardDisk","vmdk":"/vmfs/volumes/61000000-00000001-0001-000000000001/web 1/web-000002.vmdk","is_snapshot":true}
    vm_disk {"vm":"web \\" 1","vmx":"/vmfs/volumes/61000000-00000001-0001-000000000001/web 1/web.vmx","vdisk":"scsi0:1","vmdk":"/vmfs/volumes/61000000-00000002-0001-000000000001/web 1/data.vmdk","sharing":"multi-writer","is_snapshot":false}
    vm_nic {"vm":"web \\" 1","vmx":"/vmfs/volumes/61000000-00000001-0001-000000000001/web 1/web.vmx","vnic":"ethernet0","type":"vmxnet3","mac":"00:50:56:00:00:09","portgroup":"dvportgroup-12","dvs":"50 0a 00 00","connected":false}
    vm_setting {"vm":"web \\" 1","vmx":"/vmfs/volumes/61000000-00000001-0001-000000000001/web 1/web.vmx","setting":".encoding","value":"UTF-8"}
    vm_setting {"vm":"web \\" 1","vmx":"/vmfs/volumes/61000000-00000001-0001-000000000001/web 1/web.vmx","setting":"displayName","value":"web \\" 1"}
    vm_setting {"vm":"web \\" 1","vmx":"/vmfs/volumes/61000000-00000001-0001-000000000001/web 1/web.vmx","setting":"guestOS","value":"rhel8-64"}
    vm_setting {"vm":"web \\" 1","vmx":"/vmfs/volumes/61000000-00000001-0001-000000000001/web 1/web.vmx","setting":"memSize","value":"8192"}
    vm_setting {"vm":"web \\" 1","vmx":"/vmfs/volumes/61000000-00000001-0001-000000000001/web 1/web.vmx","setting":"numvcpus","value":"4"}
    vm_setting {"vm":"web \\" 1","vmx":"/vmfs/volumes/61000000-00000001-0001-000000000001/web 1/web.vmx","setting":"cpuid.coresPerSocket","value":"2"}
    vm_setting {"vm":"web \\" 1","vmx":"/vmfs/volumes/61000000-00000001-0001-000000000001/web 1/web.vmx","setting":"virtualHW.version","value":"19"}
    vm_setting {"vm":"web \\" 1","vmx":"/vmfs/volumes/61000000-00000001-0001-000000000001/web 1/web.vmx","setting":"sched.mem.max","value":"4096"}
    vm_setting {"vm":"web \\" 1","vmx":"/vmfs/volumes/61000000-00000001-0001-000000000001/web 1/web.vmx","setting":"sched.mem.min","value":"1024"}
    vm_setting {"vm":"web \\" 1","vmx":"/vmfs/volumes/61000000-00000001-0001-000000000001/web 1/web.vmx","setting":"sched.cpu.max","value":"-1"}
    vm_setting {"vm":"web \\" 1","vmx":"/vmfs/volumes/61000000-00000001-0001-000000000001/web 1/web.vmx","setting":"sched.cpu.latencySensitivity","value":"high"}
    vm_setting {"vm":"web \\" 1","vmx":"/vmfs/volumes/61000000-00000001-0001-000000000001/web 1/web.vmx","setting":"uuid.bios","value":"42 0a 00 00 00 00 00 01-00 00 00 00 00 00 00 02"}
    vm_setting {"vm":"web \\" 1","vmx":"/vmfs/volumes/61000000-00000001-0001-000000000001/web 1/web.vmx","setting":"scsi0:0.present","value":"TRUE"}
    vm_setting {"vm":"web \\" 1","vmx":"/vmfs/volumes/61000000-00000001-0001-000000000001/web 1/web.vmx","setting":"scsi0:0.deviceType","value":"scsi-hardDisk"}
    vm_setting {"vm":"web \\" 1","vmx":"/vmfs/volumes/61000000-00000001-0001-000000000001/web 1/web.vmx","setting":"scsi0:0.fileName","value":"web-000002.vmdk"}
    vm_setting {"vm":"web \\" 1","vmx":"/vmfs/volumes/61000000-00000001-0001-000000000001/web 1/web.vmx","setting":"SCSI0:1.fileName","value":"/vmfs/volumes/61000000-00000002-0001-000000000001/web 1/data.vmdk"}
    vm_setting {"vm":"web \\" 1","vmx":"/vmfs/volumes/61000000-00000001-0001-000000000001/web 1/web.vmx","setting":"scsi0:1.sharing","value":"multi-writer"}
    vm_setting {"vm":"web \\" 1","vmx":"/vmfs/volumes/61000000-00000001-0001-000000000001/web 1/web.vmx","setting":"sata0:0.present","value":"FALSE"}
    vm_setting {"vm":"web \\" 1","vmx":"/vmfs/volumes/61000000-00000001-0001-000000000001/web 1/web.vmx","setting":"sata0:0.fileName","value":"gone.iso"}
    vm_setting {"vm":"web \\" 1","vmx":"/vmfs/volumes/61000000-00000001-0001-000000000001/web 1/web.vmx","setting":"ethernet0.present","value":"TRUE"}
    vm_setting {"vm":"web \\" 1","vmx":"/vmfs/volumes/61000000-00000001-0001-000000000001/web 1/web.vmx","setting":"ethernet0.virtualDev","value":"vmxnet3"}
    vm_setting {"vm":"web \\" 1","vmx":"/vmfs/volumes/61000000-00000001-0001-000000000001/web 1/web.vmx","setting":"ethernet0.dvs.switchId","value":"50 0a 00 00"}
    vm_setting {"vm":"web \\" 1","vmx":"/vmfs/volumes/61000000-00000001-0001-000000000001/web 1/web.vmx","setting":"ethernet0.dvs.portgroupId","value":"dvportgroup-12"}
    vm_setting {"vm":"web \\" 1","vmx":"/vmfs/volumes/61000000-00000001-0001-000000000001/web 1/web.vmx","setting":"ethernet0.generatedAddress","value":"00:50:56:00:00:09"}
    vm_setting {"vm":"web \\" 1","vmx":"/vmfs/volumes/61000000-00000001-0001-000000000001/web 1/web.vmx","setting":"ethernet0.startConnected","value":"FALSE"}
    ! 28: no setting: this is no setting
    ! 29: no setting: tools.syncTime = "TRU"
  `)
})

test('snapshots: signed low half, chain, missing parent, circle', async () => {
  const text = `.encoding = "UTF-8"
snapshot.lastUID = "5"
snapshot.current = "2"
snapshot.numSnapshots = "5"
snapshot.mru0.uid = "2"
snapshot0.uid = "1"
snapshot0.filename = "web-Snapshot1.vmsn"
snapshot0.displayName = "before update"
snapshot0.createTimeHigh = "310880"
snapshot0.createTimeLow = "-365210110"
snapshot0.numDisks = "2"
snapshot0.disk0.fileName = "web.vmdk"
snapshot0.disk1.fileName = "data.vmdk"
snapshot1.uid = "2"
snapshot1.parent = "1"
snapshot2.uid = "3"
snapshot2.parent = "9"
snapshot3.uid = "4"
snapshot3.parent = "5"
snapshot4.uid = "5"
snapshot4.parent = "4"
snapshot5.displayName = "no uid"
`
  expect(await told(`${folder}/web.vmsd`, text)).toMatchInlineSnapshot(`
    "snapshot {"vm":"web","file":"/vmfs/volumes/61000000-00000001-0001-000000000001/web 1/web.vmsd","uid":"1","name":"before update","created":1335223362737666,"depth":1,"current":false,"disks":2,"vmdk":"web.vmdk, data.vmdk","memory_file":"web-Snapshot1.vmsn"}
    snapshot {"vm":"web","file":"/vmfs/volumes/61000000-00000001-0001-000000000001/web 1/web.vmsd","uid":"2","parent":"1","depth":2,"current":true}
    snapshot {"vm":"web","file":"/vmfs/volumes/61000000-00000001-0001-000000000001/web 1/web.vmsd","uid":"3","parent":"9","current":false}
    snapshot {"vm":"web","file":"/vmfs/volumes/61000000-00000001-0001-000000000001/web 1/web.vmsd","uid":"4","parent":"5","current":false}
    snapshot {"vm":"web","file":"/vmfs/volumes/61000000-00000001-0001-000000000001/web 1/web.vmsd","uid":"5","parent":"4","current":false}
    ! -: snapshot5 has no uid"
  `)
  expect(await told(`${folder}/web.vmsd`, '.encoding = "UTF-8"\n')).toBe('')
})

test('disks: base, snapshot with parent, no descriptor', async () => {
  const base = `# Disk DescriptorFile
version=1
CID=AABBCCDD
parentCID=ffffffff
createType="vmfs"

# Extent description
RW 83886080 VMFS "web-flat.vmdk"

ddb.adapterType = "lsilogic"
ddb.thinProvisioned = "1"
ddb.virtualHWVersion = "19"
`
  expect(await told(`${folder}/web.vmdk`, base)).toMatchInlineSnapshot(
    `"vmdk {"vmdk":"/vmfs/volumes/61000000-00000001-0001-000000000001/web 1/web.vmdk","type":"vmfs","cid":"aabbccdd","size_bytes":42949672960,"extents":1,"extent_file":"web-flat.vmdk","extent_type":"VMFS","thin":true,"adapter_type":"lsilogic","hardware_version":19}"`,
  )
  expect(
    await told(
      `${folder}/web-000001.vmdk`,
      `# Disk DescriptorFile
CID=11223344
parentCID=aabbccdd
createType="seSparse"
parentFileNameHint="web.vmdk"
RW 83886080 SESPARSE "web-000001-sesparse.vmdk"
`,
    ),
  ).toMatchInlineSnapshot(
    `"vmdk {"vmdk":"/vmfs/volumes/61000000-00000001-0001-000000000001/web 1/web-000001.vmdk","type":"seSparse","cid":"11223344","parent_cid":"aabbccdd","parent":"/vmfs/volumes/61000000-00000001-0001-000000000001/web 1/web.vmdk","size_bytes":42949672960,"extents":1,"extent_file":"web-000001-sesparse.vmdk","extent_type":"SESPARSE"}"`,
  )
  expect(await told(`${folder}/raw.vmdk`, '\0\0\0binary')).toMatchInlineSnapshot(`"! -: no descriptor:    binary"`)
  expect(await told(`${folder}/web.vmdk`, base.slice(0, 60))).toMatchInlineSnapshot(`
    "vmdk {"vmdk":"/vmfs/volumes/61000000-00000001-0001-000000000001/web 1/web.vmdk","cid":"aabbccdd","size_bytes":0,"extents":0}
    ! 4: the descriptor is cut in this line: parentCID=fffff
    ! -: the descriptor names no extent"
  `)
})

test('disk contents are no descriptors', async () => {
  for (const name of ['web-flat.vmdk', 'web-000001-delta.vmdk', 'web-000001-sesparse.vmdk', 'web-ctk.vmdk']) {
    await expect(collect(`${folder}/${name}`, '')).rejects.toThrow('is no fact')
  }
})
