import type { FieldName } from '../../pipelines/sinks/elasticsearch/fields.ts'
import { type Dataset, streamName } from '../../pipelines/sinks/elasticsearch/templates.ts'
import type { SavedObject } from '../ndjson.ts'
import { discoverLink } from './links.ts'
import { taggedWith } from './tag.ts'

interface DataView {
  readonly name: string
  readonly datasets: readonly Dataset[]
  readonly timeField: FieldName
  readonly formats: { readonly [field in FieldName]?: FieldFormat }
}

interface FieldFormat {
  readonly id: string
  readonly params: Readonly<Record<string, unknown>>
}

/** A field whose values are links. `{{value}}` is the value, made safe for an address by Kibana. */
function link(urlTemplate: string, labelTemplate: string): FieldFormat {
  return { id: 'url', params: { type: 'a', urlTemplate, labelTemplate, openLinkInCurrentTab: false } }
}

const toSurroundings = link(discoverLink('vmtriage-surroundings', 'vsphere.host_minute'), '{{value}}')
const nanoseconds: FieldFormat = {
  id: 'duration',
  params: { inputFormat: 'nanoseconds', outputFormat: 'humanizePrecise', useShortSuffix: true },
}

const findingFormats: DataView['formats'] = {
  'event.duration': nanoseconds,
  'vsphere.finding.ids': link(discoverLink('vmtriage-evidence', 'vsphere.finding.ids'), 'evidence {{value}}'),
  'vsphere.finding.caused_by': link(discoverLink('vmtriage-findings', 'vsphere.finding.ids'), 'cause {{value}}'),
  'vsphere.host_minute': toSurroundings,
}

/** By id. Findings have two: people look at when it happened, alert rules at when it came in. */
const DATA_VIEWS = {
  'vsphere-logs': {
    name: 'vSphere logs',
    datasets: ['esxi', 'vcenter', 'vm'],
    timeField: '@timestamp',
    formats: {
      'vsphere.finding.ids': link(discoverLink('vmtriage-findings', 'vsphere.finding.ids'), 'finding {{value}}'),
      'vsphere.host_minute': toSurroundings,
    },
  },
  'vsphere-findings': {
    name: 'vSphere findings',
    datasets: ['finding'],
    timeField: '@timestamp',
    formats: findingFormats,
  },
  'vsphere-findings-ingested': {
    name: 'vSphere findings by time of indexing',
    datasets: ['finding'],
    timeField: 'event.ingested',
    formats: findingFormats,
  },
  'vsphere-coverage': {
    name: 'vSphere coverage',
    datasets: ['coverage'],
    timeField: '@timestamp',
    formats: {},
  },
} as const satisfies Record<string, DataView>

export type DataViewId = keyof typeof DATA_VIEWS

/** The data views as saved objects. */
export function dataViews(): SavedObject[] {
  return Object.entries<DataView>(DATA_VIEWS).map(([id, { name, datasets, timeField, formats }]) => ({
    type: 'index-pattern',
    id,
    attributes: {
      name,
      title: datasets.map((dataset) => streamName(dataset, '*')).join(','),
      timeFieldName: timeField,
      allowNoIndex: true,
      fieldFormatMap: formats,
    },
    references: taggedWith(),
  }))
}
