import { ERAS, type Era, type EraData } from './eras.ts'
import { type Random, random } from './random.ts'

export interface Nic {
  name: string
  pci: string
  driver: string
  driverVersion: string
  firmware: string
  description: string
  /** Mbit/s while the link is up. */
  speed: number
  up: boolean
  mtu: number
  mac: string
  /** Port, switch and largest frame that the neighbour announces. */
  lldp: { system: string; port: string; maxFrame: number }
  packets: { received: number; sent: number; receivedBytes: number; sentBytes: number }
  errors: {
    rxDropped: number
    txDropped: number
    rxErrors: number
    rxCrc: number
    rxMissed: number
    txErrors: number
    txTimeouts: number
  }
}

export interface PortGroup {
  name: string
  vlan: number
  used: number
  uplinks: string[]
}

export interface Switch {
  name: string
  mtu: number
  uplinks: string[]
  portgroups: PortGroup[]
}

interface DvPort {
  id: number
  client: string
  portgroup: string
}

interface DvSwitch {
  name: string
  uuid: string
  mtu: number
  vlan: number
  uplinks: string[]
  ports: DvPort[]
}

interface Vmk {
  name: string
  portgroup: string
  ip: string
  mask: string
  broadcast: string
  mac: string
  mtu: number
  netstack: string
  tags: string[]
}

export interface Hba {
  name: string
  driver: string
  driverVersion: string
  pci: string
  description: string
  up: boolean
  uid: string
  transport: 'sata' | 'fc' | 'iscsi'
  /** fc: WWNN and WWPN. */
  wwnn: string
  wwpn: string
}

export interface Path {
  name: string
  uid: string
  adapter: string
  device: string
  target: number
  lun: number
  state: 'active' | 'standby' | 'dead'
  transport: 'sas' | 'fc' | 'iscsi'
  adapterId: string
  targetId: string
}

export interface Device {
  id: string
  displayName: string
  vendor: string
  model: string
  revision: string
  sizeMib: number
  local: boolean
  ssd: boolean
  satp: string
  psp: string
  queueDepth: number
  status: string
  stats: {
    commands: number
    blocksRead: number
    blocksWritten: number
    reads: number
    writes: number
    failed: number
    failedReads: number
    failedWrites: number
  }
}

export interface Datastore {
  name: string
  uuid: string
  type: 'VMFS-5' | 'VMFS-6' | 'NFS'
  /** '' for NFS. */
  device: string
  size: number
  free: number
  nfs?: { server: string; share: string }
  accessible: boolean
}

export interface Vm {
  name: string
  id: number
  uuid: string
  world: number
  cartel: number
  datastore: string
  memoryMib: number
  vcpus: number
  guest: string
  mac: string
  swappedMib: number
  swapTargetMib: number
  balloonMib: number
  compressedMib: number
}

export interface Ramdisk {
  name: string
  reserved: number
  maximum: number
  used: number
  maxInodes: number
  usedInodes: number
  mount: string
}

export interface NtpPeer {
  tally: string
  remote: string
  refid: string
  stratum: number
  reach: number
  delay: number
  offset: number
  jitter: number
}

/** A made-up host: everything that logs and command outputs tell of it. Times are ms since 1970 UTC. */
export interface Host {
  name: string
  fqdn: string
  era: Era
  data: EraData
  rng: Random
  captured: number
  booted: number
  /** The session before the last start, where the logs still show it. */
  previous: { booted: number; stopped: number } | null
  supportPid: number
  vendor: string
  model: string
  serial: string
  bios: string
  uuid: string
  cpu: { model: string; sockets: number; cores: number; threads: number; mhz: number }
  memoryMib: number
  freeMib: number
  nics: Nic[]
  switches: Switch[]
  dvs: DvSwitch
  vmks: Vmk[]
  gateway: string
  dns: string[]
  hbas: Hba[]
  paths: Path[]
  devices: Device[]
  datastores: Datastore[]
  vms: Vm[]
  ramdisks: Ramdisk[]
  ntp: NtpPeer[]
  iqn: string
}

