import { mkdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { generatedFiles, kibanaObjects } from '../elastic/generate.ts'
import { KibanaError, kibanaAt, kibanaVersion } from '../elastic/kibana-client.ts'
import type { Outcome } from '../elastic/outcome.ts'
import { rules } from '../elastic/rules.ts'
import { setupKibana } from '../elastic/setup-kibana.ts'
import type { Fault } from '../patterns/fault.ts'
import { loadFaults } from '../patterns/load.ts'
import { type ExitStatus, formatError, type Io, UsageError } from './io.ts'
import { programFolder } from './program.ts'
import { version } from './usage.ts'

const DEFAULT_URL = 'http://localhost:5601'

const USAGE = `usage: vmtriage setup kibana [--url URL] [--force] [--no-rules]
       vmtriage setup kibana --output DIR

  --url URL      Kibana's address (default: $KIBANA_URL, else ${DEFAULT_URL}); /s/SPACE at its end for a space
  --output DIR   writes the files there instead and says how to import them
  --force        overwrites also what somebody changed since the last setup
  --no-rules     leaves the alert rules out
  Who you are stands in the environment: KIBANA_API_KEY, or KIBANA_USERNAME and KIBANA_PASSWORD; where they are not set,
  ELASTICSEARCH_API_KEY, or ELASTICSEARCH_USERNAME and ELASTICSEARCH_PASSWORD`

/** `vmtriage setup kibana …`. Returns 3 where Kibana refused something, 2 where it cannot be used. */
export async function setupKibanaCommand(args: string[], io: Io): Promise<ExitStatus> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      url: { type: 'string' },
      output: { type: 'string' },
      force: { type: 'boolean', default: false },
      'no-rules': { type: 'boolean', default: false },
    },
  })
  if (positionals.length > 0) throw new UsageError(`setup kibana takes no "${positionals[0]}"`, USAGE)
  if (values.output !== undefined) return writeFiles(values.output, await readFaults(), io)

  const url = values.url ?? process.env.KIBANA_URL ?? DEFAULT_URL
  const authorization = authorizationFrom(process.env)
  checkUrl(url, authorization !== undefined)
  const kibana = kibanaAt({ url, signal: io.signal, ...(authorization !== undefined && { authorization }) })
  try {
    const number = await kibanaVersion(kibana, url)
    const faults = await readFaults()
    const chosen = values['no-rules'] ? [] : rules(faults)
    const outcome = await setupKibana(kibana, kibanaObjects(faults), chosen, { version, force: values.force })
    io.out(`Kibana ${number} at ${url}\n${describe(outcome)}`)
    return outcome.failed.length > 0 ? 3 : 0
  } catch (error) {
    if (!(error instanceof KibanaError)) throw error
    io.err(formatError(error.message, error.help))
    return 2
  }
}

async function readFaults(): Promise<readonly Fault[]> {
  return (await loadFaults(programFolder('patterns'))).faults
}

function checkUrl(url: string, secret: boolean): void {
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) {
    throw new UsageError(`"${url}" is no address`, `give it as ${DEFAULT_URL}`)
  }
  const { username, password, protocol, hostname, origin } = new URL(url)
  if (username !== '' || password !== '') {
    throw new UsageError(
      'the address holds a user or password',
      'put them into KIBANA_USERNAME and KIBANA_PASSWORD: others can read a command line',
    )
  }
  if (secret && protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname)) {
    throw new UsageError(`${origin}: http would send the secret in the clear`, 'use https')
  }
}

/** The header that says who we are; undefined where the environment has nothing. */
export function authorizationFrom(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const apiKey = env.KIBANA_API_KEY || env.ELASTICSEARCH_API_KEY
  if (apiKey) return `ApiKey ${apiKey}`
  const user = env.KIBANA_USERNAME || env.ELASTICSEARCH_USERNAME
  if (!user) return undefined
  const password = env.KIBANA_PASSWORD || env.ELASTICSEARCH_PASSWORD || ''
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
}

function describe({ installed, updated, unchanged, kept, failed }: Outcome): string {
  return [
    `installed  ${counted(installed)}`,
    `updated    ${counted(updated)}`,
    ...updated.map((name) => `           ${name}`),
    `unchanged  ${counted(unchanged)}`,
    ...list('changed by somebody, left alone (--force overwrites)', kept),
    ...list('refused by Kibana', failed),
    '',
  ].join('\n')
}

function list(head: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`${head}:`, ...names.map((name) => `           ${name}`)]
}

const KINDS: readonly (readonly [start: string, one: string, many: string])[] = [
  ['index-pattern:', 'data view', 'data views'],
  ['search:', 'search', 'searches'],
  ['dashboard:', 'dashboard', 'dashboards'],
  ['rule ', 'rule', 'rules'],
]

/** `4 data views, 1 dashboard`; `nothing`. */
function counted(names: readonly string[]): string {
  const parts = KINDS.map(([start, one, many]) => {
    const count = names.filter((name) => name.startsWith(start)).length
    return count === 0 ? '' : `${count} ${count === 1 ? one : many}`
  })
  return parts.filter((part) => part !== '').join(', ') || 'nothing'
}

async function writeFiles(folder: string, faults: readonly Fault[], io: Io): Promise<ExitStatus> {
  await mkdir(folder, { recursive: true })
  for (const [path, text] of Object.entries(generatedFiles(faults))) {
    await writeFile(join(folder, basename(path)), text)
  }
  io.out(`${folder}/kibana.ndjson   data views, searches, dashboards
  in Kibana: Stack Management, Saved Objects, Import; or
  curl -H 'kbn-xsrf: x' -F file=@${folder}/kibana.ndjson '${DEFAULT_URL}/api/saved_objects/_import?overwrite=true'
${folder}/rules.ndjson    alert rules, imported in the same way after it; Kibana switches imported rules off
${folder}/rules.json      the same rules as bodies: one POST /api/alerting/rule/{id} each
`)
  return 0
}
