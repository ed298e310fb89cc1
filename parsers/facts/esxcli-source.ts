import type { Entry } from './entry.ts'
import { esxcliBlocks } from './esxcli-blocks.ts'
import { esxcliJson } from './esxcli-json.ts'
import { esxcliTable } from './esxcli-table.ts'
import type { FactSource, Facts, FactTable } from './table.ts'
import { type TextLines, textLines } from './text-lines.ts'

interface Declaration {
  source: string
  about: string
  tables: readonly FactTable[]
  /** Shape of the text output, `either` where it differs between versions; the JSON twin has one shape. */
  shape: 'table' | 'blocks' | 'either'
  /** What the command says in place of its output where there is nothing to list: no problem. */
  none?: RegExp
  /** Adds what one entry says. */
  entry(entry: Entry, facts: Facts, path: string): void
}

/** The source of an esxcli command: text, or its JSON twin where the path ends in `.json`. */
export function esxcliSource({ source, about, tables, shape, none, entry }: Declaration): FactSource {
  return {
    source,
    about,
    tables,
    parse(bytes, path, facts) {
      const problem = (line: number | null, reason: string) => {
        if (none?.test(reason) !== true) facts.problem(line, reason)
      }
      const entries = path.endsWith('.json')
        ? esxcliJson(bytes, problem)
        : textEntries(shape, textLines(bytes), problem)
      for (const one of entries) entry(one, facts, path)
    },
  }
}

function textEntries(shape: Declaration['shape'], text: TextLines, problem: Facts['problem']): Entry[] {
  const table = shape === 'table' || (shape === 'either' && text.lines.some((line) => /^-{2,}[ -]*$/.test(line)))
  return (table ? esxcliTable : esxcliBlocks)(text, problem)
}
