import { setFlagsFromString } from 'node:v8'
import { ElasticsearchError } from '../pipelines/sinks/elasticsearch/error.ts'
import { StoreError } from '../pipelines/sinks/store/store.ts'
import { analyzeCommand } from './analyze.ts'
import { indexCommand } from './index.ts'
import { type ExitStatus, formatError, type Io, UsageError } from './io.ts'
import { patternsCommand } from './patterns.ts'
import { processIo } from './process-io.ts'
import { queryCommand } from './query.ts'
import { searchCommand } from './search.ts'
import { setupCommand } from './setup.ts'
import { usage, version } from './usage.ts'

type Command = (args: string[], io: Io) => Promise<ExitStatus>

const commands: Record<string, Command> = {
  analyze: analyzeCommand,
  index: indexCommand,
  search: searchCommand,
  query: queryCommand,
  patterns: patternsCommand,
  setup: setupCommand,
}

/** Runs the command line without the program's name and returns the exit status. Never throws for what a user did. */
export async function main(args: string[], io: Io = processIo()): Promise<ExitStatus> {
  // V8 lets the space for new objects grow to 128 MB, all of it in use, for objects that die at once.
  setFlagsFromString('--semi-space-growth-factor=1')
  const [first = '--help', ...rest] = args
  if (first === '--help' || first === '-h' || first === 'help') {
    io.out(usage)
    return 0
  }
  if (first === '--version') {
    io.out(`${version}\n`)
    return 0
  }
  const command = Object.hasOwn(commands, first) ? commands[first] : undefined
  try {
    return command === undefined ? await analyzeCommand(args, io) : await command(rest, io)
  } catch (error) {
    if (error instanceof UsageError || error instanceof ElasticsearchError)
      io.err(formatError(error.message, error.help))
    else if (error instanceof StoreError)
      io.err(formatError(error.message, 'give another file, or close the program that has it open'))
    else if (isArgumentError(error)) io.err(formatError(firstLine(error.message), 'vmtriage --help lists the options'))
    else if (isFileError(error))
      io.err(formatError(error.message, 'check the path, and whether you may read or write there'))
    else if (io.signal.aborted) io.err('interrupted\n')
    else throw error
    return 2
  }
}

/** parseArgs says what is wrong with an option in its message; its code begins with ERR_PARSE_ARGS. */
function isArgumentError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}

/** A file that the call names and that cannot be opened, read or written. */
function isFileError(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error && 'path' in error
}

function firstLine(text: string): string {
  return text.split('. ')[0] ?? text
}
