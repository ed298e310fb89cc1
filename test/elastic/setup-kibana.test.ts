import { afterEach, beforeEach, expect, test } from 'vitest'
import { dashboards } from '../../elastic/kibana/dashboards.ts'
import { dataViews } from '../../elastic/kibana/data-views.ts'
import { allSearches, searchObject } from '../../elastic/kibana/searches.ts'
import { type KibanaError, kibanaAt, kibanaVersion } from '../../elastic/kibana-client.ts'
import type { SavedObject } from '../../elastic/ndjson.ts'
import type { Rule } from '../../elastic/rules.ts'
import { rules } from '../../elastic/rules.ts'
import { setupKibana } from '../../elastic/setup-kibana.ts'
import { fault } from './fault.ts'
import { type KibanaServer, startKibanaServer } from './kibana-server.ts'

let server: KibanaServer
beforeEach(async () => {
  server = await startKibanaServer()
})
afterEach(() => server.close())

const someRules = rules([fault('storage.apd', 'critical')])
const someObjects = [...dataViews(), ...allSearches([]).map(searchObject), ...dashboards()]
const counts = { views: 4, searches: 10, boards: 9 }

const setup = (objects: readonly SavedObject[] = someObjects, all: readonly Rule[] = someRules, force = false) =>
  setupKibana(kibanaAt({ url: server.url }), objects, all, { version: '1.2.3', force })

/** The outcome with counts instead of names. */
const counted = (outcome: Awaited<ReturnType<typeof setup>>) =>
  Object.fromEntries(Object.entries(outcome).map(([key, names]) => [key, names.length]))

const total = counts.views + counts.searches + counts.boards + 1
/** A new version of one search, and of nothing else. */
const withNewTitle = (id: string): SavedObject[] =>
  someObjects.map((object) =>
    object.id === id && object.type === 'search'
      ? { ...object, attributes: { ...object.attributes, title: 'New' } }
      : object,
  )

test('an empty Kibana gets everything, a second run changes nothing', async () => {
  expect(counted(await setup())).toEqual({ installed: total, updated: 0, unchanged: 0, kept: 0, failed: 0 })
  expect(server.objects.size).toBe(total)
  expect(server.rules.size).toBe(1)
  server.requests.length = 0
  expect(counted(await setup())).toEqual({ installed: 0, updated: 0, unchanged: total, kept: 0, failed: 0 })
  expect(server.requests).toEqual([
    'POST /api/saved_objects/_export',
    'POST /api/saved_objects/_export',
    `GET /api/alerting/rule/${someRules[0]!.id}`,
  ])
})

test('the tag says what was installed, and when by the clock of Kibana', async () => {
  await setup()
  const last = [...server.objects.values()].filter(({ type }) => type !== 'tag').at(-1)!.updated_at
  expect(server.objects.get('tag:vmtriage')?.attributes.description).toMatch(
    new RegExp(`^Installed by vmtriage 1\\.2\\.3, content [0-9a-f]{16}, at ${last}\\.$`),
  )
})

test('a new version replaces only what differs', async () => {
  await setup()
  const outcome = await setup(withNewTitle('vmtriage-findings'))
  expect(outcome.updated).toEqual(['search:vmtriage-findings'])
  expect(outcome.unchanged).toHaveLength(total - 1)
  expect(server.objects.get('search:vmtriage-findings')?.attributes.title).toBe('New')
})

test('what somebody changed stays, through later versions too, until --force', async () => {
  await setup()
  server.edit('search:vmtriage-findings', { title: 'Mine' })
  server.edit('dashboard:vmtriage-network', { title: 'Mine too' })

  const kept = ['search:vmtriage-findings', 'dashboard:vmtriage-network']
  for (const title of ['vmtriage-evidence', 'vmtriage-coverage', 'vmtriage-findings']) {
    expect((await setup(withNewTitle(title))).kept).toEqual(kept)
  }
  expect(server.objects.get('search:vmtriage-findings')?.attributes.title).toBe('Mine')

  expect((await setup(someObjects, someRules, true)).updated).toEqual(expect.arrayContaining(kept))
  expect(server.objects.get('search:vmtriage-findings')?.attributes.title).toBe('Findings')
  expect((await setup()).kept).toEqual([])
})

