import { SEVERITIES } from '../../patterns/fault.ts'
import type { FieldName } from '../../pipelines/sinks/elasticsearch/fields.ts'
import { quoteKql } from '../kql.ts'
import type { Reference } from '../ndjson.ts'
import type { DataViewId } from './data-views.ts'

/** What a panel counts or computes. */
export interface Measure {
  readonly of: 'count' | 'sum' | 'max' | 'average' | 'unique_count'
  /** Absent for `count`. */
  readonly field?: FieldName
  readonly label: string
  /** KQL that narrows this measure only. */
  readonly where?: string
}

/** What a panel divides by: the values of a field, `time`, or `severity` from worst to harmless. */
export type Division = FieldName | 'time' | 'severity'

interface Chart {
  readonly title: string
  readonly view: DataViewId
  /** KQL that narrows the whole panel. */
  readonly query: string
}

/** A figure. */
interface FigureChart extends Chart {
  readonly kind: 'figure'
  readonly measure: Measure
}

/** Bars or lines along `along`, one colour per value of `by`. */
interface SeriesChart extends Chart {
  readonly kind: 'bars' | 'rows' | 'lines'
  readonly along: Division
  readonly measure: Measure
  readonly by?: Division
}

/** Parts of a whole. */
interface ShareChart extends Chart {
  readonly kind: 'share'
  readonly by: Division
  readonly measure: Measure
}

/** A row for each combination of the values of `rows`. */
interface TableChart extends Chart {
  readonly kind: 'table'
  readonly rows: readonly Division[]
  readonly measures: readonly Measure[]
}

export type LensChart = FigureChart | SeriesChart | ShareChart | TableChart

/** The only layer of every panel. */
const LAYER = 'layer'
const ROWS = 20
const COLOURS = 8

type Column = Readonly<Record<string, unknown>>

/** A Lens panel by value: the attributes of a lens object with its references. */
export function lensAttributes(chart: LensChart): { attributes: Column; references: Reference[] } {
  const divisions = divisionsOf(chart)
  const measures = chart.kind === 'table' ? chart.measures : [chart.measure]
  const measureIds = measures.map((_, index) => `m${index}`)
  const divisionIds = divisions.map((_, index) => `d${index}`)
  const limit = chart.kind === 'table' || chart.kind === 'rows' ? ROWS : COLOURS
  const columns = Object.fromEntries([
    ...divisions.map(
      (division, index) => [divisionIds[index]!, divisionColumn(division, limit, measureIds[0]!)] as const,
    ),
    ...measures.map((measure, index) => [measureIds[index]!, measureColumn(measure)] as const),
  ])
  const references: Reference[] = [
    { type: 'index-pattern', id: chart.view, name: `indexpattern-datasource-layer-${LAYER}` },
  ]
  const attributes = {
    title: chart.title,
    description: '',
    type: 'lens',
    visualizationType: VISUALIZATIONS[chart.kind],
    references,
    state: {
      adHocDataViews: {},
      datasourceStates: {
        formBased: {
          layers: {
            [LAYER]: { columnOrder: [...divisionIds, ...measureIds], columns, incompleteColumns: {}, sampling: 1 },
          },
        },
        textBased: { layers: {} },
      },
      filters: [],
      internalReferences: [],
      query: { query: chart.query, language: 'kuery' },
      visualization: visualization(chart, divisionIds, measureIds),
    },
  }
  return { attributes, references }
}

const VISUALIZATIONS: Readonly<Record<LensChart['kind'], string>> = {
  figure: 'lnsMetric',
  bars: 'lnsXY',
  rows: 'lnsXY',
  lines: 'lnsXY',
  share: 'lnsPie',
  table: 'lnsDatatable',
}

function divisionsOf(chart: LensChart): readonly Division[] {
  switch (chart.kind) {
    case 'figure':
      return []
    case 'share':
      return [chart.by]
    case 'table':
      return chart.rows
    default:
      // Lens wants the colours' column first: it then takes the greatest series of all, not of each bar.
      return chart.by === undefined ? [chart.along] : [chart.by, chart.along]
  }
}

function visualization(chart: LensChart, divisions: readonly string[], measures: readonly string[]): Column {
  const layer = { layerId: LAYER, layerType: 'data' }
  switch (chart.kind) {
    case 'figure':
      return { ...layer, metricAccessor: measures[0] }
    case 'share':
      return {
        shape: 'donut',
        layers: [
          {
            ...layer,
            primaryGroups: divisions,
            metrics: measures,
            numberDisplay: 'value',
            categoryDisplay: 'default',
            legendDisplay: 'default',
            nestedLegend: false,
          },
        ],
      }
    case 'table':
      return { ...layer, columns: [...divisions, ...measures].map((columnId) => ({ columnId, isTransposed: false })) }
    default: {
      const seriesType = { bars: 'bar_stacked', rows: 'bar_horizontal_stacked', lines: 'line' }[chart.kind]
      return {
        legend: { isVisible: true, position: 'right' },
        valueLabels: 'hide',
        fittingFunction: 'None',
        preferredSeriesType: seriesType,
        layers: [
          {
            ...layer,
            seriesType,
            position: 'top',
            showGridlines: false,
            xAccessor: divisions.at(-1),
            accessors: measures,
            ...(chart.by !== undefined && { splitAccessor: divisions[0] }),
          },
        ],
      }
    }
  }
}

function divisionColumn(division: Division, size: number, measure: string): Column {
  if (division === 'time') {
    return {
      label: 'time',
      customLabel: true,
      dataType: 'date',
      isBucketed: true,
      operationType: 'date_histogram',
      params: { dropPartials: false, includeEmptyRows: true, interval: 'auto' },
      scale: 'interval',
      sourceField: '@timestamp',
    }
  }
  if (division === 'severity') {
    const filters = SEVERITIES.toReversed().map((severity) => ({
      label: severity,
      input: { query: `vsphere.finding.max_severity: ${quoteKql(severity)}`, language: 'kuery' },
    }))
    return {
      label: 'severity',
      customLabel: true,
      dataType: 'string',
      isBucketed: true,
      operationType: 'filters',
      params: { filters },
      scale: 'ordinal',
    }
  }
  return {
    label: label(division),
    customLabel: true,
    dataType: 'string',
    isBucketed: true,
    operationType: 'terms',
    params: {
      size,
      orderBy: { type: 'column', columnId: measure },
      orderDirection: 'desc',
      otherBucket: false,
      missingBucket: false,
      parentFormat: { id: 'terms' },
    },
    scale: 'ordinal',
    sourceField: division,
  }
}

function measureColumn({ of, field, label, where }: Measure): Column {
  return {
    label,
    customLabel: true,
    dataType: 'number',
    isBucketed: false,
    operationType: of,
    params: { emptyAsNull: of !== 'count' },
    scale: 'ratio',
    sourceField: of === 'count' ? '___records___' : field,
    ...(where !== undefined && { filter: { query: where, language: 'kuery' } }),
  }
}

/** `vsphere.entity.nfs_server` → `nfs server` */
function label(field: FieldName): string {
  return LABELS[field] ?? field.split('.').at(-1)!.replaceAll('_', ' ')
}

const LABELS: { readonly [field in FieldName]?: string } = {
  'data_stream.namespace': 'case',
  'event.reason': 'finding',
  'host.name': 'host',
  'log.level': 'level',
  'rule.category': 'area',
  'rule.id': 'pattern',
  'rule.name': 'finding',
  'user.name': 'user',
  'vsphere.bundle.name': 'bundle',
  'vsphere.finding.categories': 'area',
  'vsphere.finding.faults': 'fault',
}
