import type { FieldName } from '../../pipelines/sinks/elasticsearch/fields.ts'
import { quoteKql } from '../kql.ts'
import type { DataViewId } from './data-views.ts'
import type { Division, LensChart, Measure } from './lens.ts'

/** Width and height on the grid of 48 columns. */
type Size = readonly [width: number, height: number]

type Narrowed<T> = T extends LensChart ? Omit<T, 'view' | 'query'> : never

/** A panel: a chart, or the saved search of this id. Panels stand in rows from left to right, in the order of the table. */
export type Panel =
  | { readonly kind: 'search'; readonly size: Size; readonly title: string; readonly search: string }
  | (Narrowed<LensChart> & {
      readonly size: Size
      /** Where it differs from the board's. */
      readonly view?: DataViewId
      readonly query?: string
      /** Board that opens for a value somebody clicks; filters go with it, or only the clicked one. */
      readonly opens?: { readonly board: string; readonly filters: 'all' | 'clicked' }
    })

export interface Board {
  readonly id: string
  readonly title: string
  /** The question that it answers, and how to go on from it. */
  readonly about: string
  readonly view: DataViewId
  /** KQL that narrows every panel which does not say otherwise. */
  readonly query: string
  readonly panels: readonly Panel[]
}

/** A board of one or more areas: the folders of patterns/. */
export interface AreaBoard {
  readonly name: string
  readonly title: string
  readonly about: string
  readonly areas: readonly string[]
  /** Tables of what the faults of these areas are on, by the names that patterns capture. */
  readonly objects: readonly { readonly title: string; readonly rows: readonly FieldName[] }[]
  readonly panels: readonly Panel[]
}

const FINDINGS: Measure = { of: 'count', label: 'findings' }
const RECORDS: Measure = { of: 'count', label: 'records' }
const SEEN: Measure = { of: 'sum', field: 'vsphere.finding.count', label: 'times seen' }

const TO_EVIDENCE = { board: 'vmtriage-evidence', filters: 'all' } as const
const TO_SURROUNDINGS = { board: 'vmtriage-surroundings', filters: 'clicked' } as const

const FINDING_ROWS: readonly Division[] = [
  'event.reason',
  'vsphere.finding.max_severity',
  'host.name',
  'vsphere.finding.ids',
]

const figures: readonly Panel[] = [
  figure('Critical findings', { ...FINDINGS, label: 'critical', where: 'vsphere.finding.max_severity: "critical"' }),
  figure('Errors', { ...FINDINGS, label: 'errors', where: 'vsphere.finding.max_severity: "error"' }),
  figure('Causes', { ...FINDINGS, label: 'causes of others', where: 'vsphere.finding.role: "cause"' }),
  figure('Hosts', { of: 'unique_count', field: 'host.name', label: 'hosts affected' }),
]

