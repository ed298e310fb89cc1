import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadFaults } from '../patterns/load.ts'
import { build, program, root, withBundle } from './sample.ts'

// Usage: bench/pipeline.ts [MB]. From bundle to findings, beside what only finds the same literals or only indexes the logs.

interface Peer {
  readonly name: string
  readonly needs: readonly string[]
  readonly command: string
  readonly before?: () => void
}

/** Seconds that a shell command takes. Throws where it fails. */
function seconds({ command, before }: Peer, env: NodeJS.ProcessEnv): number {
  before?.()
  const start = performance.now()
  const { status, stderr } = spawnSync('sh', ['-c', command], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  const taken = (performance.now() - start) / 1e3
  if (status !== 0) throw new Error(`${command}: ${stderr}`)
  return taken
}

const quoted = (word: string) => `'${word.replaceAll("'", "'\\''")}'`

const installed = (tool: string) => spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0

build()
const ROUNDS = 3
const megabytes = Number(process.argv[2] ?? 100)
const { faults } = await loadFaults(join(root, 'patterns'))
const literals = [...new Set(faults.flatMap(({ messages }) => messages.flatMap((message) => message.literals)))]

await withBundle(megabytes, (bundle, folder) => {
  const unpacked = join(folder, 'unpacked')
  const list = join(folder, 'literals.txt')
  writeFileSync(list, `${literals.join('\n')}\n`)
  // lnav keeps its settings and what it unpacks below the home folder.
  const env = { ...process.env, HOME: folder, BUNDLE: bundle, LIST: list, UNPACKED: unpacked }
  const ours: Peer = {
    name: 'vmtriage analyze',
    needs: [],
    command: `${[process.execPath, ...program].map(quoted).join(' ')} analyze --format json "$BUNDLE"`,
  }
  const peers: Peer[] = [
    {
      name: 'tar and ripgrep, counting lines with a literal',
      needs: ['tar', 'rg'],
      command: 'tar -xzO -f "$BUNDLE" | rg -a -c -F -f "$LIST"',
    },
    {
      name: 'tar and lnav, counting log messages',
      needs: ['tar', 'lnav'],
      command: `tar -xzf "$BUNDLE" -C "$UNPACKED" && lnav -n -r -c ';select count(*) from all_logs' "$UNPACKED"/*/var/run/log`,
      before: () => {
        rmSync(unpacked, { recursive: true, force: true })
        mkdirSync(unpacked)
      },
    },
  ]
  console.log(`${megabytes} MB of log, none packed twice; ${literals.length} literals; best of ${ROUNDS}`)
  const found = peers.filter(({ name, needs }) => {
    const missing = needs.filter((tool) => !installed(tool))
    if (missing.length > 0) console.log(`${name}: left out, ${missing.join(' and ')} not installed`)
    return missing.length === 0
  })
  // Turn by turn, so that what else the machine does meets all of them.
  const taken = [ours, ...found].map((): number[] => [])
  for (let round = 0; round < ROUNDS; round++) {
    for (const [at, peer] of [ours, ...found].entries()) taken[at]!.push(seconds(peer, env))
  }
  const best = taken.map((all) => Math.min(...all))
  console.log(`${ours.name}: ${best[0]!.toFixed(2)} s, ${(megabytes / best[0]!).toFixed(0)} MB/s`)
  for (const [at, { name }] of found.entries())
    console.log(`${name}: ${best[at + 1]!.toFixed(2)} s, ratio ${(best[0]! / best[at + 1]!).toFixed(2)}`)
})
