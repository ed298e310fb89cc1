import { type FactSource, factTable } from '../table.ts'
import { excerpt, textLines } from '../text-lines.ts'

const cloudvmRam = factTable('cloudvm_ram', 'Memory that the appliance gives to a service', {
  service: { type: 'varchar', about: 'name' },
  size_mib: { type: 'bigint', unit: 'MiB', about: 'memory' },
})

/** `cloudvm-ram-size -l`: `vpxd = 1024`; `cloudvm-ram-size -S` has further columns behind the first number. */
export const cloudvmRamSize: FactSource = {
  source: 'cloudvm-ram-size',
  about: 'memory of the services of the appliance',
  tables: [cloudvmRam],
  parse(bytes, _path, facts) {
    const { lines, cut } = textLines(bytes)
    if (cut) facts.problem(lines.length, `the output is cut in this line: ${excerpt(lines.at(-1)!)}`)
    let rows = 0
    for (const line of cut ? lines.slice(0, -1) : lines) {
      const found =
        /^\s*([A-Za-z][\w.-]{1,80})\s{0,99}(?:[=:]|\s)\s{0,99}(\d{1,7})(?:\s?(?:MB|MiB))?(?:\s.{0,300})?$/.exec(line)
      if (found === null) continue
      facts.add(cloudvmRam, { service: found[1]!, size_mib: Number(found[2]) })
      rows++
    }
    if (rows === 0 && bytes.length > 0) facts.problem(null, `names no service: ${excerpt(lines[0] ?? '')}`)
  },
}
