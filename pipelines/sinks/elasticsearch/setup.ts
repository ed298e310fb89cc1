import { type Client, errors } from '@elastic/elasticsearch'
import type { Entity } from '../../../patterns/entities.ts'
import { contentHash, INDEX_TEMPLATE, templates } from './templates.ts'

/** `kept`: somebody changed it, so it was left alone. */
export interface SetUp {
  name: string
  change: 'installed' | 'updated' | 'unchanged' | 'kept'
}

interface Template {
  name: string
  /** What is to be stored. */
  wanted: Content
  read: () => Promise<Content | undefined>
  write: (content: Content) => Promise<unknown>
}

type Content = object & { _meta?: Record<string, unknown> }

/** Installs or updates the templates. One that was changed since vmtriage wrote it stays, unless `force`. */
export async function setupElasticsearch(
  client: Client,
  entities: ReadonlyMap<string, Entity>,
  force: boolean,
): Promise<SetUp[]> {
  const done: SetUp[] = []
  for (const template of templatesOn(client, entities)) {
    const found = await read(template)
    const change = changeFor(found, template.wanted, force)
    if (change === 'installed' || change === 'updated') await write(template)
    done.push({ name: template.name, change })
  }
  return done
}

/** Installs the templates where there are none. Returns what was installed; null where this user may not ask or install. */
export async function setupWhereMissing(
  client: Client,
  entities: ReadonlyMap<string, Entity>,
): Promise<SetUp[] | null> {
  try {
    const there = await client.indices.existsIndexTemplate({ name: INDEX_TEMPLATE })
    return there ? [] : await setupElasticsearch(client, entities, false)
  } catch (error) {
    if (error instanceof errors.ResponseError && error.statusCode === 403) return null
    throw error
  }
}

function changeFor(found: Content | undefined, wanted: Content, force: boolean): SetUp['change'] {
  if (found === undefined) return 'installed'
  const changed = found._meta?.managed_by !== 'vmtriage' || found._meta.stored !== contentHash(found)
  if (changed) return force ? 'updated' : 'kept'
  return found._meta?.hash === wanted._meta?.hash ? 'unchanged' : 'updated'
}

/** A server gives a template back in its own words; their hash, kept in `_meta`, shows later whether somebody changed them. */
async function write(template: Template): Promise<void> {
  await template.write(template.wanted)
  const stored = contentHash((await read(template)) ?? {})
  await template.write({ ...template.wanted, _meta: { ...template.wanted._meta, stored } })
}

async function read(template: Template): Promise<Content | undefined> {
  try {
    return await template.read()
  } catch (error) {
    if (error instanceof errors.ResponseError && error.statusCode === 404) return undefined
    throw error
  }
}

function templatesOn(client: Client, entities: ReadonlyMap<string, Entity>): Template[] {
  const { components, index } = templates(entities)
  return [
    ...Object.entries(components).map(
      ([name, wanted]): Template => ({
        name,
        wanted,
        read: async () =>
          (await client.cluster.getComponentTemplate({ name })).component_templates[0]?.component_template,
        write: (content) => client.cluster.putComponentTemplate({ ...content, name } as typeof wanted),
      }),
    ),
    ...Object.entries(index).map(
      ([name, wanted]): Template => ({
        name,
        wanted,
        read: async () => (await client.indices.getIndexTemplate({ name })).index_templates[0]?.index_template,
        write: (content) => client.indices.putIndexTemplate({ ...content, name } as typeof wanted),
      }),
    ),
  ]
}
