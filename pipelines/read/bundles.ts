import { type BundleKind, createKindFinder } from '../../parsers/bundle-kind.ts'
import {
  captureTimeFromBundleName,
  hostFromBundleName,
  readBuildInfo,
  readDate,
  readReadme,
  readUname,
  readUptime,
  readVmwareVl,
} from '../../parsers/facts/identity.ts'

/** Sources (of parsers/members.ts) that say who a bundle is from. */
const IDENTITY_SOURCES: ReadonlySet<string> = new Set(['vmware-vl', 'build-info', 'uname', 'readme', 'date', 'uptime'])

/** Bytes of an identity source that are read: the files are a few lines, and every log of the bundle asks for what they say. */
const MAX_IDENTITY = 64 * 1024

/** Who a bundle is from and of when, as far as its own files say. Times in µs UTC. */
export interface Identity {
  host: string | null
  product: string | null
  version: string | null
  build: string | null
  capturedUs: number | null
  uptimeUs: number | null
}

/** One bundle of the input while it is read. */
export interface Bundle {
  /** Number in the store. */
  readonly index: number
  readonly input: number
  readonly archive: string
  readonly root: string
  /** Takes the bundle-relative path of every member that turns up. */
  see(path: string): void
  /** Takes every file that is a fact (a `source` of parsers/members.ts); keeps the start of those that say who the bundle is from. */
  learn(source: string, bytes: Buffer): void
  /** Takes the product header that a log repeats after every rotation; believed where no file says better. */
  learnSection(section: { product: string; version: string; build: string }): void
  kind(): BundleKind
  identity(): Identity
}

export interface Bundles {
  of(input: number, archive: string, root: string): Bundle
  all(): Bundle[]
}

/** Keeps one Bundle per place: input, way through nested archives, top folder. Numbers start at `firstIndex`. */
export function createBundles(firstIndex: number): Bundles {
  const byPlace = new Map<string, Bundle>()
  return {
    of(input, archive, root) {
      const place = `${input}\0${archive}\0${root}`
      let bundle = byPlace.get(place)
      if (bundle === undefined) {
        bundle = createBundle(firstIndex + byPlace.size, input, archive, root)
        byPlace.set(place, bundle)
      }
      return bundle
    },
    all: () => [...byPlace.values()],
  }
}

function createBundle(index: number, input: number, archive: string, root: string): Bundle {
  const finder = createKindFinder()
  const texts = new Map<string, string>()
  let section: { product: string; version: string; build: string } | null = null
  return {
    index,
    input,
    archive,
    root,
    see: finder.see,
    learn(source, bytes) {
      if (IDENTITY_SOURCES.has(source)) texts.set(source, bytes.toString('utf8', 0, MAX_IDENTITY))
    },
    learnSection: (found) => {
      section ??= found
    },
    kind: finder.kind,
    identity() {
      const read = <T>(source: string, reader: (text: string) => T): T | undefined => {
        const text = texts.get(source)
        return text === undefined ? undefined : reader(text)
      }
      const release = read('vmware-vl', readVmwareVl) ?? read('build-info', readBuildInfo)
      const uname = read('uname', readUname)
      const name = root === '' ? archive : root
      return {
        host: uname?.host ?? hostFromBundleName(name) ?? null,
        product: release?.product ?? section?.product ?? null,
        version: release?.version ?? section?.version ?? null,
        build: release?.build ?? uname?.build ?? section?.build ?? null,
        capturedUs:
          read('readme', readReadme)?.capturedUs ?? read('date', readDate) ?? captureTimeFromBundleName(name) ?? null,
        uptimeUs: read('uptime', readUptime) ?? null,
      }
    },
  }
}
