import { DatabaseSync } from 'node:sqlite'
import type { FactSource } from '../table.ts'
import { excerpt } from '../text-lines.ts'
import { isSecret, numberOfValue, setting } from './setting.ts'

const MAX_BYTES = 64 << 20
const MAX_ROWS = 100_000
const MAX_VALUE = 1 << 16
/** Values deeper than this stay JSON text. */
const MAX_DEPTH = 6

type Row = Record<string, string | number | bigint | null | Uint8Array>

/**
 * Configuration store of 7.0 and later, a SQLite file. It is opened from memory: nothing is written, and node:sqlite needs
 * no file. Node before 24.16 cannot do that; then the file is a problem and its settings are missing. A member's journal
 * (`current-store-1-wal`) is not replayed.
 */
export const configStore: FactSource = {
  source: 'configstore',
  about: 'configuration store of ESXi 7.0 and later',
  tables: [setting],
  parse(bytes, _path, facts) {
    const rows = readRows(bytes, facts.problem)
    for (const row of rows) {
      const place = [row.Component, row.ConfigGroup, row.Name].filter((part) => part !== null && part !== undefined)
      const identifier = typeof row.Identifier === 'string' && row.Identifier !== '' ? `[${row.Identifier}]` : ''
      const base = `${place.join('/')}${identifier}`
      const user = flatten(base, json(row.UserValue))
      const auto = flatten(base, json(row.AutoConfValue))
      const cached = flatten(base, json(row.CachedValue) ?? json(row.VitalValue))
      for (const path of new Set([...user.keys(), ...auto.keys(), ...cached.keys()])) {
        const found = user.get(path) ?? auto.get(path) ?? cached.get(path) ?? null
        const value = isSecret(path) ? null : found
        facts.add(setting, { origin: 'configstore', setting: path, value, number: numberOfValue(value) })
      }
    }
  },
}

function readRows(bytes: Buffer, problem: (line: null, reason: string) => void): Row[] {
  if (bytes.length > MAX_BYTES) {
    problem(null, `larger than ${MAX_BYTES} bytes: not read`)
    return []
  }
  if (!('deserialize' in DatabaseSync.prototype)) {
    problem(null, 'reading the configuration store needs Node 24.16 or later')
    return []
  }
  const database = new DatabaseSync(':memory:', { allowExtension: false })
  try {
    database.deserialize(unjournalled(bytes))
    const rows = database.prepare(`select * from Config limit ${MAX_ROWS + 1}`).all() as Row[]
    if (rows.length > MAX_ROWS) problem(null, `more than ${MAX_ROWS} rows: the others are left out`)
    return rows.slice(0, MAX_ROWS)
  } catch (error) {
    problem(null, `is no readable configuration store: ${excerpt(String((error as Error).message))}`)
    return []
  } finally {
    database.close()
  }
}

/** A database in memory cannot have a write-ahead log: bytes 18 and 19 of the header say that there is none. */
function unjournalled(bytes: Buffer): Uint8Array {
  const copy = new Uint8Array(bytes)
  if (copy.length > 19 && copy[18] === 2) copy.set([1, 1], 18)
  return copy
}

function json(text: Row[string] | undefined): unknown {
  if (typeof text !== 'string' || text.length > MAX_VALUE * 16) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Paths and texts of the leaves of a value. */
function flatten(base: string, value: unknown, into = new Map<string, string>(), depth = 0): Map<string, string> {
  if (value === null || value === undefined) return into
  if (typeof value !== 'object') into.set(base, String(value).slice(0, MAX_VALUE))
  else if (depth >= MAX_DEPTH) into.set(base, '…')
  else if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) into.set(base, value.join(', '))
  else for (const [key, item] of Object.entries(value)) flatten(`${base}/${key}`, item, into, depth + 1)
  return into
}
