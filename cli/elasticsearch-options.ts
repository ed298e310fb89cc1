import type { ParseArgsOptionsConfig } from 'node:util'

/** Options that say how a server is reached. Secrets are no options: others can read a command line. */
export const connectionOptions = {
  'api-key-file': { type: 'string' },
  user: { type: 'string' },
  'password-file': { type: 'string' },
  'bearer-file': { type: 'string' },
  ca: { type: 'string' },
  'ca-fingerprint': { type: 'string' },
} as const satisfies ParseArgsOptionsConfig

export type ConnectionValues = { [name in keyof typeof connectionOptions]?: string | undefined }

/** Options of `index --to https://…`. */
export const sendOptions = {
  ...connectionOptions,
  case: { type: 'string' },
  events: { type: 'string' },
  replace: { type: 'boolean' },
  resume: { type: 'boolean' },
  'work-dir': { type: 'string' },
  'rejected-file': { type: 'string' },
} as const satisfies ParseArgsOptionsConfig

/** True for what `--to` can name besides a file: an address or a cloud id (`name:base64`). */
export function isElasticsearchTarget(to: string): boolean {
  return /^https?:\/\//.test(to) || /^[\w.-]*:[\w+/]{20,}={0,2}$/.test(to)
}
