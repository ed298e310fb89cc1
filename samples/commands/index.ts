import type { Host } from '../host.ts'
import { hardware } from './hardware.ts'
import { identity } from './identity.ts'
import { memory } from './memory.ts'
import { network } from './network.ts'
import { nicInfo } from './nic.ts'
import { numa } from './numa.ts'
import type { CommandOutput } from './output.ts'
import { settings } from './settings.ts'
import { software } from './software.ts'
import { storage } from './storage.ts'
import { time } from './time.ts'
import { vmProcesses } from './vms.ts'

/** Every command output that the host's bundle holds, consistent with one another: all come from the one model. */
export function commandOutputs(host: Host): CommandOutput[] {
  return [
    ...identity(host),
    ...network(host),
    nicInfo(host),
    ...storage(host),
    ...software(host),
    vmProcesses(host),
    ...memory(host),
    ...numa(host),
    ...time(host),
    ...hardware(host),
    ...settings(host),
  ]
}
