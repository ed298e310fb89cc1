import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname } from 'node:path'
import { readEntities } from '../patterns/entities.ts'
import { type IndexedInto, indexIntoElasticsearch } from '../pipelines/index-elasticsearch.ts'
import { isCaseName } from '../pipelines/sinks/elasticsearch/case.ts'
import { type Auth, type Connection, connect } from '../pipelines/sinks/elasticsearch/client.ts'
import { explain, refusalHelp } from '../pipelines/sinks/elasticsearch/explain.ts'
import { EVENTS, type Events } from '../pipelines/sinks/elasticsearch/read-documents.ts'
import { setupWhereMissing } from '../pipelines/sinks/elasticsearch/setup.ts'
import { counted } from '../reports/wrap.ts'
import { statusOf } from './analyze.ts'
import type { ConnectionValues } from './elasticsearch-options.ts'
import { type ExitStatus, formatError, type Io, UsageError } from './io.ts'
import { programFolder } from './program.ts'
import { createProgress } from './progress.ts'
import { faultsOf, inputsOf, limitsOf, type ReadingValues, workersOf } from './reading.ts'
import { version } from './usage.ts'
import { checkWritable } from './writable.ts'

type SendValues = ConnectionValues & {
  case?: string | undefined
  events?: string | undefined
  replace?: boolean | undefined
  resume?: boolean | undefined
  'work-dir'?: string | undefined
  'rejected-file'?: string | undefined
}

/** The connection that options and environment describe. An API key goes before a bearer token, that before a password. */
export function connectionOf(to: string, values: ConnectionValues, env: NodeJS.ProcessEnv = process.env): Connection {
  return {
    to,
    auth: authOf(values, env),
    ca: values.ca === undefined ? null : readText(values.ca, '--ca'),
    caFingerprint: values['ca-fingerprint'] ?? null,
  }
}

function authOf(values: ConnectionValues, env: NodeJS.ProcessEnv): Auth | null {
  const secret = (option: keyof ConnectionValues, variable: string) =>
    values[option] === undefined ? env[variable] : readText(values[option], `--${option}`).trim()
  const apiKey = secret('api-key-file', 'ELASTICSEARCH_API_KEY')
  if (apiKey) return { apiKey }
  const bearer = secret('bearer-file', 'ELASTICSEARCH_BEARER_TOKEN')
  if (bearer) return { bearer }
  const username = values.user ?? env.ELASTICSEARCH_USERNAME
  const password = secret('password-file', 'ELASTICSEARCH_PASSWORD')
  if (!username && !password) return null
  if (!username || !password) {
    throw new UsageError(
      `a ${username ? 'user without a password' : 'password without a user'}`,
      'set ELASTICSEARCH_USERNAME and ELASTICSEARCH_PASSWORD, or give --user and --password-file',
    )
  }
  return { username, password }
}

function readText(file: string, option: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new UsageError(`${option} ${file}: ${(error as Error).message}`, 'name a file that can be read')
  }
}

/** `vmtriage index INPUT… --to https://es:9200`: every record, finding and what was covered into Elasticsearch. */
export async function indexToElasticsearch(
  to: string,
  inputPaths: readonly string[],
  values: SendValues & ReadingValues,
  io: Io,
): Promise<ExitStatus> {
  const caseName = values.case ?? 'default'
  if (!isCaseName(caseName))
    throw new UsageError(
      `--case ${caseName}: not a name for a case`,
      'lower case, digits, _ and . without dashes, as in --case acme_42',
    )
  const events = eventsOf(values.events)
  const inputs = inputsOf(inputPaths, io)
  const limits = limitsOf(values)
  const connection = connectionOf(to, values)
  const faults = await faultsOf(values, io)
  const entities = await readEntities(values.patterns ?? programFolder('patterns'))
  const rejectedFile = values['rejected-file'] ?? `vmtriage-${caseName}.rejected.ndjson`
  checkWritable(dirname(rejectedFile), '--rejected-file')
  const workFolder = values['work-dir'] ?? tmpdir()
  checkWritable(workFolder, '--work-dir')

  const elasticsearch = await connect(connection)
  const progress = createProgress(io)
  try {
    const installed = await setupWhereMissing(elasticsearch.client, entities)
    if (installed !== null && installed.length > 0) io.err('templates were missing: installed\n')
    const result = await indexIntoElasticsearch(inputs, {
      elasticsearch,
      to,
      caseName,
      events,
      entities,
      version,
      faults,
      limits,
      workers: workersOf(values),
      replace: values.replace ?? false,
      resume: values.resume ?? false,
      workFolder,
      rejectedFile,
      signal: io.signal,
      progress: progress.show,
      sent: progress.sent,
    })
    progress.clear()
    return tell(result, rejectedFile, io)
  } catch (error) {
    throw explain(error, to)
  } finally {
    progress.clear()
    await elasticsearch.client.close()
  }
}

function eventsOf(word = 'all'): Events {
  const events = EVENTS.find((name) => name === word)
  if (events === undefined) throw new UsageError(`--events ${word}: unknown`, `one of ${EVENTS.join(', ')}`)
  return events
}

function tell({ report, streams, refusals, retries, stopped }: IndexedInto, rejectedFile: string, io: Io): ExitStatus {
  let stored = true
  for (const { name, created, present, rejected, found } of streams) {
    const parts = [`${created} stored`]
    if (present > 0) parts.push(`${present} were there already`)
    if (rejected > 0) parts.push(`${rejected} refused`)
    if (found !== null) parts.push(`${found} found in it`)
    io.out(`${name}: ${parts.join(', ')}\n`)
    if (rejected > 0) stored = false
    if (found !== null && found < created + present) {
      stored = false
      io.err(formatError(`${name}: a search finds ${created + present - found} too few`, 'run again with --resume'))
    }
  }
  if (streams.some(({ found }) => found === null) && stopped === null)
    io.err('not counted on the server: this user may not read the streams\n')
  if (retries > 0) io.err(`${retries} requests were sent again\n`)
  for (const { type, reason, count } of refusals)
    io.err(formatError(`${counted(count, 'document')} refused: ${type}: ${reason}`, refusalHelp(type, reason)))
  if (refusals.length > 0) io.err(`refused documents and why: ${rejectedFile}\n`)
  if (stopped !== null) io.err(formatError(stopped.message, stopped.help))
  for (const { member, reason } of report.coverage.errors.filter((error) => !error.note))
    io.err(`not read: ${member}: ${reason}\n`)
  return stored && stopped === null ? statusOf(report, null) : 3
}
