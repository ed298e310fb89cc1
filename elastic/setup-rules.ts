import { createHash } from 'node:crypto'
import { type Kibana, KibanaError, reason } from './kibana-client.ts'
import { stableJson } from './ndjson.ts'
import type { Outcome } from './outcome.ts'
import type { Rule, RuleBody } from './rules.ts'

/** A rule as Kibana gives it back; it has more. */
interface PresentRule {
  readonly name: string
  readonly tags: readonly string[]
  readonly schedule: { readonly interval: string }
  readonly params: Readonly<Record<string, unknown>>
  readonly actions: readonly Readonly<Record<string, unknown>>[]
}

/** A rule carries the hash of what we wrote as a tag, so that a change by somebody shows. */
const HASH_TAG = 'vmtriage:'

/**
 * Makes or updates each rule. Actions, further tags and whether it is on stay as users set them; a rule whose name, interval
 * or query somebody changed stays as it is, unless `force`. What was done is added to `outcome`.
 */
export async function setupRules(
  kibana: Kibana,
  rules: readonly Rule[],
  force: boolean,
  outcome: Outcome,
): Promise<void> {
  for (const rule of rules) {
    const way = await setupRule(kibana, rule, force)
    if (way.done === 'failed') outcome.failed.push(`rule "${rule.body.name}": ${way.why}`)
    else outcome[way.done].push(`rule "${rule.body.name}"`)
  }
}

type Way =
  | { readonly done: 'installed' | 'updated' | 'unchanged' | 'kept' }
  | { readonly done: 'failed'; readonly why: string }

async function setupRule(kibana: Kibana, { id, body }: Rule, force: boolean): Promise<Way> {
  const path = `/api/alerting/rule/${id}`
  const read = await kibana('GET', path)
  const hash = HASH_TAG + hashOf(body, body)
  if (read.status === 404) {
    return written(await kibana('POST', path, { ...body, tags: [...body.tags, hash] }), 'installed')
  }
  if (read.status !== 200) {
    throw new KibanaError(`rules cannot be read: ${read.status}: ${reason(read.text)}`, '--no-rules leaves them out')
  }
  const there = JSON.parse(read.text) as PresentRule
  const is = HASH_TAG + hashOf(there, body)
  if (is === hash) return { done: 'unchanged' }
  if (!there.tags.includes(is) && !force) return { done: 'kept' }
  const others = there.tags.filter((tag) => !tag.startsWith(HASH_TAG) && !body.tags.includes(tag))
  const update = {
    name: body.name,
    tags: [...body.tags, ...others, hash],
    schedule: body.schedule,
    params: body.params,
    actions: there.actions.map(({ connector_type_id: _, ...action }) => action),
  }
  return written(await kibana('PUT', path, update), 'updated')
}

function written({ status, text }: { status: number; text: string }, done: 'installed' | 'updated'): Way {
  return status === 200 ? { done } : { done: 'failed', why: `${status}: ${reason(text)}` }
}

/** Hash of what we decide about a rule. Kibana adds parameters of its own: only those that we write count. */
function hashOf(
  { name, schedule, params }: Pick<PresentRule, 'name' | 'schedule'> & { params: object },
  ours: RuleBody,
): string {
  const own = Object.keys(ours.params).map((key) => [key, (params as Record<string, unknown>)[key]])
  const core = { name, interval: schedule.interval, params: Object.fromEntries(own) }
  return createHash('sha256').update(stableJson(core)).digest('hex').slice(0, 16)
}
