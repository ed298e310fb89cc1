import { type Fault, SEVERITIES, STATUSES } from '../../patterns/fault.ts'
import type { Store } from '../sinks/store/store.ts'
import { type Cell, createTemporaryTable } from '../sinks/store/table-writer.ts'

const US_PER_MS = 1000

/** Puts what the diagnosis needs of the fault files into the temporary tables `pattern` and `edge`. */
export async function loadPatternTables(store: Store, faults: readonly Fault[]): Promise<void> {
  const patterns = await createTemporaryTable(store.connection, 'pattern', {
    pattern: 'varchar',
    fault: 'varchar',
    benign: 'boolean',
    severity_rank: 'integer',
    status_rank: 'integer',
    named: 'boolean',
    episode_us: 'bigint',
    at_least: 'integer',
    within_us: 'bigint',
    clears: 'boolean',
  })
  for (const row of faults.flatMap(patternRows)) patterns.push(row)
  patterns.close()

  const edges = await createTemporaryTable(store.connection, 'edge', {
    edge: 'integer',
    cause: 'varchar',
    symptom: 'varchar',
    same: 'varchar',
    within_us: 'bigint',
    weight: 'double',
  })
  const leads = faults.flatMap((fault) => fault.leadsTo.map((to) => ({ cause: fault.id, ...to })))
  for (const [at, to] of leads.entries()) {
    edges.push([at, to.cause, to.fault, to.same.join(','), to.withinMs * US_PER_MS, to.weight])
  }
  edges.close()
}

function patternRows(fault: Fault): Cell[][] {
  const messages = fault.messages.map((message) => [
    message.patternId,
    fault.id,
    fault.benign,
    SEVERITIES.indexOf(message.severity),
    STATUSES.indexOf(message.status),
    message.object.length > 0,
    message.episodeMs * US_PER_MS,
    message.atLeast?.count ?? 1,
    (message.atLeast?.withinMs ?? 0) * US_PER_MS,
    message.clears,
  ])
  const queries = fault.queries.map((query) => [
    query.patternId,
    fault.id,
    fault.benign,
    SEVERITIES.indexOf(query.severity),
    STATUSES.indexOf(query.status),
    query.object.length > 0,
    0,
    1,
    0,
    false,
  ])
  return [...messages, ...queries]
}
