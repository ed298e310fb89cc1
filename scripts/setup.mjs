// Makes a fresh clone ready, then runs the npm script named on the command line. Plain JavaScript, Node's own modules
// only: it runs before anything is installed, on whatever Node the machine has.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))

/** npm's own file, so that the npm that started this script is the one that goes on. */
const npm = (...args) => {
  const cli = process.env.npm_execpath
  const [command, ...rest] = cli ? [process.execPath, cli, ...args] : ['npm', ...args]
  return spawnSync(command, rest, { stdio: 'inherit' }).status ?? 1
}

const stamp = 'node_modules/.vmtriage-setup'
const wanted = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex')
const have = existsSync(stamp) ? readFileSync(stamp, 'utf8') : ''
if (have !== wanted) {
  console.log('Installing the packages of package-lock.json …')
  const status = npm('ci', '--no-audit', '--no-fund', '--loglevel=error')
  if (status !== 0) {
    console.error('error: npm ci failed\n = help: check that npm reaches its registry, then run the command again')
    process.exit(status)
  }
  mkdirSync('node_modules/.bin', { recursive: true })
  rmSync('node_modules/.bin/vmtriage', { force: true })
  symlinkSync('../../bin/vmtriage.js', 'node_modules/.bin/vmtriage')
  writeFileSync(stamp, wanted)
}

const [script, ...args] = process.argv.slice(2)
if (script) process.exit(npm('run', '--silent', script, '--', ...args))
