import { expect, test } from 'vitest'
import { createBundles } from '../../../pipelines/read/bundles.ts'

const UNAME = 'VMkernel esx01.example.com 7.0.3 #1 SMP Release build-21424296 Mar  1 2023 x86_64 ESXi\n'

test('what a bundle says of itself goes before what its name and its logs say', () => {
  const bundle = createBundles(1).of(0, '', 'esx-other-2026-03-11--14.22-2158322')
  bundle.learnSection({ product: 'VMware ESXi', version: '6.7.0', build: '1' })
  const { host, version, build } = bundle.identity()
  expect([host, version, build]).toEqual(['other', '6.7.0', '1'])
  bundle.learn('uname', Buffer.from(UNAME))
  bundle.learn('vmware-vl', Buffer.from('VMware ESXi 7.0.3 build-21424296\nVMware ESXi 7.0 Update 3\n'))
  bundle.learn('storage-core-path-list', Buffer.from('VMkernel wrong.example.com 1\n'))
  const known = bundle.identity()
  expect([known.host, known.version, known.build]).toEqual(['esx01.example.com', '7.0.3', '21424296'])
})

test('of a huge file that says who a bundle is from only the start is kept', () => {
  const bundle = createBundles(1).of(0, '', '')
  bundle.learn('uname', Buffer.concat([Buffer.alloc(64 * 1024, '\n'), Buffer.from(UNAME)]))
  expect(bundle.identity().host).toBe(null)
})

test('one bundle for each place, numbered from the first index', () => {
  const bundles = createBundles(7)
  const [a, b, again] = [bundles.of(0, '', 'a'), bundles.of(0, '', 'b'), bundles.of(0, '', 'a')]
  expect([a.index, b.index, again]).toEqual([7, 8, a])
  expect(bundles.all()).toEqual([a, b])
})
