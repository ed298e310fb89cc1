// Writes every generated file of the repository; with --check it only compares and ends with 1 when one is out of date.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { generatedFiles } from '../elastic/generate.ts'
import { factsDocument } from '../parsers/facts/document.ts'
import { factSources } from '../parsers/facts/index.ts'
import { factPaths } from '../parsers/member-facts.ts'
import { loadFaults } from '../patterns/load.ts'
import { faultSchema } from '../patterns/schema.ts'
import { faultPages } from './fault-pages.ts'

const { faults } = await loadFaults(resolve(import.meta.dirname, '../patterns'))

const generators: readonly (() => Promise<Record<string, string>>)[] = [
  async () => ({ 'patterns/schema.json': `${JSON.stringify(faultSchema(), null, 2)}\n` }),
  async () => ({ 'docs/facts.md': factsDocument(factSources, factPaths) }),
  async () => generatedFiles(faults),
  async () => faultPages(faults),
]

const check = process.argv.includes('--check')
let stale = 0
for (const generate of generators) {
  for (const [file, text] of Object.entries(await generate())) {
    const path = new URL(`../${file}`, import.meta.url)
    if (existsSync(path) && readFileSync(path, 'utf8') === text) continue
    stale++
    if (!check) {
      mkdirSync(new URL('.', path), { recursive: true })
      writeFileSync(path, text)
    }
    console.log(`${check ? 'out of date' : 'written'}: ${file}`)
  }
}
if (check && stale > 0) {
  console.log(' = help: npm run generate, then commit')
  process.exitCode = 1
}
