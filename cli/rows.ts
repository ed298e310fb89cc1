import type { Json } from '@duckdb/node-api'
import { tableCsv, tableJson, tableText } from '../reports/table.ts'
import { type Io, UsageError } from './io.ts'

type Renderer = (rows: readonly Record<string, Json>[]) => string

/** The renderer of rows for `--format table|csv|json`. Throws UsageError for another word. */
export function rowRenderer(format: string, io: Io): Renderer {
  const renderers: Record<string, Renderer> = {
    table: (rows) => tableText(rows, Math.max(40, io.width - 40)),
    csv: tableCsv,
    json: tableJson,
  }
  const renderer = Object.hasOwn(renderers, format) ? renderers[format] : undefined
  if (renderer === undefined)
    throw new UsageError(`--format ${format}: unknown`, `one of ${Object.keys(renderers).join(', ')}`)
  return renderer
}
