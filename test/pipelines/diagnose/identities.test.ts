import { expect, test } from 'vitest'
import { loadFaults } from '../../../patterns/load.ts'
import { diagnosedBundle } from './diagnosed.ts'

const { faults } = await loadFaults('patterns')

const volume = '61a10c7a-4e2f99f3-11bf-b0262808aeb4'
const hostlist = `<hostList>
<host><hostId>host-44</hostId><hostName>esx04.example.com</hostName></host>
</hostList>
`
const inventory = `<ConfigRoot>
  <ConfigEntry id="0000"><objID>12</objID><vmxCfgPath>/vmfs/volumes/${volume}/db01/db01.vmx</vmxCfgPath></ConfigEntry>
</ConfigRoot>
`
const stamp = '2024-02-03T10:11:12.113Z'

async function named(members: Readonly<Record<string, string>>, fault: string, all = faults) {
  const { findings } = await diagnosedBundle(all, members)
  return findings
    .filter((finding) => finding.fault === fault)
    .map(({ title, names, entities: { vm = null, host = null } }) => ({ title, names, vm, host }))
}

test('an id of a host that the HA agent lists is its name, in the title beside it', async () => {
  const { messages, ...failover } = faults.find(({ id }) => id === 'ha.failover')!
  const titled = { ...failover, messages: messages.map((message) => ({ ...message, title: '[{task}: ]is dead' })) }
  const found = await named(
    {
      'var/log/fdm.log': `${stamp} info fdm[2100999] [Originator@6876 sub=Invt] Host host-44 changed state: Dead\n`,
      'commands/prettyPrint.sh_hostlist.txt': hostlist,
    },
    'ha.failover',
    [titled],
  )
  expect(found.map(({ title, names }) => [title, names])).toEqual([
    ['esx04.example.com (host-44): is dead', { 'host-44': 'esx04.example.com' }],
  ])
})

test('a task of hostd is about the VM that its inventory lists', async () => {
  const line = `${stamp} warning hostd[21] [Originator@6876 sub=Vimsvc.TaskManager] Task Completed : haTask-12-vim.VirtualMachine.createSnapshot-811 Status error vim.fault.NoDiskSpace\n`
  const found = await named(
    { 'var/log/hostd.log': line, 'etc/vmware/hostd/vmInventory.xml': inventory },
    'storage.vmfs-full',
  )
  expect(found.map(({ names, vm }) => [names, vm])).toEqual([[{ 'haTask-12': 'db01' }, 'db01']])
  expect(await named({ 'var/log/hostd.log': line }, 'storage.vmfs-full')).toMatchObject([{ names: {}, vm: null }])
})

test('a line that shows id and name names the id in other lines', async () => {
  const vpxd = (text: string) => `${stamp} error vpxd[05858] [Originator@6876 sub=vpxLro opID=-bc63e9] ${text}\n`
  const found = await named(
    {
      'var/log/vmware/vpxd/vpxd.log':
        vpxd('[VpxLRO] -- ERROR task-1211 -- vm-101 -- vim.VirtualMachine.cloneVM_Task: vim.fault.NoDiskSpace:') +
        vpxd('Failed: vim.fault.NoDiskSpace on [vim.VirtualMachine:vm-101,web 01]'),
    },
    'storage.vmfs-full',
  )
  expect(found.map(({ names, vm }) => [names, vm])).toEqual([[{ 'vm-101': 'web 01' }, 'web 01']])
})

test('the UUID that vSAN gave a disk is the disk', async () => {
  const uuid = '5299a1b2-c3d4-e5f6-0718-293a4b5c6d7e'
  const { findings } = await diagnosedBundle(faults, {
    'var/log/vmkernel.log': `${stamp} cpu9:2097418)WARNING: LSOM: LSOMEventNotify:8024: vSAN device ${uuid} is under permanent error.\n`,
    'commands/localcli_vsan-storage-list.txt': `naa.5000000000000001:\n   Device: naa.5000000000000001\n   VSAN UUID: ${uuid}\n   In CMMDS: true\n   Is Mounted: true\n`,
  })
  expect(findings.map(({ title, entities: { device } }) => [title, device])).toEqual([
    [`naa.5000000000000001 (${uuid}): vSAN disk failed or failing`, 'naa.5000000000000001'],
  ])
})
