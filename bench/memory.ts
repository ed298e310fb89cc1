import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { build, program, withBundle } from './sample.ts'

// Usage: bench/memory.ts [MB…]. Peak memory of `vmtriage analyze` on bundles with so much log, and the last as ratio to the first.

const run = promisify(execFile)
const TELL = "process.on('exit', () => process.stderr.write('\\n' + process.resourceUsage().maxRSS))"

/** Peak resident set size in MB (10^6 bytes). */
async function peak(bundle: string): Promise<number> {
  const args = [
    '--import',
    `data:text/javascript,${encodeURIComponent(TELL)}`,
    ...program,
    'analyze',
    '--format',
    'json',
  ]
  const { stderr } = await run(process.execPath, [...args, bundle], {
    maxBuffer: 1 << 28,
  })
  return (Number(stderr.split('\n').at(-1)) * 1024) / 1e6
}

build()
const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [100, 1000]
const peaks: number[] = []
for (const size of sizes) {
  const found = await withBundle(size, async (bundle) => [await peak(bundle), await peak(bundle), await peak(bundle)])
  found.sort((a, b) => a - b)
  peaks.push(found[1]!)
  console.log(`${size} MB of log: ${found.map((one) => one.toFixed(0)).join(', ')} MB resident at most`)
}
console.log(`ratio of the middle ones ${(peaks.at(-1)! / peaks[0]!).toFixed(2)}`)
