import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect, type Elasticsearch } from '../../../../pipelines/sinks/elasticsearch/client.ts'
import { setupElasticsearch } from '../../../../pipelines/sinks/elasticsearch/setup.ts'
import { sharedServer, testedVersions } from '../../../shared-elasticsearch.ts'
import { documentsOf, entities, index, plain, smallLog, storedIds, temporaryFolder } from './helpers.ts'
import type { ProcessArguments } from './index-process.ts'
import { startProxy } from './proxy.ts'

const script = join(import.meta.dirname, 'index-process.ts')
const LINES = 300
/** Some 40 requests. */
const FLUSH_SIZE = 6_000
const CASES = 5
const KILLS = 10
/** Answers to a run that nobody kills, at least: a kill comes after one of them. */
const ANSWERS = 40

// Two versions at a time: what takes long is the start of a process.
describe.for(testedVersions())('Elasticsearch %s', { concurrent: true }, (version) => {
  const url = sharedServer(version)
  let es: Elasticsearch

  beforeAll(async () => {
    es = await connect(plain(url))
    await setupElasticsearch(es.client, entities, false)
  })

  afterAll(async () => {
    await es?.client.close()
  })

  test(`the process is killed at ${CASES * KILLS} points and run again: nothing lost, nothing twice`, async () => {
    const input = smallLog(LINES)
    const workFolder = temporaryFolder()
    const places: number[] = []
    for (let at = 0; at < CASES; at++) {
      const caseName = `sigkill${at}`
      const ids = (await documentsOf([input], caseName)).map(({ id }) => id).toSorted()
      const base = { path: input.path, caseName, flushSize: FLUSH_SIZE, workFolder }
      for (let kill = 0; kill < KILLS; kill++) {
        // Most runs send all again, so that a late point is reached however much is there; some ask first.
        const resume = kill % 3 === 2
        const after = Math.ceil(((kill + Math.random()) * (resume ? 10 : ANSWERS)) / KILLS)
        places.push(await killed(url, after, { ...base, resume }))
      }
      const last = await index(plain(url), [input], caseName, { resume: true })
      expect(last.streams.reduce((sum, { created, present }) => sum + created + present, 0)).toBe(ids.length)
      expect(await storedIds(es.client, caseName)).toEqual(ids)
    }
    expect(places.filter((answers) => answers > 0).length).toBe(CASES * KILLS)
    console.log(`Elasticsearch ${version}: killed after ${places.join(' ')} answers`)
  }, 600_000)

  test('stopped by a signal at 10 points and run again: nothing lost, nothing twice', async () => {
    const input = smallLog(LINES)
    const ids = (await documentsOf([input], 'stopped')).map(({ id }) => id).toSorted()
    let stopped = 0
    for (let point = 1; point <= 10; point++) {
      const elasticsearch = await connect(plain(url))
      const abort = new AbortController()
      let left = point * 5
      elasticsearch.client.diagnostic.on('request', () => {
        if (--left <= 0) setTimeout(() => abort.abort(new Error('stopped')), Math.random() * 4)
      })
      const bulk = { flushSize: FLUSH_SIZE }
      const run = index(plain(url), [input], 'stopped', { elasticsearch, bulk, signal: abort.signal })
      stopped += await run.then(
        () => 0,
        () => 1,
      )
    }
    expect(stopped).toBeGreaterThan(6)
    const last = await index(plain(url), [input], 'stopped', { resume: true })
    expect(last.streams.reduce((sum, { created, present }) => sum + created + present, 0)).toBe(ids.length)
    expect(await storedIds(es.client, 'stopped')).toEqual(ids)
  }, 240_000)
})

/** Runs a process and kills it a moment after so many answers of the server; returns how many it got, 0 where it ended before. */
async function killed(url: string, after: number, options: Omit<ProcessArguments, 'url'>): Promise<number> {
  let answers = 0
  const proxy = await startProxy(url, () => {
    if (++answers === after) sleep(Math.random() * 4).then(() => child.kill('SIGKILL'))
    return 'pass'
  })
  const child = spawn(process.execPath, [script, JSON.stringify({ ...options, url: proxy.url })], { stdio: 'inherit' })
  const signal = await new Promise<string | null>((resolve) => child.once('close', (_, name) => resolve(name)))
  await proxy.close()
  return signal === 'SIGKILL' ? answers : 0
}
