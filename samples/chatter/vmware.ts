import { type Host, iso, type Vm } from '../host.ts'
import { esxLines, type LogEvent } from '../lines.ts'
import type { Chatter } from './chatter.ts'

/** Key and value pairs of a VM: they stand in its .vmx file and as DICT lines at the head of its log. */
export function vmConfig(host: Host, vm: Vm): [string, string][] {
  return [
    ['.encoding', 'UTF-8'],
    ['config.version', '8'],
    ['virtualHW.version', String(host.data.hardware)],
    ['displayName', vm.name],
    ['guestOS', vm.guest],
    ['numvcpus', String(vm.vcpus)],
    ['memSize', String(vm.memoryMib)],
    [
      'uuid.bios',
      vm.uuid
        .replaceAll('-', '')
        .replace(/(..)(?=.)/g, '$1 ')
        .replace(/^(.{23}) /, '$1-'),
    ],
    ['scsi0.present', 'TRUE'],
    ['scsi0.virtualDev', 'pvscsi'],
    ['scsi0:0.present', 'TRUE'],
    ['scsi0:0.fileName', `${vm.name}.vmdk`],
    ['scsi0:0.deviceType', 'scsi-hardDisk'],
    ['ethernet0.present', 'TRUE'],
    ['ethernet0.virtualDev', 'vmxnet3'],
    ['ethernet0.networkName', 'VM Network'],
    ['ethernet0.addressType', 'vpx'],
    ['ethernet0.generatedAddress', vm.mac],
    ['sched.mem.min', '0'],
    ['sched.swap.derivedName', `/vmfs/volumes/${vm.datastore}/${vm.name}/${vm.name}-${vm.uuid.slice(0, 8)}.vswp`],
    ['tools.syncTime', 'FALSE'],
  ]
}

/** First lines of a VM's log: the release and the whole configuration. */
export function vmHeader(host: Host, vm: Vm, time: number): string[] {
  const line = (text: string): string[] => esxLines({ log: 'vmware', time, process: 'vmx', text }, host)
  return [
    ...line(
      `Log for VMware ESX pid=${vm.cartel} version=${host.data.version} build=build-${host.data.build} option=Release`,
    ),
    ...line(`Host time is ${iso(time)}.`),
    ...line('DICT --- CONFIGURATION'),
    ...vmConfig(host, vm).flatMap(([key, value]) => line(`DICT ${key.padStart(27)} = "${value}"`)),
    ...line('DICT --- SITE DEFAULTS /usr/lib/vmware/config'),
  ]
}

const say = (process: string, text: string, level: LogEvent['level'] = 'info') => ({ process, text, level })

export const vmware: Chatter = {
  log: 'vmware',
  perHour: 1.6,
  rotated: 0,
  templates: [
    [3, () => say('vmx', 'GuestRpcSendTimedOut: message to toolbox-dnd timed out.')],
    [3, () => say('vmx', 'TOOLS setting legacy tools version to 12389')],
    [3, (_, rng) => say(`vcpu-${rng.int(0, 1)}`, `Tools: Running status rpc handler: 1 => 1.`)],
    [2, () => say('svga', 'SVGA enabling SVGA')],
    [2, () => say('mks', 'MKSRoleMain: PowerOn finished.')],
    [2, () => say('vcpu-0', 'GuestMsg: Channel 3, Not enough bytes in the message', 'warning')],
    [2, (_, rng) => say(`worker-${rng.int(2_100_000, 2_300_000)}`, 'SnapshotVMX_Consolidate: nothing to do')],
    [2, () => say('vmx', "SNAPSHOT: SnapshotDiskTreeFind: Detected node change from 'scsi0:0' to ''.")],
    [
      2,
      () => say('vcpu-0', 'ConsolidateEnd: Snapshot consolidate complete: The operation completed successfully (0).'),
    ],
  ],
}
