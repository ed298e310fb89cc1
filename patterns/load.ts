import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parse,
  parseDocument,
  type YAMLParseError,
} from 'yaml'
import { checkShape } from './check-shape.ts'
import { circleIssues, findCircles, withoutCircles } from './circles.ts'
import { type Fault, type Message, SHORTEST_LITERAL } from './fault.ts'
import { checkMeasure } from './measure.ts'
import { type Parsed, readParsed, textKey } from './parsed.ts'
import type { Issue, Problem } from './problem.ts'
import { type FaultYaml, faultId, type MessageYaml, resolveFault } from './resolve.ts'
import { checkSamples } from './samples.ts'
import { FAULT_SHAPE } from './shape.ts'

export interface LoadedFaults {
  /** Sorted by id; messages that failed their samples are left out. */
  readonly faults: readonly Fault[]
  readonly problems: readonly Problem[]
}

/** One file as read: `fault` is null where its shape is wrong. */
export interface FaultFile {
  readonly file: string
  readonly text: string
  /** The fault with all its messages, also those that do not load. */
  readonly fault: Fault | null
  /** The file as written, where its shape is right. */
  readonly yaml: FaultYaml | null
  readonly issues: readonly Issue[]
  /** Indexes of the messages that do not load. */
  readonly refused: ReadonlySet<number>
}

/**
 * Reads every fault file below `folder`; checks shape and samples, unless the build did. Edges of leadsTo that close a circle
 * are left out: findings in it would have no beginning. Never throws for what a file holds.
 */
export async function loadFaults(folder: string): Promise<LoadedFaults> {
  const files = await readFaultFiles(folder, await listFaultFiles(folder), await readParsed(folder))
  const faults = files.map(loadable).filter((fault) => fault !== null)
  const circles = findCircles(faults)
  return {
    faults: faults.map((fault) => withoutCircles(fault, circles)),
    problems: files.flatMap((file) =>
      placeIssues({ ...file, issues: [...file.issues, ...circleIssues(file.fault, circles)] }, join(folder, file.file)),
    ),
  }
}

/** Paths of the fault files below `folder`, with `/`, sorted by fault id. They stand one folder deep: area/fault.yaml. */
export async function listFaultFiles(folder: string): Promise<string[]> {
  const areas = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory())
  const files = await Promise.all(
    areas.map(async ({ name }) => (await readdir(join(folder, name))).map((file) => `${name}/${file}`)),
  )
  return files
    .flat()
    .filter((file) => file.endsWith('.yaml'))
    .sort((a, b) => (faultId(a) < faultId(b) ? -1 : 1))
}

/** Reads and checks the given files; paths are relative to `folder`. Those in `parsed` need no check. */
export async function readFaultFiles(
  folder: string,
  files: readonly string[],
  parsed: Parsed = {},
): Promise<FaultFile[]> {
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))
  return files.map((file, index) => checkFaultFile(file, texts[index]!, parsed))
}

/** Checks the text of one fault file: shape, then what its keys say of each other, then its samples. */
export function checkFaultFile(file: string, text: string, parsed: Parsed = {}): FaultFile {
  const wrong = (issues: readonly Issue[]): FaultFile => ({
    file,
    text,
    fault: null,
    yaml: null,
    issues,
    refused: new Set(),
  })
  const sound = parsed[textKey(text)] as FaultYaml | undefined
  if (sound !== undefined) {
    return { file, text, fault: resolveFault(sound, file), yaml: sound, issues: [], refused: new Set() }
  }
  let value: unknown
  try {
    value = parse(text, { logLevel: 'error' })
  } catch (error) {
    // placeIssues parses again, with places, and reports what YAML says. An alias of nothing shows only here.
    if (parseDocument(text, { logLevel: 'error' }).errors.length > 0) return wrong([])
    const reason = error instanceof Error ? error.message : String(error)
    return wrong([{ path: [], what: 'the file is not valid YAML', reason, help: 'quote text that begins with *' }])
  }
  const shapeIssues = checkShape(value, FAULT_SHAPE)
  if (shapeIssues.length > 0) return wrong(shapeIssues)

  const yaml = value as FaultYaml
  const fault = resolveFault(yaml, file)
  const issues = faultIssues(yaml, fault)
  const refused = new Set<number>()
  for (const [index, message] of fault.messages.entries()) {
    const written = yaml.messages[index]
    const found =
      written === undefined
        ? checkSamples(fault, message, ['parts'])
        : messageIssues(fault, message, written, ['messages', index])
    issues.push(...found)
    const repeated = fault.messages.findIndex(({ id }) => id === message.id) < index
    if (found.length > 0 || repeated) refused.add(index)
  }
  return { file, text, fault, yaml, issues, refused }
}

/** Returns the fault without the messages that do not load; null where nothing is left. */
function loadable({ fault, refused }: FaultFile): Fault | null {
  if (fault === null || refused.size === 0) return fault
  const messages = fault.messages.filter((_, index) => !refused.has(index))
  return messages.length + fault.queries.length === 0 ? null : { ...fault, messages }
}

