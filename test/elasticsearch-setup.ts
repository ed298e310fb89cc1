import type { TestProject } from 'vitest/node'
import { missingFor, startElasticsearch, VERSIONS, type Version } from './elasticsearch-server.ts'
import type { SharedServers } from './shared-elasticsearch.ts'

/** Starts the servers that test files share. What did not start fails these files and no others. */
export async function setup(project: TestProject): Promise<() => Promise<unknown>> {
  const versions = (Object.keys(VERSIONS) as Version[]).filter((version) => missingFor(version) === null)
  const started = await Promise.allSettled(versions.map((version) => startElasticsearch(version)))
  const shared: SharedServers = {}
  started.forEach((result, at) => {
    shared[versions[at]!] =
      result.status === 'fulfilled' ? { url: result.value.url } : { error: (result.reason as Error).message }
  })
  project.provide('elasticsearch', shared)
  return () => Promise.all(started.map((result) => (result.status === 'fulfilled' ? result.value.stop() : null)))
}
