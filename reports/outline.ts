import type { Finding, Report } from '../pipelines/diagnose/report.ts'

/** Findings that stand on their own (causes and singles), each with the symptoms folded under it, in the report's order. */
export function outline(report: Report): { finding: Finding; symptoms: Finding[] }[] {
  const below = Map.groupBy(report.findings, ({ causedBy }) => causedBy)
  const under = (id: string): Finding[] => (below.get(id) ?? []).flatMap((symptom) => [symptom, ...under(symptom.id)])
  return report.findings
    .filter((finding) => finding.causedBy === null)
    .map((finding) => ({ finding, symptoms: under(finding.id) }))
}

/** `2024-03-01 07:12:44 to 2024-03-01 08:00:01, 12 times`, all UTC. */
export function when({ first, last, count }: Pick<Finding, 'first' | 'last' | 'count'>): string {
  const times = count > 1 ? `${count} times` : 'once'
  if (first === null) return `${times}, time unknown`
  if (count === 1 || last === null || shortTime(first) === shortTime(last)) return `${shortTime(first)}, ${times}`
  return `${shortTime(first)} to ${shortTime(last)}, ${times}`
}

/** What it means that other hosts lost the same thing at the same time. */
export function elsewhere({ fault, alsoOn }: Finding): string {
  const shared = fault.startsWith('network.') ? 'the physical switch' : 'the array, its fabric or network'
  return `also on ${alsoOn.join(', ')} at the same time: look at what they share, ${shared}`
}

const VALUES_SHOWN = 4
/** What says most stands first; other names follow. */
const FIRST = ['vm', 'datastore', 'nfs_server', 'vmk', 'nic', 'device', 'adapter']

/** `datastore fc-gold-02; vm db01, web02`: what the finding's things rest on and what hangs on them; null: nothing is known. */
export function connected({ identities }: Finding): string | null {
  const names = new Set([...FIRST.filter((name) => name in identities), ...Object.keys(identities)])
  const parts = [...names]
    .map((name) => [name, identities[name]!] as const)
    .map(([name, values]) => {
      const more = values.length - VALUES_SHOWN
      return `${name.replaceAll('_', ' ')} ${values.slice(0, VALUES_SHOWN).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
    })
  return parts.length === 0 ? null : parts.join('; ')
}

/** `about db01 (vm-123), esx01 (host-12)`; null: its lines hold no managed object id with a known name. */
export function called({ names }: Finding): string | null {
  const parts = Object.entries(names).map(([id, name]) => `${name} (${id})`)
  return parts.length === 0 ? null : `about ${parts.join(', ')}`
}

/** The first SCSI status of a finding's evidence in words; null: there is none. */
export function scsiStatus({ evidence }: Finding): string | null {
  return evidence.find(({ scsi }) => scsi !== null)?.scsi ?? null
}

/** ` on esx12` for a symptom of another host than its cause's, else nothing. */
export function otherHost(cause: Finding, symptom: Finding): string {
  return symptom.host === null || symptom.host === cause.host ? '' : ` on ${symptom.host}`
}

/** ISO 8601 cut to the second, with a blank for the T; `?` for an unknown time. */
export function shortTime(iso: string | null): string {
  return iso === null ? '?' : iso.slice(0, 19).replace('T', ' ')
}