export const AREA_BOARDS: readonly AreaBoard[] = [
  {
    name: 'network',
    title: 'Network',
    about: 'Which uplinks, drivers and addresses are in trouble, and on which hosts.',
    areas: ['network'],
    objects: [
      { title: 'Uplinks', rows: ['host.name', 'vsphere.entity.nic', 'vsphere.finding.faults'] },
      { title: 'Drivers', rows: ['vsphere.entity.driver', 'vsphere.finding.faults'] },
      { title: 'Switches', rows: ['host.name', 'vsphere.entity.dvs', 'vsphere.finding.faults'] },
      { title: 'Addresses', rows: ['host.name', 'vsphere.entity.ip', 'vsphere.finding.faults'] },
    ],
    panels: [
      {
        kind: 'bars',
        title: 'Evidence over time, by log',
        size: [48, 10],
        view: 'vsphere-logs',
        along: 'time',
        by: 'vsphere.log',
        measure: RECORDS,
      },
    ],
  },
  {
    name: 'storage',
    title: 'Storage',
    about: 'Which devices, paths and datastores are in trouble, how slow they were, and what the device answered.',
    areas: ['storage'],
    objects: [
      { title: 'Devices', rows: ['vsphere.entity.device', 'host.name', 'vsphere.finding.faults'] },
      { title: 'Paths', rows: ['vsphere.entity.path', 'host.name', 'vsphere.finding.faults'] },
      { title: 'Datastores', rows: ['vsphere.entity.datastore', 'host.name', 'vsphere.finding.faults'] },
      { title: 'Adapters', rows: ['vsphere.entity.adapter', 'host.name', 'vsphere.finding.faults'] },
    ],
    panels: [
      {
        kind: 'lines',
        title: 'Greatest latency that a warning states, by device',
        size: [24, 12],
        view: 'vsphere-logs',
        along: 'time',
        by: 'vsphere.entity.device',
        measure: { of: 'max', field: 'vsphere.value.latency_us', label: 'latency, µs' },
      },
      {
        kind: 'table',
        title: 'SCSI answers: host status, device status, sense',
        size: [24, 12],
        view: 'vsphere-logs',
        rows: ['vsphere.entity.host_status', 'vsphere.entity.device_status', 'vsphere.entity.sense'],
        measures: [RECORDS],
      },
    ],
  },
  {
    name: 'memory-cpu',
    title: 'Memory and CPU',
    about: 'Which hosts and virtual machines lack memory or processor time, and which modules report errors.',
    areas: ['memory', 'cpu'],
    objects: [
      { title: 'Processors', rows: ['host.name', 'vsphere.entity.pcpu', 'vsphere.finding.faults'] },
      { title: 'Heaps', rows: ['host.name', 'vsphere.entity.heap', 'vsphere.finding.faults'] },
      { title: 'Ramdisks', rows: ['host.name', 'vsphere.entity.ramdisk', 'vsphere.finding.faults'] },
      { title: 'Memory modules', rows: ['host.name', 'vsphere.entity.dimm', 'vsphere.finding.faults'] },
    ],
    panels: [],
  },
  {
    name: 'health',
    title: 'Host and vCenter health',
    about: 'Restarts, purple screens, agents, services, clocks, hardware, high availability and virtual machines.',
    areas: ['host', 'hardware', 'vcenter', 'ha', 'drs', 'vm', 'vmotion'],
    objects: [
      { title: 'Services', rows: ['host.name', 'vsphere.entity.service', 'vsphere.finding.faults'] },
      { title: 'Processes', rows: ['host.name', 'vsphere.entity.process', 'vsphere.finding.faults'] },
      { title: 'Sensors', rows: ['host.name', 'vsphere.entity.sensor', 'vsphere.finding.faults'] },
      { title: 'Virtual machines', rows: ['vsphere.entity.vm', 'vsphere.finding.faults'] },
    ],
    panels: [
      {
        kind: 'lines',
        title: 'Greatest clock difference that a message states, by host',
        size: [48, 10],
        view: 'vsphere-logs',
        along: 'time',
        by: 'host.name',
        measure: { of: 'max', field: 'vsphere.value.skew_s', label: 'difference, s' },
      },
    ],
  },
  {
    name: 'security',
    title: 'Security',
    about:
      'Who failed to log in from where, what an audit asks about, and which connections TLS or the firewall refused.',
    areas: ['security'],
    objects: [
      { title: 'Accounts', rows: ['vsphere.entity.user', 'host.name', 'vsphere.finding.faults'] },
      { title: 'Addresses', rows: ['vsphere.entity.ip', 'host.name', 'vsphere.finding.faults'] },
    ],
    panels: [
      {
        kind: 'bars',
        title: 'Evidence over time, by account',
        size: [24, 12],
        view: 'vsphere-logs',
        along: 'time',
        by: 'vsphere.entity.user',
        measure: RECORDS,
      },
      {
        kind: 'rows',
        title: 'Addresses in all records, also without a finding',
        size: [24, 12],
        view: 'vsphere-logs',
        query: 'related.ip: *',
        along: 'related.ip',
        measure: RECORDS,
      },
    ],
  },
]

const OVERVIEW: Board = {
  id: 'vmtriage-overview',
  title: 'Overview',
  about:
    'What is wrong, where, and what causes it. Click a finding for its evidence. Bundles can be old: nothing here? Choose a longer time.',
  view: 'vsphere-findings',
  query: '',
  panels: [
    ...figures,
    {
      kind: 'bars',
      title: 'Findings over time, by severity',
      size: [32, 12],
      along: 'time',
      by: 'severity',
      measure: FINDINGS,
    },
    { kind: 'share', title: 'Findings by area', size: [16, 12], by: 'vsphere.finding.categories', measure: FINDINGS },
    {
      kind: 'table',
      title: 'Causes first: findings that explain others',
      size: [48, 12],
      query: 'vsphere.finding.role: "cause"',
      rows: FINDING_ROWS,
      measures: [SEEN],
      opens: TO_EVIDENCE,
    },
    { kind: 'rows', title: 'Hosts by severity', size: [24, 14], along: 'host.name', by: 'severity', measure: FINDINGS },
    {
      kind: 'table',
      title: 'Faults',
      size: [24, 14],
      rows: ['vsphere.finding.faults'],
      measures: [FINDINGS, SEEN],
      opens: TO_EVIDENCE,
    },
    { kind: 'search', title: 'All findings', size: [48, 18], search: 'vmtriage-findings' },
  ],
}

const EVIDENCE: Board = {
  id: 'vmtriage-evidence',
  title: 'Evidence',
  about: 'The log records behind findings. Click a minute to see all that its host logged then.',
  view: 'vsphere-logs',
  query: 'vsphere.finding.ids: *',
  panels: [
    {
      kind: 'bars',
      title: 'Evidence over time, by fault',
      size: [32, 12],
      along: 'time',
      by: 'vsphere.finding.faults',
      measure: RECORDS,
    },
    { kind: 'rows', title: 'Logs', size: [16, 12], along: 'vsphere.log', measure: RECORDS },
    {
      kind: 'table',
      title: 'Minutes: click one for everything that this host logged in it',
      size: [48, 10],
      rows: ['vsphere.host_minute', 'vsphere.finding.faults'],
      measures: [RECORDS],
      opens: TO_SURROUNDINGS,
    },
    { kind: 'search', title: 'Evidence', size: [48, 20], search: 'vmtriage-evidence' },
  ],
}

