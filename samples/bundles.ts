import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { collect, type SampleFile, tgzStream, zip } from './archive.ts'
import type { Era } from './eras.ts'
import { type EsxBundle, esxBundle, esxFiles, type Injection } from './esx-bundle.ts'
import { arrayGone } from './faults/array-gone.ts'
import { SITUATIONS, VCENTER_SITUATIONS } from './faults/index.ts'
import { type Form, HOUR, MINUTE, SECOND, type Situation, type Truth } from './faults/situation.ts'
import { CAPTURED, iso } from './host.ts'
import type { LogEvent } from './lines.ts'
import type { Amount } from './logs.ts'
import type { VcenterEra } from './vcenter.ts'
import { type VcenterBundle, vcenterBundle, vcenterBundleFiles } from './vcenter-bundle.ts'

/** One part of a sample: a host's bundle or a vCenter's. */
interface Part {
  /** Name of its .tgz, without the extension, when it is a member of an export. */
  exportName: string
  identity: { host: string; product: 'esxi' | 'vcenter'; version: string; build: number; captured: string }
  truth: Truth[]
  files: (amount: Amount) => Iterable<SampleFile>
  folder: string
}

/** What stands in `<name>.truth.json`. */
export interface SampleTruth {
  sample: string
  hosts: Part['identity'][]
  /** Empty for a clean sample: it must give no finding at warning or above. */
  truth: Truth[]
}

interface Recipe {
  kind: 'tgz' | 'export'
  about: string
  amount: Amount
  parts: () => Part[]
}

export interface SampleOptions {
  /** Seed text; the default gives the published samples. */
  seed?: string
  /** Size of the logs in MB (10^6 bytes) before packing; the default is the sample's own, some 2 MB. */
  logMegabytes?: number
  /** Rotated logs stand in the archive as they are, not as .gz: for comparing with tools that unpack once. */
  plainLogs?: boolean
}

const SEED = 'vmtriage'
const USUAL: Amount = { hours: 36, scale: 1 }
const DEMO: Amount = { hours: 36, scale: 2.2 }
/** Bytes of log that one hour at scale 1 gives, measured on the 8.0 samples at 100 MB. */
const BYTES_PER_HOUR = { esxi: 110_000, vcenter: 174_000 } as const

function esxPart(bundle: EsxBundle): Part {
  const { host } = bundle
  const [date, clock] = iso(host.captured).slice(0, 19).split('T') as [string, string]
  const [year, month, day] = date.split('-') as [string, string, string]
  return {
    exportName: `${host.fqdn}-vm${year}-${Number(day)}-${month}@${clock.replaceAll(':', '-')}`,
    identity: {
      host: host.name,
      product: 'esxi',
      version: host.data.version,
      build: host.data.build,
      captured: iso(host.captured),
    },
    truth: bundle.truth,
    files: (amount) => esxFiles(bundle, amount),
    folder: bundle.folder,
  }
}

function vcenterPart(bundle: VcenterBundle): Part {
  const { vc } = bundle
  const [date, clock] = iso(vc.captured).slice(0, 19).split('T') as [string, string]
  const [year, month, day] = date.split('-') as [string, string, string]
  return {
    exportName: `${vc.fqdn}-vcsupport${year}-${Number(day)}-${month}@${clock.replaceAll(':', '-')}`,
    identity: { host: vc.name, product: 'vcenter', version: vc.version, build: vc.build, captured: iso(vc.captured) },
    truth: bundle.truth,
    files: (amount) => vcenterBundleFiles(bundle, amount),
    folder: bundle.folder,
  }
}

function situation(id: string): Situation {
  const found = SITUATIONS.find((s) => s.id === id)
  if (found === undefined) throw new Error(`no situation ${id}`)
  return found
}

const host = (seed: string, era: Era, injections: readonly Injection[], index = 0): Part =>
  esxPart(esxBundle({ era, seed, index, injections }))

const clean = (era: Era): [string, (seed: string) => Recipe] => [
  `clean-esxi-${era}`,
  (seed) => ({ kind: 'tgz', about: `a healthy ESXi ${era} host`, amount: USUAL, parts: () => [host(seed, era, [])] }),
]

