import { relative, resolve } from 'node:path'
import { lintFaults } from '../patterns/lint.ts'
import { formatProblem } from '../patterns/problem.ts'

// Usage: lint-patterns.ts [FILE…]; without files all of patterns/. Ends with 1 when a problem is found.
const folder = relative(process.cwd(), resolve(import.meta.dirname, '../patterns')) || '.'
const files = process.argv.slice(2).map((file) => relative(folder, file))
const problems = await lintFaults(folder, files.length === 0 ? undefined : files)
for (const problem of problems) console.log(formatProblem(problem))
console.log(problems.length === 0 ? 'no problems' : `${problems.length} problems`)
process.exitCode = problems.length === 0 ? 0 : 1
