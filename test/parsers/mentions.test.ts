import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mentionsOf } from '../../parsers/mentions.ts'

test('things whose names tell what they are', () => {
  expect(
    mentionsOf(
      'cmd to dev "naa.6006016012345678aabbccddeeff0011" on path "vmhba2:C0:T1:L3" of vmhba2, vmnic2 vmnic2 vmnic10 vmk0',
    ),
  ).toEqual({
    device: ['naa.6006016012345678aabbccddeeff0011'],
    path: ['vmhba2:C0:T1:L3'],
    adapter: ['vmhba2'],
    nic: ['vmnic2', 'vmnic10'],
    vmk: ['vmk0'],
  })
  expect(mentionsOf('mpx.vmhba1:C0:T0:L0 t10.ATA_____Micron_5300 eui.0025385971b05a11')).toEqual({
    device: ['mpx.vmhba1:C0:T0:L0', 't10.ATA_____Micron_5300', 'eui.0025385971b05a11'],
  })
})

test('managed object ids and files of VMs', () => {
  expect(mentionsOf('[vim.VirtualMachine:vm-12,db01] domain-c8 haTask-7-vim.VirtualMachine.powerOn-4')).toEqual({
    moref: ['vm-12', 'domain-c8', 'haTask-7'],
  })
  const folder = '/vmfs/volumes/61a10c7a-4e2f99f3-11bf-b0262808aeb4/web 02'
  expect(mentionsOf(`opened '${folder}/web 02.vmx', '/vmfs/volumes/ds1/db01/db01_1.vmdk'`)).toEqual({
    vmx: [`${folder}/web 02.vmx`],
    volume: ['61a10c7a-4e2f99f3-11bf-b0262808aeb4'],
    vmdk: ['/vmfs/volumes/ds1/db01/db01_1.vmdk'],
    datastore: ['ds1'],
  })
})

test.each(['vmkernel: cpu2:2097573)vmklinux loaded', 'xvmnic2 myvmk0x', 'naa.short', 'vm-tools host-name', ''])(
  'nothing in %j',
  (text) => expect(mentionsOf(text)).toBeUndefined(),
)

test('what is found stands in the text, and the first pass over it loses nothing', () => {
  const name = fc.constantFrom('vmnic1', 'vmk2', 'vmhba3', 'vmhba3:C0:T0:L1', 'vm-4', 'host-5', 'haTask-6', 'domain-c7')
  const part = fc.oneof(name, fc.string({ maxLength: 12 }))
  fc.assert(
    fc.property(fc.array(part), name, (parts, last) => {
      const text = `${parts.join(' ')} ${last}`
      const found = Object.values(mentionsOf(text) ?? {}).flat()
      expect(found.filter((value) => !text.includes(value))).toEqual([])
      expect(found).toContain(last)
    }),
  )
})
