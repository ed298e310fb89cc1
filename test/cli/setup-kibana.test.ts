import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { UsageError } from '../../cli/io.ts'
import { authorizationFrom, setupKibanaCommand } from '../../cli/setup-kibana.ts'
import { type Ran, scratch } from '../command.ts'
import { type KibanaServer, startKibanaServer } from '../elastic/kibana-server.ts'

let server: KibanaServer
beforeAll(async () => {
  server = await startKibanaServer()
})
afterAll(() => server.close())

async function run(...args: string[]): Promise<Ran> {
  const ran: Ran = { status: -1, out: '', err: '' }
  ran.status = await setupKibanaCommand(args, {
    out: (text) => {
      ran.out += text
    },
    err: (text) => {
      ran.err += text
    },
    stdin: Readable.from([]),
    width: 100,
    color: false,
    progress: false,
    signal: new AbortController().signal,
  })
  return { ...ran, out: ran.out.replaceAll(server.url, 'URL').replaceAll(/\d+ (searches|rules)/g, 'N $1') }
}

test('what it says: installed, unchanged, left alone', async () => {
  expect(await run('--url', server.url)).toEqual({
    status: 0,
    out: `Kibana 9.5.0 at URL
installed  4 data views, N searches, 9 dashboards, N rules
updated    nothing
unchanged  nothing
`,
    err: '',
  })
  server.edit('search:vmtriage-findings', { title: 'Mine' })
  expect((await run('--url', server.url)).out).toBe(`Kibana 9.5.0 at URL
installed  nothing
updated    nothing
unchanged  4 data views, N searches, 9 dashboards, N rules
changed by somebody, left alone (--force overwrites):
           search:vmtriage-findings
`)
  expect((await run('--url', server.url, '--force', '--no-rules')).out).toBe(`Kibana 9.5.0 at URL
installed  nothing
updated    1 search
           search:vmtriage-findings
unchanged  4 data views, N searches, 9 dashboards
`)
})

test('--output writes the files and needs no Kibana', async () => {
  const folder = scratch()
  const { status, out } = await run('--output', join(folder, 'new'))
  expect(status).toBe(0)
  expect(out).toMatch(/Stack Management, Saved Objects, Import/)
  expect(await readdir(join(folder, 'new'))).toEqual(['kibana.ndjson', 'rules.json', 'rules.ndjson'])
  const written = await readFile(join(folder, 'new/kibana.ndjson'), 'utf8')
  expect(written.split('\n').length - 1).toBe(server.objects.size)
})

test('no Kibana: one error, with help, and status 2', async () => {
  expect(await run('--url', 'http://127.0.0.1:9')).toEqual({
    status: 2,
    out: '',
    err: `error: no answer from http://127.0.0.1:9 (bad port)
 = help: check the address and that Kibana runs; --url gives another
`,
  })
})

test.each([
  [['--url', 'kibana:5601'], '"kibana:5601" is no address'],
  [['--url', 'https://me:secret@kibana:5601'], 'the address holds a user or password'],
  [['more'], 'setup kibana takes no "more"'],
])('%s', async (args, message) => {
  await expect(run(...args)).rejects.toEqual(new UsageError(message, expect.any(String) as string))
})

test('who we are', () => {
  expect(authorizationFrom({})).toBe(undefined)
  expect(authorizationFrom({ KIBANA_API_KEY: 'a', ELASTICSEARCH_API_KEY: 'b' })).toBe('ApiKey a')
  expect(authorizationFrom({ ELASTICSEARCH_API_KEY: 'b', KIBANA_USERNAME: 'u' })).toBe('ApiKey b')
  expect(authorizationFrom({ KIBANA_USERNAME: 'u', KIBANA_PASSWORD: 'p' })).toBe('Basic dTpw')
})
