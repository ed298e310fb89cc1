// Documents per second of the path store → documents → bulk writer, against the raw replay of the very same requests, and against the
// client's helpers.bulk. Needs what the tests need. Use: node bench/elasticsearch.ts [version] [megabytes of logs]
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readEntities } from '../patterns/entities.ts'
import { loadFaults } from '../patterns/load.ts'
import { run } from '../pipelines/run.ts'
import { createBulkWriter } from '../pipelines/sinks/elasticsearch/bulk-writer.ts'
import { connect } from '../pipelines/sinks/elasticsearch/client.ts'
import { type Outgoing, readDocuments } from '../pipelines/sinks/elasticsearch/read-documents.ts'
import { setupElasticsearch } from '../pipelines/sinks/elasticsearch/setup.ts'
import { openStore } from '../pipelines/sinks/store/store.ts'
import { defaultLimits } from '../pipelines/unpack/limits.ts'
import { writeBundle } from '../samples/bundles.ts'
import { startElasticsearch, VERSIONS, type Version } from '../test/elasticsearch-server.ts'

const version = (process.argv[2] ?? '9.5.0') as Version
if (!(version in VERSIONS)) throw new Error(`one of ${Object.keys(VERSIONS).join(', ')}`)
const megabytes = Number(process.argv[3] ?? 50)
const CLOCK_TICKS = 100

const folder = mkdtempSync(join(tmpdir(), 'vmtriage-bench-'))
const { path } = await writeBundle('demo', folder, { logMegabytes: megabytes })
const { faults } = await loadFaults('patterns')
const entities = await readEntities('patterns')
const server = await startElasticsearch(version)
const { client } = await connect({ to: server.url, auth: null, ca: null, caFingerprint: null })
await setupElasticsearch(client, entities, false)

const store = await openStore(join(folder, 'records.duckdb'))
const signal = new AbortController().signal
const reading = performance.now()
const report = await run([{ path }], store, {
  faults,
  limits: defaultLimits,
  everyRecord: true,
  signal,
  progress: () => undefined,
})
console.log(`reading and diagnosing: ${((performance.now() - reading) / 1000).toFixed(1)} s`)
const context = { caseName: '', entities, version: '0.0.0', ingested: new Date().toISOString() }
const documents = (caseName: string) => readDocuments(store, report, { ...context, caseName }, 'all')

/** CPU seconds of the server so far, from /proc: user and system. */
function serverCpu(): number {
  const ticks = server.pids().map((pid) => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    return Number(fields[11]) + Number(fields[12])
  })
  return ticks.reduce((sum, more) => sum + more, 0) / CLOCK_TICKS
}

async function measure(name: string, send: () => Promise<number>): Promise<number> {
  const [cpu, other, start] = [process.cpuUsage(), serverCpu(), performance.now()]
  const count = await send()
  const seconds = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(cpu)
  const rate = count / seconds
  console.log(
    `${name}: ${count} documents, ${seconds.toFixed(1)} s, ${Math.round(rate)} docs/s; CPU client ${((user + system) / 1e6).toFixed(1)} s, server ${(serverCpu() - other).toFixed(1)} s`,
  )
  return rate
}

async function throughWriter(source: AsyncIterable<Outgoing[]> | Iterable<Outgoing[]>): Promise<number> {
  const writer = createBulkWriter({ client, signal, rejected: ({ reason }) => console.log(reason) })
  for await (const list of source) await writer.add(list)
  await writer.end()
  return [...writer.streams.values()].reduce((sum, { created }) => sum + created, 0)
}

/** The requests that the writer sends, as texts, for another case. */
async function bodiesOf(caseName: string): Promise<{ stream: string; body: string; count: number }[]> {
  const bodies: { stream: string; body: string; count: number }[] = []
  const open = new Map<string, { stream: string; body: string; count: number }>()
  for await (const list of documents(caseName)) {
    for (const { stream, id, json } of list) {
      const body = open.get(stream) ?? { stream, body: '', count: 0 }
      open.set(stream, body)
      body.body += `{"create":{"_id":"${id}"}}\n${json}\n`
      body.count++
      if (body.body.length < 5_000_000) continue
      open.delete(stream)
      bodies.push(body)
    }
  }
  return [...bodies, ...open.values()]
}

/** Posts the texts as they are, with as many at a time as the writer comes to. */
async function replay(bodies: readonly { stream: string; body: string; count: number }[]): Promise<number> {
  const queue = [...bodies]
  const lane = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const answer = await fetch(`${server.url}/${next.stream}/_bulk?filter_path=errors`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-ndjson' },
        body: next.body,
      })
      if (((await answer.json()) as { errors: boolean }).errors) throw new Error('the server refused a document')
    }
  }
  await Promise.all([lane(), lane(), lane(), lane()])
  return bodies.reduce((sum, { count }) => sum + count, 0)
}

async function throughHelper(caseName: string): Promise<number> {
  async function* flat() {
    for await (const list of documents(caseName)) yield* list
  }
  const { successful } = await client.helpers.bulk<Outgoing>({
    datasource: flat(),
    onDocument: ({ stream, id, json }) => [{ create: { _index: stream, _id: id } }, JSON.parse(json)],
    flushInterval: 2 ** 31 - 1,
  })
  return successful
}

await measure('warm-up', () => throughWriter(documents('warm')))
for (const round of [1, 2]) {
  const own = await measure('index', () => throughWriter(documents(`own${round}`)))
  const bodies = await bodiesOf(`raw${round}`)
  const raw = await measure('raw replay', () => replay(bodies))
  const helper = await measure('helpers.bulk', () => throughHelper(`helper${round}`))
  console.log(`index / raw replay ${(own / raw).toFixed(2)}, index / helpers.bulk ${(own / helper).toFixed(2)}`)
}
const { indices } = await client.indices.stats({ index: '.ds-logs-vsphere.*-warm-*', metric: ['docs', 'store'] })
for (const [name, { primaries }] of Object.entries(indices ?? {})) {
  console.log(
    `${name}: ${primaries?.docs?.count} documents, ${((primaries?.store?.size_in_bytes ?? 0) / 1e6).toFixed(1)} MB`,
  )
}

store.close()
await client.close()
await server.stop()
rmSync(folder, { recursive: true })
