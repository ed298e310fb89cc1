import { existsSync } from 'node:fs'
import type { ParseArgsOptionsConfig } from 'node:util'
import type { Fault } from '../patterns/fault.ts'
import { loadFaults } from '../patterns/load.ts'
import { formatProblem } from '../patterns/problem.ts'
import { defaultLimits, type Limits } from '../pipelines/unpack/limits.ts'
import type { Input } from '../pipelines/unpack/unpack.ts'
import { type Io, UsageError } from './io.ts'
import { programFolder } from './program.ts'

const GIB = 1024 ** 3
const DEFAULT_WORKERS = 1
const MAX_WORKERS = 64

/** Options of every command that reads bundles. */
export const readingOptions = {
  patterns: { type: 'string' },
  'max-unpacked': { type: 'string' },
  'max-ratio': { type: 'string' },
  'max-members': { type: 'string' },
  'max-depth': { type: 'string' },
  workers: { type: 'string' },
} as const satisfies ParseArgsOptionsConfig

export type ReadingValues = { [name in keyof typeof readingOptions]?: string | undefined }

/** The limits of the call: the defaults where no option says otherwise. Throws UsageError for what is no number. */
export function limitsOf(values: ReadingValues): Limits {
  return {
    ...defaultLimits,
    bytes: positive(values, 'max-unpacked', defaultLimits.bytes / GIB) * GIB,
    ratio: positive(values, 'max-ratio', defaultLimits.ratio),
    members: positive(values, 'max-members', defaultLimits.members),
    depth: positive(values, 'max-depth', defaultLimits.depth),
  }
}

/** Threads that read logs. Throws UsageError for what is no number. */
export function workersOf(values: ReadingValues): number {
  return Math.min(MAX_WORKERS, Math.ceil(positive(values, 'workers', DEFAULT_WORKERS)))
}

function positive(values: ReadingValues, name: keyof ReadingValues, fallback: number): number {
  const word = values[name]
  if (word === undefined) return fallback
  const number = Number(word)
  if (!(number > 0))
    throw new UsageError(`--${name} ${word}: not a number above 0`, `give a number, as in --${name} ${fallback}`)
  return number
}

/** Inputs by path, `-` for standard input. Throws UsageError where there is none or one does not exist. */
export function inputsOf(paths: readonly string[], io: Io): Input[] {
  if (paths.length === 0) throw new UsageError('no input', 'name a bundle, a folder, a log, or - for standard input')
  for (const path of paths) {
    if (path !== '-' && !existsSync(path))
      throw new UsageError(`${path}: no such file or folder`, 'check the path; quote it where it holds blanks')
  }
  if (paths.filter((path) => path === '-').length > 1)
    throw new UsageError('- stands twice', 'standard input can be read once')
  return paths.map((path) => (path === '-' ? { path, stream: io.stdin } : { path }))
}

/** The fault patterns of the program, or of the folder that --patterns names. Tells problems on standard error. */
export async function faultsOf(values: ReadingValues, io: Io): Promise<readonly Fault[]> {
  const folder = values.patterns ?? programFolder('patterns')
  if (!existsSync(folder))
    throw new UsageError(`${folder}: no such folder`, 'name a folder with fault files, as patterns/ of the program is')
  const { faults, problems } = await loadFaults(folder)
  for (const problem of problems) io.err(`${formatProblem(problem)}\n`)
  return faults
}
