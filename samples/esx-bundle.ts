import type { SampleFile } from './archive.ts'
import { certificate } from './certificate.ts'
import { bootLines } from './chatter/boot.ts'
import { configStore } from './commands/configstore.ts'
import { mirroredFiles, ownFiles } from './commands/files.ts'
import { commandOutputs } from './commands/index.ts'
import { inventory, vmdk, vmFolder, vmx } from './commands/vms.ts'
import { fragments, vsiTraverse } from './commands/vsi.ts'
import type { Era } from './eras.ts'
import type { Form, Situation, Truth } from './faults/situation.ts'
import { bundleFolder, type Host, iso, makeHost, sessionStart } from './host.ts'
import type { LogEvent } from './lines.ts'
import { type Amount, hostLogs, vmLogs } from './logs.ts'
import { shareArray } from './shared-array.ts'

/** A situation, and how much of it the bundle shows. */
export interface Injection {
  situation: Situation
  form: Form
}

interface EsxRecipe {
  era: Era
  seed: string
  /** Tells hosts of one export apart. */
  index?: number
  injections: readonly Injection[]
  /** When the situations begin, ms since 1970 UTC; absent: each as long before the capture as it says. */
  at?: number
  /** Host whose array this one uses as well: same devices, targets and volumes. */
  sharesArrayWith?: Host
  /** What the host logs of a situation of another machine. */
  echoes?: readonly LogEvent[]
}

/** A host with its situations applied, ready to be written. */
export interface EsxBundle {
  host: Host
  folder: string
  truth: Truth[]
  events: LogEvent[]
  silence: { from: number; to: number } | null
  extra: [string, string][]
}

const VSI_BYTES = 1_300_000
const YEAR = 365 * 86_400_000

function truthOf(host: Host, { situation, form }: Injection, events: readonly LogEvent[]): Truth {
  const times = events.map((e) => e.time)
  return {
    situation: situation.id,
    form,
    host: host.name,
    cause: situation.cause(host),
    symptoms: situation
      .symptoms(host)
      .filter((s) => s.shows === 'both' || s.shows === form || form === 'combined')
      .map(({ fault, object }) => ({ fault, object })),
    from: times.length === 0 ? null : iso(Math.min(...times)),
    to: times.length === 0 ? null : iso(Math.max(...times)),
  }
}

/** Makes the host and puts it into its situations. */
export function esxBundle(recipe: EsxRecipe): EsxBundle {
  const host = makeHost(recipe.seed, recipe.era, recipe.index ?? 0)
  if (recipe.sharesArrayWith !== undefined) shareArray(host, recipe.sharesArrayWith)
  const bundle: EsxBundle = {
    host,
    folder: bundleFolder(host),
    truth: [],
    events: [...(recipe.echoes ?? [])],
    silence: null,
    extra: [],
  }
  for (const injection of recipe.injections) {
    const { situation, form } = injection
    const at = recipe.at ?? host.captured - situation.before
    situation.prepare?.(host, at)
    const events = form === 'configuration' ? [] : situation.events(host, at, form)
    if (form !== 'log') situation.configure(host)
    bundle.events.push(...events)
    bundle.truth.push(truthOf(host, injection, events))
    bundle.silence = situation.silent?.(at) ?? bundle.silence
    if (form !== 'configuration') bundle.extra.push(...(situation.files?.(host, at) ?? []))
  }
  return bundle
}

/** The last 40 observations of vobd, as the kernel's own buffer holds them. */
function vobbuf(host: Host, events: readonly LogEvent[]): string {
  const rows = events
    .filter((e) => e.log === 'vobd' && e.event?.startsWith('vob.'))
    .sort((a, b) => a.time - b.time)
    .slice(-40)
  return rows
    .map((e) => `${iso(e.time)}: ${(e.time - sessionStart(host, e.time)) * 1000}us: [${e.event}] ${e.text}\n`)
    .join('')
}

/** Files of the bundle without their top folder, one at a time. */
function* contents(bundle: EsxBundle, amount: Amount): Generator<Omit<SampleFile, 'mtime'>> {
  const { host } = bundle
  const outputs = [...commandOutputs(host), { base: 'vobbuf_-h', text: vobbuf(host, bundle.events) }]
  const plain = (files: [string, string][]): Omit<SampleFile, 'mtime'>[] =>
    files.map(([path, text]) => ({ path, bytes: Buffer.from(text, path.includes('zdump') ? 'latin1' : 'utf8') }))
  yield* plain(
    ownFiles(
      host,
      outputs.map((o) => o.base),
    ),
  )
  for (const { base, text } of outputs) yield { path: `commands/${base}.txt`, bytes: Buffer.from(text) }
  for (const [path, bytes] of fragments('commands/vsi_traverse_-s.txt', Buffer.from(vsiTraverse(host, VSI_BYTES))))
    yield { path, bytes }
  for (const output of outputs)
    if ('json' in output && output.json !== undefined)
      yield { path: `json/${output.base}.json`, bytes: Buffer.from(`${JSON.stringify(output.json)}\n`) }
  yield* plain(mirroredFiles(host))
  if (host.era === '7.0' || host.era === '8.0')
    yield { path: 'etc/vmware/configstore/current-store-1', bytes: configStore(host) }
  yield* plain([
    [
      'etc/vmware/ssl/rui.crt',
      certificate(
        {
          subject: host.fqdn,
          issuer: 'CA vcenter.lab.example.com',
          notBefore: host.captured - YEAR,
          notAfter: host.captured + 4 * YEAR,
        },
        host.rng.fork('rui'),
      ),
    ],
    ['etc/vmware/hostd/vmInventory.xml', inventory(host)],
    ...bundle.extra,
  ])
  yield* hostLogs(host, bundle.events, bundle.silence, amount, bootLines(host, host.booted))
  for (const vm of host.vms) {
    yield* vmLogs(host, vm, bundle.events, bundle.silence, amount)
    yield* plain([
      [`${vmFolder(host, vm)}/${vm.name}.vmx`, vmx(host, vm)],
      [`${vmFolder(host, vm)}/${vm.name}.vmdk`, vmdk(vm)],
    ])
  }
}

/** Files of the bundle as they stand in its archive. */
export function* esxFiles(bundle: EsxBundle, amount: Amount): Generator<SampleFile> {
  yield { path: `${bundle.folder}/`, bytes: Buffer.alloc(0), mtime: bundle.host.captured }
  for (const { path, bytes } of contents(bundle, amount))
    yield { path: `${bundle.folder}/${path}`, bytes, mtime: bundle.host.captured }
}