function cleanVcenter(era: VcenterEra): [string, (seed: string) => Recipe] {
  return [
    `clean-vcenter-${era}`,
    (seed) => ({
      kind: 'tgz',
      about: `a healthy vCenter ${era}`,
      amount: USUAL,
      parts: () => [
        vcenterPart(
          vcenterBundle({ era, seed, hosts: [esxBundle({ era, seed, injections: [] }).host], injections: [] }),
        ),
      ],
    }),
  ]
}

const FORMS: Readonly<Record<Form, string>> = {
  log: 'logs only',
  configuration: 'configuration and counters only',
  combined: 'logs and configuration',
}

const faulty = SITUATIONS.flatMap((s) =>
  s.forms.map((form, n): [string, (seed: string) => Recipe] => {
    const era: Era = n === 0 ? '7.0' : '8.0'
    return [
      `${s.id}-${form}`,
      (seed) => ({
        kind: 'tgz',
        about: `${s.id} on an ESXi ${era} host, ${FORMS[form]}`,
        amount: USUAL,
        parts: () => [host(seed, era, [{ situation: s, form }])],
      }),
    ]
  }),
)

const faultyVcenter = VCENTER_SITUATIONS.flatMap((s) =>
  s.forms.map((form): [string, (seed: string) => Recipe] => [
    `${s.id}-${form}`,
    (seed) => ({
      kind: 'tgz',
      about: `${s.id} on a vCenter 8.0, ${FORMS[form]}`,
      amount: USUAL,
      parts: () => [
        vcenterPart(
          vcenterBundle({
            era: '8.0',
            seed,
            hosts: [esxBundle({ era: '8.0', seed, injections: [] }).host],
            injections: [{ situation: s, form }],
          }),
        ),
      ],
    }),
  ]),
)

/** vpxd is gone: nobody takes the host's heartbeats. */
const heartbeatsRefused = (time: number): LogEvent[] =>
  [0, 10, 20].map((seconds) => ({
    log: 'vpxa',
    time: time + seconds * SECOND,
    level: 'warning',
    sub: 'Heartbeat',
    text: "Agent can't send heartbeats: Connection refused",
  }))

function exportArray(seed: string): Part[] {
  const injections: Injection[] = [{ situation: arrayGone, form: 'combined' }]
  const at = CAPTURED - HOUR
  const first = esxBundle({ era: '8.0', seed, index: 0, injections, at })
  const second = esxBundle({ era: '8.0', seed, index: 1, injections, at: at + 2 * SECOND, sharesArrayWith: first.host })
  const third = esxBundle({ era: '8.0', seed, index: 2, injections: [] })
  return [first, second, third].map(esxPart)
}

function exportVcenter(seed: string): Part[] {
  const full = VCENTER_SITUATIONS.find((s) => s.id === 'vcenter-disk-full')!
  const lost = (index: number) => CAPTURED + 10 * MINUTE - full.before + 4 * MINUTE + index * 7 * SECOND
  const hosts = [0, 1].map((index) =>
    esxBundle({ era: '8.0', seed, index, injections: [], echoes: heartbeatsRefused(lost(index)) }),
  )
  const vcenter = vcenterBundle({
    era: '8.0',
    seed,
    hosts: hosts.map(({ host }) => host),
    injections: [{ situation: full, form: 'combined' }],
  })
  vcenter.truth[0]!.symptoms.push(...hosts.map(({ host }) => ({ fault: 'host.vpxa', object: {}, host: host.name })))
  return [...hosts.map(esxPart), vcenterPart(vcenter)]
}

