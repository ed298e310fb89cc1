import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadFaults } from '../../../patterns/load.ts'
import { diagnosedBundle } from './diagnosed.ts'

const { faults } = await loadFaults(join(import.meta.dirname, '../../../patterns'))

test('dumps of programs in the bundle: one finding for each program, with the size', async () => {
  const report = await diagnosedBundle(faults, {
    'var/core/hostd-worker-zdump.000': 'x'.repeat(70_000),
    'var/core/clomd-zdump.001': 'x',
    'commands/uname_-a.txt': 'VMkernel esx01 8.0.3 #1 SMP Release build-24022510 x86_64 x86_64 x86_64 ESXi\n',
  })
  expect(report.findings.map(({ severity, title, entities }) => [severity, title, entities.size_bytes])).toEqual([
    ['notice', 'core dump of clomd waits on the host (clomd-zdump.001)', '1'],
    ['notice', 'a core dump of hostd waits on the host (hostd-worker-zdump.000)', '70000'],
  ])
  expect(report.coverage.errors).toEqual([])
})
