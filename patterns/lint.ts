import { join } from 'node:path'
import { backtrackingOf } from './backtracking.ts'
import { ANY, branchesOf, branchesWithout } from './branches.ts'
import { checkOrder, nearest } from './check-shape.ts'
import { circleIssues, findCircles } from './circles.ts'
import { type Entity, readEntities, readTaxonomy } from './entities.ts'
import { type Fault, type Message, type Query, SHORTEST_LITERAL } from './fault.ts'
import { type FaultFile, listFaultFiles, placeIssues, readFaultFiles } from './load.ts'
import type { Issue, Problem } from './problem.ts'
import { parseRegex } from './regex-parse.ts'
import { titleNames } from './render.ts'
import { type FaultYaml, faultId, type MessageYaml } from './resolve.ts'
import { SCSI_CAPTURES } from './scsi-condition.ts'
import { FAULT_SHAPE } from './shape.ts'
import { unmappedMessages } from './unmapped.ts'

/** What a fault file may refer to. */
interface Known {
  readonly entities: ReadonlyMap<string, Entity>
  readonly faults: ReadonlySet<string>
}

/**
 * Checks fault files: what keeps them from loading, and what the loader lets pass. `files` are paths relative to `folder`;
 * without them all files below it are checked. `names` is the folder with entities.yaml and taxonomy.yaml. Problems come in
 * the order of the files.
 */
export async function lintFaults(folder: string, files?: readonly string[], names = folder): Promise<Problem[]> {
  const [all, entities, taxonomy] = await Promise.all([
    listFaultFiles(folder),
    readEntities(names),
    readTaxonomy(names),
  ])
  const known = { entities, faults: new Set([...taxonomy.keys(), ...all.map(faultId)]) }
  const read = await readFaultFiles(folder, files ?? all)
  const circles = findCircles(read.flatMap(({ fault }) => fault ?? []))
  return read.flatMap((file) => {
    const issues = [
      ...file.issues,
      ...lintFile(file, known, taxonomy),
      ...circleIssues(file.fault, circles),
      ...partIssues(file, read),
    ]
    return placeIssues({ ...file, issues }, join(folder, file.file))
  })
}

/** A part belongs to one fault, and has a name long enough to be searched. */
function partIssues({ file, yaml }: FaultFile, all: readonly FaultFile[]): Issue[] {
  return Object.entries(wordsOf(yaml)).flatMap(([kind, words]) =>
    words.flatMap((word, index): Issue[] => {
      const path = ['parts', kind, index]
      const other = all.find((one) => one.file < file && wordsOf(one.yaml)[kind]?.includes(word))
      if (other !== undefined)
        return [
          {
            path,
            what: `"${word}" is a part of ${faultId(other.file)} too`,
            reason: 'a failure of it has to be one fault',
            help: 'keep it where most of its failures belong, or write a longer name',
          },
        ]
      if (unmappedMessages({ about: '', [kind]: [word] }).every(({ message }) => message.literal?.length !== 0))
        return []
      return [
        {
          path,
          what: `"${word}" is too short to be searched`,
          reason: `a literal has ${SHORTEST_LITERAL} bytes or more`,
          help: 'write what stands before or behind it too, or the names it can begin',
        },
      ]
    }),
  )
}

function wordsOf(yaml: FaultYaml | null): Record<string, readonly string[]> {
  const { about: _, ...words } = yaml?.parts ?? { about: '' }
  return words
}

function lintFile(
  { file, fault, yaml, refused }: FaultFile,
  known: Known,
  taxonomy: ReadonlyMap<string, string>,
): Issue[] {
  if (fault === null || yaml === null) return []
  return [
    ...checkOrder(yaml, FAULT_SHAPE),
    ...todoIssues(yaml),
    ...nameIssues(file, fault, taxonomy),
    ...leadsToIssues(fault, known),
    ...objectIssues(fault.object, ['object'], known),
    ...yaml.messages.flatMap((written, index) => {
      const path = ['messages', index]
      const message = fault.messages[index]!
      if (refused.has(index)) return []
      const regex = regexIssues(message, path)
      return [
        ...objectIssues(written.object ?? [], [...path, 'object'], known),
        ...captureIssues(message, path, known),
        ...titleIssues(
          message,
          message.measure === null ? message.samples.match.map((sample) => sample.captures) : [],
          path,
          known,
        ),
        ...stableIssues(message, path),
        ...literalIssues(message, [...path, 'literal'], written),
        ...regex,
        // An expression that lint refuses may be none whose branches are known.
        ...(regex.length > 0 ? [] : branchIssues(message, [...path, 'literal'])),
      ]
    }),
    ...fault.queries.flatMap((query, index) => {
      const path = ['queries', index]
      const rows = query.samples.match.flatMap((sample) => sample.rows)
      return [
        ...objectIssues(yaml.queries?.[index]?.object ?? [], [...path, 'object'], known),
        ...titleIssues(query, rows, path, known),
      ]
    }),
  ]
}

