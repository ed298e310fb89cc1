import type { Fault, Message, Query, Reference } from '../patterns/fault.ts'

/** docs/faults/: one page per fault for people who search the web for a message, and an index. Path to text. */
export function faultPages(faults: readonly Fault[]): Record<string, string> {
  const named = faults.filter((fault) => !fault.benign)
  const pages = Object.fromEntries(named.map((fault) => [`docs/faults/${fault.id}.md`, faultPage(fault, named)]))
  return {
    ...pages,
    'docs/faults/README.md': index(named),
    'docs/faults/benign.md': benignPage(faults.filter(({ benign }) => benign)),
  }
}

function index(faults: readonly Fault[]): string {
  const messages = faults.reduce((sum, fault) => sum + fault.messages.length, 0)
  const queries = faults.reduce((sum, fault) => sum + fault.queries.length, 0)
  const rows = faults.map(
    ({ id, severity, messages, queries, description }) =>
      `| [${id}](${id}.md) | ${severity} | ${messages.length + queries.length} | ${firstSentence(description)} |`,
  )
  return page([
    '# Faults',
    `${faults.length} faults, ${messages} kinds of message, ${queries} questions to the configuration. [Harmless messages that look alarming](benign.md).`,
    ['| fault | severity | patterns | what it is |', '|---|---|---|---|', ...rows].join('\n'),
  ])
}

function faultPage(fault: Fault, faults: readonly Fault[]): string {
  const causes = faults.filter((other) => other.leadsTo.some((edge) => edge.fault === fault.id))
  return page([
    `# ${fault.id}`,
    `**${markedTitle(fault.title)}** · ${fault.severity} · ${fault.status}`,
    fault.description,
    '## What to do',
    fault.remedy,
    fault.falsePositives === 'None known.' ? '' : `**Not the fault when:** ${fault.falsePositives}`,
    referenceList(fault.references),
    causes.length === 0 ? '' : `**Caused by:** ${causes.map(({ id }) => `[${id}](${id}.md)`).join(', ')}`,
    fault.leadsTo.length === 0
      ? ''
      : `**Leads to:** ${fault.leadsTo.map((edge) => `[${edge.fault}](${edge.fault}.md)`).join(', ')}`,
    fault.messages.length === 0 ? '' : '## Messages',
    ...fault.messages.map(messageSection),
    fault.queries.length === 0 ? '' : '## Seen in configuration and figures',
    ...fault.queries.map(querySection),
  ])
}

function messageSection(message: Message): string {
  const logs = message.logs.length > 6 ? 'many logs' : message.logs.join(', ')
  const what =
    message.measure === null
      ? [
          markedTitle(message.title),
          message.severity,
          message.status,
          logs,
          ...(message.clears ? ['ends the fault'] : []),
        ]
      : [`no finding of its own: counts into ${message.measure.name}`, logs]
  return page([
    `### ${message.id}`,
    what.join(' · '),
    fenced(message.samples.match.map(({ line }) => line).join('\n')),
  ]).trimEnd()
}

function querySection(query: Query): string {
  return page([
    `### ${query.id}`,
    `${markedTitle(query.title)} · ${query.severity} · tables ${query.tables.join(', ')}`,
    fenced(query.sql, 'sql'),
  ]).trimEnd()
}

function benignPage(faults: readonly Fault[]): string {
  return page([
    '# Harmless messages that look alarming',
    'Counted and left out of the findings.',
    ...faults.flatMap((fault) => [
      `## ${markedTitle(fault.title)}`,
      fault.description,
      referenceList(fault.references),
      ...fault.messages.map(messageSection),
    ]),
  ])
}

function referenceList(references: readonly Reference[]): string {
  return references
    .map(({ kb, url, title }) => `- ${kb === undefined ? `[${title}](${url ?? ''})` : `KB ${kb}: ${title}`}`)
    .join('\n')
}

/** A title without its brackets: placeholders stay as names. */
function markedTitle(title: string): string {
  return title.replaceAll(/[[\]]/g, '').replaceAll(/\{(\w+)\}/g, '`$1`')
}

function firstSentence(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replace(/([.:;]) .*$/, '$1')
    .replaceAll('|', '\\|')
}

function fenced(text: string, language = 'text'): string {
  return `\`\`\`${language}\n${text}\n\`\`\``
}

function page(parts: readonly string[]): string {
  return `${parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('\n\n')}\n`
}
