import type { Reference, SavedObject } from '../ndjson.ts'
import { BOARDS, type Board, type Panel } from './boards.ts'
import { type Control, controlGroup } from './controls.ts'
import { lensAttributes } from './lens.ts'
import { dashboardLink } from './links.ts'
import { taggedWith } from './tag.ts'

/** Columns of Kibana's dashboard grid. */
export const GRID_COLUMNS = 48

const PANEL_VERSION = '8.9.0'
const TEXT_HEIGHT = 4
/** Bundles are days to months old when they are read. */
const TIME = { timeRestore: true, timeFrom: 'now-1y', timeTo: 'now' }

const FINDING_CONTROLS: readonly Control[] = [
  { id: 'case', title: 'Case', field: 'data_stream.namespace' },
  { id: 'host', title: 'Host', field: 'host.name' },
  { id: 'severity', title: 'Severity', field: 'vsphere.finding.max_severity' },
]
const COVERAGE_CONTROLS: readonly Control[] = [
  { id: 'case', title: 'Case', field: 'data_stream.namespace' },
  { id: 'host', title: 'Host', field: 'host.name' },
  { id: 'bundle', title: 'Bundle', field: 'vsphere.bundle.name' },
]

interface GridData {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
  readonly i: string
}

interface Placed {
  readonly panel: Readonly<Record<string, unknown>>
  readonly references: readonly Reference[]
}

/** All dashboards as saved objects. */
export function dashboards(boards: readonly Board[] = BOARDS): SavedObject[] {
  return boards.map((board) => dashboard(board, boards))
}

function dashboard(board: Board, boards: readonly Board[]): SavedObject {
  const places = layOut(board.panels)
  const panels = [textPanel(board, boards), ...board.panels.map((panel, index) => place(board, panel, places[index]!))]
  const controls = controlGroup(board.view === 'vsphere-coverage' ? COVERAGE_CONTROLS : FINDING_CONTROLS, board.view)
  return {
    type: 'dashboard',
    id: board.id,
    attributes: {
      title: `[vmtriage] ${board.title}`,
      description: board.about,
      hits: 0,
      version: 1,
      ...TIME,
      optionsJSON: {
        hidePanelTitles: false,
        syncColors: true,
        syncCursor: true,
        syncTooltips: false,
        useMargins: true,
      },
      panelsJSON: panels.map(({ panel }) => panel),
      controlGroupInput: controls.controlGroupInput,
      kibanaSavedObjectMeta: { searchSourceJSON: { query: { query: '', language: 'kuery' }, filter: [] } },
    },
    references: [...panels.flatMap(({ references }) => references), ...controls.references, ...taggedWith()],
  }
}

/** Rows from left to right below the text panel; a row is as high as its highest panel. */
function layOut(panels: readonly Panel[]): GridData[] {
  let x = 0
  let y = TEXT_HEIGHT
  let rowHeight = 0
  return panels.map((panel) => {
    const [w, h] = panel.size
    if (x + w > GRID_COLUMNS) {
      x = 0
      y += rowHeight
      rowHeight = 0
    }
    const grid = { x, y, w, h, i: panelId(panel.title) }
    x += w
    rowHeight = Math.max(rowHeight, h)
    return grid
  })
}

/** Title as an id: `Findings over time, by severity` → `findings-over-time-by-severity`. */
function panelId(title: string): string {
  return title
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .join('-')
}

/** What the board is about, and the way to the others. */
function textPanel(board: Board, boards: readonly Board[]): Placed {
  const ways = boards.map(({ id, title }) => (id === board.id ? `**${title}**` : dashboardLink(id, title))).join(' · ')
  const grid = { x: 0, y: 0, w: GRID_COLUMNS, h: TEXT_HEIGHT, i: 'about' }
  const savedVis = {
    id: '',
    title: '',
    description: '',
    type: 'markdown',
    params: { fontSize: 12, openLinksInNewTab: false, markdown: `${ways}\n\n${board.about}` },
    uiState: {},
    data: { aggs: [], searchSource: { query: { query: '', language: 'kuery' }, filter: [] } },
  }
  return {
    panel: {
      ...frame(grid),
      type: 'visualization',
      embeddableConfig: { enhancements: {}, hidePanelTitles: true, savedVis },
    },
    references: [],
  }
}

function place(board: Board, panel: Panel, grid: GridData): Placed {
  if (panel.kind === 'search') {
    const panelRefName = `panel_${grid.i}`
    return {
      panel: {
        ...frame(grid),
        type: 'search',
        title: panel.title,
        panelRefName,
        embeddableConfig: { enhancements: {} },
      },
      references: [{ type: 'search', id: panel.search, name: `${grid.i}:${panelRefName}` }],
    }
  }
  const { size: _, opens, ...chart } = panel
  const { attributes, references } = lensAttributes({ query: board.query, view: board.view, ...chart })
  const drilldown = drilldownTo(opens)
  const hidePanelTitles = panel.kind === 'figure'
  return {
    panel: {
      ...frame(grid),
      type: 'lens',
      title: panel.title,
      embeddableConfig: {
        attributes,
        enhancements: drilldown.enhancements,
        ...(hidePanelTitles && { hidePanelTitles }),
      },
    },
    references: [...references, ...drilldown.references].map((reference) => ({
      ...reference,
      name: `${grid.i}:${reference.name}`,
    })),
  }
}

function frame(gridData: GridData) {
  return { version: PANEL_VERSION, gridData, panelIndex: gridData.i }
}

interface Drilldown {
  readonly enhancements: Readonly<Record<string, unknown>>
  readonly references: readonly Reference[]
}

function drilldownTo(opens: { readonly board: string; readonly filters: 'all' | 'clicked' } | undefined): Drilldown {
  if (opens === undefined) return { enhancements: {}, references: [] }
  const eventId = `to-${opens.board}`
  const event = {
    eventId,
    triggers: ['FILTER_TRIGGER'],
    action: {
      factoryId: 'DASHBOARD_TO_DASHBOARD_DRILLDOWN',
      name: opens.board === 'vmtriage-evidence' ? 'Evidence' : 'All records of that host and minute',
      config: { openInNewTab: false, useCurrentDateRange: true, useCurrentFilters: opens.filters === 'all' },
    },
  }
  return {
    enhancements: { dynamicActions: { events: [event] } },
    references: [
      {
        type: 'dashboard',
        id: opens.board,
        name: `drilldown:DASHBOARD_TO_DASHBOARD_DRILLDOWN:${eventId}:dashboardId`,
      },
    ],
  }
}
