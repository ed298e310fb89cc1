import { execFileSync, spawn } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { homedir, tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** The servers that tests run against, and the oldest Java that each takes. */
export const VERSIONS = { '8.19.5': 17, '9.5.0': 21 } as const
export type Version = keyof typeof VERSIONS
/** The one that gets the tests that take long. */
export const NEWEST: Version = '9.5.0'

export interface Server {
  url: string
  version: Version
  /** The launcher and the server behind it (Linux). */
  pids(): number[]
  /** Ends it at once, as a power loss does. */
  kill(): Promise<void>
  stop(): Promise<void>
}

export interface ServerOptions {
  /** Lines of elasticsearch.yml besides those of a single node on a free port; null takes one of those away. */
  settings?: Record<string, string | number | boolean | null>
  /** Fills the folder `config` before the start, with the user's id in mind: files are given to it afterwards. */
  configure?: (config: string, tools: { home: string; env: NodeJS.ProcessEnv }) => void
  /** What `/_cluster/health` needs: user and password, and the certificate's check off. */
  ready?: (port: number) => Promise<boolean>
  scheme?: 'http' | 'https'
}

const NOBODY = 65534
/** A start takes 10 to 20 s on a free machine; this is for one that is not. */
const START_MS = 300_000
/** What does not end by itself until then is killed. */
const STOP_MS = 20_000
/** Small, and quick to start rather than quick for long. */
const JAVA_OPTIONS = '-Xms256m -Xmx512m -XX:-UseG1GC -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData'
const ARTIFACT = 'org.elasticsearch.distribution.integ-test-zip:elasticsearch'

/** What a machine lacks for a server of this version, with how to get it; null: nothing. */
export function missingFor(version: Version): string | null {
  if (findJava(VERSIONS[version]) === null)
    return `Java ${VERSIONS[version]} or newer (install one below /usr/lib/jvm, or set ES_JAVA_HOME)`
  if (existsSync(archiveOf(version))) return null
  if (!inPath('mvn')) return `Maven, which fetches the server (${ARTIFACT}:${version}:zip)`
  if (!inPath('unzip')) return 'unzip'
  return null
}

/** Starts a node and waits until it answers. The distribution is fetched once and kept in the user's cache. */
export async function startElasticsearch(version: Version, options: ServerOptions = {}): Promise<Server> {
  const home = unpacked(version)
  const folder = mkdtempSync(join(tmpdir(), `vmtriage-es-${version}-`))
  const config = join(folder, 'config')
  cpSync(join(home, 'config'), config, { recursive: true })
  for (const name of ['logs', 'tmp']) mkdirSync(join(folder, name))
  const port = Number(options.settings?.['http.port'] ?? (await freePort()))
  const settings = {
    'cluster.name': `test-${port}`,
    'discovery.type': 'single-node',
    'network.host': '127.0.0.1',
    'http.port': port,
    'transport.port': await freePort(),
    'path.data': join(folder, 'data'),
    'path.logs': join(folder, 'logs'),
    'xpack.security.enabled': false,
    'cluster.routing.allocation.disk.threshold_enabled': false,
    ...options.settings,
  }
  const lines = Object.entries(settings)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}: ${value}\n`)
  writeFileSync(join(config, 'elasticsearch.yml'), lines.join(''))
  const env = {
    PATH: process.env.PATH,
    ES_JAVA_HOME: findJava(VERSIONS[version])!,
    ES_JAVA_OPTS: JAVA_OPTIONS,
    ES_PATH_CONF: config,
    // Both leave files there when they are killed.
    ES_TMPDIR: join(folder, 'tmp'),
    CLI_JAVA_OPTS: `-Djava.io.tmpdir=${join(folder, 'tmp')} -XX:-UsePerfData`,
  }
  options.configure?.(config, { home, env })
  const root = process.getuid?.() === 0
  if (root) execFileSync('chown', ['-R', `${NOBODY}:${NOBODY}`, folder])

  // A server refuses to run as root.
  const drop = root ? ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'] : []
  const [program, ...args] = [...drop, join(home, 'bin/elasticsearch')]
  const child = spawn(program!, args, { env, cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => (output = `${output}${text}`.slice(-20_000)))
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const pids = () => processTree(child.pid!)
  const running = () => child.exitCode === null && child.signalCode === null
  const killNow = () => {
    if (!running()) return
    for (const pid of pids().reverse()) {
      process.kill(pid, 'SIGKILL')
      // Where Java's agents meet: always in this folder.
      rmSync(`/tmp/.java_pid${pid}`, { force: true })
    }
  }
  const remove = () => rmSync(folder, { recursive: true, force: true })
  const interrupted = () => {
    killNow()
    remove()
  }
  process.once('exit', interrupted)
  const kill = async () => {
    killNow()
    await ended
  }
  const stop = async () => {
    if (running()) child.kill('SIGTERM')
    await Promise.race([ended, sleep(STOP_MS, undefined, { ref: false })])
    await kill()
    remove()
    process.off('exit', interrupted)
  }
  const url = `${options.scheme ?? 'http'}://127.0.0.1:${port}`
  const ready = options.ready ?? (async () => (await fetch(`${url}/_cluster/health`)).ok)
  const deadline = Date.now() + START_MS
  while (!(await ready(port).catch(() => false))) {
    if (!running() || Date.now() > deadline) {
      await stop()
      throw new Error(`Elasticsearch ${version} did not start:\n${output}`)
    }
    await sleep(300)
  }
  return { url, version, pids, kill, stop }
}

