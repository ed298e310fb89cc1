import type { Entry } from './entry.ts'
import { esxcliBlocks } from './esxcli-blocks.ts'
import { esxcliJson } from './esxcli-json.ts'
import { esxcliTable } from './esxcli-table.ts'
import type { FactSource, Facts, FactTable } from './table.ts'
import { textLines } from './text-lines.ts'

interface Declaration {
  source: string
  about: string
  tables: readonly FactTable[]
  /** Shape of the text output; the JSON twin has one shape. */
  shape: 'table' | 'blocks'
  /** Adds what one entry says. */
  entry(entry: Entry, facts: Facts, path: string): void
}

/** The source of an esxcli command: text, or its JSON twin where the path ends in `.json`. */
export function esxcliSource({ source, about, tables, shape, entry }: Declaration): FactSource {
  return {
    source,
    about,
    tables,
    parse(bytes, path, facts) {
      const entries = path.endsWith('.json')
        ? esxcliJson(bytes, facts.problem)
        : (shape === 'table' ? esxcliTable : esxcliBlocks)(textLines(bytes), facts.problem)
      for (const one of entries) entry(one, facts, path)
    },
  }
}
