import { describe, expect, test } from 'vitest'
import {
  captureTimeFromBundleName,
  hostFromBundleName,
  readBuildInfo,
  readDate,
  readReadme,
  readUname,
  readUptime,
  readVmwareVl,
} from '../../../parsers/facts/identity.ts'

const us = (iso: string) => Date.parse(iso) * 1000

test('readVmwareVl', () => {
  expect(readVmwareVl('VMware ESXi 7.0.3 build-19482537\nVMware ESXi 7.0 Update 3\n')).toEqual({
    product: 'VMware ESXi',
    version: '7.0.3',
    build: '19482537',
  })
  expect(readVmwareVl('VMware ESX 4.1.0 build-260247')).toEqual({
    product: 'VMware ESX',
    version: '4.1.0',
    build: '260247',
  })
  expect(readVmwareVl('warning: x\r\nVMware ESXi 8.0.2 build-22380479\r\n')).toEqual({
    product: 'VMware ESXi',
    version: '8.0.2',
    build: '22380479',
  })
  expect(readVmwareVl('command not found')).toBeUndefined()
})

test('readBuildInfo', () => {
  expect(readBuildInfo('BUILDNUMBER:20150588\nSUMMARY:VMware vCenter Server 7.0.3.00800\n')).toEqual({
    product: 'VMware vCenter Server',
    version: '7.0.3.00800',
    build: '20150588',
  })
  expect(readBuildInfo('SUMMARY: something')).toEqual({ product: 'VMware vCenter Server' })
  expect(readBuildInfo('')).toBeUndefined()
})

test('readUname', () => {
  expect(
    readUname(
      'VMkernel esx01.example.com 7.0.3 #1 SMP Release build-19482537 Mar 10 2022 22:53:23 x86_64 x86_64 x86_64 ESXi\n',
    ),
  ).toEqual({ kernel: 'VMkernel', host: 'esx01.example.com', build: '19482537' })
  expect(readUname('Linux vcsa01 4.19.290-3.ph3 #1-photon SMP x86_64 GNU/Linux')).toEqual({
    kernel: 'Linux',
    host: 'vcsa01',
  })
  expect(readUname('')).toBeUndefined()
})

test.each([
  ['Thu Jun  2 08:00:01 UTC 2022\n', us('2022-06-02T08:00:01Z')],
  ['warning\nThu Jun 12 08:00:01 PM UTC 2022', us('2022-06-12T20:00:01Z')],
  ['2022-06-02T08:00:01Z', us('2022-06-02T08:00:01Z')],
  ['Thu Jun 32 08:00:01 UTC 2022', undefined],
  ['', undefined],
])('readDate %j', (text, expected) => {
  expect(readDate(text)).toBe(expected)
})

test.each([
  ['123456789012\n', 123_456_789_012],
  ['  10:11:12 up 12 days,  3:04,  load average: 0.01, 0.02, 0.03', ((12 * 24 + 3) * 60 + 4) * 60_000_000],
  [' 10:11:12 up 12 days, 03:04:05, load average: 0.01', (((12 * 24 + 3) * 60 + 4) * 60 + 5) * 1_000_000],
  [' 10:11:12 up 34 min,  1 user', 34 * 60_000_000],
  [' 10:11:12 up 1 day,  2 min, 1 user', (24 * 60 + 2) * 60_000_000],
  ['no', undefined],
])('readUptime %j', (text, expected) => {
  expect(readUptime(text)).toBe(expected)
})

test('readReadme', () => {
  expect(
    readReadme(
      "Captured on: 2026-01-09 16:04:05.123456\nCommand line: /bin/vm-support -w /tmp \nOptions: {'manifests': 'x y'}\n",
    ),
  ).toEqual({
    capturedUs: us('2026-01-09T16:04:05.123Z') + 456,
    commandLine: '/bin/vm-support -w /tmp',
  })
  expect(readReadme('hello')).toEqual({})
})

describe('names of bundles', () => {
  test.each([
    ['esx-host1.example.com-2012-08-20--19.28', 'host1.example.com', us('2012-08-20T19:28Z')],
    ['esx-esxi-lab-m.example.com-2021-03-08--14.49-17885597.tgz', 'esxi-lab-m.example.com', us('2021-03-08T14:49Z')],
    ['vc-vcsa01-2024-09-08--12.18-4711', 'vcsa01', us('2024-09-08T12:18Z')],
    [
      'export.zip/esxi-lab-m.example.com-vm2021-8-03@14-49-26.tgz',
      'esxi-lab-m.example.com',
      us('2021-03-08T14:49:26Z'),
    ],
    ['esx02-vmsupport-2016-02-23@15-05-08.tgz', 'esx02', us('2016-02-23T15:05:08Z')],
    ['vc01-vcsupport2024-9-08@12-18-52.tgz', 'vc01', us('2024-08-09T12:18:52Z')],
    ['vc01-vcsupport2024-30-08@12-18-52.tgz', 'vc01', us('2024-08-30T12:18:52Z')],
    ['esx02-vm2021-3-30@14-49-26.tgz', 'esx02', us('2021-03-30T14:49:26Z')],
    ['holiday-pictures', undefined, undefined],
  ])('%s', (name, host, captured) => {
    expect(hostFromBundleName(name)).toBe(host)
    expect(captureTimeFromBundleName(name)).toBe(captured)
  })
})
