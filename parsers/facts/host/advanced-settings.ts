import { type Entry, integerOf, textOf } from '../entry.ts'
import { esxcliSource } from '../esxcli-source.ts'
import { numberOfValue, setting } from './setting.ts'

/** `localcli system settings advanced list` (`-d`: only those that differ from their default). */
export const advancedSettings = esxcliSource({
  source: 'advanced-settings',
  about: 'advanced settings with their defaults',
  tables: [setting],
  shape: 'blocks',
  entry(entry, facts) {
    const path = textOf(entry, 'Path')
    if (path === null) return facts.problem(entry.line, 'an advanced setting without path')
    const isText = (textOf(entry, 'Type') ?? '').toLowerCase() === 'string'
    const value = isText ? word(entry, 'String Value') : number(entry, 'Int Value')
    const fallback = isText ? word(entry, 'Default String Value') : number(entry, 'Default Int Value')
    facts.add(setting, {
      origin: 'advanced',
      setting: path,
      value,
      default_value: fallback,
      number: numberOfValue(value),
      changed: value === null || fallback === null ? null : value !== fallback,
    })
  },
})

function number(entry: Entry, label: string): string | null {
  return integerOf(entry, label)?.toString() ?? null
}

/** Texts as written: an empty one is a value. */
function word(entry: Entry, label: string): string | null {
  return entry.cells.get(label.toLowerCase()) ?? null
}
