import { access, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import type { Fault, Message } from '../patterns/fault.ts'
import { lintFaults } from '../patterns/lint.ts'
import { loadFaults } from '../patterns/load.ts'
import { formatProblem } from '../patterns/problem.ts'
import { scaffoldFault } from '../patterns/scaffold.ts'
import { type ExitStatus, type Io, UsageError } from './io.ts'
import { programFolder } from './program.ts'

const USAGE = `usage: vmtriage patterns COMMAND [--patterns DIR]

  list [WORD]           faults with severity, status and number of messages; WORD: only those whose id contains it
  show FAULT            what a fault says and how it is found
  lint [FILE…]          what is wrong with fault files, with place and help
  test [FAULT]          runs the samples of every pattern
  new FAULT --line …    writes a fault file from pasted lines (--line may be repeated)`

const COMMANDS = { list, show, lint, test, new: create }

/** `vmtriage patterns …`. Returns 0, or 1 where lint or test found a problem. */
export async function patternsCommand(args: string[], io: Io): Promise<ExitStatus> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { patterns: { type: 'string' }, line: { type: 'string', multiple: true } },
  })
  const [name = '', ...rest] = positionals
  if (!Object.hasOwn(COMMANDS, name)) {
    throw new UsageError(`patterns has no command "${name}"`, USAGE)
  }
  const folder = relative(process.cwd(), values.patterns ?? programFolder('patterns')) || '.'
  const say = (text: string) => io.out(`${text}\n`)
  return COMMANDS[name as keyof typeof COMMANDS](folder, rest, say, values.line ?? [])
}

type Say = (text: string) => void

async function list(folder: string, [word = '']: readonly string[], say: Say): Promise<ExitStatus> {
  const { faults } = await loadFaults(folder)
  for (const { id, severity, status, messages, queries, title } of faults.filter((fault) => fault.id.includes(word))) {
    const patternCount = `${messages.length + queries.length}`.padStart(3)
    say(`${id.padEnd(32)} ${severity.padEnd(8)} ${status.padEnd(12)} ${patternCount}  ${title}`)
  }
  return 0
}

async function show(folder: string, [id]: readonly string[], say: Say): Promise<ExitStatus> {
  const { faults } = await loadFaults(folder)
  const fault = faults.find((known) => known.id === id)
  if (fault === undefined) {
    throw new UsageError(`there is no fault ${id ?? ''}`, 'vmtriage patterns list')
  }
  say(describe(fault))
  return 0
}

function describe(fault: Fault): string {
  const references = fault.references.map(({ kb, url, title }) => `  ${url ?? `KB ${kb}`}: ${title}`)
  const leads = fault.leadsTo.map(
    ({ fault: symptom, same, withinMs }) => `  ${symptom} on the same ${same.join(', ')} within ${withinMs / 1000} s`,
  )
  return [
    `${fault.id}  ${fault.severity}  ${fault.status}`,
    fault.title,
    '',
    fault.description,
    ...section('Leads to', leads),
    ...section(
      'Remedy',
      fault.remedy.split('\n').map((line) => `  ${line}`),
    ),
    ...section('References', references),
    ...section('False positives', [`  ${fault.falsePositives}`]),
    ...section('Messages', fault.messages.flatMap(describeMessage)),
    ...section(
      'Queries',
      fault.queries.map((query) => `  ${query.id}: ${query.title}`),
    ),
  ].join('\n')
}

function section(head: string, lines: readonly string[]): string[] {
  return lines.every((line) => line.trim() === '') ? [] : ['', `${head}:`, ...lines]
}

function describeMessage(message: Message): string[] {
  const how = message.regex === null ? `scsi ${JSON.stringify(message.scsi)}` : message.regex
  return [`  ${message.id} (${message.logs.join(', ')})`, `    ${how}`, `    ${message.samples.match[0]!.line}`]
}

async function lint(folder: string, files: readonly string[], say: Say): Promise<ExitStatus> {
  const problems = await lintFaults(
    folder,
    files.length === 0 ? undefined : files.map((file) => relative(folder, file)),
  )
  for (const problem of problems) say(formatProblem(problem))
  say(problems.length === 0 ? 'no problems' : `${problems.length} problems`)
  return problems.length === 0 ? 0 : 1
}

async function test(folder: string, [id = '']: readonly string[], say: Say): Promise<ExitStatus> {
  const { faults, problems } = await loadFaults(folder)
  for (const { messages } of faults.filter((fault) => fault.id.startsWith(id))) {
    for (const { patternId, samples } of messages) {
      say(`ok   ${patternId}: ${samples.match.length} match, ${samples.noMatch.length} do not`)
    }
  }
  for (const problem of problems) say(formatProblem(problem))
  return problems.length === 0 ? 0 : 1
}

async function create(
  folder: string,
  [id]: readonly string[],
  say: Say,
  lines: readonly string[],
): Promise<ExitStatus> {
  if (id === undefined || !/^[a-z]+\.[a-z0-9-]+$/.test(id) || lines.length === 0) {
    throw new UsageError('patterns new needs a fault id and a line', "vmtriage patterns new network.foo --line '…'")
  }
  const file = join(folder, `${id.replace('.', '/')}.yaml`)
  if (await exists(file)) {
    throw new UsageError(`${file} is there already`, 'add a message to it')
  }
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, scaffoldFault(lines))
  say(`${file} is written: fill in the TODOs, then run vmtriage patterns lint ${file}`)
  return 0
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}
