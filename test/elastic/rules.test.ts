import { expect, test } from 'vitest'
import { ruleObject, rules } from '../../elastic/rules.ts'
import { fault } from './fault.ts'

const some = [
  fault('benign.noise', 'critical', 'stable'),
  fault('network.link-down', 'error', 'stable'),
  fault('network.loop', 'warning'),
  fault('storage.apd', 'critical', 'stable'),
  fault('storage.pdl', 'critical', 'test'),
]

test('one rule for each area and loud severity that can be, one for each stable critical fault', () => {
  expect(rules(some).map(({ body }) => [body.name, body.params.searchConfiguration.query.query, body.tags])).toEqual([
    [
      'vmtriage: error findings, network',
      'vsphere.finding.categories: "network" and vsphere.finding.max_severity: "error"',
      ['vmtriage', 'network', 'error'],
    ],
    [
      'vmtriage: critical findings, storage',
      'vsphere.finding.categories: "storage" and vsphere.finding.max_severity: "critical"',
      ['vmtriage', 'storage', 'critical'],
    ],
    [
      'vmtriage: storage.apd: storage.apd of vm',
      'vsphere.finding.faults: "storage.apd"',
      ['vmtriage', 'storage', 'critical'],
    ],
  ])
})

test('a rule looks at the time of indexing: an old bundle would never match by its own', () => {
  const { body } = rules(some)[0]!
  expect(body.params.timeField).toBe('event.ingested')
  expect(body.params.searchConfiguration.index).toBe('vsphere-findings-ingested')
  expect(body.params.timeWindowSize).toBeGreaterThan(Number(body.schedule.interval.replace('m', '')))
  expect(body.params.excludeHitsFromPreviousRun).toBe(true)
})

test('ids are UUIDs that do not change with what else there is', () => {
  const ids = rules(some).map(({ id }) => id)
  expect(ids).toEqual([
    '55788c3e-87ed-456b-834b-cb29c0db4f93',
    'eed25ffe-ce34-403b-86f9-462f35981613',
    'eeb01cdc-5f80-4498-8201-494cc5170552',
  ])
  expect(rules(some.slice(3)).map(({ id }) => id)).toEqual(ids.slice(1))
})

test('as a saved object the data view is a reference', () => {
  const { attributes, references } = ruleObject(rules(some)[0]!)
  expect(references).toEqual([
    {
      type: 'index-pattern',
      id: 'vsphere-findings-ingested',
      name: 'param:kibanaSavedObjectMeta.searchSourceJSON.index',
    },
  ])
  expect(attributes.params).toMatchObject({
    searchConfiguration: { indexRefName: 'kibanaSavedObjectMeta.searchSourceJSON.index' },
  })
})
