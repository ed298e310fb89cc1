import { textOf } from '../entry.ts'
import { esxcliSource } from '../esxcli-source.ts'
import { numberOfValue, setting } from './setting.ts'

/** `localcli system settings kernel list` (`-d`: only those that differ from their default). */
export const kernelSettings = esxcliSource({
  source: 'kernel-settings',
  about: 'kernel settings: configured, at run time, default',
  tables: [setting],
  shape: 'table',
  entry(entry, facts) {
    const name = textOf(entry, 'Name')
    if (name === null) return facts.problem(entry.line, 'a kernel setting without name')
    const value = textOf(entry, 'Runtime')
    const fallback = textOf(entry, 'Default')
    facts.add(setting, {
      origin: 'kernel',
      setting: name,
      value,
      configured: textOf(entry, 'Configured', 'Conf'),
      default_value: fallback,
      number: numberOfValue(value),
      changed: value === null || fallback === null ? null : value.toLowerCase() !== fallback.toLowerCase(),
    })
  },
})
