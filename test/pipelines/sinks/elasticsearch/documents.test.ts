import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { EcsFlat } from '@elastic/ecs'
import { beforeAll, expect, test } from 'vitest'
import { MAX_TEXT } from '../../../../pipelines/sinks/elasticsearch/documents.ts'
import { allFields, fields } from '../../../../pipelines/sinks/elasticsearch/fields.ts'
import type { Outgoing } from '../../../../pipelines/sinks/elasticsearch/read-documents.ts'
import { templates } from '../../../../pipelines/sinks/elasticsearch/templates.ts'
import { writeBundle } from '../../../../samples/bundles.ts'
import { documentsOf, entities, faults, smallLog, temporaryFolder } from './helpers.ts'

/** Types that hold the same values: a server without x-pack has only the second ones. */
const SAME: Record<string, string> = {
  match_only_text: 'text',
  constant_keyword: 'keyword',
  wildcard: 'keyword',
  float: 'double',
  scaled_float: 'double',
}

test('every field without vsphere. is ECS and has its type', () => {
  const ecs = EcsFlat as unknown as Record<string, { type: string }>
  const wrong = Object.entries(fields)
    .filter(([name]) => !name.startsWith('vsphere.') && name !== 'log.offset')
    .filter(([name, type]) => (SAME[ecs[name]?.type ?? ''] ?? ecs[name]?.type) !== type)
    .map(([name, type]) => `${name}: ${type}, ECS has ${ecs[name]?.type}`)
  expect(wrong).toEqual([])
})

test('categories, types and kinds are those that ECS allows', async () => {
  const ecs = EcsFlat as unknown as Record<string, { allowed_values: { name: string }[] }>
  for (const name of ['event.category', 'event.type', 'event.kind']) {
    const allowed = ecs[name]!.allowed_values.map((value) => value.name)
    const used = new Set(demo.map(({ document }) => document[name]).filter((value) => value !== undefined))
    expect([...used].filter((value) => !allowed.includes(String(value)))).toEqual([])
  }
})

test('templates map every field once, at its place', () => {
  const { components } = templates(entities)
  const found: Record<string, string> = {}
  const walk = (properties: object, path: string) => {
    for (const [name, property] of Object.entries(
      properties as Record<string, { type?: string; properties?: object }>,
    )) {
      if (property.properties !== undefined) walk(property.properties, `${path}${name}.`)
      else found[`${path}${name}`] = property.type!
    }
  }
  for (const { template } of Object.values(components)) walk(template.mappings?.properties ?? {}, '')
  expect(found).toEqual(allFields(entities))
})

let demo: { outgoing: Outgoing; document: Record<string, unknown> }[] = []

beforeAll(async () => {
  const { path } = await writeBundle('demo', temporaryFolder())
  const all = await documentsOf([{ path }], 'demo', { faults })
  demo = all.map((outgoing) => ({ outgoing, document: JSON.parse(outgoing.json) as Record<string, unknown> }))
})

test('no document of the sample bundle has a field that the mapping lacks, or a field twice', () => {
  const known = new Set(Object.keys(allFields(entities)))
  const unknown = new Set<string>()
  let twice = 0
  for (const { outgoing, document } of demo) {
    const names = Object.keys(document)
    for (const name of names) if (!known.has(name)) unknown.add(name)
    // A field that stands twice is lost in the parsed document: written again, the text is shorter.
    if (JSON.stringify(document).length !== outgoing.json.length) twice++
  }
  expect([[...unknown], twice]).toEqual([[], 0])
})

test('ids are unique, and findings name evidence that is there', () => {
  const ids = new Set(demo.map(({ outgoing }) => outgoing.id))
  expect(ids.size).toBe(demo.length)
  const findings = demo.filter(({ document }) => document['event.kind'] === 'alert')
  const evidence = findings.flatMap(({ document }) => document['vsphere.finding.evidence'] as string[])
  expect(findings.length).toBeGreaterThan(5)
  expect(evidence.length).toBeGreaterThan(findings.length)
  expect(evidence.filter((id) => !ids.has(id))).toEqual([])
})

