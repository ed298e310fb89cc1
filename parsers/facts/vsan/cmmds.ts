import { type PythonValue, pythonLiteral } from '../python-literal.ts'
import { type FactSource, type Facts, factTable } from '../table.ts'

const cmmds = factTable('cmmds', 'An entry in the directory of a vSAN cluster', {
  type: {
    type: 'varchar',
    about: 'HOSTNAME, NODE, DISK, DISK_STATUS, DOM_OBJECT, LSOM_OBJECT, CONFIG_STATUS, HEALTH_STATUS, …',
  },
  uuid: { type: 'varchar', about: 'what the entry is about' },
  owner: { type: 'varchar', about: 'UUID of the host that wrote it' },
  health: { type: 'varchar', about: 'Healthy or Unhealthy: whether the owner is there' },
  revision: { type: 'bigint', about: 'number of changes' },
  name: { type: 'varchar', about: 'hostname, device or user-friendly name in the content' },
  state: {
    type: 'bigint',
    about: 'number `state` in the content: 7 healthy, 13 inaccessible, 15 absent or degraded (CONFIG_STATUS)',
  },
  capacity_bytes: { type: 'bigint', unit: 'B', about: '`capacity` in the content' },
  content: { type: 'varchar', about: 'content as JSON, 2000 characters at most' },
})

const MAX_ENTRIES = 500_000
/** Entries that cannot be read: after so many the rest is not looked at, each costs a search for its end. */
const MAX_DAMAGED = 100
/** Characters of the longest entry that is read. */
const MAX_ENTRY = 1 << 20
const start = /\{\s{0,20}["']uuid["']\s{0,5}:/g

/** `cmmds-tool find -f python`. */
export const cmmdsFind: FactSource = {
  source: 'cmmds-find',
  about: 'entries of the directory of a vSAN cluster',
  tables: [cmmds],
  parse: (bytes, _path, facts) => readEntries(bytes, facts),
}

/** `cmmds-tool -f json readdump`: the directory as the host kept it on disk. */
export const cmmdsDump: FactSource = {
  source: 'cmmds-dump',
  about: 'entries of the directory of a vSAN cluster in a dump',
  tables: [cmmds],
  yieldsTo: ['cmmds-find'],
  parse: (bytes, _path, facts) => readEntries(bytes, facts),
}

/**
 * Reads a Python literal (`content` is another one in a string) or JSON (`content` is an object
 * or a string). Entries are read one by one, so that a cut dump gives the whole ones.
 */
function readEntries(bytes: Buffer, facts: Facts): void {
  const text = bytes.toString('utf8')
  let entries = 0
  let damaged = 0
  let end = 0
  for (const { index } of text.matchAll(start)) {
    if (index < end) continue
    if (entries >= MAX_ENTRIES || damaged >= MAX_DAMAGED) break
    const entry = literal(text.slice(index, index + MAX_ENTRY))
    if (entry === undefined) {
      damaged++
      continue
    }
    end = index + entry.end
    entries++
    if (isRecord(entry.value)) facts.add(cmmds, rowOf(entry.value))
  }
  if (damaged > 0) facts.problem(null, `${damaged} entries are cut or damaged`)
  if (entries === MAX_ENTRIES) facts.problem(null, `more than ${MAX_ENTRIES} entries: the others are left out`)
}

type Json = Record<string, PythonValue>

function isRecord(value: PythonValue | undefined): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The Python or JSON object that the text begins with. */
function literal(text: string): { value: PythonValue; end: number } | undefined {
  const python = pythonLiteral(text)
  if (python !== undefined) return python
  const end = objectEnd(text)
  const value = end === undefined ? undefined : json(text.slice(0, end))
  return value === undefined ? undefined : { value, end: end! }
}

/** Behind the bracket that closes the first one. */
function objectEnd(text: string): number | undefined {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '"') {
      do at = text.indexOf('"', at + 1)
      while (at > 0 && escaped(text, at))
      if (at < 0) return undefined
    } else if (character === '{') depth++
    else if (character === '}' && --depth === 0) return at + 1
  }
  return undefined
}

function escaped(text: string, at: number): boolean {
  let back = at - 1
  while (text[back] === '\\') back--
  return (at - back) % 2 === 0
}

function json(text: string): PythonValue | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function contentOf(value: PythonValue | undefined): PythonValue | undefined {
  if (typeof value !== 'string') return value
  return value.trim() === '' ? undefined : (json(value) ?? pythonLiteral(value)?.value ?? value)
}

function rowOf(entry: Json) {
  const content = contentOf(entry.content)
  const inner = isRecord(content) ? content : {}
  const names = [inner.hostname, inner.devName, inner.friendlyName, inner.name, inner.ufn]
  return {
    type: word(entry.type),
    uuid: word(entry.uuid),
    owner: word(entry.owner),
    health: word(entry.health),
    revision: number(entry.revision),
    name: word(names.find((name) => typeof name === 'string')),
    state: number(inner.state),
    capacity_bytes: number(inner.capacity),
    content: content === undefined || content === null ? null : JSON.stringify(content).slice(0, 2000),
  }
}

function word(value: PythonValue | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value.slice(0, 500) : null
}

function number(value: PythonValue | undefined): number | null {
  const found = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value
  return typeof found === 'number' && Number.isSafeInteger(found) ? found : null
}
