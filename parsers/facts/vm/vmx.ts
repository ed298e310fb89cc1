import { boolean, integer } from '../entry.ts'
import { type FactSource, factTable } from '../table.ts'
import { hostPath, type Pair, readPairs } from './pairs.ts'
import { dashed, volumeOf } from './process-list.ts'

const vmConfig = factTable('vm_config', 'A VM as its .vmx file configures it', {
  vm: { type: 'varchar', about: 'name' },
  vmx: { type: 'varchar', about: 'path of the .vmx file' },
  volume: { type: 'varchar', about: 'UUID of the volume that it lies on' },
  uuid: { type: 'varchar', about: 'BIOS UUID with dashes' },
  guest: { type: 'varchar', about: 'guest operating system' },
  hardware_version: { type: 'bigint', about: 'version of the virtual hardware' },
  firmware: { type: 'varchar', about: 'bios or efi' },
  memory_mib: { type: 'bigint', unit: 'MiB', about: 'memory' },
  vcpus: { type: 'bigint', about: 'virtual CPUs' },
  cores_per_socket: { type: 'bigint', about: 'cores of a virtual socket' },
  memory_reservation_mib: { type: 'bigint', unit: 'MiB', about: 'memory reservation' },
  memory_limit_mib: { type: 'bigint', unit: 'MiB', about: 'memory limit; null: none' },
  memory_shares: { type: 'varchar', about: 'low, normal, high or a number' },
  memory_pinned: { type: 'boolean', about: 'all memory reserved, as pass-through devices need' },
  cpu_reservation_mhz: { type: 'bigint', unit: 'MHz', about: 'CPU reservation' },
  cpu_limit_mhz: { type: 'bigint', unit: 'MHz', about: 'CPU limit; null: none' },
  cpu_affinity: { type: 'varchar', about: 'CPUs that it is bound to; null: all' },
  latency_sensitivity: { type: 'varchar', about: 'normal or high' },
  ballooning_limit_mib: { type: 'bigint', unit: 'MiB', about: 'most that the balloon driver may take' },
  swap_file: { type: 'varchar', about: 'swap file of the running VM' },
  swap_folder: { type: 'varchar', about: 'where swap files go, when not to the VM' },
  tools_sync_time: { type: 'boolean', about: 'VMware Tools set the clock of the guest' },
  change_tracking: { type: 'boolean', about: 'changed block tracking' },
  encrypted: { type: 'boolean', about: 'the VM is encrypted' },
})

const vmDisk = factTable('vm_disk', 'A virtual disk or CD drive of a VM', {
  vm: { type: 'varchar', about: 'name' },
  vmx: { type: 'varchar', about: 'path of the .vmx file' },
  vdisk: { type: 'varchar', about: 'slot: scsi0:1' },
  type: { type: 'varchar', about: 'scsi-hardDisk, cdrom-image, …' },
  vmdk: { type: 'varchar', about: 'file, with its folder' },
  mode: { type: 'varchar', about: 'persistent, independent-persistent, …' },
  sharing: { type: 'varchar', about: 'multi-writer; null: not shared' },
  change_tracking: { type: 'boolean', about: 'changed block tracking of the disk' },
  is_snapshot: { type: 'boolean', about: 'the file is named like a snapshot: -000001.vmdk' },
})

const vmNic = factTable('vm_nic', 'A virtual network adapter of a VM', {
  vm: { type: 'varchar', about: 'name' },
  vmx: { type: 'varchar', about: 'path of the .vmx file' },
  vnic: { type: 'varchar', about: 'slot: ethernet0' },
  type: { type: 'varchar', about: 'vmxnet3, e1000, e1000e, sriov' },
  mac: { type: 'varchar', about: 'MAC address' },
  portgroup: { type: 'varchar', about: 'port group by name, or id of a distributed one' },
  dvs: { type: 'varchar', about: 'uuid of the distributed switch' },
  dvport: { type: 'varchar', about: 'port of the distributed switch' },
  connected: { type: 'boolean', about: 'connected when the VM starts' },
})

const vmSetting = factTable('vm_setting', 'A line of a .vmx file', {
  vm: { type: 'varchar', about: 'name' },
  vmx: { type: 'varchar', about: 'path of the .vmx file' },
  setting: { type: 'varchar', about: 'key' },
  value: { type: 'varchar', about: 'value, 500 characters at most' },
})

const MAX_SETTINGS = 2000
/** Secrets, and what the guest writes. */
const hidden =
  /^(?:guestinfo\.|encryption\.|vmx\.encryption|dataFileKey|keysafe|cryptoState|authd\.)|password|vnc\.key/i

