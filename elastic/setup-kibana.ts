import { createHash } from 'node:crypto'
import { TAG_ID, tag } from './kibana/tag.ts'
import { type Answer, type Kibana, KibanaError, reason } from './kibana-client.ts'
import { type Marker, markerText, parseMarker } from './marker.ts'
import { fromNdjson, type SavedObject, toNdjson } from './ndjson.ts'
import { nothing, type Outcome } from './outcome.ts'
import type { Rule } from './rules.ts'
import { setupRules } from './setup-rules.ts'

export interface SetupOptions {
  /** Version of vmtriage. */
  readonly version: string
  /** Overwrite also what somebody changed. */
  readonly force: boolean
}

/** A saved object as Kibana exports it. */
interface Present extends SavedObject {
  readonly updated_at?: string
}

/**
 * Brings the objects (the tag among them) and rules into Kibana. What somebody changed since the last installation stays,
 * unless `force`. Throws KibanaError where Kibana cannot be used at all.
 */
export async function setupKibana(
  kibana: Kibana,
  objects: readonly SavedObject[],
  rules: readonly Rule[],
  options: SetupOptions,
): Promise<Outcome> {
  const outcome = await setupObjects(kibana, objects, options)
  try {
    await setupRules(kibana, rules, options.force, outcome)
  } catch (error) {
    // The objects are there already, and that has to be said.
    if (!(error instanceof KibanaError)) throw error
    outcome.failed.push(`rules: ${error.message}; ${error.help}`)
  }
  return outcome
}

async function setupObjects(kibana: Kibana, all: readonly SavedObject[], options: SetupOptions): Promise<Outcome> {
  const objects = all.filter(({ type }) => type !== 'tag')
  const content = createHash('sha256').update(toNdjson(objects)).digest('hex').slice(0, 16)
  const marker = await readMarker(kibana)
  const present = await readPresent(kibana, objects)

  const absent = objects.filter((object) => !present.has(keyOf(object)))
  const outcome = nothing()
  const outdated: SavedObject[] = []
  for (const object of objects) {
    const there = present.get(keyOf(object))
    if (there === undefined) continue
    const changed =
      marker === null || marker.kept.includes(keyOf(object)) || isLater(there.updated_at, marker.installed)
    if (contains(there.attributes, object.attributes) || (!changed && marker.content === content)) {
      outcome.unchanged.push(keyOf(object))
    } else if (changed && !options.force) outcome.kept.push(keyOf(object))
    else outdated.push(object)
  }

  if (marker === null) await importObjects(kibana, [tag('Being installed by vmtriage.')], true)
  const added = await importObjects(kibana, absent, options.force)
  const replaced = await importObjects(kibana, outdated, true)
  outcome.installed.push(...added.done)
  outcome.updated.push(...replaced.done)
  outcome.kept.push(...added.conflicts)
  outcome.failed.push(...added.failed, ...replaced.failed)

  if (added.done.length + replaced.done.length > 0 || marker?.content !== content) {
    const installed = await lastWritten(kibana, objects, outcome, marker)
    await importObjects(
      kibana,
      [tag(markerText({ version: options.version, content, installed, kept: outcome.kept }))],
      true,
    )
  }
  return outcome
}

async function readMarker(kibana: Kibana): Promise<Marker | null> {
  const answer = await kibana('POST', '/api/saved_objects/_export', {
    objects: [{ type: 'tag', id: TAG_ID }],
    excludeExportDetails: true,
  })
  // 400: Kibana exports only what is there.
  if (answer.status === 400) return null
  const [found] = exported(answer)
  return parseMarker(String(found?.attributes.description ?? ''))
}

async function readPresent(kibana: Kibana, objects: readonly SavedObject[]): Promise<ReadonlyMap<string, Present>> {
  const answer = await kibana('POST', '/api/saved_objects/_export', {
    type: [...new Set(objects.map(({ type }) => type))].sort(),
    hasReference: [{ type: 'tag', id: TAG_ID }],
    excludeExportDetails: true,
  })
  return new Map(exported(answer).map((object) => [keyOf(object), object]))
}

function exported(answer: Answer): Present[] {
  if (answer.status !== 200) {
    throw new KibanaError(`saved objects cannot be read: ${answer.status}: ${reason(answer.text)}`, OTHER_SERVER)
  }
  const times = answer.text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as Present).updated_at)
  return fromNdjson(answer.text).map((object, index) => {
    const time = times[index]
    return time === undefined ? object : { ...object, updated_at: time }
  })
}

const OTHER_SERVER =
  'is this Kibana, with no proxy that changes requests? --output DIR writes files for an import by hand'

interface Imported {
  readonly done: string[]
  /** There already, without our tag. */
  readonly conflicts: string[]
  readonly failed: string[]
}

interface ImportAnswer {
  readonly errors?: readonly { readonly type: string; readonly id: string; readonly error: { readonly type: string } }[]
}

async function importObjects(kibana: Kibana, objects: readonly SavedObject[], overwrite: boolean): Promise<Imported> {
  if (objects.length === 0) return { done: [], conflicts: [], failed: [] }
  const form = new FormData()
  form.append('file', new Blob([toNdjson(objects)], { type: 'application/ndjson' }), 'vmtriage.ndjson')
  const answer = await kibana('POST', `/api/saved_objects/_import?overwrite=${overwrite}`, form)
  if (answer.status !== 200) {
    throw new KibanaError(`the import was refused: ${answer.status}: ${reason(answer.text)}`, OTHER_SERVER)
  }
  const { errors = [] } = JSON.parse(answer.text) as ImportAnswer
  const wrong = new Map(errors.map((error) => [keyOf(error), error.error.type]))
  const is = (object: SavedObject, conflict: boolean) => (wrong.get(keyOf(object)) === 'conflict') === conflict
  const refused = objects.filter((object) => wrong.has(keyOf(object)))
  return {
    done: objects.map(keyOf).filter((key) => !wrong.has(key)),
    conflicts: refused.filter((object) => is(object, true)).map(keyOf),
    failed: refused
      .filter((object) => is(object, false))
      .map((object) => `${keyOf(object)}: ${wrong.get(keyOf(object))}`),
  }
}

/** The newest change of what is ours now, by Kibana's clock. */
async function lastWritten(
  kibana: Kibana,
  objects: readonly SavedObject[],
  { kept }: Outcome,
  marker: Marker | null,
): Promise<string> {
  const present = await readPresent(kibana, objects)
  const times = objects
    .map(keyOf)
    .filter((key) => !kept.includes(key))
    .map((key) => present.get(key)?.updated_at ?? '')
  return [...times, marker?.installed ?? ''].reduce((a, b) => (isLater(b, a) ? b : a), '1970-01-01T00:00:00.000Z')
}

function isLater(time: string | undefined, than: string): boolean {
  return time !== undefined && Date.parse(time) > Date.parse(than)
}

/** True where everything that we would write is there. Kibana may have added to it. */
function contains(there: unknown, ours: unknown): boolean {
  if (Array.isArray(ours)) {
    return (
      Array.isArray(there) && there.length === ours.length && ours.every((part, index) => contains(there[index], part))
    )
  }
  if (typeof ours !== 'object' || ours === null) return there === ours
  if (typeof there !== 'object' || there === null) return false
  return Object.entries(ours).every(([key, part]) => contains((there as Record<string, unknown>)[key], part))
}

function keyOf({ type, id }: { readonly type: string; readonly id: string }): string {
  return `${type}:${id}`
}
