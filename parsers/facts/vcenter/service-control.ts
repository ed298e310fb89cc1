import { type FactSource, factTable } from '../table.ts'
import { excerpt, wholeLines } from '../text-lines.ts'

export const vcService = factTable('vc_service', 'A service of the vCenter appliance', {
  service: { type: 'varchar', about: 'name: vpxd, vmware-vpostgres' },
  state: { type: 'varchar', about: 'RUNNING, STOPPED, STARTED, …' },
  start: { type: 'varchar', about: 'AUTOMATIC, MANUAL, DISABLED' },
  health: { type: 'varchar', about: 'HEALTHY, HEALTHY_WITH_WARNINGS, UNHEALTHY' },
  state_ms: { type: 'bigint', unit: 'ms', about: 'how long it has been in this state' },
  user: { type: 'varchar', about: 'account that it runs under' },
})

/**
 * `service-control --status --all`: `Running:` and `Stopped:`, below each the names with blanks between; older builds write
 * `INFO:root:Running: vpxd …`, and with `--list` one name with its description in brackets on a line.
 */
export const serviceControl: FactSource = {
  source: 'service-control',
  about: 'running and stopped services of the appliance',
  tables: [vcService],
  parse(bytes, _path, facts) {
    let state: string | null = null
    const lines = wholeLines(bytes, facts)
    for (const [at, line] of lines.entries()) {
      const text = line.replace(/^INFO:\w{1,30}:\s?/, '')
      const head = /^\s*(Running|Stopped|StartPending|StopPending|Start ?pending|Stop ?pending):(.*)$/i.exec(text)
      if (head !== null) state = head[1]!.toUpperCase()
      const names = (head?.[2] ?? text).replace(/\([^()]{0,200}\)/g, ' ').trim()
      if (names === '') continue
      if (state === null || !/^[\w@.:-]{1,80}(?:\s+[\w@.:-]{1,80})*$/.test(names)) {
        facts.problem(at + 1, `no list of services: ${excerpt(line)}`)
        continue
      }
      for (const service of names.split(/\s+/)) facts.add(vcService, { service, state })
    }
  },
}
