import { factSources } from '../../parsers/facts/index.ts'
import type { FactFile, FactRow, FactSource, Facts, FactTable } from '../../parsers/facts/table.ts'
import type { Store } from '../sinks/store/store.ts'
import type { Bundle } from './bundles.ts'

/** Rows of one bundle that are kept; a bundle that says more is not sound. */
const MAX_ROWS = 2_000_000

const bySource = new Map(factSources.map((source) => [source.source, source]))

interface ReadFacts {
  bundle: Bundle
  source: FactSource
  path: string
  rows: { table: FactTable; row: FactRow }[]
  problems: number
}

/** A file that a source reads; its path is relative to the bundle. */
interface FactMember {
  bundle: Bundle
  source: string
  path: string
  file: FactFile
}

export interface FactReader {
  /** How many bytes of a file's start its source needs; undefined: all. */
  startBytes(source: string): number | undefined
  /** Parses one file. `problem` gets what could not be read. */
  read(member: FactMember, bytes: Buffer, problem: (reason: string) => void): Promise<void>
  /** Appends all rows, now that every bundle knows its host; not those of a text beside its JSON twin and of `yieldsTo`. */
  store(store: Store): void
}

export function createFactReader(): FactReader {
  const files: ReadFacts[] = []
  let rows = 0
  return {
    startBytes: (name) => bySource.get(name)?.startBytes,
    async read({ bundle, source: name, path, file }, bytes, problem) {
      const source = bySource.get(name)
      if (source === undefined) return
      const found: ReadFacts = { bundle, source, path, rows: [], problems: 0 }
      files.push(found)
      const facts: Facts = {
        add(table, row) {
          if (++rows <= MAX_ROWS) found.rows.push({ table, row: row as FactRow })
          else if (rows === MAX_ROWS + 1) problem(`more than ${MAX_ROWS} facts: the others are left out`)
        },
        problem(line, reason) {
          found.problems++
          problem(line === null ? reason : `line ${line}: ${reason}`)
        },
      }
      await source.parse(bytes, path, facts, file)
    },
    store(store) {
      for (const file of files) {
        const gaveRows = (matches: (other: ReadFacts) => boolean): boolean =>
          files.some((other) => other.bundle === file.bundle && other.rows.length > 0 && matches(other))
        const twin = isText(file) && gaveRows((other) => other.source === file.source && !isText(other))
        const yields = file.source.yieldsTo?.some((name) => gaveRows((other) => other.source.source === name)) === true
        const kept = twin || yields ? [] : file.rows
        const host = file.bundle.identity().host
        for (const { table, row } of kept) {
          store
            .fact(table)
            .push([file.bundle.index, host, ...Object.keys(table.columns).map((name) => row[name] ?? null)])
        }
        store.writer('fact_file').push([file.bundle.index, file.source.source, file.path, kept.length, file.problems])
      }
    },
  }
}

function isText({ path }: ReadFacts): boolean {
  return !path.endsWith('.json')
}
