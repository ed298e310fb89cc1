import { execFileSync } from 'node:child_process'
import { pbkdf2Sync, randomBytes, X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { Agent, createServer, request } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connectionOf } from '../../../../cli/elasticsearch.ts'
import { type Auth, type Connection, connect } from '../../../../pipelines/sinks/elasticsearch/client.ts'
import { setupElasticsearch } from '../../../../pipelines/sinks/elasticsearch/setup.ts'
import { command } from '../../../command.ts'
import { type Server, startElasticsearch } from '../../../elasticsearch-server.ts'
import { testedVersions } from '../../../shared-elasticsearch.ts'
import { documentsOf, entities, index, smallLog, storedIds, temporaryFolder } from './helpers.ts'

const MAKE_CERTIFICATE =
  'openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=test -addext subjectAltName=IP:127.0.0.1 -keyout ca.key -out ca.crt'
const PASSWORD = 'not-a-secret-1'
const USER_ROLES = { admin: 'superuser', writer: 'writer', reader: 'reader' }
const ROLES = `writer:
  indices:
    - names: ['logs-vsphere.*-*']
      privileges: ['create_doc', 'auto_configure']
reader:
  indices:
    - names: ['logs-vsphere.*-*']
      privileges: ['read']
`

describe.for(testedVersions())('Elasticsearch %s with TLS and users', (version) => {
  const certificates = temporaryFolder()
  const caFile = join(certificates, 'ca.crt')
  let server: Server
  let connection: Connection

  const as = (auth: Auth | null, changes: Partial<Connection> = {}): Connection => ({ ...connection, auth, ...changes })
  const said = async (wanted: Connection): Promise<string> => {
    try {
      const { client } = await connect(wanted)
      await client.close()
      return 'connected'
    } catch (error) {
      return (error as Error).message.replace(server.url, 'URL')
    }
  }

  beforeAll(async () => {
    const [openssl, ...words] = MAKE_CERTIFICATE.split(' ')
    execFileSync(openssl!, words, { cwd: certificates, stdio: 'pipe' })
    server = await startElasticsearch(version, {
      scheme: 'https',
      settings: {
        'xpack.security.enabled': true,
        'xpack.security.http.ssl.enabled': true,
        'xpack.security.http.ssl.key': 'certs/ca.key',
        'xpack.security.http.ssl.certificate': 'certs/ca.crt',
        'xpack.security.transport.ssl.enabled': false,
      },
      configure(config) {
        mkdirSync(join(config, 'certs'))
        for (const name of ['ca.key', 'ca.crt'])
          writeFileSync(join(config, 'certs', name), readFileSync(join(certificates, name)))
        const users = Object.keys(USER_ROLES)
        writeFileSync(join(config, 'roles.yml'), ROLES)
        writeFileSync(join(config, 'users'), users.map((user) => `${user}:${passwordHash(PASSWORD)}\n`).join(''))
        writeFileSync(
          join(config, 'users_roles'),
          Object.entries(USER_ROLES)
            .map(([user, role]) => `${role}:${user}\n`)
            .join(''),
        )
      },
      ready: (port) => answers(port, 'admin', PASSWORD),
    })
    connection = {
      to: server.url,
      auth: { username: 'admin', password: PASSWORD },
      ca: readFileSync(caFile, 'utf8'),
      caFingerprint: null,
    }
    const { client } = await connect(connection)
    await setupElasticsearch(client, entities, false)
    await client.close()
  }, 400_000)

  afterAll(async () => {
    await server?.stop()
  }, 60_000)

  test('certificates: an authority or a fingerprint is needed, and must be right', async () => {
    const auth = connection.auth
    const fingerprint = new X509Certificate(readFileSync(caFile)).fingerprint256
    expect(await said(as(auth))).toBe('connected')
    expect(await said(as(auth, { ca: null, caFingerprint: fingerprint }))).toBe('connected')
    expect(await said(as(auth, { ca: null }))).toMatch(/^URL: the certificate is not trusted/)
    expect(
      await said(
        as(auth, { ca: null, caFingerprint: fingerprint.replace(/^../, fingerprint.startsWith('00') ? '01' : '00') }),
      ),
    ).toMatch(/^URL: the certificate is not trusted/)
    expect(await said(as(auth, { to: server.url.replace('https', 'http') }))).toMatch(/cannot be reached|refuses/)
  }, 180_000)

  test('credentials: none and wrong ones are refused with what to set', async () => {
    for (const auth of [
      null,
      { username: 'admin', password: 'wrong' },
      { apiKey: 'bm9uZTpub25l' },
      { bearer: 'none' },
    ]) {
      expect(await said(as(auth))).toBe('URL refuses the credentials (401)')
    }
  }, 180_000)

  test('a user who may only write stores all, and is told that it was not counted', async () => {
    const input = smallLog(300)
    const expected = (await documentsOf([input], 'limited')).map(({ id }) => id).toSorted()
    const result = await index(as({ username: 'writer', password: PASSWORD }), [input], 'limited')
    expect(result.stopped).toBeNull()
    expect(result.streams.map(({ created, found }) => [created > 0, found])).toEqual(
      result.streams.map(() => [true, null]),
    )
    const { client } = await connect(connection)
    expect(await storedIds(client, 'limited')).toEqual(expected)
    await client.close()
  }, 180_000)

  test('a user who may not write is told so', async () => {
    const result = await index(as({ username: 'reader', password: PASSWORD }), [smallLog(50)], 'refused')
    expect(result.streams.every(({ created }) => created === 0)).toBe(true)
    expect(result.stopped?.message ?? 'rejected').toMatch(/no permission \(403\)|rejected/)
  }, 180_000)

  // The server of the tests cannot make API keys: the proxy knows one, and the server refuses all others.
  test('an API key from a file is sent as Elasticsearch wants it, and never printed', async () => {
    const [apiKey, input, folder] = ['dGhlLWlkOnRoZS1zZWNyZXQ=', smallLog(100), temporaryFolder()]
    const proxy = await startKeyProxy(server.url, certificates, apiKey, `admin:${PASSWORD}`)
    const indexed = async (key: string) => {
      writeFileSync(join(folder, 'key'), `${key}\n`)
      const more = ['--ca', caFile, '--api-key-file', join(folder, 'key'), '--rejected-file', join(folder, 'rejected')]
      return command(['index', input.path, '--to', proxy.url, '--case', 'keyed', ...more])
    }
    try {
      const good = await indexed(apiKey)
      expect([good.status, good.err]).toEqual([0, ''])
      expect(good.out).toMatch(/^logs-vsphere\.esxi-keyed: 100 stored, 100 found in it$/m)
      const wrong = await indexed('d3Jvbmc6d3Jvbmc=')
      expect(wrong).toEqual({
        status: 2,
        out: '',
        err: `error: ${proxy.url} refuses the credentials (401)\n = help: set ELASTICSEARCH_API_KEY, or ELASTICSEARCH_USERNAME and ELASTICSEARCH_PASSWORD, or name a file: --api-key-file\n`,
      })
    } finally {
      await proxy.close()
    }
  }, 180_000)

  test('a cloud id names the server', async () => {
    // What it spells is https://<second part>.<first part>.
    const cloudId = `test:${Buffer.from(`1:${new URL(server.url).port}$127.0.0$kibana`).toString('base64')}`
    const result = await index(as(connection.auth, { to: cloudId }), [smallLog(100)], 'cloud')
    expect(result.stopped).toBeNull()
    expect(result.streams.find(({ name }) => name === 'logs-vsphere.esxi-cloud')).toMatchObject({
      created: 100,
      found: 100,
    })
    expect(await said(as(null, { to: 'test:bm8gY2xvdWQgaWQgYXQgYWxs' }))).toMatch(/^Cloud ID/)
    for (const to of ['localhost:9200', 'https://', 'es']) {
      expect(await said(as(null, { to }))).toBe(`${to}: neither an address nor a cloud id`)
    }
  }, 180_000)

  test('secrets come from the environment or a file', () => {
    const file = join(temporaryFolder(), 'key')
    writeFileSync(file, 'abc\n')
    expect(connectionOf('https://es', { 'api-key-file': file }, {}).auth).toEqual({ apiKey: 'abc' })
    expect(connectionOf('https://es', {}, { ELASTICSEARCH_API_KEY: 'k', ELASTICSEARCH_PASSWORD: 'p' }).auth).toEqual({
      apiKey: 'k',
    })
    expect(connectionOf('https://es', { user: 'u' }, { ELASTICSEARCH_PASSWORD: 'p' }).auth).toEqual({
      username: 'u',
      password: 'p',
    })
    expect(() => connectionOf('https://es', { user: 'u' }, {})).toThrow('a user without a password')
  }, 180_000)
})

