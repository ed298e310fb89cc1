import { factSources } from '../../../parsers/facts/index.ts'
import type { FactRow } from '../../../parsers/facts/table.ts'
import { memberRole } from '../../../parsers/members.ts'

/** Rows by table name, without columns that are null, and problems as `line: reason`. */
export interface Collected {
  rows: Record<string, FactRow[]>
  problems: string[]
}

/** Reads a file as the pipeline does: the path says which source. Fails where the path belongs to none. */
export async function collect(path: string, content: string | Buffer): Promise<Collected> {
  const role = memberRole(path)
  if (role.role !== 'fact') throw new Error(`${path} is no fact`)
  const source = factSources.find((one) => one.source === role.source)
  if (source === undefined) throw new Error(`no source ${role.source}`)
  const collected: Collected = { rows: {}, problems: [] }
  await source.parse(Buffer.isBuffer(content) ? content : Buffer.from(content), path, {
    add(table, row) {
      if (!source.tables.includes(table)) throw new Error(`${source.source} does not declare ${table.name}`)
      for (const name of Object.keys(row)) if (!(name in table.columns)) throw new Error(`${table.name}.${name}`)
      const stated = Object.entries(row).filter(([, value]) => value !== null && value !== undefined)
      collected.rows[table.name] ??= []
      collected.rows[table.name]!.push(Object.fromEntries(stated) as FactRow)
    },
    problem(line, reason) {
      collected.problems.push(`${line ?? '-'}: ${reason}`)
    },
  })
  return collected
}

/** What a file gives, as text: one line for each row, `table {columns}`, then one for each problem, `! line: reason`. */
export async function told(path: string, content: string | Buffer): Promise<string> {
  const { rows, problems } = await collect(path, content)
  const lines = Object.entries(rows).flatMap(([table, all]) => all.map((row) => `${table} ${JSON.stringify(row)}`))
  return [...lines, ...problems.map((problem) => `! ${problem}`)].join('\n')
}
