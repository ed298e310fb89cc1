import type { Json } from '@duckdb/node-api'
import { tableCsv, tableJson, tableText } from '../reports/table.ts'
import { rendererOf } from './format.ts'
import type { Io } from './io.ts'

type Renderer = (rows: readonly Record<string, Json>[]) => string

/** The renderer of rows for `--format table|csv|json`. Throws UsageError for another word. */
export function rowRenderer(format: string, io: Io): Renderer {
  const renderers: Record<string, Renderer> = {
    table: (rows) => tableText(rows, Math.max(40, io.width - 40)),
    csv: tableCsv,
    json: tableJson,
  }
  return rendererOf(renderers, format)
}
