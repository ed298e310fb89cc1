import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect, type Elasticsearch } from '../../../../pipelines/sinks/elasticsearch/client.ts'
import { setupElasticsearch } from '../../../../pipelines/sinks/elasticsearch/setup.ts'
import { type Server, startCluster } from '../../../elasticsearch-server.ts'
import { testedVersions } from '../../../shared-elasticsearch.ts'
import { documentsOf, entities, index, plain, smallLog, storedIds } from './helpers.ts'

// Three servers at once are slow: on with VMTRIAGE_REQUIRE_ELASTICSEARCH=1, as in CI.
const wanted = process.env.VMTRIAGE_REQUIRE_ELASTICSEARCH === '1'
if (!wanted) console.warn('SKIPPED: a node killed while indexing; set VMTRIAGE_REQUIRE_ELASTICSEARCH=1')

const STREAM = 'logs-vsphere.esxi-cluster'
/** Of some fifty requests. */
const KILLED_AFTER = 5

describe.runIf(wanted).for(testedVersions())('three nodes of Elasticsearch %s', (version) => {
  let nodes: Server[] = []

  beforeAll(async () => {
    nodes = await startCluster(version, 3)
  }, 400_000)

  afterAll(async () => {
    await Promise.all(nodes.map((node) => node.stop()))
  }, 60_000)

  test('the node that holds the primary is killed while indexing: nothing lost, nothing twice', async () => {
    const first = await connect(plain(nodes[0]!.url))
    await setupElasticsearch(first.client, entities, false)
    const [start, input] = [smallLog(50), smallLog(2_000)]
    await index(plain(nodes[0]!.url), [start], 'cluster')
    await first.client.cluster.health({ wait_for_status: 'green', timeout: '60s' })
    const primary = await nodeOfPrimary(first)
    await first.client.close()

    const ids = new Set<string>()
    for (const one of [start, input]) for (const { id } of await documentsOf([one], 'cluster')) ids.add(id)
    const { url } = nodes[(primary + 1) % nodes.length]!
    const elasticsearch = await connect(plain(url))
    let answers = 0
    elasticsearch.client.diagnostic.on('response', (_, result) => {
      if (result?.meta.request.params.path.includes(`${STREAM}/_bulk`) && ++answers === KILLED_AFTER)
        void nodes[primary]!.kill()
    })
    const result = await index(plain(url), [input], 'cluster', { elasticsearch, bulk: { flushSize: 20_000 } })
    expect(answers).toBeGreaterThan(2 * KILLED_AFTER)
    expect(result.stopped).toBeNull()
    const { client } = await connect(plain(url))
    await client.cluster.health({ wait_for_nodes: '2', wait_for_status: 'yellow', timeout: '60s' })
    expect(await storedIds(client, 'cluster')).toEqual([...ids].toSorted())
    await client.close()
  }, 240_000)
})

/** Number of the node that holds the primary of the stream. */
async function nodeOfPrimary({ client }: Elasticsearch): Promise<number> {
  const { routing_table: routing, nodes: byId } = (await client.cluster.state({
    metric: ['routing_table', 'nodes'],
  })) as {
    routing_table: { indices: Record<string, { shards: Record<string, { primary: boolean; node: string }[]> }> }
    nodes: Record<string, { name: string }>
  }
  const [, table] = Object.entries(routing.indices).find(([name]) => name.startsWith(`.ds-${STREAM}`))!
  const { node } = Object.values(table.shards)
    .flat()
    .find(({ primary }) => primary)!
  return Number(byId[node]!.name.slice(-1))
}
