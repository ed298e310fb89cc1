import type { Host } from '../host.ts'
import type { Random } from '../random.ts'
import type { Chatter, Draft, Template } from './chatter.ts'

const vob =
  (correlator: string, event: string, text: (host: Host, rng: Random) => string): Template[1] =>
  (host, rng): Draft => ({ correlator, event, text: text(host, rng) })

const TEMPLATES: readonly Template[] = [
  [4, vob('UserLevel', 'vob.user.ssh.enabled', () => 'SSH access has been enabled.')],
  [4, vob('UserLevel', 'esx.audit.ssh.enabled', () => 'SSH access has been enabled.')],
  [3, vob('UserLevel', 'esx.audit.ssh.disabled', () => 'SSH access has been disabled.')],
  [
    2,
    vob(
      'vmfs',
      'vob.vmfs.volume.mounted',
      (host, rng) =>
        `File system [${rng.pick(host.datastores).name}, ${rng.pick(host.datastores).uuid}] on volume mounted in rw mode.`,
    ),
  ],
  [
    5,
    vob(
      'scsi',
      'esx.clear.scsi.device.io.latency.improved',
      (host, rng) =>
        `Device ${host.devices[1]!.id} performance has improved. I/O latency reduced from ${rng.int(2000, 4000)} microseconds to ${rng.int(300, 900)} microseconds.`,
    ),
  ],
  [
    3,
    vob(
      'net',
      'vob.net.firewall.config.changed',
      () => "Firewall configuration has changed. Operation 'enable' for rule set sshServer succeeded.",
    ),
  ],
]

export const vobd: Chatter = { log: 'vobd', perHour: 1, rotated: 0, templates: TEMPLATES }
