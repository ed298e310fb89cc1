import { inject, test } from 'vitest'
import { availableVersions, type Version } from './elasticsearch-server.ts'

export type SharedServers = Partial<Record<Version, { url: string } | { error: string }>>

declare module 'vitest' {
  export interface ProvidedContext {
    elasticsearch: SharedServers
  }
}

/** The versions that can be tested against here. Without any, a skipped test stands for the file. */
export function testedVersions(): Version[] {
  const versions = availableVersions()
  if (versions.length === 0) test.skip('needs a server', () => undefined)
  return versions
}

/** The address of the server that test files share: each file keeps to cases of its own. */
export function sharedServer(version: Version): string {
  const server = inject('elasticsearch')[version]
  if (server === undefined || 'error' in server) throw new Error(server?.error ?? `no Elasticsearch ${version}`)
  return server.url
}
