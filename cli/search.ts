import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { isoTime } from '../pipelines/sinks/store/iso-time.ts'
import { parseSearch, type Search, SearchSyntaxError } from '../pipelines/sinks/store/search.ts'
import { openStore } from '../pipelines/sinks/store/store.ts'
import { printable } from '../reports/printable.ts'
import { type ExitStatus, type Io, UsageError } from './io.ts'
import { rowRenderer } from './rows.ts'

const DEFAULT_LIMIT = 200

/** `vmtriage search CASE.duckdb 'text field:value' --since TIME --until TIME`: records of a store in the order of time. */
export async function searchCommand(args: string[], io: Io): Promise<ExitStatus> {
  // `-log:vmkernel` is a part of the text, not an option.
  const excluding = args.filter((arg) => /^-[a-z]+:/.test(arg))
  const { values, positionals } = parseArgs({
    args: args.filter((arg) => !excluding.includes(arg)),
    allowPositionals: true,
    options: {
      since: { type: 'string' },
      until: { type: 'string' },
      limit: { type: 'string', default: String(DEFAULT_LIMIT) },
      format: { type: 'string', default: 'lines' },
    },
  })
  const [file, ...words] = [...positionals, ...excluding]
  if (file === undefined || words.length === 0)
    throw new UsageError('search needs a store and a text', "vmtriage search case.duckdb 'host:esx01 level:error'")
  if (!existsSync(file))
    throw new UsageError(`${file}: no such store`, 'make one: vmtriage index INPUT… --to case.duckdb')
  const search = readSearch(words.join(' '))
  const render = values.format === 'lines' ? linesText : rowRenderer(values.format, io)
  const limit = Number(values.limit)
  if (!Number.isInteger(limit) || limit < 1)
    throw new UsageError(`--limit ${values.limit}: not a number above 0`, 'give a whole number')

  const store = await openStore(file, true)
  try {
    const rows = await store.rows(
      `select ${isoTime('time')} as time, host, coalesce(log, member_path) as log, level, severity, faults,
        message, member_path as member, line
      from annotated
      where ${search.where}${bound('time >=', values.since, '--since')}${bound('time <', values.until, '--until')}
      order by annotated.time nulls first, bundle, member, line
      limit ${limit + 1}`,
      search.parameters,
    )
    io.out(render(rows.slice(0, limit)))
    if (rows.length > limit) io.err(`the first ${limit} are shown; --limit N shows more\n`)
    return rows.length > 0 ? 0 : 1
  } finally {
    store.close()
  }
}

function readSearch(text: string): Search {
  try {
    return parseSearch(text)
  } catch (error) {
    if (!(error instanceof SearchSyntaxError)) throw error
    throw new UsageError(
      `search text, column ${error.column}: ${error.message}`,
      `as in: "lost access" host:esx01 level:error,warning -log:vpxa fault:storage.*`,
    )
  }
}

function bound(condition: string, word: string | undefined, option: string): string {
  if (word === undefined) return ''
  const time = Date.parse(/Z$|[+-]\d\d:?\d\d$/.test(word) || !word.includes('T') ? word : `${word}Z`)
  if (Number.isNaN(time))
    throw new UsageError(`${option} ${word}: not a time`, 'write it as 2026-01-31 or 2026-01-31T12:30:00Z')
  return ` and annotated.${condition} timestamp '${new Date(time).toISOString().slice(0, -1)}'`
}

function linesText(rows: readonly Record<string, unknown>[]): string {
  return printable(rows)
    .map(({ time, host, log, severity, message, member, line }) =>
      [
        time ?? '(no time)',
        host ?? '-',
        log,
        severity === null ? '' : `[${String(severity)}]`,
        message,
        `(${String(member)}:${String(line)})`,
      ]
        .filter((part) => part !== '')
        .join(' '),
    )
    .map((text) => `${text}\n`)
    .join('')
}
