import { type FactSource, factTable } from '../table.ts'
import { excerpt, textLines } from '../text-lines.ts'

const world = factTable('world', 'A world of the VMkernel: a thread of a process, a virtual CPU', {
  world: { type: 'bigint', about: 'world id, as in cpuN:WORLD) of vmkernel lines' },
  cartel: { type: 'bigint', about: 'cartel id: the process' },
  name: { type: 'varchar', about: 'name of the world or command' },
  vm: { type: 'varchar', about: 'VM, where the name tells: vmm0:web01, vmx-vcpu-0:web01' },
})

const header = /^\s*(?:WID|PID|World ?ID)\s+(?:CID|Cartel ?ID)?/i
const named = /^(?:vmm\d{1,4}|vmx(?:-[\w-]{1,30})?):(\S.{0,200})$/

/**
 * `ps`, whatever its columns: the first number is the world, the second under `CID` the cartel; the name stands under
 * `World Name`, `Command` or `CMD`, and to the end of the line.
 */
export const ps: FactSource = {
  source: 'ps',
  about: 'worlds with their names',
  tables: [world],
  parse(bytes, _path, facts) {
    let name = -1
    let cartel = false
    const { lines, cut } = textLines(bytes)
    if (cut) facts.problem(lines.length, `the output is cut in this line: ${excerpt(lines.at(-1)!)}`)
    for (const [at, line] of (cut ? lines.slice(0, -1) : lines).entries()) {
      if (line.trim() === '' || /^[\s-]+$/.test(line)) continue
      if (header.test(line)) {
        name = line.search(/World Name|Command|CMD/i)
        cartel = /\b(?:CID|Cartel ?ID)\b/i.test(line)
        continue
      }
      const ids = /^\s*(\d{1,15})(?:\s+(\d{1,15}))?/.exec(line)
      if (ids === null || name < 0) {
        facts.problem(at + 1, `no world: ${excerpt(line)}`)
        continue
      }
      const text = nameAt(line, name)
      facts.add(world, {
        world: Number(ids[1]),
        cartel: cartel && ids[2] !== undefined ? Number(ids[2]) : null,
        name: text,
        vm: named.exec(text ?? '')?.[1] ?? null,
      })
    }
  },
}

/** The text from a column on; numbers that are wider than their column push it to the right. */
function nameAt(line: string, column: number): string | null {
  const from = column === 0 || line[column - 1] === ' ' ? column : line.indexOf(' ', column)
  const text = from < 0 ? '' : line.slice(from).trim()
  return text === '' ? null : text.slice(0, 300)
}
