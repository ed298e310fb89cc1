import { type LogName, logGroups, logNames } from '../parsers/log-names.ts'

export type { LogName }

const GROUPS: Record<string, readonly LogName[]> = {
  ...logGroups,
  userworld: logGroups.esxi.filter((name) => name !== 'vmkernel'),
  any: logNames,
}

/** Every name that `logs:` may hold: groups and logs. */
export const LOG_WORDS: readonly string[] = [...Object.keys(GROUPS), ...GROUPS.any!]

/** Takes the words of `logs:` (names and groups), returns the logs, each once, in the order written. */
export function expandLogs(words: readonly string[]): LogName[] {
  return [...new Set(words.flatMap((word) => GROUPS[word] ?? [word as LogName]))]
}
