import { boolean } from '../entry.ts'
import { firewallRuleset } from '../network/firewall.ts'
import type { FactSource, Facts } from '../table.ts'
import { textLines } from '../text-lines.ts'
import { type EsxConfLine, esxConfLines } from './esx-conf-lines.ts'
import { isSecret, numberOfValue, setting } from './setting.ts'

const MAX_LINES = 200_000

/** `/etc/vmware/esx.conf`: `/path/to/key = "value"`. */
export const esxConf: FactSource = {
  source: 'esx-conf',
  about: 'configuration file of the host up to 6.7, in part still written later',
  tables: [setting, firewallRuleset],
  parse(bytes, _path, facts) {
    const lines = esxConfLines(textLines(bytes), facts.problem)
    if (lines.length > MAX_LINES) facts.problem(MAX_LINES, 'the lines behind this one are left out')
    for (const line of lines.slice(0, MAX_LINES)) {
      addRuleset(line, facts)
      const value = isSecret(line.path) ? null : line.value
      facts.add(setting, { origin: 'esx.conf', setting: line.path, value, number: numberOfValue(value) })
    }
  },
}

function addRuleset({ path, value }: EsxConfLine, facts: Facts): void {
  const name = /^\/firewall\/services\/([^/]{1,100})\/enabled$/.exec(path)?.[1]
  if (name !== undefined) facts.add(firewallRuleset, { rule: name, enabled: boolean(value), origin: 'esx.conf' })
}