/** `patterns new` leaves TODO where a person has to write. */
function todoIssues(yaml: FaultYaml): Issue[] {
  const places: [Issue['path'], string | undefined][] = [
    [['title'], yaml.title],
    [['description'], yaml.description],
    [['remedy'], yaml.remedy],
    ...yaml.messages.map(({ samples }, index): [Issue['path'], string] => [
      ['messages', index, 'samples', 'noMatch'],
      samples.noMatch.map(({ line }) => line).join('\n'),
    ]),
  ]
  return places
    .filter(([, text]) => text?.includes('TODO'))
    .map(([path]) => ({ path, what: 'a TODO is left', reason: 'patterns new cannot know this', help: 'write it' }))
}

function nameIssues(file: string, fault: Fault, taxonomy: ReadonlyMap<string, string>): Issue[] {
  if (fault.benign || taxonomy.has(fault.id)) return []
  return [
    {
      path: [],
      what: `the fault ${fault.id} is not in taxonomy.yaml`,
      reason: `the path is the id, and ${file} is none of the known kinds of fault`,
      help: `${nearest(fault.id, [...taxonomy.keys()])}; a new kind of fault needs a line in patterns/taxonomy.yaml`,
    },
  ]
}

function leadsToIssues({ id, leadsTo }: Fault, { faults, entities }: Known): Issue[] {
  return leadsTo.flatMap(({ fault, same }, index) => {
    const path = ['leadsTo', index]
    const issues = objectIssues(same, [...path, 'same'], { faults, entities })
    if (fault === id) {
      issues.push({
        path,
        what: `${id} leads to itself`,
        reason: 'a fault is not its own symptom',
        help: 'remove the entry',
      })
    } else if (!faults.has(fault) || fault.startsWith('benign.')) {
      issues.push({
        path: [...path, 'fault'],
        what: `unknown fault "${fault}"`,
        reason: 'it has neither a file nor a line in taxonomy.yaml',
        help: nearest(fault, [...faults]),
      })
    }
    return issues
  })
}

function objectIssues(names: readonly string[], path: Issue['path'], { entities }: Known): Issue[] {
  return names.flatMap((name, index) =>
    entities.get(name)?.kind === 'entity' ? [] : [unknownName(name, [...path, index], entities, 'an entity')],
  )
}

function unknownName(name: string, path: Issue['path'], entities: ReadonlyMap<string, Entity>, wanted: string): Issue {
  return {
    path,
    what: `"${name}" is not ${wanted}`,
    reason: 'patterns, facts, findings and Elasticsearch fields join by the names of patterns/entities.yaml',
    help: nearest(name, [...entities.keys()]),
  }
}

