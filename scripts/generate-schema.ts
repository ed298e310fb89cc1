import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { faultSchema } from '../patterns/schema.ts'

// Writes the JSON Schema of fault files for editors; a test compares the file with what this makes.
await writeFile(resolve(import.meta.dirname, '../patterns/schema.json'), `${JSON.stringify(faultSchema(), null, 2)}\n`)
