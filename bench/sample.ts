import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

export const root = resolve(import.meta.dirname, '..')

const main = pathToFileURL(join(root, 'dist/cli/main.js'))
/** Arguments of Node that run what the package holds. A checkout's bin/vmtriage.js strips types at every start instead. */
export const program = [
  '--input-type=module',
  '--eval',
  `import { main } from '${main}'; process.exitCode = await main(process.argv.slice(1))`,
]

export function build(): void {
  execFileSync(process.execPath, [join(root, 'scripts/build.ts')], { cwd: root, stdio: 'inherit' })
}

/**
 * Makes the demo bundle with so many MB (10^6 bytes) of log in a folder of the system's for temporary files, hands its path
 * on, and removes it. In a process of its own: a child's peak memory as the system counts it begins with its parent's size.
 */
export async function withBundle<T>(
  megabytes: number,
  use: (bundle: string, folder: string) => T | Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'vmtriage-bench-'))
  try {
    const options = ['--log-megabytes', String(megabytes), '--plain-logs', '--out', folder]
    execFileSync(process.execPath, [join(root, 'scripts/make-samples.ts'), ...options, 'demo'])
    return await use(join(folder, 'demo.tgz'), folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
