#!/usr/bin/env node
// Plain JavaScript: it must start on any Node to say what is missing. In a checkout the npm package `node` brings the
// Node that vmtriage needs; an installed package runs on the Node that started it.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const [major, minor] = process.versions.node.split('.').map(Number)
const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))

if (major > 22 || (major === 22 && minor >= 18)) {
  const { main } = await import(existsSync(here('cli/main.ts')) ? '../cli/main.ts' : '../dist/cli/main.js')
  process.exitCode = await main(process.argv.slice(2))
} else if (existsSync(here('node_modules/node/bin/node'))) {
  const child = spawn(here('node_modules/node/bin/node'), [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('close', (code) => {
    process.exitCode = code ?? 1
  })
} else {
  process.stderr.write(
    `error: vmtriage needs Node 22.18 or newer, this is ${process.versions.node}\n = help: install Node 24, or run \`npm ci\` in the checkout: it brings one\n`,
  )
  process.exitCode = 2
}
