import type { Host } from '../host.ts'
import { esxLines } from '../lines.ts'

const BEFORE_CLOCK = [
  'Boot: 167: Parsing boot option module /useropts.gz',
  'BootConfig: 110: auditMode = FALSE (0x0)',
  'BootConfig: 110: bootUsingNetwork = FALSE (0x0)',
  'Init: 385: Module for vmkernel loaded at physical address 0x400000',
  'Serial: 302: no serial port is used for the console',
  'MTRR: 110: MTRR def type 0',
  'CPU: 2208: 64 PCPUs, 2 packages, 32 cores',
] as const

/** Early lines of ESXi 8 have a date in whole seconds and no cpu. */
const EARLY_8 = [
  'VMB: 65: Reserved 4 MPNs starting @ 0x4c1',
  'VMB: 312: mbMagic: 1badb005, mbInfo 0x101a38',
  'VMB: 289: flags a6d',
] as const

const AFTER_CLOCK = [
  'Jumpstart plugin restore-system-swap activated.',
  'ScsiAdapter: 3112: Unregistering adapter vmhba32',
  'Loading module filedriver ...',
  'Elf: 2048: module filedriver has license VMware',
  'Mod: 4962: Initialization of filedriver succeeded with module ID 118.',
  'NetPortset: 1274: allocated new portset of size 4352',
] as const

/** What the kernel writes while the host starts at `at`: first lines without a clock, then dated ones. */
export function bootLines(host: Host, at: number): string[] {
  const first =
    host.era === '8.0'
      ? EARLY_8.map((text) => `${new Date(at).toISOString().slice(0, 19)}Z In(182) vmkernel: ${text}`)
      : BEFORE_CLOCK.map((text, n) => `TSC: ${n * 148_211_333} cpu0:1)${text}`)
  const then = [
    ...AFTER_CLOCK,
    ...host.nics.map((nic) => `Uplink: 11689: enabled port 0x40000${nic.name.slice(-1)}4 with mac ${nic.mac}`),
    ...host.devices.map(
      (device) => `ScsiDevice: 4936: Successfully registered device "${device.id}" from plugin "NMP" of type 0`,
    ),
    ...host.datastores.filter((d) => d.type !== 'NFS').map((d) => `Vol3: 1184: Volume ${d.uuid} (${d.name}) mounted`),
  ].flatMap((text, n) =>
    esxLines({ log: 'vmkernel', time: at + 9_000 + n * 412, text, cpu: n % 16, world: host.data.world + 10 + n }, host),
  )
  return [...first, ...then]
}
