// Everything that must hold: types, format and lint, dead code, generated files, fault patterns, tests. Ends with one line
// `N passed, N failed` over checks and tests, and with status 1 when one failed.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { $ } from 'zx'

const results = '.cache/vitest.json'

const checks: readonly { name: string; command: readonly string[] }[] = [
  { name: 'types', command: ['tsc', '-p', '.'] },
  { name: 'format and lint', command: ['biome', 'ci', '.'] },
  { name: 'dead code', command: ['knip'] },
  { name: 'generated files', command: ['node', 'scripts/generate.ts', '--check'] },
  { name: 'fault patterns', command: ['node', 'bin/vmtriage.js', 'patterns', 'lint'] },
]

let passed = 0
let failed = 0
const count = (name: string, ok: boolean, seconds: number) => {
  if (ok) passed++
  else failed++
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds.toFixed(1)} s)`)
}

const $$ = $({ stdio: 'inherit', preferLocal: true, nothrow: true })
for (const { name, command } of checks) {
  const start = performance.now()
  const { exitCode } = await $$`${command}`
  count(name, exitCode === 0, (performance.now() - start) / 1000)
}

mkdirSync('.cache', { recursive: true })
rmSync(results, { force: true })
await $$`vitest run --reporter=dot --reporter=json --outputFile.json=${results} ${process.argv.slice(2)}`
const report = JSON.parse(readFileSync(results, 'utf8')) as {
  numPassedTests: number
  numFailedTests: number
  numFailedTestSuites: number
}
passed += report.numPassedTests
failed += report.numFailedTests + (report.numFailedTests === 0 ? report.numFailedTestSuites : 0)

console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
