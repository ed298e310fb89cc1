import type { Fault } from './fault.ts'
import type { Issue } from './problem.ts'

/** A leadsTo edge that closes a circle: the fault that has it, its index there, and the way round as fault ids. */
export interface Circle {
  readonly fault: string
  readonly edge: number
  readonly way: readonly string[]
}

/**
 * Finds leadsTo edges that close a circle; the first and the last id of its way are the same. A diagnosis walks up from
 * symptom to cause and must come to an end.
 */
export function findCircles(faults: readonly Fault[]): Circle[] {
  const byId = new Map(faults.map((fault) => [fault.id, fault]))
  const done = new Set<string>()
  const circles: Circle[] = []
  const walk = (id: string, way: string[]) => {
    for (const [edge, to] of (byId.get(id)?.leadsTo ?? []).entries()) {
      const start = way.indexOf(to.fault)
      if (start >= 0) circles.push({ fault: id, edge, way: [...way.slice(start), to.fault] })
      else if (!done.has(to.fault)) walk(to.fault, [...way, to.fault])
    }
    done.add(id)
  }
  for (const { id } of faults) if (!done.has(id)) walk(id, [id])
  return circles
}

/** What is wrong with the edges of one fault that close a circle. */
export function circleIssues(fault: Fault | null, circles: readonly Circle[]): Issue[] {
  return circles
    .filter((circle) => circle.fault === fault?.id)
    .map(({ edge, way }) => ({
      path: ['leadsTo', edge],
      what: `leadsTo goes in a circle: ${way.join(' → ')}`,
      reason: 'a fault that causes its own cause has no beginning that a report could name',
      help: 'keep the direction that is the commoner cause and leave out the other',
    }))
}

/** The fault without its edges that close a circle. */
export function withoutCircles(fault: Fault, circles: readonly Circle[]): Fault {
  const closing = circles.filter((circle) => circle.fault === fault.id).map(({ edge }) => edge)
  return closing.length === 0
    ? fault
    : { ...fault, leadsTo: fault.leadsTo.filter((_, edge) => !closing.includes(edge)) }
}
