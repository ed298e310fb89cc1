import { errors } from '@elastic/elasticsearch'
import { ElasticsearchError } from './error.ts'

const CERTIFICATE = /SELF_SIGNED|UNABLE_TO_|CERT_|ERR_TLS|certificate|fingerprint|altname/i

/**
 * Turns what the client throws into words: what is wrong and what to do. `to` is the address as the user gave it. Errors
 * that are none of the client's come back as they are.
 */
export function explain(error: unknown, to: string): unknown {
  if (error instanceof ElasticsearchError) return error
  if (error instanceof errors.ProductNotSupportedError) return notElasticsearch(to)
  if (error instanceof errors.ResponseError) return response(error, to)
  if (error instanceof errors.TimeoutError) {
    return new ElasticsearchError(
      `${to} did not answer in time`,
      'see whether the server is overloaded, then run again',
    )
  }
  if (error instanceof errors.ConnectionError) return connection(error, to)
  if (error instanceof errors.DeserializationError) {
    return new ElasticsearchError(
      `${to}: the answer is not JSON`,
      'check that the address is Elasticsearch, not a web page',
    )
  }
  if (error instanceof errors.ConfigurationError) {
    return new ElasticsearchError(error.message, 'check the address or the cloud id')
  }
  return error
}

/** What to do about documents that the server refused, by the type and reason it gave. */
export function refusalHelp(type: string, reason: string): string {
  if (/flood-stage/.test(reason))
    return 'the disk of Elasticsearch is full: free space or add a node; it lifts the block by itself; then run again with --resume'
  if (type === 'cluster_block_exception')
    return 'the index is blocked against writing: lift the block (index.blocks), then run again with --resume'
  if (type === 'too_large') return 'raise http.max_content_length of the server, then run again with --resume'
  return 'a template or mapping of somebody else may be in the way: vmtriage setup elasticsearch says so; then run again with --resume'
}

/** Elasticsearch signs its answers with a header; refusals for lack of permission lack it. */
export function saysElasticsearch(error: errors.ResponseError): boolean {
  return error.headers?.['x-elastic-product'] === 'Elasticsearch'
}

function notElasticsearch(to: string): ElasticsearchError {
  return new ElasticsearchError(
    `${to} does not say that it is Elasticsearch: its answers lack the header x-elastic-product`,
    'OpenSearch and others are not supported: use --to case.duckdb; a proxy in front of Elasticsearch has to pass the header',
  )
}

function response(error: errors.ResponseError, to: string): ElasticsearchError {
  const { type = '', reason = '' } = firstError(error)
  const said = reason === '' ? `status ${error.statusCode}` : reason
  switch (error.statusCode) {
    case 401:
      return new ElasticsearchError(
        `${to} refuses the credentials (401)`,
        'set ELASTICSEARCH_API_KEY, or ELASTICSEARCH_USERNAME and ELASTICSEARCH_PASSWORD, or name a file: --api-key-file',
      )
    case 403:
      return new ElasticsearchError(
        `no permission (403): ${said}`,
        /cluster_block|blocked by/.test(`${type} ${reason}`)
          ? refusalHelp('cluster_block_exception', reason)
          : 'index needs create_doc and auto_configure on logs-vsphere.*, better read and maintenance too; setup needs manage_index_templates',
      )
    case 404:
    case 405:
      if (!saysElasticsearch(error)) return notElasticsearch(to)
      return new ElasticsearchError(
        `${to}: not found (${error.statusCode}): ${said}`,
        'check the path behind the address',
      )
    case 406:
    case 415:
      return new ElasticsearchError(
        `${to} does not take the media types of Elasticsearch (${error.statusCode})`,
        'vmtriage writes to Elasticsearch 8.19 and 9.x, not to OpenSearch or older servers',
      )
    default:
      return new ElasticsearchError(`${to} answers ${error.statusCode}: ${said}`, 'see the log of the server')
  }
}

function connection(error: errors.ConnectionError, to: string): ElasticsearchError {
  const cause = error.options?.cause as { code?: string; message?: string } | undefined
  const words = `${cause?.code ?? ''} ${error.message}`
  if (CERTIFICATE.test(words)) {
    return new ElasticsearchError(
      `${to}: the certificate is not trusted: ${error.message}`,
      'name the authority that signed it: --ca FILE (http_ca.crt of the server), or --ca-fingerprint SHA256',
    )
  }
  return new ElasticsearchError(
    `${to} cannot be reached: ${error.message}`,
    'check the address, that the server runs, and whether it wants https instead of http',
  )
}

function firstError(error: errors.ResponseError): { type?: string; reason?: string } {
  const body = error.body as { error?: { type?: string; reason?: string } | string } | undefined
  return typeof body?.error === 'string' ? { reason: body.error } : (body?.error ?? {})
}
