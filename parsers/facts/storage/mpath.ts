import type { FactSource } from '../table.ts'
import { excerpt, textLines } from '../text-lines.ts'
import { path } from './path-list.ts'

const pathLine =
  /^\s+(?<path>(?<adapter>vmhba\d{1,5}):C(?<channel>\d{1,5}):T(?<target>\d{1,6}):L\d{1,6})\s+LUN:(?<lun>\d{1,6})\s+state:(?<state>\S{1,40})\s*(?<transport>\S{0,40})\s*(?<rest>.*)$/

/** `esxcfg-mpath -b`: a line for the device, then one indented line for each of its paths. */
export const mpath: FactSource = {
  source: 'esxcfg-mpath',
  about: 'paths with state',
  tables: [path],
  yieldsTo: ['storage-core-path-list'],
  parse(bytes, _path, facts) {
    let device: string | null = null
    let name: string | null = null
    const { lines, cut } = textLines(bytes)
    for (const [at, line] of lines.entries()) {
      if (line.trim() === '') continue
      const found = pathLine.exec(line)?.groups
      const head = /^(\S{1,250}) : (.{0,300})$/.exec(line)
      if (cut && at === lines.length - 1) facts.problem(at + 1, `the output is cut in this line: ${excerpt(line)}`)
      else if (found !== undefined) facts.add(path, { ...pathRow(found), device, device_name: name })
      else if (head !== null) [device, name] = [head[1]!, head[2]!]
      else facts.problem(at + 1, `neither device nor path: ${excerpt(line)}`)
    }
  },
}

function pathRow(found: Record<string, string>) {
  const port = /Target: .{0,60}WWPN: ((?:[0-9a-f]{2}:){7}[0-9a-f]{2})/i.exec(found.rest!)?.[1]?.toLowerCase()
  const iqn = /Target: (?:IQN=)?((?:iqn|eui)\.[^\s,]{1,223})/i.exec(found.rest!)?.[1]
  return {
    path: found.path!,
    adapter: found.adapter!,
    channel: Number(found.channel),
    target_number: Number(found.target),
    lun: Number(found.lun),
    state: found.state!,
    transport: found.transport === '' ? null : found.transport!,
    target: port ?? iqn ?? null,
  }
}