function faultIssues(yaml: FaultYaml, fault: Fault): Issue[] {
  const issues: Issue[] = []
  const say = (path: Issue['path'], what: string, reason: string, help: string) =>
    issues.push({ path, what, reason, help })
  if (fault.benign) {
    if (yaml.remedy !== undefined)
      say(['remedy'], 'a benign file has a remedy', 'its lines are harmless', 'remove the key')
    if (yaml.leadsTo) say(['leadsTo'], 'a benign file leads to a fault', 'its lines are harmless', 'remove the key')
    if (yaml.severity !== 'info')
      say(['severity'], 'a benign file is not info', 'its lines are harmless', 'write severity: info')
  } else if (yaml.remedy === undefined) {
    say(
      [],
      '"remedy" is missing',
      'a finding has to say what to do',
      'add remedy: steps, most likely first, and a command that checks them',
    )
  }
  if (fault.messages.length + fault.queries.length === 0) {
    say(['messages'], 'no message and no query', 'nothing could show the fault', 'add an entry to messages or queries')
  }
  const ids = [...fault.messages, ...fault.queries].map((entry) => entry.id)
  for (const [index, id] of ids.entries()) {
    if (ids.indexOf(id) === index) continue
    const first = fault.messages.length
    const path = index < first ? ['messages', index, 'id'] : ['queries', index - first, 'id']
    say(
      path,
      `two patterns with the id ${fault.id}/${id}`,
      'hits and findings are stored by it',
      'give one of them another id',
    )
  }
  return issues
}

function messageIssues(fault: Fault, message: Message, yaml: MessageYaml, path: Issue['path']): Issue[] {
  if ((yaml.regex === undefined) === (yaml.scsi === undefined)) {
    return [
      {
        path,
        what: `${message.patternId}: ${yaml.regex === undefined ? 'neither regex nor scsi' : 'both regex and scsi'}`,
        reason: 'a message is found by the one or the other',
        help: 'keep one of them',
      },
    ]
  }
  if (yaml.regex !== undefined && yaml.literal === undefined) {
    return [
      {
        path,
        what: `${message.patternId}: "literal" is missing`,
        reason: 'lines are found by their literals first; only those lines are run through the regex',
        help: `add literal: the rarest fixed text of the message, ${SHORTEST_LITERAL} bytes or more`,
      },
    ]
  }
  const short = [yaml.literal ?? []].flat().find((literal) => Buffer.byteLength(literal) < SHORTEST_LITERAL)
  if (short !== undefined) {
    return [
      {
        path: [...path, 'literal'],
        what: `${message.patternId}: the literal "${short}" is shorter than ${SHORTEST_LITERAL} bytes`,
        reason: 'short literals turn up everywhere and slow the search down for all patterns',
        help: 'choose longer fixed text of the message, better 10 bytes or more',
      },
    ]
  }
  try {
    if (message.regex !== null) new RegExp(message.regex, 'u')
  } catch (error) {
    return [
      {
        path: [...path, 'regex'],
        what: `${message.patternId}: the regex is not valid`,
        reason: error instanceof Error ? error.message : String(error),
        help: 'it is a JavaScript regular expression with the u flag: escape only ^ $ \\ . * + ? ( ) [ ] { } | /, and - in classes',
      },
    ]
  }
  return [...checkMeasure(fault, message, yaml, path), ...checkSamples(fault, message, path)]
}

/** Looks the issues up in the file's text. A file that is no YAML gives YAML's own complaints. */
export function placeIssues(
  { text, fault, issues }: Pick<FaultFile, 'text' | 'fault' | 'issues'>,
  shown: string,
): Problem[] {
  if (issues.length === 0 && fault !== null) return []
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' })
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return { file: shown, line, column: col }
  }
  return [
    ...document.errors.map((error: YAMLParseError) => ({
      ...at(error.pos[0]),
      what: 'the file is not valid YAML',
      reason: error.message,
      help: 'quote text that holds ": ", " #", or starts with one of [ ] { } & * ! | > % @ `',
    })),
    ...issues.map(({ path, what, reason, help }) => ({ ...at(offsetOf(document.contents, path)), what, reason, help })),
  ]
}

/** Offset of the key or entry that the path leads to, or of the nearest one around it. */
function offsetOf(root: Node | null, path: Issue['path']): number {
  let node: unknown = root
  let offset = root?.range?.[0] ?? 0
  for (const part of path) {
    if (isAlias(node)) break
    if (isSeq(node)) {
      node = node.items[Number(part)]
      if (isNode(node) && node.range) offset = node.range[0]
    } else if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(part),
      )
      if (!pair) break
      if (isScalar(pair.key) && pair.key.range) offset = pair.key.range[0]
      node = pair.value
    } else break
  }
  return offset
}
