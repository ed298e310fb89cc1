import type { Device, Host, Path } from '../host.ts'
import type { Random } from '../random.ts'
import type { Chatter, Draft, Template } from './chatter.ts'

function kernel(host: Host, rng: Random, text: string, level?: 'warning'): Draft {
  const draft: Draft = { text, cpu: rng.int(0, host.cpu.threads - 1), world: host.data.world + rng.int(40, 900) }
  return level === undefined ? draft : { ...draft, level }
}

const say =
  (make: (host: Host, rng: Random) => string): Template[1] =>
  (host, rng) =>
    kernel(host, rng, make(host, rng))

const warn =
  (make: (host: Host, rng: Random) => string): Template[1] =>
  (host, rng) =>
    kernel(host, rng, make(host, rng), 'warning')

const pointer = (rng: Random): string => `0x45${rng.hex(10)}`
const port = (rng: Random): string => `0x20000${rng.hex(2)}`

/** The command text differs: newer builds name the initiator and the sending world. */
function command(host: Host, rng: Random, opcode: string, sense: string): string {
  const device = host.devices[0]!.id
  const status = `H:0x0 D:0x2 P:0x0 Valid sense data: ${sense}`
  if (host.era === '5.5')
    return `ScsiDeviceIO: 2337: Cmd(0x4124${rng.hex(8)}) ${opcode}, CmdSN 0x${rng.hex(4)} from world 0 to dev "${device}" failed ${status}.`
  return `ScsiDeviceIO: 4161: Cmd(${pointer(rng)}) ${opcode}, cmdId.initiator=0x43${rng.hex(10)} CmdSN 0x${rng.hex(4)} from world 0 to dev "${device}" failed ${status}`
}

function localPath(host: Host): { device: Device; path: Path } {
  const device = host.devices[0]!
  return { device, path: host.paths.find((p) => p.device === device.id)! }
}

