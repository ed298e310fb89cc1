import type { Fault, Severity, Status } from '../../patterns/fault.ts'

/** A fault with nothing in it but what a test is about. */
export function fault(id: string, severity: Severity, status: Status = 'test'): Fault {
  const described = { title: `[{nic}: ]${id} of {vm}`, severity, status, object: [], remedy: 'none', references: [] }
  const message = {
    ...described,
    id: 'one',
    patternId: `${id}/one`,
    logs: [],
    literals: ['literal'],
    regex: 'literal',
    scsi: null,
    measure: null,
    clears: false,
    fallback: false,
    shared: null,
    episodeMs: 0,
    atLeast: null,
    appliesTo: null,
    samples: { match: [], noMatch: [] },
  }
  return {
    ...described,
    id,
    file: `${id.replace('.', '/')}.yaml`,
    benign: id.startsWith('benign.'),
    description: 'About it.',
    leadsTo: [],
    falsePositives: 'None known.',
    messages: [message],
    queries: [],
  }
}
