import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromNdjson, type SavedObject, stableJson, toNdjson } from '../../elastic/ndjson.ts'

const search: SavedObject = {
  type: 'search',
  id: 'vmtriage-one',
  attributes: {
    title: 'One',
    kibanaSavedObjectMeta: { searchSourceJSON: { query: 'é', filter: [] } },
    columns: ['b', 'a'],
  },
  references: [
    { type: 'tag', id: 'vmtriage', name: 'tag-ref-vmtriage' },
    { type: 'index-pattern', id: 'vsphere-logs', name: 'index' },
  ],
}

test('one line, keys sorted, lists as they are, JSON in strings where Kibana has it, stamped', () => {
  expect(toNdjson([search])).toBe(
    `{"attributes":{"columns":["b","a"],"kibanaSavedObjectMeta":{"searchSourceJSON":"{\\"filter\\":[],\\"query\\":\\"é\\"}"},"title":"One"},` +
      `"coreMigrationVersion":"8.8.0","id":"vmtriage-one","references":[` +
      `{"id":"vsphere-logs","name":"index","type":"index-pattern"},{"id":"vmtriage","name":"tag-ref-vmtriage","type":"tag"}],` +
      `"type":"search","typeMigrationVersion":"8.0.0"}\n`,
  )
})

test('panels of a dashboard and of its controls are strings, what is inside a panel is not', () => {
  const dashboard: SavedObject = {
    type: 'dashboard',
    id: 'vmtriage-two',
    attributes: {
      panelsJSON: [{ embeddableConfig: { attributes: {} } }],
      controlGroupInput: { panelsJSON: { a: { order: 0 } } },
    },
    references: [],
  }
  const { attributes } = JSON.parse(toNdjson([dashboard])) as SavedObject
  expect(attributes).toEqual({
    controlGroupInput: { panelsJSON: '{"a":{"order":0}}' },
    panelsJSON: '[{"embeddableConfig":{"attributes":{}}}]',
  })
})

test('reading gives back what was written', () => {
  const attribute = fc.oneof(
    fc.string(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
  )
  const value = fc.oneof(
    attribute,
    fc.array(attribute),
    fc.dictionary(fc.constantFrom('panelsJSON', 'searchSourceJSON', 'x', 'y'), fc.array(attribute)),
  )
  const attributes = fc.dictionary(
    fc.constantFrom('fieldFormatMap', 'optionsJSON', 'a', 'b'),
    fc.dictionary(
      fc.constantFrom('panelsJSON', 'c'),
      value.filter((v) => typeof v === 'object' && v !== null),
    ),
  )
  fc.assert(
    fc.property(attributes, (some) => {
      const object: SavedObject = { type: 'dashboard', id: 'vmtriage-x', attributes: some, references: [] }
      const [back] = fromNdjson(toNdjson([object]))
      expect(stableJson(back)).toBe(stableJson(object))
    }),
  )
})