const TEMPLATES: readonly Template[] = [
  [14, say(() => 'DVFilter: 6053: Checking disconnected filters for timeouts')],
  [3, say(() => 'User: 3089: sh: wantCoreDump:sh signal:15 exitCode:0 coredump:disabled')],
  [8, say((host, rng) => `StorageDevice: 7060: End path evaluation for device ${rng.pick(host.devices).id}`)],
  [6, say((host) => `VC: 4511: Device rescan time 12 msec (total number of devices ${host.devices.length})`)],
  [
    6,
    say(
      (host) =>
        `VC: 4514: Filesystem probe time 25 msec (devices probed ${host.devices.length - 1} of ${host.devices.length})`,
    ),
  ],
  [6, say(() => 'VC: 4516: Refresh open volume time 1 msec')],
  [5, say((host, rng) => `NetPort: 1780: enabled port ${port(rng)} with mac ${rng.pick(host.vms).mac}`)],
  [5, say((_, rng) => `NetPort: 3178: resuming traffic on DV port ${rng.int(16, 60)}`)],
  [5, say((host, rng) => `Net: 2524: connected ${rng.pick(host.vms).name} eth0 to VM Network, portID ${port(rng)}`)],
  [
    4,
    say(
      (host, rng) =>
        `VSCSI: 6602: handle ${rng.int(8192, 9999)}(vscsi0:0):Creating Virtual Device for world ${rng.pick(host.vms).world} (FSS handle ${rng.int(2000, 9000)}) numBlocks=${rng.int(1, 9)}67772160 (bs=512)`,
    ),
  ],
  [
    4,
    say(
      (_host, rng) =>
        `VSCSI: 6614: handle ${rng.int(8192, 9999)}(vscsi0:0):Input values: res=0 limit=-2 bw=-1 Shares=1000`,
    ),
  ],
  [
    4,
    say(
      (host, rng) =>
        `MemSchedAdmit: 477: uw.${host.data.world + rng.int(900, 9000)} (${rng.int(4000, 9000)}) extraMin/extraFromParent: 33/33`,
    ),
  ],
  [
    4,
    say((host, rng) => {
      const vm = rng.pick(host.vms)
      return `World: 12076: vm ${vm.world}: Starting world vmm${rng.int(1, 3)}:${vm.name} of type 8`
    }),
  ],
  [
    3,
    say((host, rng) => {
      const vm = rng.pick(host.vms)
      return `Sched: vm ${vm.world}: 6163: Adding world 'vmm1:${vm.name}', group 'host/user', cpu: shares=-3 min=0 minLimit=-1 max=-1, mem: shares=-3 min=0 minLimit=-1 max=-1`
    }),
  ],
  [
    3,
    say(
      (host, rng) =>
        `Res3: 5752: Rank violation threshold reached: cid 0xc1d0000${rng.int(1, 9)}, resType 2, cnum ${rng.int(1, 40)} vol ${rng.pick(host.datastores).name}`,
    ),
  ],
  [3, say((_host, rng) => `UserDump: 3024: ps: Userworld memory of ${rng.int(1, 40)} MB examined`)],
  [
    3,
    (host, rng) => ({
      ...kernel(host, rng, `UWVMKSyscall: ForkExec:2408: hostd-worker: Found params <group=hostd-tmp,mem=10>`),
      opId: rng.hex(8),
    }),
  ],
  [
    2,
    (host, rng) => ({
      ...kernel(
        host,
        rng,
        `World: 2961: VC opID esxui-${rng.hex(4)}-${rng.hex(4)} maps to vmkernel opID ${rng.hex(8)}`,
      ),
      opId: rng.hex(8),
    }),
  ],
  [4, say((host, rng) => command(host, rng, '0x1a', '0x5 0x24 0x0'))],
  [2, say((host, rng) => command(host, rng, '0x85', '0x5 0x20 0x0'))],
  [
    3,
    say((host, rng) => {
      const { device, path } = localPath(host)
      return `NMP: nmp_ThrottleLogForDevice:3872: Cmd 0x85 (${pointer(rng)}, ${host.data.world + rng.int(300, 500)}) to dev "${device.id}" on path "${path.name}" Failed: H:0x0 D:0x2 P:0x0 Valid sense data: 0x5 0x20 0x0. Act:NONE`
    }),
  ],
  [2, say((host) => `ScsiUid: 411: Path '${localPath(host).path.name}' does not support VPD Device Id page.`)],
  [2, warn((_, rng) => `LinuxSocket: 1865: UNKNOWN/UNSUPPORTED socketcall op (whichCall=0x12, args@0x${rng.hex(8)})`)],
  [
    1,
    warn((_, rng) => `UserObj: 1214: Failed to crossdup fd ${rng.int(3, 40)}, /dev/char/vmkdriver/mpt type CHAR: Busy`),
  ],
  [1, warn(() => 'kbdmode_set:519: invalid keyboard mode 4: Not supported')],
  [
    5,
    say((host, rng) => {
      const world = host.data.world + rng.int(900, 9000)
      return `CpuSched: 817: user latency of ${world} worldlet 0 changed by ${world - 1} hostd-worker -6`
    }),
  ],
  [3, say((_, rng) => `Vmxnet3: 19087: Using default queue delivery for vmxnet3 for port ${port(rng)}`)],
  [3, say((_, rng) => `Vmxnet3: 19069: indLROPktToGuest: 1, vcd->umkShared->vrrsSelected: 3 ${port(rng)}`)],
  [2, say((_, rng) => `SunRPC: 1116: Destroying world 0x${rng.hex(6)}`)],
  [
    2,
    say(
      (host, rng) =>
        `FSS: 6764: Failed to open file 'ipmi0'; Requested flags 0x5, world: ${host.data.world + rng.int(900, 9000)} [sfcb-vmware_raw], (Existing flags 0x5, world: ${host.data.world + rng.int(900, 9000)} [sfcb-vmware_raw]): Busy`,
    ),
  ],
  [
    2,
    say(
      (_, rng) =>
        `lpfc: lpfc_scsi_cmd_iocb_cmpl:2057: 3271: FCP cmd x1a failed <0/1> sid x010a00, did x010d41, oxid x${rng.hex(3)} iotag x${rng.hex(3)} SCSI Chk Cond - 0x5: Data(x5:x24:x0:x0)`,
    ),
  ],
  [2, warn(() => 'NetDVS: 667: portAlias is NULL')],
  [1, warn(() => 'UserLinux: 1331: unsupported: (void)')],
]

export const vmkernel: Chatter = { log: 'vmkernel', perHour: 110, rotated: 3, templates: TEMPLATES }