/** Where the samples' wall clock stands: one moment per bundle, the capture. */
export const CAPTURED = Date.UTC(2026, 2, 11, 14, 22, 7)
const DAY = 86_400_000
const GIB = 1024 ** 3
const TIB = 1024 ** 4

function mac(rng: Random, vendor: string): string {
  return `${vendor}:${rng.hex(6).match(/../g)!.join(':')}`
}

function wwn(rng: Random, head: string): string {
  return `${head}:${rng.hex(12).match(/../g)!.join(':')}`
}

function nics(rng: Random, data: EraData, index: number): Nic[] {
  return [0, 1, 2, 3, 4, 5].map((n) => {
    const kind = n < 2 ? data.management : data.data
    const received = rng.int(90_000_000, 900_000_000)
    const sent = rng.int(90_000_000, 900_000_000)
    return {
      name: `vmnic${n}`,
      pci: `0000:${['01', '3b', '3c'][n >> 1]}:00.${n % 2}`,
      driver: kind.driver,
      driverVersion: kind.version,
      firmware: kind.firmware,
      description: kind.description,
      speed: kind.speed,
      up: true,
      mtu: n === 2 || n === 3 ? 9000 : 1500,
      mac: mac(rng, n < 2 ? 'b0:26:28' : '3c:fd:fe'),
      lldp: {
        system: `sw-${n % 2 === 0 ? 'a' : 'b'}1.example.net`,
        port: `Ethernet1/${10 + index * 6 + n}`,
        maxFrame: n < 2 ? 1518 : 9216,
      },
      packets: { received, sent, receivedBytes: received * 740, sentBytes: sent * 690 },
      errors: { rxDropped: 0, txDropped: 0, rxErrors: 0, rxCrc: 0, rxMissed: 0, txErrors: 0, txTimeouts: 0 },
    }
  })
}

const BROADCAST = (ip: string): string => ip.replace(/\d+$/, '255')

function vmks(rng: Random, index: number, era: Era): Vmk[] {
  const row = (name: string, portgroup: string, ip: string, mtu: number, tags: string[]): Vmk => ({
    name,
    portgroup,
    ip,
    mask: '255.255.255.0',
    broadcast: BROADCAST(ip),
    mac: name === 'vmk0' ? mac(rng, 'b0:26:28') : mac(rng, '00:50:56'),
    mtu,
    netstack: era === '5.5' ? '' : 'defaultTcpipStack',
    tags,
  })
  return [
    row('vmk0', 'Management Network', `192.0.2.${11 + index}`, 1500, ['Management']),
    row('vmk1', 'vMotion', `198.51.100.${11 + index}`, 9000, ['VMotion']),
    row('vmk2', 'iSCSI-A', `203.0.113.${11 + index}`, 9000, []),
    row('vmk3', 'iSCSI-B', `203.0.113.${111 + index}`, 9000, []),
  ]
}

interface Lun {
  device: Device
  adapters: { hba: Hba; targets: string[] }[]
}

function device(rng: Random, name: string, vendor: string, model: string, sizeMib: number, local: boolean): Device {
  const id = `naa.6${rng.hex(31)}`
  const reads = rng.int(4_000_000, 40_000_000)
  const writes = rng.int(4_000_000, 40_000_000)
  return {
    id,
    displayName: `${vendor} ${name} (${id})`,
    vendor,
    model,
    revision: local ? '4.27' : '9141',
    sizeMib,
    local,
    ssd: !local,
    satp: local ? 'VMW_SATP_LOCAL' : 'VMW_SATP_ALUA',
    psp: local ? 'VMW_PSP_FIXED' : 'VMW_PSP_RR',
    queueDepth: local ? 128 : 64,
    status: 'on',
    stats: {
      commands: reads + writes + 40_211,
      blocksRead: reads * 32,
      blocksWritten: writes * 24,
      reads,
      writes,
      failed: rng.int(40, 90),
      failedReads: 0,
      failedWrites: 0,
    },
  }
}

