import type { FactSource, FactTable } from './table.ts'

/** Every file that facts are read from, by the source name that parsers/members.ts gives it. */
export const factSources: readonly FactSource[] = []

/** Every table that a source fills, each once. */
export const factTables: readonly FactTable[] = [...new Set(factSources.flatMap((source) => source.tables))]