/** A free TCP port of this machine. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

/**
 * Starts nodes that form one cluster. The replicas of an index are on other nodes than its primary.
 */
export async function startCluster(version: Version, nodes: number): Promise<Server[]> {
  const names = Array.from({ length: nodes }, (_, at) => `node-${at}`)
  const transports = await Promise.all(names.map(freePort))
  return Promise.all(
    names.map((name, at) =>
      startElasticsearch(version, {
        settings: {
          'cluster.name': `test-cluster-${transports[0]}`,
          'node.name': name,
          'transport.port': transports[at]!,
          'discovery.type': null,
          'discovery.seed_hosts': JSON.stringify(transports.map((port) => `127.0.0.1:${port}`)),
          'cluster.initial_master_nodes': JSON.stringify(names),
        },
      }),
    ),
  )
}

/** A process and all below it. Any of its threads can be the parent, so all are asked. */
function processTree(pid: number): number[] {
  const pids = [pid]
  for (const parent of pids) {
    try {
      for (const thread of readdirSync(`/proc/${parent}/task`)) {
        const children = readFileSync(`/proc/${parent}/task/${thread}/children`, 'utf8').trim()
        if (children !== '') pids.push(...children.split(' ').map(Number))
      }
    } catch {
      // It has ended.
    }
  }
  return pids
}

function cacheFolder(): string {
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'vmtriage', 'elasticsearch')
}

function archiveOf(version: Version): string {
  return join(cacheFolder(), `elasticsearch-${version}.zip`)
}

/** The distribution's folder. Below the temporary folder, since another user than root must reach it. */
function unpacked(version: Version): string {
  const target = join(tmpdir(), `vmtriage-elasticsearch-${version}`)
  const home = join(target, `elasticsearch-${version}`)
  if (existsSync(home)) return home
  const archive = archiveOf(version)
  if (!existsSync(archive)) {
    mkdirSync(cacheFolder(), { recursive: true })
    const options = [
      `-Dartifact=${ARTIFACT}:${version}:zip`,
      `-DoutputDirectory=${cacheFolder()}`,
      '-Dmdep.useBaseVersion=true',
    ]
    execFileSync('mvn', ['-q', 'dependency:copy', ...options], { cwd: tmpdir(), stdio: 'inherit' })
  }
  const partial = mkdtempSync(`${target}-`)
  execFileSync('unzip', ['-q', archive, '-d', partial])
  execFileSync('chmod', ['-R', 'a+rX', partial])
  if (process.getuid?.() === 0) execFileSync('chown', ['-R', `${NOBODY}:${NOBODY}`, partial])
  try {
    renameSync(partial, target)
  } catch {
    rmSync(partial, { recursive: true, force: true })
  }
  return home
}

/** The oldest Java that is new enough: where the variables, the usual folder and the path say. */
function findJava(oldest: number): string | null {
  const jvm = '/usr/lib/jvm'
  const inPaths = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'java'))
  const homes = [
    process.env.ES_JAVA_HOME,
    process.env.JAVA_HOME,
    ...(existsSync(jvm) ? readdirSync(jvm).map((name) => join(jvm, name)) : []),
    ...inPaths.filter(existsSync).map((java) => dirname(dirname(realpathSync(java)))),
  ]
  const found = homes
    .filter((home) => home !== undefined)
    .map((home) => ({ home, version: javaVersion(home) }))
    .filter(({ version }) => version >= oldest)
    .toSorted((a, b) => a.version - b.version)
  return found[0]?.home ?? null
}

/** Of a folder that is no whole JDK: 0. */
function javaVersion(home: string): number {
  const release = join(home, 'release')
  if (
    !existsSync(release) ||
    !existsSync(join(home, 'bin', 'java')) ||
    (!existsSync(join(home, 'jmods')) && !existsSync(join(home, 'lib', 'modules')))
  )
    return 0
  return Number(/JAVA_VERSION="(\d+)/.exec(readFileSync(release, 'utf8'))?.[1] ?? 0)
}

function inPath(program: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)))
}
