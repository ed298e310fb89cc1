import { parseArgs } from 'node:util'
import { SAMPLE_NAMES, writeBundle } from '../samples/bundles.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: '.cache/samples' },
    seed: { type: 'string' },
    'log-megabytes': { type: 'string' },
    'plain-logs': { type: 'boolean', default: false },
  },
})
const megabytes = values['log-megabytes']
const options = {
  plainLogs: values['plain-logs'],
  ...(values.seed === undefined ? {} : { seed: values.seed }),
  ...(megabytes === undefined ? {} : { logMegabytes: Number(megabytes) }),
}
for (const name of positionals.length === 0 ? SAMPLE_NAMES : positionals) {
  const { path, truth } = await writeBundle(name, values.out, options)
  process.stdout.write(`${path}: ${truth.truth.map((t) => t.cause.fault).join(', ') || 'clean'}\n`)
}
