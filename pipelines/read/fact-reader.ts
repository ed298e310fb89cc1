import { factSources } from '../../parsers/facts/index.ts'
import type { FactFile, FactRow, FactSource, Facts, FactTable } from '../../parsers/facts/table.ts'
import type { Store } from '../sinks/store/store.ts'
import type { Bundle } from './bundles.ts'

/** Rows of all bundles of a call that are kept; bundles that say more are not sound. */
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
      const giving = files.filter((file) => file.rows.length > 0)
      const sources = new Set(giving.map((file) => placeOf(file, file.source.source)))
      const jsonSources = new Set(giving.filter(isJson).map((file) => placeOf(file, file.source.source)))
      for (const file of files) {
        const twin = !isJson(file) && jsonSources.has(placeOf(file, file.source.source))
        const yields = file.source.yieldsTo?.some((name) => sources.has(placeOf(file, name))) === true
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

function isJson({ path }: ReadFacts): boolean {
  return path.endsWith('.json')
}

/** A source of one bundle, as a key. */
function placeOf({ bundle }: ReadFacts, source: string): string {
  return `${bundle.index} ${source}`
}
