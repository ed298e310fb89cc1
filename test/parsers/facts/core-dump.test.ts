import { expect, test } from 'vitest'
import { coreDumpFile } from '../../../parsers/facts/service/core-dump.ts'
import { memberRole } from '../../../parsers/members.ts'
import { told } from './collect.ts'

test('the dump itself: name, size and time', () => {
  const rows: unknown[] = []
  coreDumpFile.parse(
    Buffer.alloc(0),
    'var/core/hostd-worker-zdump.000',
    { add: (_, row) => rows.push(row), problem: () => expect.fail('a problem') },
    { size: 41_000_000, changedUs: 1_773_223_200_000_000 },
  )
  expect(rows).toEqual([
    {
      process: 'hostd',
      file: 'hostd-worker-zdump.000',
      folder: 'var/core',
      size_bytes: 41_000_000,
      time: 1_773_223_200_000_000,
      origin: 'file',
    },
  ])
})

test('dumps of the VMkernel are logs, dumps of programs facts', () => {
  expect(memberRole('var/core/vmkernel-zdump.1').role).toBe('log')
  expect(memberRole('vmfs/volumes/5f1e2d3c-aabbccdd/web01/vmx-zdump.000')).toEqual({
    role: 'fact',
    source: 'core-dump',
  })
})

test('a listing: programs only, a time only with its year', async () => {
  const text = `/var/core:
total 40960
  1234    128 -rw-------    1 root     root     32768000 Jan  5  2025 hostd-zdump.000
  1235    128 -rw-------    1 root     root        65536 Nov 20 10:11 vpxa-worker-zdump.001
  1236    128 -rw-------    1 root     root     99999999 Nov 20 10:11 vmkernel-zdump.1
  1237    128 -rw-------    1 root     root         1000 Nov 20 10:11 notes.txt
`
  expect(await told('commands/ls_-isla-varcore.txt', text)).toMatchInlineSnapshot(`
    "core_dump {"process":"hostd","file":"hostd-zdump.000","folder":"/var/core","size_bytes":32768000,"time":1736035200000000,"origin":"listing"}
    core_dump {"process":"vpxa","file":"vpxa-worker-zdump.001","folder":"/var/core","size_bytes":65536,"origin":"listing"}"
  `)
})
