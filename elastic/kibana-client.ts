/** Why Kibana could not be used, and what to do. */
export class KibanaError extends Error {
  readonly help: string
  constructor(what: string, help: string) {
    super(what)
    this.help = help
  }
}

export interface KibanaConnection {
  /** Kibana's address with its base path, and `/s/<space>` for another space than the default. */
  readonly url: string
  /** `ApiKey …`, `Basic …` or `Bearer …`; absent where Kibana asks for nothing. */
  readonly authorization?: string
  readonly signal?: AbortSignal
}

export interface Answer {
  readonly status: number
  readonly text: string
}

/** Sends one request; `path` begins with `/api/`. Answers of 401, 403 and 5xx become a KibanaError, others are given back. */
export type Kibana = (method: 'GET' | 'POST' | 'PUT', path: string, body?: FormData | object) => Promise<Answer>

/** The oldest Kibana that takes the objects as they are written. */
const OLDEST = [8, 9] as const
const TIMEOUT_MS = 120_000

const CERTIFICATE_ERRORS: ReadonlySet<string> = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
])

/** A function that talks to the Kibana at this address. Nothing is sent yet. */
export function kibanaAt({ url, authorization, signal }: KibanaConnection): Kibana {
  const base = url.replace(/\/+$/, '')
  return async (method, path, body) => {
    const timeout = AbortSignal.timeout(TIMEOUT_MS)
    const form = body instanceof FormData
    const headers: Record<string, string> = { 'kbn-xsrf': 'vmtriage' }
    if (authorization !== undefined) headers.authorization = authorization
    if (body !== undefined && !form) headers['content-type'] = 'application/json'
    const init: RequestInit = {
      method,
      headers,
      redirect: 'manual',
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    }
    if (body !== undefined) init.body = form ? body : JSON.stringify(body)
    let answer: Answer
    try {
      const response = await fetch(base + path, init)
      answer = { status: response.status, text: await response.text() }
    } catch (error) {
      throw noAnswer(base, error)
    }
    refuse(base, path, answer)
    return answer
  }
}

/** Asks for Kibana's version. Throws KibanaError where the address is not a Kibana, is not ready or is too old. */
export async function kibanaVersion(kibana: Kibana, url: string): Promise<string> {
  const { status, text } = await kibana('GET', '/api/status')
  const number = versionIn(text)
  if (number === undefined) {
    throw new KibanaError(
      `${url} answers (${status}), but not as Kibana`,
      "give Kibana's address, mostly port 5601, not Elasticsearch's; with its base path, if it has one",
    )
  }
  const [major = 0, minor = 0] = number.split('.').map(Number)
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
    throw new KibanaError(`Kibana ${number} is too old`, `Kibana ${OLDEST.join('.')} or later takes these objects`)
  }
  return number
}

function versionIn(text: string): string | undefined {
  try {
    const { version } = JSON.parse(text) as { version?: { number?: unknown; lucene_version?: unknown } }
    // Elasticsearch has version.number too, and says which Lucene.
    return typeof version?.number === 'string' && version.lucene_version === undefined ? version.number : undefined
  } catch {
    return undefined
  }
}

function noAnswer(base: string, error: unknown): Error {
  if (error instanceof Error && error.name === 'AbortError') return error
  const cause = error instanceof Error ? error.cause : undefined
  const code = cause instanceof Error ? String('code' in cause ? cause.code : cause.message) : String(error)
  if (CERTIFICATE_ERRORS.has(code)) {
    return new KibanaError(
      `the certificate of ${base} is not trusted (${code})`,
      'set NODE_EXTRA_CA_CERTS to the file with the certificate of its authority',
    )
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return new KibanaError(`the certificate of ${base} is for another name`, 'give the name that the certificate has')
  }
  return new KibanaError(
    `no answer from ${base} (${code})`,
    'check the address and that Kibana runs; --url gives another',
  )
}

function refuse(base: string, path: string, { status, text }: Answer): void {
  if (status === 401) {
    throw new KibanaError(
      `${base} wants to know who you are (401)`,
      'set KIBANA_API_KEY, or KIBANA_USERNAME and KIBANA_PASSWORD, in the environment',
    )
  }
  if (status === 403) {
    throw new KibanaError(
      `${base} does not allow ${path} (403)`,
      'the role needs "all" on Saved Objects Management, Dashboards, Discover, Data View Management, Tag Management and Stack Rules',
    )
  }
  if (status >= 300 && status < 400) {
    throw new KibanaError(
      `${base} leads elsewhere (${status})`,
      'give the address that the browser ends at, with its base path',
    )
  }
  if (status === 503) throw new KibanaError(`${base} is not ready (503)`, 'wait until Kibana has started')
  if (status >= 500) throw new KibanaError(`${base}${path}: ${status}: ${reason(text)}`, "Kibana's own log says more")
}

/** What an answer says went wrong, in one line. */
export function reason(text: string): string {
  try {
    const { message } = JSON.parse(text) as { message?: unknown }
    if (typeof message === 'string') return message
  } catch {
    // Not JSON: a proxy's page.
  }
  return text.slice(0, 200).replace(/\s+/g, ' ')
}
