import { expect, test } from 'vitest'
import { renderTitle, titleNames } from '../../patterns/render.ts'

test('fills in names and leaves out parts with an unknown name', () => {
  const title = '[{nic}: ]link of {host} is down[ ({driver} {firmware})]'
  expect(renderTitle(title, { host: 'esx01', nic: 'vmnic3' })).toBe('vmnic3: link of esx01 is down')
  expect(renderTitle(title, { host: 'esx01', driver: 'ixgben', firmware: '1.2' })).toBe(
    'link of esx01 is down (ixgben 1.2)',
  )
  expect(renderTitle(title, {})).toBe('link of unknown host is down')
})

test('brackets without a name are text', () => {
  expect(renderTitle('array [0] of {vm}', { vm: 'a[{b}]' })).toBe('array [0] of a[{b}]')
})

test('tells needed names from optional ones', () => {
  expect(titleNames('[{nic}: ]link of {host}[ ({driver})]')).toEqual({ needed: ['host'], optional: ['nic', 'driver'] })
})
