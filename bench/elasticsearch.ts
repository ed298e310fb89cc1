// Documents per second of the path store → documents → bulk writer, against the raw replay of the very same requests, and against the
// client's helpers.bulk, in alternating rounds. Needs what the tests need.
// Use: node bench/elasticsearch.ts [version] [megabytes of logs] [rounds] [pin]
// pin: the server keeps to one processor and this process to another, as on two machines (taskset of util-linux).
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readEntities } from '../patterns/entities.ts'
import { loadFaults } from '../patterns/load.ts'
import { run } from '../pipelines/run.ts'
import { createBulkWriter } from '../pipelines/sinks/elasticsearch/bulk-writer.ts'
import { removeCase } from '../pipelines/sinks/elasticsearch/case.ts'
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
const rounds = Number(process.argv[4] ?? 5)
const pin = process.argv[5] === 'pin'
const CLOCK_TICKS = 100
const CONCURRENCY = 4

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

interface Measured {
  count: number
  seconds: number
  /** CPU seconds of this process and of the server. */
  client: number
  server: number
}

/** Sends documents of a new case and removes them; waits until the server is idle before and after. */
async function measure(name: string, caseName: string, send: () => Promise<number>): Promise<Measured> {
  const [cpu, other, start] = [process.cpuUsage(), serverCpu(), performance.now()]
  const count = await send()
  const seconds = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(cpu)
  const measured = { count, seconds, client: (user + system) / 1e6, server: serverCpu() - other }
  console.log(
    `${name}: ${count} documents, ${seconds.toFixed(1)} s, ${Math.round(count / seconds)} docs/s; CPU client ${measured.client.toFixed(1)} s, server ${measured.server.toFixed(1)} s`,
  )
  await removeCase(client, caseName)
  await settled()
  return measured
}

/** Waits for merges and compilation, which would count for the next one. */
async function settled(): Promise<void> {
  for (let quiet = 0; quiet < 3; ) {
    const before = serverCpu()
    await sleep(500)
    quiet = serverCpu() - before < 0.1 ? quiet + 1 : 0
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
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
  await Promise.all(Array.from({ length: CONCURRENCY }, lane))
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

if (pin) {
  for (const pid of server.pids()) execFileSync('taskset', ['-a', '-c', '-p', '0', String(pid)])
  execFileSync('taskset', ['-a', '-c', '-p', '1', String(process.pid)])
}

const index = (caseName: string) => measure('index', caseName, () => throughWriter(documents(caseName)))
const raw = async (caseName: string) => {
  const bodies = await bodiesOf(caseName)
  return measure('raw replay', caseName, () => replay(bodies))
}

for (const name of ['warm1', 'warm2']) await measure('warm-up', name, () => throughWriter(documents(name)))
const pairs: { own: Measured; raw: Measured }[] = []
for (let round = 1; round <= rounds; round++) {
  const ownFirst = round % 2 === 1
  const before = ownFirst ? await index(`own${round}`) : await raw(`raw${round}`)
  const after = ownFirst ? await raw(`raw${round}`) : await index(`own${round}`)
  pairs.push(ownFirst ? { own: before, raw: after } : { own: after, raw: before })
}
const helper = await measure('helpers.bulk', 'helper', () => throughHelper('helper'))

const rate = ({ count, seconds }: Measured) => count / seconds
const work = (one: Measured) => one.client + one.server
const show = (name: string, value: (pair: { own: Measured; raw: Measured }) => number) => {
  const values = pairs.map(value)
  console.log(`${name}: median ${median(values).toFixed(2)} (${values.map((one) => one.toFixed(2)).join(' ')})`)
}
show('index / raw replay, documents a second', ({ own, raw }) => rate(own) / rate(raw))
show('raw replay / index, CPU of both sides', ({ own, raw }) => work(raw) / work(own))
show('raw replay / index, CPU of the server', ({ own, raw }) => raw.server / own.server)
const own = median(pairs.map((pair) => rate(pair.own)))
console.log(`index: median ${Math.round(own)} docs/s; index / helpers.bulk ${(own / rate(helper)).toFixed(2)}`)

store.close()
await client.close()
await server.stop()
rmSync(folder, { recursive: true })
