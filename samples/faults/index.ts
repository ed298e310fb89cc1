import { adapterDead } from './adapter-dead.ts'
import { certificateExpired } from './certificate-expired.ts'
import { datastoreFull } from './datastore-full.ts'
import { mtuHost, mtuPhysical } from './mtu.ts'
import { psod } from './psod.ts'
import { ramdiskFull } from './ramdisk-full.ts'
import type { Situation } from './situation.ts'
import { swapPressure } from './swap-pressure.ts'
import { txHang } from './tx-hang.ts'
import { uplinkDown } from './uplink-down.ts'
import { vcenterDiskFull } from './vcenter-disk-full.ts'
import type { VcSituation } from './vcenter-situation.ts'
import { vcenterSlow } from './vcenter-slow.ts'
import { vmfsHeartbeat } from './vmfs-heartbeat.ts'

/** Every situation that a host can be put into. */
export const SITUATIONS: readonly Situation[] = [
  mtuHost,
  mtuPhysical,
  swapPressure,
  txHang,
  uplinkDown,
  ramdiskFull,
  datastoreFull,
  adapterDead,
  psod,
  vmfsHeartbeat,
]

/** Every situation that a vCenter can be put into. */
export const VCENTER_SITUATIONS: readonly VcSituation[] = [certificateExpired, vcenterDiskFull, vcenterSlow]
