// Indexes one folder in a process of its own, for tests that kill it: node index-process.ts '<arguments as JSON>'
import { index, plain } from './index-case.ts'

/** `workFolder`: what a killed process leaves behind stays in it. */
export interface ProcessArguments {
  url: string
  path: string
  caseName: string
  flushSize: number
  resume: boolean
  workFolder: string
}

if (import.meta.main) {
  const { url, path, caseName, flushSize, resume, workFolder } = JSON.parse(process.argv[2]!) as ProcessArguments
  const { stopped } = await index(plain(url), [{ path }], caseName, { bulk: { flushSize }, resume, workFolder })
  process.exitCode = stopped === null ? 0 : 3
}
