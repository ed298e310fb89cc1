import { expect, test } from 'vitest'
import type { Board } from '../../elastic/kibana/boards.ts'
import { dashboards } from '../../elastic/kibana/dashboards.ts'
import { dataViews } from '../../elastic/kibana/data-views.ts'
import { allSearches, searchObject } from '../../elastic/kibana/searches.ts'
import { tag } from '../../elastic/kibana/tag.ts'
import { lintNdjson, lintRules } from '../../elastic/lint.ts'
import { type SavedObject, toNdjson } from '../../elastic/ndjson.ts'
import { rules } from '../../elastic/rules.ts'
import { fields } from '../../pipelines/sinks/elasticsearch/fields.ts'
import { fault } from './fault.ts'

const count = { of: 'count', label: 'records' } as const
const board: Board = {
  id: 'vmtriage-test',
  title: 'Test',
  about: 'A test.',
  view: 'vsphere-logs',
  query: 'log.level: "error"',
  panels: [
    { kind: 'figure', title: 'One', size: [12, 6], measure: { ...count, where: 'message: "x"' } },
    { kind: 'bars', title: 'Two', size: [36, 6], along: 'time', by: 'host.name', measure: count },
    {
      kind: 'table',
      title: 'Three',
      size: [48, 6],
      rows: ['host.name'],
      measures: [count],
      opens: { board: 'vmtriage-test', filters: 'all' },
    },
    { kind: 'search', title: 'Four', size: [48, 6], search: 'vmtriage-evidence' },
  ],
}

const good = [tag('x'), ...dataViews(), ...allSearches([]).map(searchObject), ...dashboards([board])]
const problems = (objects: readonly SavedObject[]) => lintNdjson(toNdjson(objects), (field) => types[field])
const types: Record<string, string> = fields

/** The objects with one of them changed in its JSON text. */
function changed(type: string, id: string, from: string | RegExp, to: string): SavedObject[] {
  return good.map((object) => {
    if (object.type !== type || object.id !== id) return object
    const text = JSON.stringify(object)
    expect(text).toMatch(from)
    return JSON.parse(text.replace(from, to)) as SavedObject
  })
}

test('good objects have no problems', () => {
  expect(problems(good)).toEqual([])
})

