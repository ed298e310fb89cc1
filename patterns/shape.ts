import { DURATION } from './duration.ts'
import { SEVERITIES, SHORTEST_LITERAL, STATUSES } from './fault.ts'
import { LOG_WORDS } from './logs.ts'
import { SENSE } from './scsi-condition.ts'
import { PART_KINDS } from './unmapped-forms.ts'

/** What a value of a fault file may be. The schema and the checks are both made from this. */
export type Shape =
  | {
      readonly kind: 'text'
      readonly choices?: readonly string[]
      readonly like?: RegExp
      readonly numberToo?: boolean
    }
  | { readonly kind: 'number'; readonly whole?: boolean; readonly from: number; readonly to: number }
  | { readonly kind: 'flag' }
  | { readonly kind: 'cell' }
  | { readonly kind: 'list'; readonly of: Shape; readonly atLeast: number; readonly orOne?: boolean }
  | { readonly kind: 'map'; readonly of: Shape }
  | { readonly kind: 'keys'; readonly keys: Readonly<Record<string, Key>> }

/** A key of an object; keys stand in the order of their table. */
export interface Key {
  readonly about: string
  readonly shape: Shape
  readonly needed?: boolean
}

const text: Shape = { kind: 'text' }
const name: Shape = { kind: 'text', like: /^[a-z][a-z0-9_]*$/ }
const id: Shape = { kind: 'text', like: /^[a-z0-9]+(?:-[a-z0-9]+)*$/ }
const duration: Shape = { kind: 'text', like: DURATION }
const versions: Shape = { kind: 'text', like: /^(?:[<>]=?|=)?\d[\w.-]*(?: (?:[<>]=?|=)?\d[\w.-]*)*$/ }
const count: Shape = { kind: 'number', whole: true, from: 1, to: 1_000_000 }
const build: Shape = { kind: 'number', whole: true, from: 1, to: 1_000_000_000 }
const statusByte: Shape = { kind: 'list', atLeast: 1, of: { kind: 'number', whole: true, from: 0, to: 255 } }
const rows: Shape = { kind: 'list', atLeast: 0, of: { kind: 'map', of: { kind: 'cell' } } }
const tables: Shape = { kind: 'map', of: rows }

const keys = (table: Readonly<Record<string, Key>>): Shape => ({ kind: 'keys', keys: table })
const list = (of: Shape, atLeast = 0): Shape => ({ kind: 'list', of, atLeast })

const severity: Shape = { kind: 'text', choices: SEVERITIES }
const status: Shape = { kind: 'text', choices: STATUSES }

const references = list(
  keys({
    kb: { about: 'number of the KB article', shape: { kind: 'text', like: /^\d{3,7}$/, numberToo: true } },
    url: { about: 'address of a public page', shape: { kind: 'text', like: /^https?:\/\/\S+$/ } },
    title: { about: 'title of the page, in own words where it is long', shape: text, needed: true },
  }),
)

const leadsTo = list(
  keys({
    fault: { about: 'id of the fault that this one causes', shape: text, needed: true },
    same: {
      about: 'entities that cause and symptom have in common; [] where any host of the input will do',
      shape: list(name),
      needed: true,
    },
    within: { about: 'longest time from cause to symptom, e.g. 5m', shape: duration, needed: true },
    weight: {
      about: 'how likely the one explains the other, 0 to 1',
      shape: { kind: 'number', from: 0, to: 1 },
      needed: true,
    },
  }),
)

const fixed = list(
  keys({
    esxi: { about: 'ESXi release with the fix', shape: versions },
    vcenter: { about: 'vCenter release with the fix', shape: versions },
    build: { about: 'first build with the fix', shape: build },
  }),
)

const appliesTo = keys({
  esxi: { about: 'ESXi versions, e.g. ">=6.5 <8"', shape: versions },
  vcenter: { about: 'vCenter versions', shape: versions },
  driver: { about: 'versions by driver name', shape: { kind: 'map', of: versions } },
  fixed: { about: 'releases and builds that have the fix', shape: fixed },
})

const scsi = keys({
  host: { about: 'host status, any of', shape: statusByte },
  device: { about: 'device status, any of', shape: statusByte },
  plugin: { about: 'plug-in status, any of', shape: statusByte },
  sense: { about: 'sense key/asc/ascq in hexadecimal, * for any', shape: list({ kind: 'text', like: SENSE }, 1) },
  notSense: { about: 'sense that another message takes, as in sense', shape: list({ kind: 'text', like: SENSE }, 1) },
  opcode: { about: 'SCSI operation code, any of', shape: statusByte },
})

const samples = keys({
  match: {
    about: 'lines that match, with what comes out',
    shape: list(
      keys({
        line: { about: 'the whole line', shape: text, needed: true },
        captures: {
          about: 'exactly what is captured, {} for nothing',
          shape: { kind: 'map', of: { kind: 'text', numberToo: true } },
          needed: true,
        },
      }),
      1,
    ),
    needed: true,
  },
  noMatch: {
    about: 'near misses: lines with the literal, or nearly so, that are not this message',
    shape: list(keys({ line: { about: 'the whole line', shape: text, needed: true } }), 1),
    needed: true,
  },
})

