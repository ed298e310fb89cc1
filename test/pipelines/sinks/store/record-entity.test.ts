import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { run } from '../../../../pipelines/run.ts'
import { openStore, type Store } from '../../../../pipelines/sinks/store/store.ts'
import { defaultLimits } from '../../../../pipelines/unpack/limits.ts'
import { tar, tarMember } from '../../../../samples/odd/build.ts'

const volume = '61a10c7a-4e2f99f3-11bf-b0262808aeb4'
const stamp = '2024-02-03T10:11:12.113Z'

/** Two bundles of one input: a host, and the vCenter that knows it. */
const members = {
  'esx-esx01-2024-02-03--11.00/commands/localcli_vm-process-list.txt': `db01:
   World ID: 2101154
   VMX Cartel ID: 2101153
   Display Name: db01
   Config File: /vmfs/volumes/${volume}/db01/db01.vmx
`,
  'esx-esx01-2024-02-03--11.00/etc/vmware/hostd/vmInventory.xml': `<ConfigRoot><ConfigEntry id="0000"><objID>12</objID><vmxCfgPath>/vmfs/volumes/${volume}/db01/db01.vmx</vmxCfgPath></ConfigEntry></ConfigRoot>\n`,
  'esx-esx01-2024-02-03--11.00/var/log/vmkernel.log': `${stamp} cpu1:2101154)nothing of note\n`,
  'esx-esx01-2024-02-03--11.00/var/log/hostd.log': `${stamp} info hostd[21] [Originator@6876 sub=Vimsvc.TaskManager] Task Created : haTask-12-vim.VirtualMachine.powerOn-4\n${stamp} info hostd[21] [Originator@6876 sub=Libs] opened /vmfs/volumes/${volume}/db01/db01.vmx\n`,
  'vc01-vcsupport/var/log/vmware/vpxd/vpxd.log': `${stamp} info vpxd[58] [Originator@6876 sub=vpxLro opID=-bc63e9] begin on vm-7\n${stamp} info vpxd[58] [Originator@6876 sub=MoVm opID=-bc63e9] [vim.VirtualMachine:vm-7,web 01] is on\n`,
}

let store: Store
beforeAll(async () => {
  store = await openStore(null)
  const bytes = tar(...Object.entries(members).map(([path, text]) => tarMember(path, text)))
  await run([{ path: 'export.tar', stream: Readable.from([bytes]) }], store, {
    faults: [],
    limits: defaultLimits,
    everyRecord: true,
    signal: new AbortController().signal,
    progress: () => undefined,
  })
})
afterAll(() => store.close())

const entities = async (log: string, line: number) => {
  const rows = await store.rows(
    `select e.name, e.value, e.steps from record_entity e join member m using (member) where m.log = $log and e.line = $line order by e.steps, e.name, e.value`,
    { log, line },
  )
  return rows.map(({ name, value, steps }) => `${String(steps)} ${String(name)} ${String(value)}`)
}

test('the world that wrote a record leads to its VM', async () => {
  expect(await entities('vmkernel', 1)).toEqual(['0 world 2101154', '1 vm db01', `2 volume ${volume}`])
})

test('a task of hostd leads to its VM', async () => {
  expect(await entities('hostd', 1)).toEqual(['0 moref haTask-12', '1 vm db01', `2 volume ${volume}`])
})

test('a .vmx leads to its VM', async () => {
  expect(await entities('hostd', 2)).toEqual(
    [`0 vmx /vmfs/volumes/${volume}/db01/db01.vmx`, `0 volume ${volume}`, '1 vm db01'].sort(),
  )
})

test('an id that another record names has that name', async () => {
  expect(await entities('vpxd', 1)).toEqual(['0 moref vm-7', '1 vm web 01'])
})