test.each<[string, SavedObject[], string[]]>([
  [
    'a field that the index lacks',
    changed('dashboard', 'vmtriage-test', /"sourceField":"host.name"/, '"sourceField":"host.nam"'),
    ['dashboard vmtriage-test: two terms: the index has no field host.nam'],
  ],
  [
    'terms of a text',
    changed('dashboard', 'vmtriage-test', /"sourceField":"host.name"/, '"sourceField":"message"'),
    ['dashboard vmtriage-test: two terms: message is text, not aggregatable'],
  ],
  [
    'a sum of words',
    changed(
      'dashboard',
      'vmtriage-test',
      /"operationType":"count"(.*?)"sourceField":"___records___"/,
      '"operationType":"sum"$1"sourceField":"host.name"',
    ),
    ['dashboard vmtriage-test: one sum: host.name is keyword, not numeric'],
  ],
  [
    'time along something else',
    changed('dashboard', 'vmtriage-test', /"sourceField":"@timestamp"/, '"sourceField":"log.offset"'),
    ['dashboard vmtriage-test: two date_histogram: log.offset is long, not date'],
  ],
  [
    'a query over an unknown field',
    changed('search', 'vmtriage-evidence', 'vsphere.finding.ids: *', 'vsphere.finding.idz: *'),
    ['search vmtriage-evidence: query: the index has no field vsphere.finding.idz'],
  ],
  [
    'a query that is none',
    changed('dashboard', 'vmtriage-test', /log\.level: \\"error\\"/, 'log.level: ('),
    ['dashboard vmtriage-test: one: "the end" at 12, where word or quoted is expected'],
  ],
  [
    'the query of one measure',
    changed('dashboard', 'vmtriage-test', /message: \\"x\\"/, 'massage: x'),
    ['dashboard vmtriage-test: one: the index has no field massage'],
  ],
  [
    'a column that the index lacks',
    changed('search', 'vmtriage-evidence', '"message"', '"massage"'),
    ['search vmtriage-evidence: column: the index has no field massage'],
  ],
  [
    'a control on a text',
    changed('dashboard', 'vmtriage-test', '"fieldName":"host.name"', '"fieldName":"message"'),
    ['dashboard vmtriage-test: control host: message is text, not aggregatable'],
  ],
  [
    'a search that is not there',
    good.filter(({ type, id }) => type !== 'search' || id !== 'vmtriage-evidence'),
    [
      'index-pattern vsphere-findings: there is no search vmtriage-evidence',
      'index-pattern vsphere-findings-ingested: there is no search vmtriage-evidence',
      'dashboard vmtriage-test: there is no search vmtriage-evidence',
    ],
  ],
  [
    'a reference that is missing',
    changed('dashboard', 'vmtriage-test', '{"type":"search","id":"vmtriage-evidence","name":"four:panel_four"},', ''),
    ['dashboard vmtriage-test: reference four:panel_four is missing'],
  ],
  [
    'a reference that nothing uses',
    changed('dashboard', 'vmtriage-test', '"panelRefName":"panel_four"', '"panelRefName":"panel_5"'),
    [
      'dashboard vmtriage-test: reference four:panel_5 is missing',
      'dashboard vmtriage-test: reference four:panel_four is not used',
    ],
  ],
  [
    'a link to a dashboard that is not there',
    changed('dashboard', 'vmtriage-test', '**Test**', '[Other](#/view/vmtriage-other)'),
    ['dashboard vmtriage-test: there is no dashboard vmtriage-other'],
  ],
  [
    'a panel outside the grid',
    changed('dashboard', 'vmtriage-test', '"w":36', '"w":37'),
    ['dashboard vmtriage-test: panel two: outside the grid'],
  ],
  [
    'a panel on top of another',
    changed('dashboard', 'vmtriage-test', '"x":12', '"x":11'),
    ['dashboard vmtriage-test: panel two: on top of another'],
  ],
  [
    'another i',
    changed('dashboard', 'vmtriage-test', '"i":"two"', '"i":"zwei"'),
    ['dashboard vmtriage-test: panel two: another i'],
  ],
  [
    'columnOrder',
    changed('dashboard', 'vmtriage-test', '"columnOrder":["d0","d1","m0"]', '"columnOrder":["d0","m0"]'),
    ['dashboard vmtriage-test: panel two: columnOrder of layer layer is not its columns'],
  ],
  [
    'an accessor',
    changed('dashboard', 'vmtriage-test', '"metricAccessor":"m0"', '"metricAccessor":"m1"'),
    [
      'dashboard vmtriage-test: panel one: shows column m1, which is not there',
      'dashboard vmtriage-test: panel one: does not show column m0',
    ],
  ],
  [
    'a data view without its time field',
    changed('index-pattern', 'vsphere-logs', '"timeFieldName":"@timestamp"', '"timeFieldName":"message"'),
    ['index-pattern vsphere-logs: time field: message is text, not date'],
  ],
  ['two of one id', [...good, good[1]!], ['index-pattern vsphere-logs: twice']],
  [
    'an id of somebody else',
    changed('search', 'vmtriage-coverage', '"id":"vmtriage-coverage"', '"id":"mine"'),
    ['search mine: the id is not one of ours'],
  ],
])('%s', (_, objects, expected) => {
  expect(problems(objects)).toEqual(expected)
})

test('no JSON, JSON in strings that is none, unsorted keys', () => {
  const lint = (text: string) => lintNdjson(text, (field) => types[field])
  expect(lint('{')).toHaveLength(1)
  expect(lint(toNdjson(good).replace('"panelsJSON":"[', '"panelsJSON":"'))[0]).toMatch(/^not JSON: /)
  expect(lint('{"type":"tag","id":"vmtriage","attributes":{},"references":[]}\n')).toEqual([
    'keys are not sorted, or version stamps differ',
  ])
})

test('rules', () => {
  const [rule] = rules([fault('network.link-down', 'critical')])
  const lint = (changes: object) =>
    lintRules(
      [{ ...rule!, body: { ...rule!.body, params: { ...rule!.body.params, ...changes } } }],
      (field) => types[field],
      good,
    )
  const query = (text: string) => ({
    searchConfiguration: { index: 'vsphere-findings', query: { query: text, language: 'kuery' } },
  })
  expect(lint({})).toEqual([])
  expect(lint(query('nope: x'))).toEqual([
    "vmtriage: critical findings, network: event.ingested is not the data view's",
    'vmtriage: critical findings, network: the index has no field nope',
  ])
  expect(lintRules([{ ...rule!, id: 'vmtriage-1' }], (field) => types[field], good)).toEqual([
    'vmtriage: critical findings, network: the id is no UUID',
  ])
})
