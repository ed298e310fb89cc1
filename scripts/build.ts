// Makes dist/: compiled JavaScript with types, the SQL files beside it, and the fault files parsed.
import { globSync } from 'node:fs'
import { cp, rm } from 'node:fs/promises'
import { $ } from 'zx'

await rm('dist', { recursive: true, force: true })
await $({ preferLocal: true, stdio: 'inherit' })`tsc -p tsconfig.build.json`
for (const file of globSync('pipelines/**/*.sql')) await cp(file, `dist/${file}`)
await $({ preferLocal: true, stdio: 'inherit' })`node scripts/build-patterns.ts`
