import { Client, type ClientOptions, errors, Transport, type TransportOptions } from '@elastic/elasticsearch'
import { ElasticsearchError } from './error.ts'
import { explain, saysElasticsearch } from './explain.ts'

export type Auth = { apiKey: string } | { username: string; password: string } | { bearer: string }

/** Where the server is and how it is trusted. Secrets come from the environment or a file, never from the command line. */
export interface Connection {
  /** `https://es:9200`, or a cloud id. */
  to: string
  auth: Auth | null
  /** PEM text of the authority that signed the server's certificate. */
  ca: string | null
  /** SHA-256 of the server's certificate chain's root, in hexadecimal with or without colons. */
  caFingerprint: string | null
}

export interface Elasticsearch {
  readonly client: Client
  /** As the server says; null where it does not tell this user. */
  readonly version: string | null
  readonly major: 8 | 9
}

/** The client waits no longer than this, whatever a request says. The server itself gives up a shard that is away after 60 s. */
const REQUEST_TIMEOUT_MS = 120_000
const CONNECT_TIMEOUT_MS = 30_000
const OLDEST_MINOR_OF_8 = 19

/**
 * Connects and finds out which version answers: 8.x refuses requests in the language of 9, so the client speaks 8 to it.
 * Throws ElasticsearchError for anything that is not an Elasticsearch 8.19 or 9.
 */
export async function connect(connection: Connection): Promise<Elasticsearch> {
  checkTarget(connection)
  const nine = openFirst(connection)
  const found = await versionOf(nine, connection)
  if (found !== 'speaks-8') return { client: nine, major: 9, version: supported(found) }
  await nine.close()
  const eight = openClient(connection, 8)
  return { client: eight, major: 8, version: supported(await versionOf(eight, connection)) }
}

function checkTarget({ to, auth, caFingerprint }: Connection): void {
  const isUrl = /^https?:/.test(to)
  if (isUrl ? !URL.canParse(to) : !/^[^:]+:[\w+/]{20,}={0,2}$/.test(to)) {
    throw new ElasticsearchError(
      `${to}: neither an address nor a cloud id`,
      'write the address with https:// before it, as in https://es:9200',
    )
  }
  const url = isUrl ? new URL(to) : null
  if (url !== null && (url.username !== '' || url.password !== '')) {
    throw new ElasticsearchError(
      'the address holds a user or password',
      'put them into ELASTICSEARCH_USERNAME and ELASTICSEARCH_PASSWORD: others can read a command line',
    )
  }
  if (url?.protocol === 'http:' && auth !== null && !['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)) {
    throw new ElasticsearchError(`${url.origin}: http would send the secret in the clear`, 'use https')
  }
  if (caFingerprint !== null && !/^[0-9a-f]{64}$/i.test(caFingerprint.replaceAll(':', ''))) {
    throw new ElasticsearchError(
      `${caFingerprint}: not a SHA-256 fingerprint`,
      'get it with: openssl x509 -fingerprint -sha256 -noout -in http_ca.crt',
    )
  }
}

/** What spells no server is refused here, before anything is sent. */
function openFirst(connection: Connection): Client {
  try {
    return openClient(connection, 9)
  } catch (error) {
    throw explain(error, connection.to)
  }
}

function openClient({ to, auth, ca, caFingerprint }: Connection, major: 8 | 9): Client {
  const isUrl = /^https?:/.test(to)
  const local = isUrl && ['localhost', '127.0.0.1', '[::1]'].includes(new URL(to).hostname)
  return new Client({
    ...(isUrl ? { node: to } : { cloud: { id: to } }),
    ...(auth === null ? {} : { auth }),
    ...tlsOptions(ca, caFingerprint),
    Transport: transportFor(major),
    compression: !local,
    maxRetries: 0,
    requestTimeout: REQUEST_TIMEOUT_MS,
    enableMetaHeader: false,
  })
}

/** A pinned certificate needs the ordinary check off, else a self-signed chain is refused before the fingerprint counts. */
function tlsOptions(ca: string | null, caFingerprint: string | null): Pick<ClientOptions, 'tls' | 'caFingerprint'> {
  if (caFingerprint !== null) return { caFingerprint, tls: { rejectUnauthorized: false } }
  return ca === null ? {} : { tls: { ca } }
}

/**
 * The client speaks 9; a server takes its own version and the one before. Without `text/plain` among what is accepted, as
 * the client has it, an 8.x refuses at the first question instead of at the first document.
 */
function transportFor(major: 8 | 9): typeof Transport {
  const type = (name: string) => `application/vnd.elasticsearch+${name}; compatible-with=${major}`
  return class extends Transport {
    constructor(options: TransportOptions) {
      super({
        ...options,
        vendoredHeaders: {
          jsonContentType: type('json'),
          ndjsonContentType: type('x-ndjson'),
          accept: type('json'),
        },
      })
    }
  }
}

/** The version, null where this user is not told, or that the server wants to be spoken to in 8. */
async function versionOf(client: Client, { to }: Connection): Promise<string | 'speaks-8' | null> {
  const wait = { requestTimeout: CONNECT_TIMEOUT_MS }
  const ways = [
    async () => (await client.info({}, wait)).version.number,
    async () => {
      const { nodes = {} } = await client.nodes.info({ filter_path: 'nodes.*.version' }, wait)
      return Object.values(nodes)[0]?.version ?? null
    },
  ]
  for (const way of ways) {
    try {
      return await way()
    } catch (error) {
      if (errorType(error) === 'media_type_header_exception') return 'speaks-8'
      if (!isElasticRefusal(error)) throw explain(error, to)
    }
  }
  return null
}

/** A key that may only write is told no version (403); a server without its main module knows no `GET /` (405). */
function isElasticRefusal(error: unknown): boolean {
  if (!(error instanceof errors.ResponseError)) return false
  return error.statusCode === 403 || (error.statusCode === 405 && saysElasticsearch(error))
}

function supported(version: string | null): string | null {
  if (version === null || version === 'speaks-8') return null
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major === 9 || (major === 8 && minor >= OLDEST_MINOR_OF_8)) return version
  throw new ElasticsearchError(
    `Elasticsearch ${version} is not supported`,
    'vmtriage writes to 8.19 and 9.x: upgrade the server, or index into a file: --to case.duckdb',
  )
}

function errorType(error: unknown): string | undefined {
  if (!(error instanceof errors.ResponseError)) return undefined
  return (error.body as { error?: { type?: string } } | undefined)?.error?.type
}
