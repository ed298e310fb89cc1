import { integerOf, textOf } from '../entry.ts'
import type { FactSource } from '../table.ts'
import { wholeLines } from '../text-lines.ts'
import { vcService } from './service-control.ts'

const pair = /^\s*([A-Za-z][\w ()]{0,40}):\s{0,9}(.{0,300})$/

/** `vmon-cli --status <service>`, also several of them: `Name: vpxd`, `Starttype: AUTOMATIC`, `RunState: STARTED`, … */
export const vmonCli: FactSource = {
  source: 'vmon-cli',
  about: 'start type, state and health of services of the appliance',
  tables: [vcService],
  parse(bytes, _path, facts) {
    const services: { line: number; cells: Map<string, string> }[] = []
    const lines = wholeLines(bytes, facts)
    for (const [at, line] of lines.entries()) {
      const found = pair.exec(line)
      if (found === null) continue
      if (found[1] === 'Name') services.push({ line: at + 1, cells: new Map() })
      services.at(-1)?.cells.set(
        found[1]!
          .toLowerCase()
          .replace(/[^a-z]+/g, ' ')
          .trim(),
        found[2]!,
      )
    }
    if (services.length === 0 && bytes.length > 0) facts.problem(null, 'names no service')
    for (const { line, cells } of services) {
      const entry = { line, title: null, cells, nested: [] }
      facts.add(vcService, {
        service: textOf(entry, 'Name'),
        state: textOf(entry, 'RunState'),
        start: textOf(entry, 'Starttype'),
        health: textOf(entry, 'HealthState'),
        state_ms: integerOf(entry, 'CurrentRunStateDuration(ms)'),
        user: textOf(entry, 'RunAsUser'),
      })
    }
  },
}
