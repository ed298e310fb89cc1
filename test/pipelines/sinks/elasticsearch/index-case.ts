import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readEntities } from '../../../../patterns/entities.ts'
import type { Fault } from '../../../../patterns/fault.ts'
import { loadFaults } from '../../../../patterns/load.ts'
import {
  type IndexedInto,
  type IndexOptions,
  indexIntoElasticsearch,
} from '../../../../pipelines/index-elasticsearch.ts'
import { type Connection, connect } from '../../../../pipelines/sinks/elasticsearch/client.ts'
import { defaultLimits } from '../../../../pipelines/unpack/limits.ts'
import type { Input } from '../../../../pipelines/unpack/unpack.ts'

export const entities = await readEntities('patterns')
export const { faults } = await loadFaults('patterns')
/** Enough for a log that is there to be sent, and quicker to set up than all. */
export const fewFaults: readonly Fault[] = faults
  .filter(({ id }) => id.startsWith('network.') && !id.includes('vsan'))
  .slice(0, 5)

export const plain = (to: string): Connection => ({ to, auth: null, ca: null, caFingerprint: null })

/** Indexes, with defaults that a test replaces. */
export async function index(
  connection: Connection,
  inputs: readonly Input[],
  caseName: string,
  changes: Partial<IndexOptions> = {},
): Promise<IndexedInto> {
  const elasticsearch = changes.elasticsearch ?? (await connect(connection))
  const folder = mkdtempSync(join(tmpdir(), 'vmtriage-test-'))
  try {
    return await indexIntoElasticsearch(inputs, {
      to: connection.to,
      caseName,
      events: 'all',
      entities,
      faults: fewFaults,
      version: '0.0.0',
      limits: defaultLimits,
      replace: false,
      resume: false,
      workFolder: folder,
      rejectedFile: join(folder, 'rejected.ndjson'),
      signal: new AbortController().signal,
      progress: () => undefined,
      sent: () => undefined,
      ...changes,
      elasticsearch,
    })
  } finally {
    await elasticsearch.client.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
