import { CAPTURED, type Host, iso } from './host.ts'
import { type Random, random } from './random.ts'

export type VcenterEra = '7.0' | '8.0'

interface VcService {
  name: string
  state: 'RUNNING' | 'STOPPED'
  pid: number
}

export interface VcPartition {
  mount: string
  device: string
  sizeMib: number
  usedMib: number
}

interface VcCertificate {
  store: string
  alias: string
  subject: string
  issuer: string
  notBefore: number
  notAfter: number
}

/** A made-up vCenter appliance. Times are ms since 1970 UTC, sizes MiB. */
export interface Vcenter {
  name: string
  fqdn: string
  ip: string
  era: VcenterEra
  version: string
  build: number
  rng: Random
  captured: number
  booted: number
  supportPid: number
  memoryMib: number
  services: VcService[]
  partitions: VcPartition[]
  certificates: VcCertificate[]
  databaseMib: number
  hosts: { moid: string; name: string; ip: string }[]
}

const RELEASES: Readonly<Record<VcenterEra, { version: string; build: number }>> = {
  '7.0': { version: '7.0.3', build: 24730281 },
  '8.0': { version: '8.0.3', build: 24674346 },
}

const SERVICES = [
  'applmgmt',
  'lookupsvc',
  'lwsmd',
  'observability',
  'vmafdd',
  'vmcad',
  'vmdird',
  'vmware-analytics',
  'vmware-certificateauthority',
  'vmware-certificatemanagement',
  'vmware-cis-license',
  'vmware-content-library',
  'vmware-eam',
  'vmware-envoy',
  'vmware-perfcharts',
  'vmware-postgres-archiver',
  'vmware-rhttpproxy',
  'vmware-sca',
  'vmware-sps',
  'vmware-stsd',
  'vmware-topologysvc',
  'vmware-trustmanagement',
  'vmware-updatemgr',
  'vmware-vapi-endpoint',
  'vmware-vmon',
  'vmware-vpostgres',
  'vmware-vpxd',
  'vmware-vpxd-svcs',
  'vmware-vsan-health',
  'vsphere-ui',
  'vstats',
  'wcp',
] as const

const PARTITIONS: readonly VcPartition[] = [
  { mount: '/', device: '/dev/mapper/vg_root_0-lv_root_0', sizeMib: 47_552, usedMib: 9_210 },
  { mount: '/boot', device: '/dev/sda3', sizeMib: 488, usedMib: 37 },
  { mount: '/storage/log', device: '/dev/mapper/log_vg-log', sizeMib: 10_014, usedMib: 2_802 },
  { mount: '/storage/db', device: '/dev/mapper/db_vg-db', sizeMib: 10_014, usedMib: 1_420 },
  { mount: '/storage/dblog', device: '/dev/mapper/dblog_vg-dblog', sizeMib: 14_878, usedMib: 612 },
  { mount: '/storage/seat', device: '/dev/mapper/seat_vg-seat', sizeMib: 10_014, usedMib: 2_010 },
  { mount: '/storage/core', device: '/dev/mapper/core_vg-core', sizeMib: 25_063, usedMib: 44 },
  { mount: '/storage/updatemgr', device: '/dev/mapper/updatemgr_vg-updatemgr', sizeMib: 98_278, usedMib: 5_120 },
]

const DAY = 86_400_000
const YEAR = 365 * DAY

/** Makes a healthy vCenter that knows the given hosts. */
export function makeVcenter(seed: string, era: VcenterEra, hosts: readonly Host[]): Vcenter {
  const rng = random(`${seed}/vcenter/${era}`)
  const fqdn = 'vcenter.lab.example.com'
  const issuer = 'CA'
  const since = CAPTURED - 300 * DAY
  const certificate = (store: string, alias: string, subject: string): VcCertificate => ({
    store,
    alias,
    subject,
    issuer,
    notBefore: since,
    notAfter: since + 2 * YEAR,
  })
  return {
    name: 'vcenter',
    fqdn,
    ip: '192.0.2.20',
    era,
    ...RELEASES[era],
    rng: rng.fork('use'),
    captured: CAPTURED + 600_000,
    booted: CAPTURED - rng.int(20, 60) * DAY,
    supportPid: rng.int(20_000, 60_000),
    memoryMib: 14_336,
    services: SERVICES.map((name) => ({ name, state: 'RUNNING', pid: rng.int(2_000, 9_000) })),
    partitions: structuredClone([...PARTITIONS]),
    certificates: [
      certificate('MACHINE_SSL_CERT', '__MACHINE_CERT', fqdn),
      ...['machine', 'vsphere-webclient', 'vpxd', 'vpxd-extension', 'hvc', 'wcp'].map((alias) =>
        certificate(alias, alias, `${alias}-${rng.hex(8)}`),
      ),
      {
        store: 'TRUSTED_ROOTS',
        alias: rng.hex(40),
        subject: issuer,
        issuer,
        notBefore: since,
        notAfter: since + 10 * YEAR,
      },
    ],
    databaseMib: 980,
    hosts: hosts.map((h, n) => ({ moid: `host-${21 + n}`, name: h.fqdn, ip: h.vmks[0]!.ip })),
  }
}

/** Folder of the bundle and of its archive: `vc-vcenter-2026-03-11--14.32-31007`. */
export function vcenterFolder(vc: Vcenter): string {
  const [date, time] = iso(vc.captured).split('T') as [string, string]
  return `vc-${vc.name}-${date}--${time.slice(0, 5).replace(':', '.')}-${vc.supportPid}`
}
