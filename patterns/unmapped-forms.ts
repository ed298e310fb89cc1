import type { Severity } from './fault.ts'
import { expandLogs, type LogName } from './logs.ts'

/** What the words of a fault's `parts` are. */
export const PART_KINDS = {
  module:
    'VMkernel modules and drivers, by the beginning of their name: their WARNING and ALERT lines that tell a failure',
  driver: 'drivers and modules of which every WARNING counts, whatever it says',
  plain: 'drivers and modules that tell failures without WARNING',
  printk: 'drivers of vmklinux, which log with <3> instead of a level',
  event: 'areas of event ids: esx.problem.AREA., vob.AREA.',
  service: 'services of the host, by process name',
  hostd: 'loggers of hostd',
  fdm: 'loggers of the HA agent',
  vpxd: 'loggers of vpxd, without vpxd or vpx before them',
  vpxdInfo: 'loggers of vpxd that tell failures at level info',
  task: 'methods of tasks, without vim. before them',
  api: 'faults of the vSphere API, with vim.fault. before them',
  vcenterEvent: 'event types of vCenter',
  vmx: "modules in a virtual machine's log",
  msg: "areas of the ids of a virtual machine's messages: msg.AREA",
  text: 'words in what tasks and clients tell a person',
} as const

export type PartKind = keyof typeof PART_KINDS

/**
 * A kind of line by which a part of the system tells what no message knows. {word} stands for the part's word, {about} for
 * what the fault calls its parts.
 */
export interface UnmappedForm {
  /** Id of the message that a fault with such parts gets. */
  readonly id: string
  /** The words that {word} stands for. */
  readonly kind: PartKind
  readonly logs: readonly LogName[]
  readonly literals: readonly string[]
  readonly regex: string
  readonly title: string
  readonly severity: Severity
  /** The entity that the line is about; '' where it names none. */
  readonly object: string
  readonly samples: readonly { readonly line: string; readonly captures: Readonly<Record<string, string>> }[]
  readonly nearMiss: string
}

/** What a line at warning or above says when it tells a failure. */
const FAILURE = String.raw`(?:[Ff]ail|[Ee]rror|[Tt]im(?:ed|e)?[ -]?out|[Ll]ost\b|[Uu]nable|[Cc]an(?:not|'t)\b|\b[Nn]ot?\b|[Nn]one\b|[Ii]nvalid|[Aa]bort|[Rr]eset|[Uu]n(?:healthy|expected|supported|reachable|recoverable|available|known)|[Ss]tuck|[Cc]orrupt|[Rr]eject|[Dd]isconnect|[Ee]xceed|[Ee]xpired|[Ee]xhaust|[Bb]usy|[Rr]efused|[Dd]enied|[Mm]ismatch|[Oo]ffline|[Dd]egraded|[Oo]verflow|[Oo]verrun|[Uu]nderrun|[Oo]ut of |[Ll]eak|[Hh]ung\b|[Hh]ang\b|[Mm]issing|[Ii]nsufficient|[Dd]ropp|[Dd]ead(?:lock)?\b|[Ff]ault\b|[Ff]atal|[Pp]anic|[Ee]xception|[Ii]llegal|[Bb]ad\b|[Bb]locked|[Ww]rong|[Ii]ncorrect|[Ii]ncompatible|[Cc]onflict|[Tt]oo (?:many|long|large|small|big)|bad0[0-9a-f]{3})`

