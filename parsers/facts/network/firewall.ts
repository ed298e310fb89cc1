import { booleanOf, textOf } from '../entry.ts'
import { esxcliSource } from '../esxcli-source.ts'
import { factTable } from '../table.ts'

export const firewallRuleset = factTable('firewall_ruleset', 'One ruleset of the host firewall', {
  rule: { type: 'varchar', about: 'name of the ruleset: sshServer' },
  enabled: { type: 'boolean', about: 'its ports are open' },
  all_ip: { type: 'boolean', about: 'every address is allowed' },
  origin: { type: 'varchar', about: 'where it stands: esxcli, esx.conf' },
})

/** `localcli network firewall ruleset list`. */
export const firewallRulesets = esxcliSource({
  source: 'firewall-rulesets',
  about: 'rulesets of the host firewall',
  tables: [firewallRuleset],
  shape: 'table',
  entry(entry, facts) {
    const rule = textOf(entry, 'Name', 'Ruleset')
    if (rule === null) return facts.problem(entry.line, 'a ruleset without name')
    facts.add(firewallRuleset, {
      rule,
      enabled: booleanOf(entry, 'Enabled'),
      all_ip: booleanOf(entry, 'Allowed All IP', 'All IP'),
      origin: 'esxcli',
    })
  },
})
