import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { listFaultFiles, readFaultFiles } from '../patterns/load.ts'
import { parsedFile, textKey } from '../patterns/parsed.ts'

// Parses and checks all fault files once for a quick start: dist/patterns.json, see patterns/parsed.ts.
const folder = resolve(import.meta.dirname, '../patterns')
const files = await readFaultFiles(folder, await listFaultFiles(folder))
const parsed = Object.fromEntries(
  files
    .filter(({ issues, yaml }) => yaml !== null && issues.length === 0)
    .map(({ text, yaml }) => [textKey(text), yaml]),
)
await mkdir(dirname(parsedFile(folder)), { recursive: true })
await writeFile(parsedFile(folder), JSON.stringify(parsed))