const SURROUNDINGS: Board = {
  id: 'vmtriage-surroundings',
  title: 'Around the evidence',
  about: 'Everything that one host logged in one minute, in order. Without a minute chosen: everything.',
  view: 'vsphere-logs',
  query: '',
  panels: [
    {
      kind: 'bars',
      title: 'Records over time, by level',
      size: [32, 10],
      along: 'time',
      by: 'log.level',
      measure: RECORDS,
    },
    { kind: 'rows', title: 'Logs', size: [16, 10], along: 'vsphere.log', measure: RECORDS },
    { kind: 'search', title: 'Records', size: [48, 26], search: 'vmtriage-surroundings' },
  ],
}

const COVERAGE: Board = {
  id: 'vmtriage-coverage',
  title: 'Coverage',
  about:
    'What the bundles could not show: missing logs, lines that no format took, patterns that could not run, broken members.',
  view: 'vsphere-coverage',
  query: '',
  panels: [
    figure('Bundles', { of: 'unique_count', field: 'vsphere.bundle.id', label: 'bundles' }),
    figure('Lines', { of: 'sum', field: 'vsphere.coverage.lines', label: 'lines read' }),
    figure('Unparsed', { of: 'sum', field: 'vsphere.coverage.unparsed', label: 'lines that no format took' }),
    figure('Missing', { of: 'count', label: 'logs missing', where: 'vsphere.coverage.kind: "missing"' }),
    {
      kind: 'table',
      title: 'Missing logs',
      size: [24, 14],
      query: 'vsphere.coverage.kind: "missing"',
      rows: ['vsphere.bundle.name', 'vsphere.log'],
      measures: [{ of: 'count', label: 'missing' }],
    },
    {
      kind: 'table',
      title: 'Patterns that could not run',
      size: [24, 14],
      query: 'vsphere.coverage.kind: "skipped"',
      rows: ['vsphere.coverage.pattern'],
      measures: [{ of: 'count', label: 'times' }],
    },
    {
      kind: 'table',
      title: 'Lines that no format took',
      size: [24, 14],
      query: 'vsphere.coverage.unparsed > 0',
      rows: ['vsphere.log', 'vsphere.bundle.member'],
      measures: [
        { of: 'sum', field: 'vsphere.coverage.unparsed', label: 'unparsed' },
        { of: 'sum', field: 'vsphere.coverage.lines', label: 'lines' },
      ],
    },
    {
      kind: 'table',
      title: 'Members that could not be read',
      size: [24, 14],
      query: 'vsphere.coverage.kind: "error"',
      rows: ['vsphere.bundle.name', 'vsphere.bundle.member'],
      measures: [{ of: 'count', label: 'errors' }],
    },
    {
      kind: 'bars',
      title: 'Errors that no pattern knows, by log',
      size: [48, 10],
      view: 'vsphere-logs',
      query: 'log.level: (error or critical or fatal) and not vsphere.finding.ids: *',
      along: 'time',
      by: 'vsphere.log',
      measure: RECORDS,
    },
    { kind: 'search', title: 'All of it', size: [48, 16], search: 'vmtriage-coverage' },
  ],
}

/** All boards, in the order in which they are listed. */
export const BOARDS: readonly Board[] = [OVERVIEW, ...AREA_BOARDS.map(areaBoard), EVIDENCE, SURROUNDINGS, COVERAGE]

/** KQL for findings of these areas, and for the records that are their evidence. */
export function areaQuery(areas: readonly string[]): string {
  return `vsphere.finding.categories: (${areas.map(quoteKql).join(' or ')})`
}

/** Id of the saved search with the evidence of an area board. */
export function areaSearchId({ name }: Pick<AreaBoard, 'name'>): string {
  return `vmtriage-area-${name}`
}

function areaBoard({ name, title, about, areas, objects, panels }: AreaBoard): Board {
  return {
    id: `vmtriage-${name}`,
    title,
    about,
    view: 'vsphere-findings',
    query: areaQuery(areas),
    panels: [
      ...figures,
      {
        kind: 'bars',
        title: 'Findings over time, by fault',
        size: [32, 12],
        along: 'time',
        by: 'vsphere.finding.faults',
        measure: FINDINGS,
      },
      {
        kind: 'rows',
        title: 'Hosts by severity',
        size: [16, 12],
        along: 'host.name',
        by: 'severity',
        measure: FINDINGS,
      },
      { kind: 'table', title: 'Findings', size: [48, 12], rows: FINDING_ROWS, measures: [SEEN], opens: TO_EVIDENCE },
      ...objects.map(
        ({ title, rows }): Panel => ({
          kind: 'table',
          title,
          size: [24, 12],
          rows,
          measures: [FINDINGS, SEEN],
          opens: TO_EVIDENCE,
        }),
      ),
      ...panels,
      { kind: 'search', title: 'Evidence', size: [48, 18], search: areaSearchId({ name }) },
    ],
  }
}

function figure(title: string, measure: Measure): Panel {
  return { kind: 'figure', title, size: [12, 6], measure }
}