/** The same for a line without a level. Fewer words: everyday lines have the others too. */
const PLAIN_FAILURE = String.raw`(?:[Ff]ail(?:ed|ure|s)?\b|[Ee]rror\b(?!s?[: =(]{0,3}(?:0\b|none|null|NULL|[Ss]uccess|The operation completed))|ERROR|[Tt]im(?:ed|e)[ -]?out|[Ll]ost\b|[Uu]nable|[Cc]annot|[Cc]ould not|[Cc]an't |[Nn]ot (?:found|resp|conn|ready|acc|enough)|[Aa]bort(?:ed|ing)\b|[Ss]tuck|[Cc]orrupt|[Rr]eject|[Ee]xceed|[Ee]xpired|[Mm]ismatch|[Oo]ffline|[Oo]verflow|[Hh]ung\b|[Hh]ang\b|[Ff]atal|[Pp]anic|PANIC|\bdead\b|[Rr]efused|[Dd]enied|[Nn]o route|unreachable|[Ii]nvalid|[Ii]nsuff|[Mm]issing|[Tt]raceback|[Ee]xception|\bcrashed|exited un)`

/** The same for a sentence that a person is shown. */
const TEXT_FAILURE = String.raw`(?:ailed\b|ailure\b|ails\b|rror\b|imed out|imeout\b|nable to|annot\b|an't\b|ould not|n't\b|not (?:be|allow|found|resp|conn|ready|avail|acc|enough|support|running|valid|exist|corr|compl)|\bno \w{2,20} (?:found|avail)|nvalid|aborted|orrupt|reject|exceed|expired|denied|refused|in use\b|mismatch|xception|nsuff|issing\b|naccess|navail|nreach|ncompat|lost\b|lready ex|lready be|nterrupted)`

/** The same for the name of an observation. */
const EVENT_FAILURE =
  '(?:fail|error|lost|down|dead|timeout|full|invalid|unreach|bad|exceed|exhaust|abort|corrupt|loss|offline|conflict|mismatch|missing|degraded|insufficient|limit|noresponse|unavailable|blocked|high|unsupported|disconnect|incompat|killed?|panic|dumped|notsupported)'

const KERNEL = expandLogs(['vmkernel', 'syslog', 'vsan'])
const HOST = expandLogs(['esxi'])
const VPXD = expandLogs(['vpxd', 'vcenter-syslog'])

/** Error and warning lines of an agent: ESXi 5.5 to 7, ESXi 8 and 9, and ESXi 5.0 and 5.1 with a thread instead of a process. */
function agentForm(id: string, kind: PartKind, process: string, tag: string): UnmappedForm {
  return {
    id,
    kind,
    logs: expandLogs([process, 'syslog']),
    literals: [
      `error ${process}[`,
      `warning ${process}[`,
      `Er(163) ${tag}[`,
      `Wa(164) ${tag}[`,
      " error '{word}",
      " warning '{word}",
    ],
    regex: String.raw`(?:(?:\b(?:error|warning) ${process}\[[^\]]{1,20}\]|\b(?:Er\(163\)|Wa\(164\)) ${tag}\[\d{1,12}\]:) \[Originator@\d+ sub=|\b[0-9A-F]{8,16} (?:error|warning) ')(?<module>{word}[\w.-]{0,40})(?:[ ':@/(][^\]]{0,160})?\] [^\r\n]{0,300}?${FAILURE}`,
    title: `{module}: unknown error of ${process} ({about})`,
    severity: 'info',
    object: 'module',
    samples: [
      {
        line: `2020-03-04T05:06:07.089Z error ${process}[2099123] [Originator@6876 sub={word} opID=abcd1234] The new request failed`,
        captures: { module: '{word}' },
      },
      {
        line: `2024-03-04T05:06:07.089Z Wa(164) ${tag}[2099123]: [Originator@6876 sub={word}] A new thing was lost`,
        captures: { module: '{word}' },
      },
    ],
    nearMiss: `2020-03-04T05:06:07.089Z warning ${process}[2099123] [Originator@6876 sub={word} opID=abcd1234] The new request took 300 ms`,
  }
}