/** `<vm>.vmx`. */
export const vmx: FactSource = {
  source: 'vmx',
  about: 'configuration of VMs, their disks and network adapters',
  tables: [vmConfig, vmDisk, vmNic, vmSetting],
  parse(bytes, path, facts) {
    const pairs = readPairs(bytes, facts.problem)
    if (pairs.length === 0) return facts.problem(null, 'holds no settings')
    const file = hostPath(path)
    const value = reader(pairs)
    const name = value('displayName')
    facts.add(vmConfig, { vm: name, vmx: file, volume: volumeOf(file), ...config(value) })
    const of = { vm: name, vmx: file }
    for (const slot of slots(pairs, /^((?:scsi|sata|ide|nvme)\d{1,2}:\d{1,3})\./i)) {
      const disk = diskOf(slot, value, file)
      if (disk !== undefined) facts.add(vmDisk, { ...of, ...disk })
    }
    for (const slot of slots(pairs, /^(ethernet\d{1,2})\./i)) {
      if (boolean(value(`${slot}.present`)) !== false) facts.add(vmNic, { ...of, ...nicOf(slot, value) })
    }
    const shown = pairs.filter(({ key }) => !hidden.test(key))
    for (const { key, value: text } of shown.slice(0, MAX_SETTINGS)) {
      facts.add(vmSetting, { ...of, setting: key, value: text.slice(0, 500) })
    }
    if (shown.length > MAX_SETTINGS) facts.problem(null, `more than ${MAX_SETTINGS} settings: the others are left out`)
  },
}

type Value = (key: string) => string | null

/** Keys are read without regard to case; the last line of a key counts. */
function reader(pairs: readonly Pair[]): Value {
  const byKey = new Map(pairs.map(({ key, value }) => [key.toLowerCase(), value]))
  return (key) => byKey.get(key.toLowerCase()) || null
}

function config(value: Value) {
  const whole = (key: string) => integer(value(key))
  const limit = (key: string) => {
    const number = whole(key)
    return number === null || number < 0 ? null : number
  }
  return {
    uuid: dashed(value('uuid.bios')),
    guest: value('guestOS'),
    hardware_version: whole('virtualHW.version'),
    firmware: value('firmware'),
    memory_mib: whole('memSize'),
    vcpus: whole('numvcpus') ?? 1,
    cores_per_socket: whole('cpuid.coresPerSocket'),
    memory_reservation_mib: whole('sched.mem.min') ?? whole('sched.mem.minSize'),
    memory_limit_mib: limit('sched.mem.max'),
    memory_shares: value('sched.mem.shares'),
    memory_pinned: boolean(value('sched.mem.pin')),
    cpu_reservation_mhz: whole('sched.cpu.min'),
    cpu_limit_mhz: limit('sched.cpu.max'),
    cpu_affinity: value('sched.cpu.affinity') === 'all' ? null : value('sched.cpu.affinity'),
    latency_sensitivity: value('sched.cpu.latencySensitivity'),
    ballooning_limit_mib: whole('sched.mem.maxmemctl'),
    swap_file: value('sched.swap.derivedName'),
    swap_folder: value('sched.swap.dir') ?? value('workingDir'),
    tools_sync_time: boolean(value('tools.syncTime')),
    change_tracking: boolean(value('ctkEnabled')),
    encrypted: value('encryption.keySafe') !== null,
  }
}

function slots(pairs: readonly Pair[], pattern: RegExp): string[] {
  return [...new Set(pairs.flatMap(({ key }) => pattern.exec(key)?.[1]?.toLowerCase() ?? []))]
}

function diskOf(slot: string, value: Value, vmxFile: string) {
  const file = value(`${slot}.fileName`)
  if (file === null || boolean(value(`${slot}.present`)) === false) return undefined
  return {
    vdisk: slot,
    type: value(`${slot}.deviceType`),
    vmdk: file.startsWith('/') ? file : vmxFile.replace(/[^/]*$/, file),
    mode: value(`${slot}.mode`),
    sharing: value(`${slot}.sharing`),
    change_tracking: boolean(value(`${slot}.ctkEnabled`)),
    is_snapshot: /-\d{6}\.vmdk$/.test(file),
  }
}

function nicOf(slot: string, value: Value) {
  return {
    vnic: slot,
    type: value(`${slot}.virtualDev`),
    mac: value(`${slot}.address`) ?? value(`${slot}.generatedAddress`),
    portgroup: value(`${slot}.networkName`) ?? value(`${slot}.dvs.portgroupId`),
    dvs: value(`${slot}.dvs.switchId`),
    dvport: value(`${slot}.dvs.portId`),
    connected: boolean(value(`${slot}.startConnected`)) ?? true,
  }
}
