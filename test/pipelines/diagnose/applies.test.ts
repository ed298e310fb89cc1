import { expect, test } from 'vitest'
import { inRange, verdict } from '../../../pipelines/diagnose/applies.ts'

const esxi = (version: string | null, build: string | null) => ({
  product: 'VMware ESXi',
  version,
  build,
  drivers: new Map<string, string>(),
})
const fixed = { esxi: '>=6.5 <8', fixed: [{ esxi: '7.0.3', build: 21424296 }] }

test.each([
  [esxi('7.0.3', '21424296'), 'your build 7.0.3-21424296 already has the fix'],
  [esxi('7.0.3', '21424295'), 'fixed in build 21424296 of 7.0.3; yours is 7.0.3-21424295'],
  [esxi('7.0.2', '99999999'), 'fixed in 7.0.3 build 21424296; yours is 7.0.2-99999999'],
  [esxi('8.0.0', '20513097'), 'known for ESXi >=6.5 <8; yours is 8.0.0-20513097'],
  [esxi(null, '1'), null],
])('%j: %s', (installed, words) => {
  expect(verdict(fixed, installed)).toBe(words)
})

test('nothing is said of a vCenter by what is known of ESXi', () => {
  expect(verdict(fixed, { ...esxi('7.0.3', '1'), product: 'VMware vCenter Server' })).toBe(null)
})

test.each([
  ['2.3.4.0-1OEM.700.1.0.15843807', 'one of the drivers with it: i40en <2.4.1, yours is 2.3.4.0-1OEM.700.1.0.15843807'],
  ['2.4.1', 'not one of the drivers with it: i40en <2.4.1, yours is 2.4.1'],
])('driver %s: %s', (version, words) => {
  const installed = { ...esxi('7.0.3', '1'), drivers: new Map([['i40en', version]]) }
  expect(verdict({ driver: { i40en: '<2.4.1', icen: '<1.9' } }, installed)).toBe(words)
})

test.each([
  ['7.0', '>=7.0.0', true],
  ['6.5.0', '>6.5', false],
  ['6.7.0', '>=6.5 <7', true],
  ['10.0', '>9', true],
  ['8.0.3', '=8.0', false],
])('%s in %s: %s', (version, range, inside) => {
  expect(inRange(version, range)).toBe(inside)
})
