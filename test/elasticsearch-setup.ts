import type { TestProject } from 'vitest/node'
import { missingFor, startElasticsearch, VERSIONS, type Version } from './elasticsearch-server.ts'
import type { SharedServer } from './shared-elasticsearch.ts'

/**
 * Starts the servers that test files share. Where one cannot run: a loud line, or, with VMTRIAGE_REQUIRE_ELASTICSEARCH=1,
 * an error in these files and no others.
 */
export async function setup(project: TestProject): Promise<() => Promise<unknown>> {
  const stops: (() => Promise<void>)[] = []
  const start = async (version: Version): Promise<SharedServer> => {
    const missing = missingFor(version)
    if (missing !== null) return lacking(`tests against Elasticsearch ${version} need ${missing}`)
    const server = await startElasticsearch(version)
    stops.push(server.stop)
    return { version, url: server.url }
  }
  const servers = Object.keys(VERSIONS).map((version) =>
    start(version as Version).catch((error: unknown) => ({ error: String(error) })),
  )
  project.provide('elasticsearch', await Promise.all(servers))
  return () => Promise.all(stops.map((stop) => stop()))
}

function lacking(error: string): SharedServer {
  if (process.env.VMTRIAGE_REQUIRE_ELASTICSEARCH === '1') return { error }
  console.warn(`\n*** SKIPPED: ${error} ***\n`)
  return { skipped: true }
}