/** In the order in which they are tried. */
export const UNMAPPED_FORMS: readonly UnmappedForm[] = [
  {
    id: 'unmapped-event',
    kind: 'event',
    logs: HOST,
    literals: ['[esx.problem.', '[vprob.'],
    regex: String.raw`\[(?<event>(?:esx\.problem|vprob)\.{word}\.[\w.-]{1,120})\] ?(?<reason>[^\r\n]{0,160})`,
    title: '{event}[: {reason}]',
    severity: 'notice',
    object: 'event',
    samples: [
      {
        line: '2021-02-11T05:31:19.551Z: [GenericCorrelator] 8321231us: [esx.problem.{word}.new.kind] Thing 7 is broken.',
        captures: { event: 'esx.problem.{word}.new.kind', reason: 'Thing 7 is broken.' },
      },
      {
        line: '2023-02-11T05:31:19.551Z In(14) vobd[2097701]:  [GenericCorrelator] 8321231us: [vprob.{word}.other.kind] Part lost',
        captures: { event: 'vprob.{word}.other.kind', reason: 'Part lost' },
      },
    ],
    nearMiss:
      '2021-02-11T05:31:19.551Z: [GenericCorrelator] 8321231us: [esx.audit.{word}.new.kind] Thing 7 was changed.',
  },
  {
    id: 'unmapped-observation',
    kind: 'event',
    logs: expandLogs(['vobd', 'vmkernel', 'syslog']),
    literals: ['[vob.{word}.'],
    regex: String.raw`\[(?<event>vob\.{word}\.[\w.-]{0,60}?${EVENT_FAILURE}[\w.-]{0,60})\] ?(?<reason>[^\r\n]{0,160})`,
    title: '{event}[: {reason}]',
    severity: 'info',
    object: 'event',
    samples: [
      {
        line: '2021-02-11T05:31:19.551Z: [GenericCorrelator] 8321231us: [vob.{word}.thing.failed] Thing 7 is broken.',
        captures: { event: 'vob.{word}.thing.failed', reason: 'Thing 7 is broken.' },
      },
      {
        line: '2023-02-11T05:31:19.551Z In(14) vobd[2097701]:  [GenericCorrelator] 8321231us: [vob.{word}.part.lost] Part lost',
        captures: { event: 'vob.{word}.part.lost', reason: 'Part lost' },
      },
    ],
    nearMiss: '2021-02-11T05:31:19.551Z: [GenericCorrelator] 8321231us: [vob.{word}.thing.started] Thing 7 is up.',
  },
  {
    id: 'unmapped-driver-warning',
    kind: 'driver',
    logs: KERNEL,
    literals: ['WARNING: ', 'ALERT: '],
    regex: String.raw`\b(?:WARNING|ALERT): (?<module>{word}[\w-]{0,24})\b`,
    title: '{module}: unknown warning ({about})',
    severity: 'info',
    object: 'module',
    samples: [
      {
        line: '2020-03-04T05:06:07.089Z cpu3:2097189)WARNING: {word}: 567: what nobody has mapped yet',
        captures: { module: '{word}' },
      },
      {
        line: '2024-03-04T05:06:07.089Z Wa(180) vmkwarning: cpu3:2097189)ALERT: {word}: 1234: a new kind of trouble',
        captures: { module: '{word}' },
      },
    ],
    nearMiss: '2020-03-04T05:06:07.089Z cpu3:2097189){word}: 567: WARNING level is set',
  },
  {
    id: 'unmapped-warning',
    kind: 'module',
    logs: KERNEL,
    literals: ['WARNING: '],
    regex: String.raw`\bWARNING: (?<module>{word}[\w-]{0,24})\b[^\r\n]{0,200}?${FAILURE}`,
    title: '{module}: unknown warning ({about})',
    severity: 'info',
    object: 'module',
    samples: [
      {
        line: '2020-03-04T05:06:07.089Z cpu3:2097189)WARNING: {word}: 567: the request failed with status Busy',
        captures: { module: '{word}' },
      },
      {
        line: '2024-03-04T05:06:07.089Z Wa(180) vmkwarning: cpu3:2097189)WARNING: {word}: 1234: no longer usable: Timeout',
        captures: { module: '{word}' },
      },
    ],
    nearMiss: '2020-03-04T05:06:07.089Z cpu3:2097189)WARNING: {word}: 567: 4 of them are used',
  },
  {
    id: 'unmapped-alert',
    kind: 'module',
    logs: KERNEL,
    literals: ['ALERT: {word}'],
    regex: String.raw`\bALERT: (?<module>{word}[\w-]{0,24})\b`,
    title: '{module}: unknown alert ({about})',
    severity: 'info',
    object: 'module',
    samples: [
      {
        line: '2020-03-04T05:06:07.089Z cpu3:2097189)ALERT: {word}: 567: what nobody has mapped yet',
        captures: { module: '{word}' },
      },
      {
        line: '2024-03-04T05:06:07.089Z Al(177) vmkalert: cpu3:2097189)ALERT: {word}: 1234: a new kind of trouble',
        captures: { module: '{word}' },
      },
    ],
    nearMiss: '2020-03-04T05:06:07.089Z cpu3:2097189){word}: 567: no ALERT is set',
  },
  {
    id: 'unmapped-printk',
    kind: 'printk',
    logs: expandLogs(['vmkernel', 'syslog']),
    literals: [')<0>{word}', ')<1>{word}', ')<2>{word}', ')<3>{word}'],
    regex: String.raw`\)<[0-3]>(?<module>{word}[\w-]{0,20})\b`,
    title: '{module}: unknown error ({about})',
    severity: 'info',
    object: 'module',
    samples: [
      {
        line: '2015-03-04T05:06:07.089Z cpu3:33189)<3>{word}: what nobody has mapped yet',
        captures: { module: '{word}' },
      },
      {
        line: '2015-03-04T05:06:07.089Z cpu3:33189)<1>{word} 0000:03:00.0: a new kind of trouble',
        captures: { module: '{word}' },
      },
    ],
    nearMiss: '2015-03-04T05:06:07.089Z cpu3:33189)<6>{word}: 4 queues',
  },
  {
    id: 'unmapped-printk-failure',
    kind: 'printk',
    logs: expandLogs(['vmkernel', 'syslog']),
    literals: [')<4>{word}', ')<6>{word}'],
    regex: String.raw`\)<[46]>(?<module>{word}[\w-]{0,20})\b[^\r\n]{0,200}?${PLAIN_FAILURE}`,
    title: '{module}: unknown failure ({about})',
    severity: 'info',
    object: 'module',
    samples: [
      { line: '2015-03-04T05:06:07.089Z cpu3:33189)<6>{word}: the request failed', captures: { module: '{word}' } },
      {
        line: '2015-03-04T05:06:07.089Z cpu3:33189)<4>{word} 0000:03:00.0: a buffer was lost',
        captures: { module: '{word}' },
      },
    ],
    nearMiss: '2015-03-04T05:06:07.089Z cpu3:33189)<6>{word}: 4 queues',
  },
  {
    id: 'unmapped-line',
    kind: 'plain',
    logs: KERNEL,
    literals: ['){word}', '<NMLX_ERR> {word}', '<NMLX_WRN> {word}'],
    regex: String.raw`(?:\)|<NMLX_(?:ERR|WRN)> )(?<module>{word}[\w-]{0,20})\b[^\r\n]{0,200}?${PLAIN_FAILURE}`,
    title: '{module}: unknown failure ({about})',
    severity: 'info',
    object: 'module',
    samples: [
      {
        line: '2020-03-04T05:06:07.089Z cpu3:2097189){word}: Handler:567: the request failed',
        captures: { module: '{word}' },
      },
      {
        line: '2024-03-04T05:06:07.089Z In(182) vmkernel: cpu3:2097189){word}: Handler:88: a buffer was lost',
        captures: { module: '{word}' },
      },
    ],
    nearMiss: '2020-03-04T05:06:07.089Z cpu3:2097189){word}: Handler:567: 4 queues',
  },
  {
    id: 'unmapped-service-error',
    kind: 'service',
    logs: HOST,
    literals: [' {word}['],
    regex: String.raw`\b(?:Em|Al|Cr|Er)\(\d{1,3}\) (?<process>{word})\[\d{1,12}\]`,
    title: '{process}: unknown error ({about})',
    severity: 'info',
    object: 'process',
    samples: [
      {
        line: '2024-03-04T05:06:07.089Z Er(11) {word}[2099123]: what nobody has mapped yet',
        captures: { process: '{word}' },
      },
      { line: '2024-03-04T05:06:07Z Cr(26) {word}[2099124]: a new kind of trouble', captures: { process: '{word}' } },
    ],
    nearMiss: '2024-03-04T05:06:07.089Z In(14) {word}[2099123]: what nobody has mapped yet',
  },
  {
    id: 'unmapped-service',
    kind: 'service',
    logs: HOST,
    literals: [' {word}[', ' {word}: '],
    regex: String.raw`(?:^|[ \t])(?<process>{word})(?:\[[\w-]{1,24}\])?: [^\r\n]{0,200}?${PLAIN_FAILURE}`,
    title: '{process}: unknown failure ({about})',
    severity: 'info',
    object: 'process',
    samples: [
      { line: '2018-03-04T05:06:07Z {word}: the new request failed', captures: { process: '{word}' } },
      {
        line: '2024-03-04T05:06:07.089Z In(14) {word}[2099123]: cannot do the new thing',
        captures: { process: '{word}' },
      },
    ],
    nearMiss: '2024-03-04T05:06:07.089Z In(14) {word}[2099123]: 4 requests were done',
  },
  agentForm('unmapped-hostd', 'hostd', 'hostd', 'Hostd'),
  agentForm('unmapped-fdm', 'fdm', 'fdm', 'Fdm'),
  {
    id: 'unmapped-task',
    kind: 'task',
    logs: expandLogs(['vpxd', 'vpxa', 'hostd', 'vcenter-syslog']),
    literals: ['-- ERROR task-', '-- ERROR lro-'],
    regex: String.raw`-- ERROR (?:task|lro)-[\w-]{1,60} -- [^\r\n]{0,160}?(?<task>vim\.{word}[\w.]{0,60})\b`,
    title: '{task}: the task failed for an unknown reason ({about})',
    severity: 'info',
    object: 'task',
    samples: [
      {
        line: '2023-08-01T03:13:42.148Z info vpxd[07311] [Originator@6876 sub=vpxLro opID=7e1280cf] [VpxLRO] -- ERROR task-4242 -- vm-42 -- vim.{word}Thing: vmodl.fault.SystemError:',
        captures: { task: 'vim.{word}Thing' },
      },
      {
        line: '2021-05-04T12:00:00.148+02:00 error vpxd[48211] [Originator@6876 sub=Default opID=lro-1-43ad] [VpxLRO] -- ERROR lro-42 -- 52bb5d24-2497 -- vm-42 -- vim.{word}Thing: :vmodl.fault.MadeUp',
        captures: { task: 'vim.{word}Thing' },
      },
    ],
    nearMiss:
      '2023-08-01T03:13:42.148Z info vpxd[07311] [Originator@6876 sub=vpxLro opID=7e1280cf] [VpxLRO] -- FINISH task-4242 -- vm-42 -- vim.{word}Thing --',
  },
  {
    id: 'unmapped-host-task',
    kind: 'task',
    logs: expandLogs(['hostd', 'syslog']),
    literals: [' Status error'],
    regex: String.raw`Task Completed : haTask-[\w#]{0,24}-(?<task>vim\.{word}[\w.]{0,60})-[\d#xX]{1,14} Status error`,
    title: '{task}: the task failed for an unknown reason ({about})',
    severity: 'info',
    object: 'task',
    samples: [
      {
        line: '2023-08-01T03:13:42.148Z info hostd[2100110] [Originator@6876 sub=Vimsvc.TaskManager opID=7e1280cf] Task Completed : haTask-42-vim.{word}Thing-1424242 Status error',
        captures: { task: 'vim.{word}Thing' },
      },
      {
        line: "2013-05-04T12:00:00.148Z [FFB81B90 info 'Vimsvc.TaskManager' opID=43ad user=vpxuser] Task Completed : haTask--vim.{word}Thing-4242 Status error",
        captures: { task: 'vim.{word}Thing' },
      },
    ],
    nearMiss:
      '2023-08-01T03:13:42.148Z info hostd[2100110] [Originator@6876 sub=Vimsvc.TaskManager opID=7e1280cf] Task Completed : haTask-42-vim.{word}Thing-1424242 Status success',
  },
  {
    id: 'unmapped-vcenter-event',
    kind: 'vcenterEvent',
    logs: expandLogs(['esxi', 'vpxd', 'vcenter-syslog']),
    literals: ['] [error] [', '] [warning] ['],
    regex: String.raw`Event \[\d+\] \[1-[\d#xX]+\] \[[^\]]+\] \[(?<event>{word}[\w.-]{0,120})\] \[(?:error|warning)\] `,
    title: '[{event}: ]unknown event of vCenter ({about})',
    severity: 'info',
    object: 'event',
    samples: [
      {
        line: '2023-02-13T18:07:37.243Z vcsa vcenter-server: Event [11111111] [1-1] [2023-02-13T18:07:37.243162Z] [{word}MadeUpEvent] [error] [] [DC1] [11111111] [Made-up text]',
        captures: { event: '{word}MadeUpEvent' },
      },
      {
        line: 'Event [22] [1-2] [2024-02-13T18:07:37.243162Z] [{word}MadeUpEvent] [warning] [VSPHERE.LOCAL\\ops] [DC1] [22] [Made-up text]',
        captures: { event: '{word}MadeUpEvent' },
      },
    ],
    nearMiss:
      'Event [22] [1-2] [2024-02-13T18:07:37.243162Z] [{word}MadeUpEvent] [info] [VSPHERE.LOCAL\\ops] [DC1] [22] [Made-up text]',
  },
  {
    id: 'unmapped-vpxd',
    kind: 'vpxd',
    logs: VPXD,
    literals: [
      'ERROR vpxd',
      'error vpxd',
      'warning vpxd',
      "error 'vpx",
      "warning 'vpx",
      "error 'common",
      "warning 'common",
      "error 'Default'",
      "warning 'Default'",
    ],
    regex: String.raw`(?:(?:error|warning|ERROR) vpxd[^\r\n]{0,140}?(?:sub="?|\[)|(?:error|warning) '(?:vpx|common)d?|(?:error|warning) 'Default'[^\r\n]{0,80}?\[)(?<module>(?:vpxd|vpx)?{word}[\w.-]{0,40})`,
    title: '{module}: unknown error of vpxd ({about})',
    severity: 'info',
    object: 'module',
    samples: [
      {
        line: '2023-08-01T03:13:42.148Z error vpxd[07311] [Originator@6876 sub={word} opID=7e1280cf] Thing 22 left out of the snapshot',
        captures: { module: '{word}' },
      },
      {
        line: "2013-05-04T12:00:00.148Z [05160 warning 'vpxdvpxd{word}'] [Thing] no answer",
        captures: { module: 'vpxd{word}' },
      },
    ],
    nearMiss: '2023-08-01T03:13:42.148Z info vpxd[07311] [Originator@6876 sub={word} opID=7e1280cf] Thing 22 done',
  },
  {
    id: 'unmapped-vpxd-info',
    kind: 'vpxdInfo',
    logs: VPXD,
    literals: ['sub={word}'],
    regex: String.raw`\binfo vpxd[^\r\n]{0,60}?sub=(?<module>{word}\w{0,40})[^\r\n]{0,200}?${PLAIN_FAILURE}`,
    title: '{module}: unknown failure in vpxd ({about})',
    severity: 'info',
    object: 'module',
    samples: [
      {
        line: '2023-08-01T03:13:42.148Z info vpxd[07311] [Originator@6876 sub={word} opID=7e1280cf] Made-up step failed',
        captures: { module: '{word}' },
      },
      {
        line: '2023-08-01T03:13:42.148Z info vpxd[07311] [Originator@6876 sub={word}] Unable to do it',
        captures: { module: '{word}' },
      },
    ],
    nearMiss: '2023-08-01T03:13:42.148Z info vpxd[07311] [Originator@6876 sub={word} opID=7e1280cf] Made-up step done',
  },
  {
    id: 'unmapped-vmx',
    kind: 'vmx',
    logs: ['vmware'],
    literals: ['{word}'],
    regex: String.raw`(?:^|\) |[-:|] )(?<module>{word}[\w-]{0,40})(?: opID=\S{1,60})? {0,4}:[^\r\n]{0,200}?${PLAIN_FAILURE}`,
    title: "{module}: unknown error in a virtual machine's log ({about})",
    severity: 'info',
    object: 'module',
    samples: [
      { line: '2023-08-01T03:13:42.148Z| vmx| I125: {word}: Failed made-up step (42)', captures: { module: '{word}' } },
      { line: '2023-08-01T03:13:42.148Z In(05) vcpu-0 - {word} : Cannot do it', captures: { module: '{word}' } },
    ],
    nearMiss: '2023-08-01T03:13:42.148Z| vmx| I125: {word}: Made-up step done',
  },
  {
    id: 'unmapped-msg',
    kind: 'msg',
    logs: expandLogs(['vmware', 'hostd', 'vpxa', 'vpxd', 'vsphere-ui', 'syslog']),
    literals: ['msg.{word}'],
    regex: String.raw`(?<event>msg\.{word}\w{0,20}\.[\w.-]{1,80})`,
    title: '[{event}: ]unknown message of a virtual machine ({about})',
    severity: 'info',
    object: 'event',
    samples: [
      {
        line: '2023-08-01T03:13:42.148Z| vmx| I125: [msg.{word}.madeUp] Made-up text',
        captures: { event: 'msg.{word}.madeUp' },
      },
      { line: '(msg.{word}.madeUp) Made-up text.', captures: { event: 'msg.{word}.madeUp' } },
    ],
    nearMiss: '2023-08-01T03:13:42.148Z| vmx| I125: [msg.otherArea.made] {word}.madeUp',
  },
  {
    id: 'unmapped-fault',
    kind: 'api',
    logs: expandLogs(['vpxd', 'vsphere-ui', 'sps', 'eam', 'vpxd-svcs', 'vapi', 'wcp', 'vlcm']),
    literals: ['{word}'],
    regex: String.raw`(?<![\w.])(?<fault_name>{word}\w{0,60})`,
    title: '[{fault_name}: ]unknown fault of the vSphere API ({about})',
    severity: 'info',
    object: 'fault_name',
    samples: [
      {
        line: '2023-08-01T03:13:42.148Z error vpxd[07311] [Originator@6876 sub=MadeUp] Got {word}MadeUp',
        captures: { fault_name: '{word}MadeUp' },
      },
      { line: '({word}MadeUp) { msg = "made-up" }', captures: { fault_name: '{word}MadeUp' } },
    ],
    nearMiss: '2023-08-01T03:13:42.148Z error vpxd[07311] [Originator@6876 sub=MadeUp] Got com.{word}MadeUp',
  },
  {
    id: 'unmapped-text',
    kind: 'text',
    logs: ['cloudvm', 'vcha'],
    literals: ['{word}'],
    regex: String.raw`^["'(]?(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b)(?=[A-Z][a-z ])(?=[^\r\n]{0,260}?${TEXT_FAILURE})[^\r\n]{0,260}?{word}`,
    title: 'unknown text of a task or client ({about})',
    severity: 'info',
    object: '',
    samples: [
      { line: 'Failed to do the made-up {word} step 9', captures: {} },
      { line: 'The made-up {word} step 9 could not be done', captures: {} },
    ],
    nearMiss: 'A made-up good end of made-up {word} step 9',
  },
]
