import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Io } from '../cli/io.ts'
import { main } from '../cli/main.ts'
import type { Report } from '../pipelines/diagnose/report.ts'
import { writeBundle } from '../samples/bundles.ts'

export interface Ran {
  status: number
  out: string
  err: string
}

/** Runs a command line in this process as a user would see it in a pipe: no colour, 100 characters wide. */
export async function command(args: string[], more: Partial<Io> = {}): Promise<Ran> {
  const ran: Ran = { status: -1, out: '', err: '' }
  ran.status = await main(args, {
    out: (text) => {
      ran.out += text
    },
    err: (text) => {
      ran.err += text
    },
    stdin: Readable.from([]),
    width: 100,
    color: false,
    progress: false,
    signal: new AbortController().signal,
    ...more,
  })
  return ran
}

/** The report of inputs; fails where the command did not end with the expected status. */
export async function reportOf(inputs: string[], more: Partial<Io> = {}): Promise<Report & { status: number }> {
  const { status, out, err } = await command(['analyze', ...inputs, '--format', 'json'], more)
  if (status === 2) throw new Error(err)
  return { ...(JSON.parse(out) as Report), status }
}

/** A new folder below the system's, for one test file. */
export function scratch(): string {
  return mkdtempSync(join(tmpdir(), 'vmtriage-test-'))
}

const written = new Map<string, Promise<string>>()
const folder = scratch()

/** Path of a sample bundle, written once per test file. */
export function sample(name: string): Promise<string> {
  const path = written.get(name) ?? writeBundle(name, folder).then((bundle) => bundle.path)
  written.set(name, path)
  return path
}