function pathsOf(lun: Lun, number: number): Path[] {
  return lun.adapters.flatMap(({ hba, targets }) =>
    targets.map(
      (target, t): Path => ({
        name: `${hba.name}:C0:T${t}:L${number}`,
        uid: `${hba.uid}-${target}-${lun.device.id}`,
        adapter: hba.name,
        device: lun.device.id,
        target: t,
        lun: number,
        state: 'active',
        transport: hba.transport === 'sata' ? 'sas' : hba.transport,
        adapterId: hba.uid,
        targetId: target,
      }),
    ),
  )
}

const VM_NAMES = [
  'web01',
  'web02',
  'db01',
  'mail01',
  'build07',
  'files02',
  'proxy03',
  'jump01',
  'erp-app1',
  'erp-db1',
  'wiki',
  'print02',
] as const
const GUESTS = ['ubuntu-64', 'windows2019srv-64', 'rhel8-64', 'debian11-64'] as const

function vms(rng: Random, data: EraData, names: readonly string[], index: number): Vm[] {
  return VM_NAMES.map((name, n): Vm => {
    const cartel = data.world + 4_000 + n * 61 + rng.int(0, 20)
    return {
      name: index === 0 ? name : `${name}-${index + 1}`,
      id: n + 1,
      uuid: rng.uuid(),
      world: cartel + 1,
      cartel,
      datastore: names[n % names.length]!,
      memoryMib: rng.pick([4096, 8192, 16384]),
      vcpus: rng.pick([2, 4, 8]),
      guest: rng.pick(GUESTS),
      mac: mac(rng, '00:50:56'),
      swappedMib: 0,
      swapTargetMib: 0,
      balloonMib: 0,
      compressedMib: 0,
    }
  })
}

const RAMDISKS: readonly Ramdisk[] = [
  { name: 'root', reserved: 32768, maximum: 32768, used: 3120, maxInodes: 8192, usedInodes: 4380, mount: '/' },
  { name: 'etc', reserved: 28672, maximum: 28672, used: 1812, maxInodes: 4096, usedInodes: 1012, mount: '/etc' },
  { name: 'opt', reserved: 0, maximum: 32768, used: 96, maxInodes: 8192, usedInodes: 18, mount: '/opt' },
  { name: 'var', reserved: 5120, maximum: 49152, used: 840, maxInodes: 8192, usedInodes: 402, mount: '/var' },
  { name: 'tmp', reserved: 2048, maximum: 262144, used: 5396, maxInodes: 8192, usedInodes: 71, mount: '/tmp' },
  {
    name: 'iofilters',
    reserved: 0,
    maximum: 32768,
    used: 0,
    maxInodes: 8192,
    usedInodes: 1,
    mount: '/var/run/iofilters',
  },
  { name: 'shm', reserved: 0, maximum: 1048576, used: 32, maxInodes: 8192, usedInodes: 7, mount: '/var/run/shm' },
  {
    name: 'hostdstats',
    reserved: 0,
    maximum: 365568,
    used: 21712,
    maxInodes: 8192,
    usedInodes: 6,
    mount: '/var/lib/vmware/hostd/stats',
  },
]

