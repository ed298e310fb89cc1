import type { Fault } from './fault.ts'

/**
 * Finds leadsTo edges that close a circle. Returns for each the fault that has the edge, its index there, and the way round
 * as fault ids, first and last the same. A diagnosis walks up from symptom to cause and must come to an end.
 */
export function findCircles(faults: readonly Fault[]): { fault: string; edge: number; way: string[] }[] {
  const byId = new Map(faults.map((fault) => [fault.id, fault]))
  const done = new Set<string>()
  const circles: { fault: string; edge: number; way: string[] }[] = []
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
