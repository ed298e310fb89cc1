import { gz, type SampleFile } from './archive.ts'
import { VCENTER_CHATTER, type VcChatter } from './chatter/vcenter.ts'
import { vcenterFiles } from './commands/vcenter.ts'
import type { Form, Truth } from './faults/situation.ts'
import type { VcSituation } from './faults/vcenter-situation.ts'
import { type Host, iso } from './host.ts'
import type { Amount } from './logs.ts'
import { makeVcenter, type Vcenter, type VcenterEra, vcenterFolder } from './vcenter.ts'
import { type VcEvent, vcLines } from './vcenter-lines.ts'

interface VcenterRecipe {
  era: VcenterEra
  seed: string
  hosts: readonly Host[]
  injections: readonly { situation: VcSituation; form: Form }[]
}

export interface VcenterBundle {
  vc: Vcenter
  folder: string
  truth: Truth[]
  events: VcEvent[]
}

const HOUR = 3_600_000
const PIECE_BYTES = 8 * 1024 * 1024
const BYTES_PER_LINE = 190

/** Makes the vCenter and puts it into its situations. */
export function vcenterBundle(recipe: VcenterRecipe): VcenterBundle {
  const vc = makeVcenter(recipe.seed, recipe.era, recipe.hosts)
  const bundle: VcenterBundle = { vc, folder: vcenterFolder(vc), truth: [], events: [] }
  for (const { situation, form } of recipe.injections) {
    const events = form === 'configuration' ? [] : situation.events(vc, vc.captured - situation.before)
    if (form !== 'log') situation.configure(vc)
    const times = events.map((e) => e.time)
    bundle.events.push(...events)
    bundle.truth.push({
      situation: situation.id,
      form,
      host: vc.name,
      cause: situation.cause(vc),
      symptoms: situation
        .symptoms(vc)
        .filter((s) => s.shows === 'both' || s.shows === form || form === 'combined')
        .map(({ fault, object }) => ({ fault, object })),
      from: times.length === 0 ? null : iso(Math.min(...times)),
      to: times.length === 0 ? null : iso(Math.max(...times)),
    })
  }
  return bundle
}

function* chatter(kind: VcChatter, vc: Vcenter, from: number, to: number, scale: number): Generator<VcEvent> {
  const rng = vc.rng.fork(`${kind.log}/${from}`)
  const count = Math.round((kind.perHour * scale * (to - from)) / HOUR)
  const step = (to - from) / Math.max(count, 1)
  for (let i = 0; i < count; i++) {
    const time = Math.floor(from + (i + rng.next()) * step)
    const { ends, ...draft } = rng.pick(kind.templates)(vc, rng)
    yield { log: kind.log, time, ...draft }
    if (ends !== undefined) yield { log: kind.log, time: time + ends.afterMs, ...draft, text: ends.text }
  }
}

function lines(bundle: VcenterBundle, kind: VcChatter, from: number, to: number, scale: number): Buffer {
  const extra = bundle.events
    .filter((e) => e.log === kind.log && e.time >= from && e.time < to)
    .sort((a, b) => a.time - b.time)
  const written: string[] =
    kind.log === 'vpxd/vpxd.log'
      ? [
          `${iso(from)} Section for VMware VirtualCenter, pid=7311, version=${bundle.vc.version}, build=${bundle.vc.build}, option=Release`,
        ]
      : []
  let next = 0
  for (const event of chatter(kind, bundle.vc, from, to, scale)) {
    for (; next < extra.length && extra[next]!.time <= event.time; next++)
      written.push(...vcLines(extra[next]!, bundle.vc))
    written.push(...vcLines(event, bundle.vc))
  }
  for (const event of extra.slice(next)) written.push(...vcLines(event, bundle.vc))
  return Buffer.from(written.length === 0 ? '' : `${written.join('\n')}\n`)
}

/** vpxd's older logs: vpxd-N.log.gz, N grows with time. Others are one file each while they are small. */
function* logs(bundle: VcenterBundle, amount: Amount): Generator<Omit<SampleFile, 'mtime'>> {
  const end = bundle.vc.captured
  const start = end - amount.hours * HOUR
  for (const kind of VCENTER_CHATTER) {
    const bytes = kind.perHour * amount.scale * amount.hours * BYTES_PER_LINE
    const count = Math.max(kind.log === 'vpxd/vpxd.log' ? 3 : 1, Math.ceil(bytes / PIECE_BYTES))
    const step = (end - start) / count
    for (let n = 0; n < count; n++) {
      const path = `var/log/vmware/${kind.log}`
      const body = lines(bundle, kind, start + n * step, start + (n + 1) * step, amount.scale)
      if (n === count - 1) yield { path, bytes: body }
      else {
        const older = path.replace(/(?:-\d+)?(\.\w+)$/, `-${n + 2}$1`)
        yield amount.plain === true ? { path: older, bytes: body } : { path: `${older}.gz`, bytes: gz(body) }
      }
    }
  }
}

/** Files of the bundle as they stand in its archive. */
export function* vcenterBundleFiles(bundle: VcenterBundle, amount: Amount): Generator<SampleFile> {
  const mtime = bundle.vc.captured
  yield { path: `${bundle.folder}/`, bytes: Buffer.alloc(0), mtime }
  for (const [path, body] of vcenterFiles(bundle.vc))
    yield { path: `${bundle.folder}/${path}`, bytes: Buffer.from(body), mtime }
  for (const { path, bytes } of logs(bundle, amount)) yield { path: `${bundle.folder}/${path}`, bytes, mtime }
}
