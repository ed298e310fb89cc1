import { inject, test } from 'vitest'
import type { Version } from './elasticsearch-server.ts'

export type SharedServer = { version: Version; url: string } | { error: string } | { skipped: true }

declare module 'vitest' {
  export interface ProvidedContext {
    elasticsearch: SharedServer[]
  }
}

/** The versions that can be tested against here. Without any, a skipped test stands for the file. */
export function testedVersions(): Version[] {
  const versions = [...urls().keys()]
  if (versions.length === 0) test.skip('needs a server', () => undefined)
  return versions
}

/** The address of the server that test files share: each file keeps to cases of its own. */
export function sharedServer(version: Version): string {
  return urls().get(version)!
}

function urls(): Map<Version, string> {
  const found = new Map<Version, string>()
  for (const server of inject('elasticsearch')) {
    if ('error' in server) throw new Error(server.error)
    if ('url' in server) found.set(server.version, server.url)
  }
  return found
}
