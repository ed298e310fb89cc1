import { esxcliRows, text } from '../esxcli-rows.ts'
import { factTable } from '../table.ts'

const satpRule = factTable('satp_rule', 'A rule that says which plug-in serves which array', {
  satp: { type: 'varchar', about: 'storage array type plug-in' },
  device: { type: 'varchar', about: 'device that the rule is for' },
  vendor: { type: 'varchar', about: 'vendor that the rule is for' },
  model: { type: 'varchar', about: 'model that the rule is for' },
  driver: { type: 'varchar', about: 'driver that the rule is for' },
  transport: { type: 'varchar', about: 'transport that the rule is for' },
  options: { type: 'varchar', about: 'options' },
  rule_group: { type: 'varchar', about: 'system or user' },
  claim_options: { type: 'varchar', about: 'options that a device must have: tpgs_on' },
  default_psp: { type: 'varchar', about: 'path selection policy' },
  psp_options: { type: 'varchar', about: 'its options' },
  description: { type: 'varchar', about: 'description' },
})

/** `esxcli storage nmp satp rule list`. */
export const satpRuleList = esxcliRows({
  source: 'storage-nmp-satp-rule-list',
  about: 'SATP rules',
  table: satpRule,
  shape: 'table',
  needs: ['satp'],
  columns: {
    satp: text('Name'),
    device: text('Device'),
    vendor: text('Vendor'),
    model: text('Model'),
    driver: text('Driver'),
    transport: text('Transport'),
    options: text('Options'),
    rule_group: text('Rule Group'),
    claim_options: text('Claim Options'),
    default_psp: text('Default PSP'),
    psp_options: text('PSP Options'),
    description: text('Description'),
  },
})