/** Names that the message can capture. */
function captureNames(message: Message): string[] {
  if (message.scsi !== null) return SCSI_CAPTURES
  return [...message.regex!.matchAll(/\(\?<([A-Za-z_$][\w$]*)>/g)].map((match) => match[1]!)
}

function captureIssues(message: Message, path: Issue['path'], { entities }: Known): Issue[] {
  if (message.regex === null) return []
  const names = [...new Set(captureNames(message))].filter((name) => !entities.has(name))
  return names.map((name) => unknownName(name, [...path, 'regex'], entities, 'a name of entities.yaml'))
}

/** `host` is known of every hit. */
function titleIssues(
  { title, patternId }: Message | Query,
  samples: readonly Readonly<Record<string, unknown>>[],
  path: Issue['path'],
  { entities }: Known,
): Issue[] {
  const { needed, optional } = titleNames(title)
  const issues = [...needed, ...optional]
    .filter((name) => !entities.has(name))
    .map((name) => unknownName(name, path, entities, 'a name of entities.yaml'))
  const lacking = needed.find((name) => name !== 'host' && samples.some((sample) => (sample[name] ?? null) === null))
  if (lacking === undefined) return issues
  return [
    ...issues,
    {
      path,
      what: `${patternId}: the title names {${lacking}}, which not every sample gives`,
      reason: `the title is "${title}", and a sample has no ${lacking}`,
      help: `capture it, put the part in [ ], or give the message its own title`,
    },
  ]
}

function stableIssues(message: Message, path: Issue['path']): Issue[] {
  if (message.status !== 'stable') return []
  const say = (reason: string, help: string): Issue[] => [
    { path, what: `${message.patternId} is not stable yet`, reason, help: `${help}, or give the message status: test` },
  ]
  if (message.references.length === 0) return say('it has no reference', 'add a public page')
  const forms = new Set(message.samples.match.map(({ line }) => formOf(line)))
  return forms.size < 2
    ? say('its matching samples all have one form', 'add a line of another version, driver or log')
    : []
}

/** A line without what changes from event to event. */
function formOf(line: string): string {
  return line.replace(/0x[0-9a-f]+|\d+/gi, '0')
}

/** Text that stands in lines of every kind: a literal within one of these would send half of a log through its regex. */
const COMMON = [
  'failed to ',
  'failure',
  'timeout',
  'timed out',
  ' warning: ',
  ' error: ',
  ' error ',
  'heartbeat',
  ' is down. ',
  ' is up. ',
  'unable to ',
  'cannot ',
  'command 0x',
  'com.vmware.vc.',
  'originator@6876 sub=',
  'sense data: 0x',
  'vmkernel: ',
]

function isCommon(text: string): boolean {
  return COMMON.some((phrase) => phrase.includes(text.toLowerCase()))
}

function literalIssues({ patternId }: Message, path: Issue['path'], { literal }: MessageYaml): Issue[] {
  const common = [literal ?? []].flat().find(isCommon)
  if (common === undefined) return []
  return [
    {
      path,
      what: `${patternId}: the literal "${common}" is too common`,
      reason: 'it stands in lines of every kind, and each of them would be run through the regex',
      help: 'add the words before or behind it, or list the texts that can stand there',
    },
  ]
}

/** A fixed text of a branch that would do as its literal, in characters. */
const GOOD_LITERAL = 12

/** A branch of the regex that no literal reaches is dead. One with short or common texts only is left to its author. */
function branchIssues({ patternId, regex, literals }: Message, path: Issue['path']): Issue[] {
  if (regex === null) return []
  const goodTexts = (branch: string) =>
    branch.split(ANY).filter((text) => text.length >= GOOD_LITERAL && !isCommon(text))
  const dead = branchesWithout(branchesOf(parseRegex(regex)) ?? [], literals).find(
    (branch) => goodTexts(branch).length > 0,
  )
  if (dead === undefined) return []
  return [
    {
      path,
      what: `${patternId}: no literal stands in every line like "${dead.replaceAll(ANY, '…')}"`,
      reason: 'only lines that contain a literal reach the regex: this part of it never matches',
      help: `add a text of it, such as ${goodTexts(dead)
        .map((text) => `"${text}"`)
        .join(' or ')}`,
    },
  ]
}

const GAP = /(?<!\\)(?:\\\\)*\.\{\d+(?:,(\d*))?\}/g

function regexIssues(message: Message, path: Issue['path']): Issue[] {
  if (message.regex === null) return []
  const say = (what: string, reason: string, help: string): Issue[] => [
    { path: [...path, 'regex'], what: `${message.patternId}: ${what}`, reason, help },
  ]
  const plain = message.regex.replace(/\[(?:\\.|[^\]\\])*\]/g, '_')
  if (/(?<!\\)(?:\\\\)*\.[*+]/.test(plain)) {
    return say(
      'an unbounded gap',
      'it runs to the end of the line each time',
      'write .{0,80}, or a class that excludes the delimiter',
    )
  }
  const gaps = [...plain.matchAll(GAP)].map((match) => Number(match[1] || 0))
  if (gaps.length > 2)
    return say('more than two gaps', 'each multiplies the work of the others', 'name what stands between')
  if (gaps.some((gap) => gap > 200))
    return say('a gap above 200', 'a message is no longer than that', 'bound it at 200')
  const why = backtrackingOf(message.regex)
  if (why === null) return []
  return say(
    'the regex can take too long',
    why,
    'begin with fixed text, let a class exclude the delimiter after it, or bound it: [^ ]{1,200}',
  )
}