test('an object that somebody put there under our id stays', async () => {
  const theirs = {
    type: 'dashboard',
    id: 'vmtriage-network',
    attributes: { title: 'Theirs' },
    references: [],
    updated_at: '2025-01-01T00:00:00.000Z',
  }
  server.objects.set('dashboard:vmtriage-network', theirs)
  const outcome = await setup()
  expect(outcome.kept).toEqual(['dashboard:vmtriage-network'])
  expect(outcome.installed).toHaveLength(total - 1)
  expect(server.objects.get('dashboard:vmtriage-network')?.attributes.title).toBe('Theirs')
})

test('what somebody deleted comes back', async () => {
  await setup()
  server.objects.delete('search:vmtriage-findings')
  expect((await setup()).installed).toEqual(['search:vmtriage-findings'])
})

test('rules: actions and tags of users stay, a changed query stays until --force', async () => {
  const [first] = someRules
  const newer: Rule = { ...first!, body: { ...first!.body, schedule: { interval: '9m' } } }
  const name = `rule "${first!.body.name}"`
  await setup([], someRules)
  const action = { id: 'connector', group: 'query matched', params: {}, uuid: 'u', connector_type_id: '.email' }
  const there = server.rules.get(first!.id)!
  server.rules.set(first!.id, {
    ...there,
    actions: [action],
    tags: [...(there.tags as string[]), 'mine'],
    enabled: false,
  })

  expect((await setup([], [newer])).updated).toEqual([name])
  const { connector_type_id: _, ...sent } = action
  expect(server.rules.get(first!.id)).toMatchObject({ actions: [sent], schedule: { interval: '9m' }, enabled: false })
  expect(server.rules.get(first!.id)?.tags).toContain('mine')

  server.rules.set(first!.id, { ...server.rules.get(first!.id), schedule: { interval: '1h' } })
  expect((await setup([], someRules)).kept).toEqual([name])
  expect(server.rules.get(first!.id)).toMatchObject({ schedule: { interval: '1h' } })
  expect((await setup([], someRules, true)).updated).toEqual([name])
})

test('rules that cannot be read do not hide that the objects are there', async () => {
  server.instead = { status: 403, text: '{}', path: /alerting/ }
  const outcome = await setup()
  expect(outcome.installed).toHaveLength(total - 1)
  expect(outcome.failed).toHaveLength(1)
  expect(outcome.failed[0]).toMatch(/^rules: .* does not allow .* \(403\); the role needs/)
})

test('what an import refuses is told with its reason', async () => {
  const errors = [{ type: 'search', id: 'vmtriage-findings', error: { type: 'unsupported_type' } }]
  server.instead = { status: 200, text: JSON.stringify({ errors }), path: /_import\?overwrite=false/ }
  expect((await setup()).failed).toEqual(['search:vmtriage-findings: unsupported_type'])
})

test('requests carry the header that Kibana asks for, and who we are', async () => {
  await setupKibana(kibanaAt({ url: `${server.url}/`, authorization: 'ApiKey abc' }), [], [], {
    version: '1',
    force: false,
  })
  expect(server.headers[0]).toMatchObject({ 'kbn-xsrf': 'vmtriage', authorization: 'ApiKey abc' })
})

const failure = (url: string) =>
  kibanaVersion(kibanaAt({ url }), url).then(String, (error: KibanaError) => error.message)

test.each<[number, string, string]>([
  [401, '', 'URL wants to know who you are (401)'],
  [403, '', 'URL does not allow /api/status (403)'],
  [302, '', 'URL leads elsewhere (302)'],
  [503, '', 'URL is not ready (503)'],
  [502, '<h1>Bad  gateway</h1>', 'URL/api/status: 502: <h1>Bad gateway</h1>'],
  [404, '{}', 'URL answers (404), but not as Kibana'],
  [200, '{"version":{"number":"9.5.0","lucene_version":"10"}}', 'URL answers (200), but not as Kibana'],
  [200, '{"version":{"number":"7.17.0"}}', 'Kibana 7.17.0 is too old'],
  [200, '{"version":{"number":"8.8.2"}}', 'Kibana 8.8.2 is too old'],
  [200, '{"version":{"number":"8.9.0"}}', '8.9.0'],
  [200, '{"version":{"number":"10.0.0"}}', '10.0.0'],
])('answer %i %s', async (status, text, message) => {
  server.instead = { status, text }
  expect((await failure(server.url)).replace(server.url, 'URL')).toBe(message)
})

test('nobody there', async () => {
  const { url } = server
  await server.close()
  expect(await failure(url)).toBe(`no answer from ${url} (ECONNREFUSED)`)
  server = await startKibanaServer()
})
