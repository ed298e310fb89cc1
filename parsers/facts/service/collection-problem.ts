import { isoStamp } from '../../logs/time.ts'
import { type FactSource, factTable } from '../table.ts'
import { textLines } from '../text-lines.ts'

export const collectionProblem = factTable('collection_problem', 'Something that vm-support itself could not collect', {
  time: { type: 'timestamp', about: 'when, where it is stated' },
  kind: { type: 'varchar', about: 'timeout, missing, failed, space, other' },
  file: { type: 'varchar', about: 'file or command, where the line names one' },
  text: { type: 'varchar', about: 'line as written, 300 characters' },
  count: { type: 'bigint', about: 'how often the same line stands there' },
})

const MAX_KINDS = 2000

const kinds: readonly (readonly [RegExp, string])[] = [
  [/\btim(?:ed?|ing) ?out\b|\btimeout\b|exceeded .{0,30}time|\bkilled\b/i, 'timeout'],
  [/no space|disk full|\bENOSPC\b|size limit|too large|larger than/i, 'space'],
  [/no (?:matching|such) file|not found|does not exist|could not stat|missing|cannot find/i, 'missing'],
  [
    /error|fail|exception|traceback|unable|could not|can(?:no|')t|denied|aborted|warning|exit(?:ed)? (?:with|code|status)/i,
    'failed',
  ],
]

/**
 * `error.log` (every line is a problem) and `action.log` (every action; only lines that tell of a failure are taken). The
 * lines are sentences with a time before them or without.
 */
export const collectionProblems: FactSource = {
  source: 'collection-problems',
  about: 'what vm-support could not collect',
  tables: [collectionProblem],
  parse(bytes, path, facts) {
    const rows = new Map<string, { time: number | null; text: string; count: number }>()
    const all = /^error\./.test(path)
    for (const line of textLines(bytes, 4096).lines) {
      const stamp = /^\[?(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?Z?)\]?[\s:,-]{0,5}/.exec(line)
      const text = line.slice(stamp?.[0].length ?? 0).trim()
      if (text === '' || (!all && kindOf(text) === null)) continue
      const row = rows.get(text)
      if (row !== undefined) row.count++
      else if (rows.size < MAX_KINDS)
        rows.set(text, { time: isoStamp(stamp?.[1]?.replace(' ', 'T')).timeUs, text, count: 1 })
    }
    for (const { time, text, count } of rows.values()) {
      const file = /(?:^|[\s'"(:])(\/[\w.*@:+-][^\s'",;)]{1,300})/.exec(text)?.[1]?.replace(/[:.]$/, '') ?? null
      facts.add(collectionProblem, { time, kind: kindOf(text) ?? 'other', file, text: text.slice(0, 300), count })
    }
    if (rows.size >= MAX_KINDS) facts.problem(null, `more than ${MAX_KINDS} different lines: the others are left out`)
  },
}

function kindOf(text: string): string | null {
  return kinds.find(([pattern]) => pattern.test(text))?.[1] ?? null
}
