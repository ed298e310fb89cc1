// Bytes on disk for a million events, with and without logsdb, merged into one segment. Needs what the tests need.
// Use: node bench/elasticsearch-size.ts [version] [megabytes of logs]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readEntities } from '../patterns/entities.ts'
import { loadFaults } from '../patterns/load.ts'
import { indexIntoElasticsearch } from '../pipelines/index-elasticsearch.ts'
import { connect } from '../pipelines/sinks/elasticsearch/client.ts'
import { setupElasticsearch } from '../pipelines/sinks/elasticsearch/setup.ts'
import { defaultLimits } from '../pipelines/unpack/limits.ts'
import { writeBundle } from '../samples/bundles.ts'
import { startElasticsearch, VERSIONS, type Version } from '../test/elasticsearch-server.ts'

const version = (process.argv[2] ?? '9.5.0') as Version
if (!(version in VERSIONS)) throw new Error(`one of ${Object.keys(VERSIONS).join(', ')}`)
const megabytes = Number(process.argv[3] ?? 100)

/** Settings by the name of their case. Without an Enterprise licence a server stores the source of a logsdb index. */
const MODES = {
  logsdb_synthetic_source: { mode: 'logsdb', 'mapping.source.mode': 'synthetic' },
  logsdb_stored_source: { mode: 'logsdb', 'mapping.source.mode': 'stored' },
  standard: { mode: 'standard' },
}

const folder = mkdtempSync(join(tmpdir(), 'vmtriage-bench-'))
const { path } = await writeBundle('demo', folder, { logMegabytes: megabytes })
const { faults } = await loadFaults('patterns')
const entities = await readEntities('patterns')
const server = await startElasticsearch(version)
try {
  const elasticsearch = await connect({ to: server.url, auth: null, ca: null, caFingerprint: null })
  const { client } = elasticsearch
  await setupElasticsearch(client, entities, false)
  for (const [caseName, settings] of Object.entries(MODES)) {
    await client.cluster.putComponentTemplate({
      name: 'logs-vsphere@custom',
      template: { settings: { index: settings } },
    })
    await indexIntoElasticsearch([{ path }], {
      elasticsearch,
      to: server.url,
      caseName,
      events: 'all',
      entities,
      faults,
      version: '0.0.0',
      limits: defaultLimits,
      replace: false,
      resume: false,
      workFolder: folder,
      rejectedFile: join(folder, 'rejected.ndjson'),
      signal: new AbortController().signal,
      progress: () => undefined,
      sent: () => undefined,
    })
    const index = `logs-vsphere.*-${caseName}`
    const wait = { requestTimeout: 20 * 60_000 }
    await client.indices.forcemerge({ index, max_num_segments: 1 }, wait)
    await client.indices.flush({ index, force: true })
    const { indices = {} } = await client.indices.stats({ index, metric: ['docs', 'store'] })
    for (const [name, { primaries }] of Object.entries(indices)) {
      const [count, bytes] = [primaries?.docs?.count ?? 0, primaries?.store?.size_in_bytes ?? 0]
      const stream = name.replace(/^\.ds-|-\d{4}\.\d\d\.\d\d-\d+$/g, '')
      console.log(
        `${version} ${stream}: ${count} documents, ${(bytes / 1e6).toFixed(1)} MB, ${(bytes / count).toFixed(0)} MB for a million`,
      )
    }
  }
  await client.close()
} finally {
  await server.stop()
  rmSync(folder, { recursive: true })
}
