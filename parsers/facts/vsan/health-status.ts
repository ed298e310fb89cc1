import type { FactSource } from '../table.ts'
import { textLines } from '../text-lines.ts'
import { vsanHealth } from './health-list.ts'

const pair =
  /^\s*(groupName|testName|groupHealth|testHealth|testShortDescription) = (?:'([^']{0,300})'|"([^"]{0,300})")/

/**
 * vsan-health-status.pyc and relatives: VMODL text. Of the tests in it name and health are read: `groupName = 'Network',`,
 * `testName = '…',`, `testHealth = 'red',`. Properties of one object stand in the order of the alphabet or of the type.
 */
export const vsanHealthStatus: FactSource = {
  source: 'vsan-health-status',
  about: 'results of vSAN health tests in the dump of the health service',
  tables: [vsanHealth],
  parse(bytes, _path, facts) {
    let group: string | null = null
    let name: string | null = null
    let health: string | null = null
    for (const line of textLines(bytes).lines) {
      const found = pair.exec(line)
      if (found === null) continue
      const value = found[2] ?? found[3]!
      if (found[1] === 'groupName') group = value
      else if (found[1] === 'groupHealth') facts.add(vsanHealth, { test_group: group, test: null, status: value })
      else if (found[1] === 'testHealth') health = value
      else if (found[1] === 'testName') name = value
      if (name !== null && health !== null) {
        facts.add(vsanHealth, { test_group: group, test: name, status: health })
        name = null
        health = null
      }
    }
  },
}