const measure = keys({
  name: { about: 'name of the figure, e.g. api-time', shape: id, needed: true },
  group: { about: 'capture that says what was timed: the method, the path', shape: name },
  value: { about: 'capture with a duration; its name ends in its unit: _us, _ms, _s', shape: name },
  id: { about: 'capture that begin and end of one thing have in common', shape: name },
  at: { about: 'which of both the line is', shape: { kind: 'text', choices: ['begin', 'end'] } },
  mark: {
    about: "capture with an id that other hosts log as well; op_id is the record's own operation id",
    shape: name,
  },
})

const overrides: Readonly<Record<string, Key>> = {
  title: { about: "overrides the fault's title", shape: text },
  severity: { about: "overrides the fault's severity", shape: severity },
  status: { about: "overrides the fault's status", shape: status },
  object: { about: "overrides the fault's object", shape: list(name) },
  remedy: { about: "overrides the fault's remedy", shape: text },
  references: { about: "overrides the fault's references", shape: references },
}

const message = keys({
  id: { about: 'lower case with dashes; never changes', shape: id, needed: true },
  logs: {
    about: 'logs or groups in which the text can turn up',
    shape: list({ kind: 'text', choices: LOG_WORDS }, 1),
    needed: true,
  },
  literal: {
    about: `fixed text of ${SHORTEST_LITERAL} bytes or more that every matching line contains; a list: any of them`,
    shape: { kind: 'list', of: text, atLeast: 1, orOne: true },
  },
  regex: { about: 'JavaScript regular expression (u flag); groups are named as in entities.yaml', shape: text },
  scsi: { about: 'instead of regex: condition on a decoded SCSI status line', shape: scsi },
  measure: { about: 'the line is no hit: it counts into a figure over all records', shape: measure },
  clears: { about: "the message ends the fault's episode on its object", shape: { kind: 'flag' } },
  fallback: { about: 'counts only where no other pattern takes the line', shape: { kind: 'flag' } },
  episode: { about: 'hits closer than this belong to one finding; 10m when absent', shape: duration },
  atLeast: {
    about: 'fewer hits on one object are no finding',
    shape: keys({
      count: { about: 'number of hits', shape: count, needed: true },
      within: { about: 'time in which they fall', shape: duration, needed: true },
    }),
  },
  appliesTo: { about: 'versions and builds that the message is about', shape: appliesTo },
  ...overrides,
  samples: { about: 'lines that match and lines that do not', shape: samples, needed: true },
})

const query = keys({
  id: { about: 'lower case with dashes; never changes', shape: id, needed: true },
  tables: { about: 'tables whose rows are the evidence', shape: list(name, 1), needed: true },
  sql: {
    about: 'SELECT over facts and hits; every row is a finding, its columns named as in entities.yaml',
    shape: text,
    needed: true,
  },
  ...overrides,
  samples: {
    about: 'table rows for which the query finds something, and for which it does not',
    shape: keys({
      match: {
        about: 'tables that give rows',
        shape: list(
          keys({
            tables: { about: 'rows by table', shape: tables, needed: true },
            rows: { about: 'exactly what the query returns', shape: rows, needed: true },
          }),
          1,
        ),
        needed: true,
      },
      noMatch: {
        about: 'near misses: tables that give none',
        shape: list(keys({ tables: { about: 'rows by table', shape: tables, needed: true } }), 1),
        needed: true,
      },
    }),
    needed: true,
  },
})

const parts = keys({
  about: { about: 'what the parts are called together, for titles', shape: text, needed: true },
  ...Object.fromEntries(Object.entries(PART_KINDS).map(([kind, about]) => [kind, { about, shape: list(text, 1) }])),
})

/** A whole fault file. `remedy` is needed too, but for benign files, which must not have one: see load.ts. */
export const FAULT_SHAPE = keys({
  title: {
    about: 'one line that names the object; {name} is a capture, [ ] is left out when a name in it is unknown',
    shape: text,
    needed: true,
  },
  severity: { about: 'info, notice, warning, error or critical', shape: severity, needed: true },
  status: { about: 'experimental, test or stable', shape: status, needed: true },
  object: {
    about: 'entities, best first, that say which thing the fault is on; [] is the host itself',
    shape: list(name),
    needed: true,
  },
  description: { about: 'what it is, in a sentence or two; benign: why it is harmless', shape: text, needed: true },
  leadsTo: { about: 'faults that this one causes', shape: leadsTo },
  remedy: { about: 'steps, most likely first, and a command that checks whether they worked', shape: text },
  references: { about: 'public pages; [] where none is known', shape: references, needed: true },
  falsePositives: { about: 'when the message does not mean the fault; "None known."', shape: text, needed: true },
  parts: { about: 'parts of the system whose failures are this fault where no message knows them', shape: parts },
  messages: { about: 'one entry per kind of message', shape: list(message), needed: true },
  queries: { about: 'SQL over facts and hits', shape: list(query) },
})