/** Makes a healthy host. `index` tells hosts of one bundle apart (names, addresses). */
export function makeHost(seed: string, era: Era, index = 0): Host {
  const rng = random(`${seed}/host/${era}/${index}`)
  const data = ERAS[era]
  const name = `esx${String(11 + index).padStart(2, '0')}`
  const nicList = nics(rng.fork('nics'), data, index)
  const vmkList = vmks(rng.fork('vmks'), index, era)
  const storage = rng.fork('storage')
  const iqn = `iqn.1998-01.com.vmware:${name}-${storage.hex(8)}`
  const fcUid = (n: number): { wwnn: string; wwpn: string } => ({
    wwnn: wwn(storage, '20:00'),
    wwpn: wwn(storage, n === 1 ? '10:00' : '10:01'),
  })
  const hba = (
    name: string,
    transport: Hba['transport'],
    pci: string,
    kind: { driver: string; version: string; description: string },
    ids: { wwnn: string; wwpn: string },
  ): Hba => ({
    name,
    driver: kind.driver,
    driverVersion: kind.version,
    pci,
    description: kind.description,
    up: true,
    uid:
      transport === 'fc'
        ? `fc.${ids.wwnn.replaceAll(':', '')}:${ids.wwpn.replaceAll(':', '')}`
        : transport === 'iscsi'
          ? iqn
          : `sas.5${storage.hex(15)}`,
    transport,
    ...ids,
  })
  const none = { wwnn: '', wwpn: '' }
  const local = hba('vmhba0', 'sata', '0000:18:00.0', data.local, none)
  const fc1 = hba('vmhba1', 'fc', '0000:5e:00.0', data.fc, fcUid(1))
  const fc2 = hba('vmhba2', 'fc', '0000:5e:00.1', data.fc, fcUid(2))
  const iscsi = hba(
    'vmhba64',
    'iscsi',
    '',
    { driver: 'iscsi_vmk', version: data.iscsiVersion, description: 'iSCSI Software Adapter' },
    none,
  )
  const fcTargets = [`fc.5006016${storage.hex(9)}`, `fc.5006016${storage.hex(9)}`].map(
    (t) => `${t}:${t.slice(3, 12)}${storage.hex(7)}`,
  )
  const iscsiTargets = (side: string): string[] =>
    [1, 2].map((n) => `00023d00000${n},iqn.2010-06.com.example:array-${side}.${storage.hex(6)},t,${n}`)
  const sideA = iscsiTargets('a')
  const sideB = iscsiTargets('b')
  const luns: Lun[] = [
    {
      device: device(storage, 'Local Disk', 'DELL', 'PERC H740P Mini', 228_936, true),
      adapters: [{ hba: local, targets: [`sas.5${storage.hex(15)}`] }],
    },
    ...[1, 2, 3].map(
      (): Lun => ({
        device: device(storage, 'Fibre Channel Disk', 'DGC', 'VRAID', 2_097_152, false),
        adapters: [fc1, fc2].map((h) => ({ hba: h, targets: fcTargets })),
      }),
    ),
    {
      device: device(storage, 'iSCSI Disk', 'EXAMPLE', 'Virtual Disk', 1_048_576, false),
      adapters: [{ hba: iscsi, targets: sideA }],
    },
    {
      device: device(storage, 'iSCSI Disk', 'EXAMPLE', 'Virtual Disk', 1_048_576, false),
      adapters: [{ hba: iscsi, targets: sideB }],
    },
  ]
  const tail = nicList[0]!.mac.replaceAll(':', '')
  const uuid = (): string =>
    `${storage.pick(['60', '61', '62', '63'])}${storage.hex(6)}-${storage.hex(8)}-${storage.hex(4)}-${tail}`
  const vmfs = (name: string, lun: Lun): Datastore => {
    const size = lun.device.sizeMib * 1024 ** 2
    return {
      name,
      uuid: uuid(),
      type: data.vmfs,
      device: lun.device.id,
      size,
      free: Math.floor(size * (0.35 + storage.next() * 0.3)),
      accessible: true,
    }
  }
  const datastores: Datastore[] = [
    vmfs(`${name}-local`, luns[0]!),
    vmfs('fc-gold-01', luns[1]!),
    vmfs('fc-gold-02', luns[2]!),
    vmfs('fc-silver-01', luns[3]!),
    vmfs('iscsi-a-01', luns[4]!),
    vmfs('iscsi-b-01', luns[5]!),
    {
      name: 'nfs-iso',
      uuid: `${storage.hex(8)}-${storage.hex(8)}`,
      type: 'NFS',
      device: '',
      size: 4 * TIB,
      free: 2 * TIB + storage.int(0, 200) * GIB,
      nfs: { server: '203.0.113.60', share: '/export/iso' },
      accessible: true,
    },
  ]
  const vmList = vms(
    rng.fork('vms'),
    data,
    datastores.slice(1, 6).map((d) => d.name),
    index,
  )
  const uptimeDays = rng.int(38, 61)
  const booted = CAPTURED - uptimeDays * DAY - rng.int(0, DAY)
  const memoryMib = 262_144
  const dvUuid = rng.fork('dvs').hex(32).match(/../g)!
  return {
    name,
    fqdn: `${name}.lab.example.com`,
    era,
    data,
    rng: rng.fork('use'),
    captured: CAPTURED + index * 173_000,
    booted,
    previous: null,
    supportPid: data.world + 61_000 + rng.int(0, 4000),
    vendor: 'Dell Inc.',
    model: 'PowerEdge R740',
    serial: rng.hex(7).toUpperCase(),
    bios: '2.21.2',
    uuid: rng.uuid(),
    cpu: { model: 'Intel(R) Xeon(R) Gold 6246R CPU @ 3.40GHz', sockets: 2, cores: 32, threads: 64, mhz: 3400 },
    memoryMib,
    freeMib: 96_000 + rng.int(0, 4000),
    nics: nicList,
    switches: [
      {
        name: 'vSwitch0',
        mtu: 1500,
        uplinks: ['vmnic0', 'vmnic1'],
        portgroups: [
          { name: 'VM Network', vlan: 0, used: 4, uplinks: ['vmnic0', 'vmnic1'] },
          { name: 'Management Network', vlan: 10, used: 1, uplinks: ['vmnic0', 'vmnic1'] },
        ],
      },
      {
        name: 'vSwitch1',
        mtu: 9000,
        uplinks: ['vmnic2', 'vmnic3'],
        portgroups: [
          { name: 'vMotion', vlan: 20, used: 1, uplinks: ['vmnic2', 'vmnic3'] },
          { name: 'iSCSI-A', vlan: 120, used: 1, uplinks: ['vmnic2'] },
          { name: 'iSCSI-B', vlan: 121, used: 1, uplinks: ['vmnic3'] },
        ],
      },
    ],
    dvs: {
      name: 'dvs-guest',
      uuid: `${dvUuid.slice(0, 8).join(' ')}-${dvUuid.slice(8).join(' ')}`,
      mtu: 1500,
      vlan: 98,
      uplinks: ['vmnic4', 'vmnic5'],
      ports: vmList
        .slice(0, 4)
        .map((vm, n) => ({ id: 16 + n, client: `${vm.name}.eth0`, portgroup: 'dvportgroup-1628' })),
    },
    vmks: vmkList,
    gateway: '192.0.2.1',
    dns: ['192.0.2.53', '192.0.2.54'],
    hbas: [local, fc1, fc2, iscsi],
    paths: luns.flatMap((lun, n) => pathsOf(lun, n)),
    devices: luns.map((lun) => lun.device),
    datastores,
    vms: vmList,
    ramdisks: structuredClone(
      era === '5.5' || era === '6.7' ? RAMDISKS.filter((r) => r.name !== 'var') : [...RAMDISKS],
    ),
    ntp: [
      {
        tally: '*',
        remote: '192.0.2.123',
        refid: '198.51.100.7',
        stratum: 2,
        reach: 377,
        delay: 0.412,
        offset: 0.118,
        jitter: 0.094,
      },
      {
        tally: '+',
        remote: '192.0.2.124',
        refid: '198.51.100.9',
        stratum: 2,
        reach: 377,
        delay: 0.533,
        offset: -0.203,
        jitter: 0.121,
      },
    ],
    iqn,
  }
}

/** `2026-03-11T14:22:07.123Z`. */
export function iso(ms: number): string {
  return new Date(ms).toISOString()
}

/** `2026-03-11T14:22:07Z`. */
export function isoSeconds(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`
}

/** When the host's session that held this moment began, ms since 1970; vobd and heartbeats count from it. */
export function sessionStart(host: Host, time: number): number {
  return host.previous !== null && time < host.booted ? host.previous.booted : host.booted
}

/** Folder of the bundle and of its archive: `esx-esx11-2026-03-11--14.22-2160321`. */
export function bundleFolder(host: Host): string {
  const [date, time] = iso(host.captured).split('T') as [string, string]
  return `esx-${host.name}-${date}--${time.slice(0, 5).replace(':', '.')}${host.era === '5.5' ? '' : `-${host.supportPid}`}`
}

/** Finds one part of the host by name; a wrong name is a mistake of the sample's author. */
export function named<T extends { name: string }>(items: readonly T[], name: string): T {
  const item = items.find((i) => i.name === name)
  if (item === undefined) throw new Error(`no ${name} in this sample`)
  return item
}
