import type { Era } from '../eras.ts'
import type { Chatter } from './chatter.ts'
import { envoy } from './envoy.ts'
import { fdm, hostd, rhttpproxy, vpxa, vsansystem } from './hostd.ts'
import { auth, clomd, dhclient, esxupdate, shell, storagerm, syslog, vmauthd } from './syslog.ts'
import { vmkernel } from './vmkernel.ts'
import { vmksummary } from './vmksummary.ts'
import { vobd } from './vobd.ts'

const EVERY: readonly Chatter[] = [
  vmkernel,
  vmksummary,
  vobd,
  hostd,
  vpxa,
  fdm,
  rhttpproxy,
  auth,
  shell,
  syslog,
  esxupdate,
  vmauthd,
  storagerm,
  dhclient,
]

/** The logs below var/run/log that a host of this release has. The VMs' own logs are apart. */
export function hostChatter(era: Era): readonly Chatter[] {
  return [...EVERY, ...(era === '5.5' ? [] : [clomd, vsansystem]), ...(era === '8.0' ? [envoy] : [])]
}
