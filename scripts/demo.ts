// Shows what vmtriage does: makes a sample bundle of a host in trouble, says what is wrong with it, and searches its records.
import { mkdirSync } from 'node:fs'
import { main } from '../cli/main.ts'
import { writeBundle } from '../samples/bundles.ts'

const folder = '.cache/demo'
const store = `${folder}/case.duckdb`

async function show(...args: string[]): Promise<void> {
  process.stdout.write(`\n$ vmtriage ${args.map((arg) => (/[\s:*]/.test(arg) ? `'${arg}'` : arg)).join(' ')}\n\n`)
  const status = await main(args)
  if (status > 1) process.exit(status)
}

mkdirSync(folder, { recursive: true })
const { path } = await writeBundle('demo', folder)
await show('analyze', path)
await show('index', path, '--to', store)
await show('search', store, 'fault:storage.apd,storage.iscsi', '--limit', '5')
await show('query', store, 'select fault, title, first, count, role from finding order by rank limit 5')
process.stdout.write(`\nThe bundle is ${path}, the store ${store}. Next: vmtriage --help\n`)