/** As the server's own tool writes it: written here, it needs no further Java. */
function passwordHash(password: string): string {
  const [rounds, salt] = [10_000, randomBytes(32)]
  const hash = pbkdf2Sync(password, salt, rounds, 32, 'sha512')
  return `{PBKDF2}${rounds}$${salt.toString('base64')}$${hash.toString('base64')}`
}

function answers(port: number, user: string, password: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const agent = new Agent({ rejectUnauthorized: false })
    const call = request(
      `https://127.0.0.1:${port}/_cluster/health`,
      { agent, auth: `${user}:${password}` },
      (answer) => {
        answer.resume()
        resolve(answer.statusCode === 200)
      },
    )
    call.on('error', reject)
    call.end()
  })
}

/** Stands before a server with TLS: whoever shows the key is the given user; all others are passed on as they are. */
async function startKeyProxy(
  target: string,
  certificates: string,
  apiKey: string,
  user: string,
): Promise<{ url: string; close: () => Promise<void> }> {
  const agent = new Agent({ rejectUnauthorized: false })
  const [key, cert] = ['ca.key', 'ca.crt'].map((name) => readFileSync(join(certificates, name)))
  const proxy = createServer({ key, cert }, (call, answer) => {
    const authorization =
      call.headers.authorization === `ApiKey ${apiKey}`
        ? `Basic ${Buffer.from(user).toString('base64')}`
        : call.headers.authorization
    const headers = { ...call.headers, authorization }
    const onward = request(`${target}${call.url}`, { agent, method: call.method, headers }, (from) => {
      answer.writeHead(from.statusCode!, from.headers)
      from.pipe(answer)
    })
    call.pipe(onward)
  }).listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  return {
    url: `https://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    close: async () => {
      proxy.closeAllConnections()
      proxy.close()
      agent.destroy()
    },
  }
}
