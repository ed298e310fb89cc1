import { parseArgs } from 'node:util'
import { readEntities } from '../patterns/entities.ts'
import { connectionOptions } from './elasticsearch-options.ts'
import { type ExitStatus, type Io, UsageError } from './io.ts'
import { programFolder } from './program.ts'

/** `vmtriage setup elasticsearch|kibana --url …`: installs or updates templates, or Kibana objects and rules, and says what changed. */
export async function setupCommand(args: string[], io: Io): Promise<ExitStatus> {
  const [target, ...rest] = args
  if (target === 'elasticsearch') return setupElasticsearchCommand(rest, io)
  if (target === 'kibana') return (await import('./setup-kibana.ts')).setupKibanaCommand(rest, io)
  throw new UsageError(
    target === undefined ? 'setup of what' : `setup ${target}: unknown`,
    'vmtriage setup elasticsearch --url https://es:9200, vmtriage setup kibana --url https://kibana:5601',
  )
}

async function setupElasticsearchCommand(args: string[], io: Io): Promise<ExitStatus> {
  const { connectionOf } = await import('./elasticsearch.ts')
  const { connect } = await import('../pipelines/sinks/elasticsearch/client.ts')
  const { explain } = await import('../pipelines/sinks/elasticsearch/explain.ts')
  const { setupElasticsearch } = await import('../pipelines/sinks/elasticsearch/setup.ts')
  const { values } = parseArgs({
    args,
    options: { ...connectionOptions, url: { type: 'string' }, force: { type: 'boolean', default: false } },
  })
  if (values.url === undefined)
    throw new UsageError('no --url', 'name the server: vmtriage setup elasticsearch --url https://es:9200')
  const entities = await readEntities(programFolder('patterns'))
  const { client } = await connect(connectionOf(values.url, values))
  try {
    for (const { name, change } of await setupElasticsearch(client, entities, values.force)) {
      io.out(`${name}: ${change === 'kept' ? 'changed by somebody, left as it is (--force overwrites it)' : change}\n`)
    }
    return 0
  } catch (error) {
    throw explain(error, values.url)
  } finally {
    await client.close()
  }
}
