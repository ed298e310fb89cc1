import type { Fault } from '../../patterns/fault.ts'
import { plainTitle } from '../../patterns/render.ts'
import type { FieldName } from '../../pipelines/sinks/elasticsearch/fields.ts'
import { quoteKql } from '../kql.ts'
import type { SavedObject } from '../ndjson.ts'
import { AREA_BOARDS, type AreaBoard, areaQuery, areaSearchId } from './boards.ts'
import type { DataViewId } from './data-views.ts'
import { taggedWith } from './tag.ts'

export interface Search {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly view: DataViewId
  readonly query: string
  readonly columns: readonly FieldName[]
  readonly order: 'asc' | 'desc'
}

const RECORD_COLUMNS: readonly FieldName[] = ['host.name', 'vsphere.log', 'log.level', 'message']
const EVIDENCE_COLUMNS: readonly FieldName[] = [
  ...RECORD_COLUMNS,
  'rule.id',
  'vsphere.finding.ids',
  'vsphere.host_minute',
]
const FINDING_COLUMNS: readonly FieldName[] = [
  'vsphere.finding.max_severity',
  'event.reason',
  'host.name',
  'vsphere.finding.object',
  'vsphere.finding.count',
  'event.end',
  'vsphere.finding.role',
  'vsphere.finding.ids',
  'vsphere.finding.caused_by',
  'vsphere.host_minute',
]

/** Searches that do not belong to one fault. */
const SEARCHES: readonly Search[] = [
  {
    id: 'vmtriage-findings',
    title: 'Findings',
    description: 'Every finding. The id leads to its evidence, the minute to what else the host logged then.',
    view: 'vsphere-findings',
    query: '',
    columns: FINDING_COLUMNS,
    order: 'desc',
  },
  {
    id: 'vmtriage-evidence',
    title: 'Evidence of findings',
    description: 'Log records that are evidence of a finding. The minute leads to what else the host logged then.',
    view: 'vsphere-logs',
    query: 'vsphere.finding.ids: *',
    columns: EVIDENCE_COLUMNS,
    order: 'asc',
  },
  {
    id: 'vmtriage-surroundings',
    title: 'Around a record: same host, same minute',
    description:
      'All log records in the order in which they were written; links of evidence open it for one minute of one host.',
    view: 'vsphere-logs',
    query: '',
    columns: ['host.name', 'vsphere.log', 'process.name', 'log.level', 'message', 'vsphere.finding.faults'],
    order: 'asc',
  },
  {
    id: 'vmtriage-problems-without-finding',
    title: 'Errors that no pattern knows',
    description: 'Records of level error or worse that are evidence of no finding.',
    view: 'vsphere-logs',
    query: 'log.level: (error or critical or fatal) and not vsphere.finding.ids: *',
    columns: [...RECORD_COLUMNS, 'vsphere.host_minute'],
    order: 'desc',
  },
  {
    id: 'vmtriage-coverage',
    title: 'Coverage: what the bundles could not show',
    description: 'Logs read and missing, patterns skipped, members that could not be read.',
    view: 'vsphere-coverage',
    query: '',
    columns: [
      'vsphere.coverage.kind',
      'host.name',
      'vsphere.bundle.name',
      'vsphere.bundle.member',
      'vsphere.log',
      'message',
    ],
    order: 'desc',
  },
]

/** The evidence that the board of an area shows. */
function areaSearch(board: AreaBoard): Search {
  return {
    id: areaSearchId(board),
    title: `Evidence: ${board.title}`,
    description: `Log records that are evidence of a finding of these areas: ${board.areas.join(', ')}.`,
    view: 'vsphere-logs',
    query: areaQuery(board.areas),
    columns: EVIDENCE_COLUMNS,
    order: 'asc',
  }
}

/** The search for one fault: its evidence; its findings where only queries over facts show it. */
function faultSearch({ id, title, description, messages }: Fault): Search {
  const inLogs = messages.some(({ clears }) => !clears)
  return {
    id: `vmtriage-fault-${id}`,
    title: `Fault ${id}: ${plainTitle(title)}`,
    description: description.trim(),
    view: inLogs ? 'vsphere-logs' : 'vsphere-findings',
    query: `vsphere.finding.faults: ${quoteKql(id)}`,
    columns: inLogs ? EVIDENCE_COLUMNS : FINDING_COLUMNS,
    order: inLogs ? 'asc' : 'desc',
  }
}

/** All searches of the program. */
export function allSearches(faults: readonly Fault[]): Search[] {
  return [...SEARCHES, ...AREA_BOARDS.map(areaSearch), ...faults.filter(({ benign }) => !benign).map(faultSearch)]
}

/** A search as a saved object. */
export function searchObject({ id, title, description, view, query, columns, order }: Search): SavedObject {
  const indexRefName = 'kibanaSavedObjectMeta.searchSourceJSON.index'
  return {
    type: 'search',
    id,
    attributes: {
      title,
      description,
      columns,
      sort: [['@timestamp', order]],
      grid: {},
      hideChart: false,
      isTextBasedQuery: false,
      timeRestore: false,
      kibanaSavedObjectMeta: { searchSourceJSON: { query: { query, language: 'kuery' }, filter: [], indexRefName } },
    },
    references: [{ type: 'index-pattern', id: view, name: indexRefName }, ...taggedWith()],
  }
}
