import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** MB (10^6 bytes) that `analyze` holds at most, whatever the size of a log in which little is wrong. */
const LIMIT_MB = 300

const TELL = `import { readFileSync } from 'node:fs'
process.on('exit', () => process.stderr.write(/VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]))`

/** Peak memory in MB (10^6 bytes) of `vmtriage analyze -` while so many MB of a log come in. */
async function peak(megabytes: number): Promise<number> {
  const child = spawn(
    process.execPath,
    [
      '--import',
      `data:text/javascript,${encodeURIComponent(TELL)}`,
      join(import.meta.dirname, '../bin/vmtriage.js'),
      'analyze',
      '-',
    ],
    { stdio: ['pipe', 'ignore', 'pipe'] },
  )
  const told = child.stderr.setEncoding('utf8').toArray()
  const line =
    '2024-01-01T00:00:00.000Z cpu1:2097152)NetPort: 1580: enabled port 0x2000004 with mac 00:50:56:00:00:01\n'
  const chunk = line.repeat(1e6 / line.length)
  for (let sent = 0; sent < megabytes; sent++) {
    if (!child.stdin.write(chunk)) await new Promise((resolve) => child.stdin.once('drain', resolve))
  }
  child.stdin.end()
  return (Number((await told).join('')) * 1024) / 1e6
}

test.runIf(process.platform === 'linux')(
  'memory stays below the limit',
  async () => {
    expect(await peak(100)).toBeLessThan(LIMIT_MB)
  },
  60_000,
)
