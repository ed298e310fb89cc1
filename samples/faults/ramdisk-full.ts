import { named } from '../host.ts'
import type { LogEvent } from '../lines.ts'
import { HOUR, kernel, MINUTE, problem, SECOND, type Situation, vob } from './situation.ts'

const FILE = '/tmp/vmware-root/esxcli-trace.log'

/** Something wrote /tmp full. */
export const ramdiskFull: Situation = {
  id: 'ramdisk-full',
  forms: ['log', 'configuration', 'combined'],
  before: 4 * HOUR,
  configure: (host) => {
    const tmp = named(host.ramdisks, 'tmp')
    tmp.used = tmp.maximum
  },
  events: (_, at) =>
    [0, 3, 8, 21].flatMap((m): LogEvent[] => [
      kernel(
        at + m * MINUTE,
        `VisorFSRam: 871: Cannot extend visorfs file ${FILE} because its ramdisk (tmp) is full.`,
        'warning',
      ),
      vob(
        at + m * MINUTE + 40,
        'Visorfs',
        'vob.visorfs.ramdisk.full',
        `Cannot extend visorfs file ${FILE} because its ramdisk (tmp) is full.`,
      ),
      ...problem(
        at + m * MINUTE + 2 * SECOND,
        'Visorfs',
        'esx.problem.visorfs.ramdisk.full',
        `The ramdisk 'tmp' is full.  As a result, the file ${FILE} could not be written.`,
      ),
    ]),
  cause: () => ({ fault: 'memory.ramdisk-full', object: { ramdisk: 'tmp' } }),
  symptoms: () => [],
}
