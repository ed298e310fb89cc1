import type { Io } from './io.ts'

const DEFAULT_WIDTH = 100
const MIN_WIDTH = 60

/** The Io of the running process. `NO_COLOR` and `FORCE_COLOR` are obeyed; ^C aborts the signal once, then the process. */
export function processIo(): Io {
  // Who reads the output may have seen enough, as `head` has.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit()
  })
  const abort = new AbortController()
  process.once('SIGINT', () => abort.abort(new Error('interrupted')))
  process.once('SIGTERM', () => abort.abort(new Error('terminated')))
  const env = process.env
  return {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    stdin: process.stdin,
    width: Math.max(MIN_WIDTH, process.stdout.columns ?? (Number(env.COLUMNS) || DEFAULT_WIDTH)),
    color: env.NO_COLOR ? false : env.FORCE_COLOR ? true : process.stdout.isTTY === true,
    progress: process.stderr.isTTY === true,
    signal: abort.signal,
  }
}