test('evidence carries the finding, its rule and what was captured', () => {
  const finding = demo.find(
    ({ document }) => document['rule.name'] === 'network.tx-hang' && document['event.kind'] === 'alert',
  )!
  const [first] = finding.document['vsphere.finding.evidence'] as string[]
  const record = demo.find(({ outgoing }) => outgoing.id === first)!
  expect(record.document).toMatchObject({
    'event.kind': 'event',
    'data_stream.dataset': 'vsphere.esxi',
    'vsphere.finding.ids': finding.document['vsphere.finding.ids'],
    'rule.name': 'network.tx-hang',
    'vsphere.entity.nic': finding.document['vsphere.entity.nic'],
  })
})

test('a record that no pattern matched says what its things rest on and carry, and its SCSI status in words', () => {
  const records = demo.filter(({ document }) => document['event.kind'] === 'event')
  const withDevice = records.find(
    ({ document }) =>
      document['vsphere.patterns'] === undefined &&
      (document['vsphere.entity.device'] as string[] | undefined)?.[0]?.startsWith('naa.') &&
      document['vsphere.joined.datastore'] !== undefined,
  )!
  expect(Object.keys(withDevice.document).filter((name) => name.startsWith('vsphere.joined.'))).toEqual(
    expect.arrayContaining(['vsphere.joined.adapter', 'vsphere.joined.driver', 'vsphere.joined.vm']),
  )
  const scsi = records.find(({ document }) => String(document['vsphere.scsi']).startsWith('H:0x1'))!
  expect(scsi.document['vsphere.scsi']).toBe('H:0x1 NO_CONNECT: path gone or LUN not reachable; cmd 0x2a WRITE(10)')
})

test('names of a finding are fields of their own, and its clock stands beside it', () => {
  const finding = demo.find(
    ({ document }) => document['rule.name'] === 'network.tx-hang' && document['event.kind'] === 'alert',
  )!
  expect(finding.document['vsphere.joined.vswitch']).toEqual(['vSwitch1'])
  expect(finding.document['vsphere.bundle.clock_source']).toMatch(/^NTP/)
  expect(Number.isInteger(finding.document['vsphere.bundle.clock_offset_ms'])).toBe(true)
})

test('two bundles of one host that overlap have the same ids for the common lines, and only for those', async () => {
  const records = async (log: Parameters<typeof documentsOf>[0][number]) =>
    (await documentsOf([log], 'x')).filter(({ stream }) => stream === 'logs-vsphere.esxi-x').map(({ id }) => id)
  const [one, two] = [await records(smallLog(700, 0)), await records(smallLog(700, 350))]
  expect([one.length, two.length]).toEqual([700, 700])
  expect(two.filter((id) => one.includes(id)).length).toBe(350)
})

test('undated, unparsed and overlong lines say so', async () => {
  const recordOf = async (text: string) => {
    const path = join(temporaryFolder(), 'odd.log')
    writeFileSync(path, text)
    const [record] = (await documentsOf([{ path }], 'x')).filter(({ stream }) => stream === 'logs-vsphere.esxi-x')
    return JSON.parse(record!.json) as Record<string, unknown>
  }
  const text = `no time here\n\t${'x'.repeat(60_000)}\n\t${'y'.repeat(60_000)}\n\t${'z'.repeat(60_000)}\n`
  const record = await recordOf(text)
  expect(record).toMatchObject({ '@timestamp': '2026-01-01T00:00:00.000Z', 'vsphere.time_mark': 'none' })
  expect(record.tags).toEqual(['undated', 'truncated'])
  expect(String(record.message).length).toBe(MAX_TEXT)
  expect((await recordOf('???\n')).tags).toEqual(['unparsed', 'undated'])
})