const RECIPES: ReadonlyMap<string, (seed: string) => Recipe> = new Map([
  ...(['5.5', '6.7', '7.0', '8.0'] as const).map(clean),
  ...(['7.0', '8.0'] as const).map(cleanVcenter),
  ...faulty,
  ...faultyVcenter,
  [
    'export',
    (seed: string): Recipe => ({
      kind: 'export',
      about:
        'an export of two hosts and their vCenter: adapter-dead on esx11, swap-pressure on esx12, the vCenter healthy',
      amount: USUAL,
      parts: () => {
        const first = esxBundle({
          era: '8.0',
          seed,
          index: 0,
          injections: [{ situation: situation('adapter-dead'), form: 'combined' }],
        })
        const second = esxBundle({
          era: '8.0',
          seed,
          index: 1,
          injections: [{ situation: situation('swap-pressure'), form: 'combined' }],
        })
        return [
          esxPart(first),
          esxPart(second),
          vcenterPart(vcenterBundle({ era: '8.0', seed, hosts: [first.host, second.host], injections: [] })),
        ]
      },
    }),
  ],
  [
    'export-array',
    (seed: string): Recipe => ({
      kind: 'export',
      about: 'an export of three hosts: an array drops a LUN that esx11 and esx12 share, esx13 does not use it',
      amount: USUAL,
      parts: () => exportArray(seed),
    }),
  ],
  [
    'export-vcenter',
    (seed: string): Recipe => ({
      kind: 'export',
      about: 'an export of two hosts and their vCenter, whose full disk ends vpxd: both hosts lose it',
      amount: USUAL,
      parts: () => exportVcenter(seed),
    }),
  ],
  [
    'demo',
    (seed: string): Recipe => ({
      kind: 'tgz',
      about:
        'an ESXi 8.0 host whose storage NIC hangs until the iSCSI datastore is lost, with swap pressure on the side',
      amount: DEMO,
      parts: () => [
        host(
          seed,
          '8.0',
          ['tx-hang', 'swap-pressure'].map((id) => ({ situation: situation(id), form: 'combined' })),
        ),
      ],
    }),
  ],
] as const)

/** Names of all samples, in the order of the documentation. */
export const SAMPLE_NAMES: readonly string[] = [...RECIPES.keys()]

function recipe(name: string, options: SampleOptions): Recipe {
  const make = RECIPES.get(name)
  if (make === undefined) throw new Error(`no sample is named ${name}; there are: ${SAMPLE_NAMES.join(', ')}`)
  return make(options.seed ?? SEED)
}

/** Scales the everyday events so that all parts together have the wanted size. */
function amountOf(part: Part, { amount }: Recipe, parts: number, { logMegabytes, plainLogs }: SampleOptions): Amount {
  const plain = plainLogs === true
  if (logMegabytes === undefined) return { ...amount, plain }
  const usual = BYTES_PER_HOUR[part.identity.product] * amount.hours * parts
  return { hours: amount.hours, scale: (logMegabytes * 1e6) / usual, plain }
}

function truthOf(name: string, parts: readonly Part[]): SampleTruth {
  return { sample: name, hosts: parts.map((p) => p.identity), truth: parts.flatMap((p) => p.truth) }
}

/** One sentence on a sample. Throws when no sample has the name. */
export function aboutSample(name: string): string {
  return recipe(name, {}).about
}

/**
 * Makes a sample in memory: member path (below the .tgz's name for an export) to bytes, as they stand in the archive (rotated
 * logs are gzip). Throws when no sample has the name.
 */
export function buildBundle(
  name: string,
  options: SampleOptions = {},
): { files: Map<string, Buffer>; truth: SampleTruth } {
  const chosen = recipe(name, options)
  const { kind, parts } = chosen
  const made = parts()
  const files = new Map<string, Buffer>()
  for (const part of made) {
    const prefix = kind === 'export' ? `${part.exportName}.tgz/` : ''
    for (const file of part.files(amountOf(part, chosen, made.length, options)))
      if (!file.path.endsWith('/')) files.set(`${prefix}${file.path}`, file.bytes)
  }
  return { files, truth: truthOf(name, made) }
}

/** Writes a sample's archive and its `<name>.truth.json` into a folder. One member at a time is in memory, except for an export. */
export async function writeBundle(
  name: string,
  folder: string,
  options: SampleOptions = {},
): Promise<{ path: string; truth: SampleTruth }> {
  const chosen = recipe(name, options)
  const { kind, parts } = chosen
  const made = parts()
  await mkdir(folder, { recursive: true })
  const path = join(folder, `${name}.${kind === 'export' ? 'zip' : 'tgz'}`)
  if (kind === 'tgz')
    await pipeline(tgzStream(made[0]!.files(amountOf(made[0]!, chosen, 1, options))), createWriteStream(path))
  else {
    const members: SampleFile[] = []
    for (const part of made)
      members.push({
        path: `${part.exportName}.tgz`,
        bytes: await collect(tgzStream(part.files(amountOf(part, chosen, made.length, options)))),
        mtime: Date.parse(part.identity.captured),
      })
    await writeFile(path, zip(members, 0))
  }
  const truth = truthOf(name, made)
  await writeFile(join(folder, `${name}.truth.json`), `${JSON.stringify(truth, null, 2)}\n`)
  return { path, truth }
}
