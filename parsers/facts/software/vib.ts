import { isoStamp } from '../../logs/time.ts'
import { integerOf, textOf } from '../entry.ts'
import { esxcliSource } from '../esxcli-source.ts'
import { factTable } from '../table.ts'

export const vib = factTable('vib', 'One installed software package', {
  vib: { type: 'varchar', about: 'name: esx-base, nmlx5-core' },
  version: { type: 'varchar', about: 'version with its build: 4.23.0.66-2vmw.803.0.0.24022510' },
  vendor: { type: 'varchar', about: 'vendor as written' },
  acceptance_level: { type: 'varchar', about: 'VMwareCertified, VMwareAccepted, PartnerSupported, CommunitySupported' },
  installed: { type: 'timestamp', about: 'day of installation' },
  platforms: { type: 'varchar', about: 'host, dpu; from 8.0 on' },
  payload_bytes: { type: 'bigint', unit: 'B', about: 'size, where it is stated' },
})

/** `localcli software vib list`. */
export const vibList = esxcliSource({
  source: 'vib-list',
  about: 'installed software packages',
  tables: [vib],
  shape: 'table',
  entry(entry, facts) {
    const name = textOf(entry, 'Name')
    if (name === null) return facts.problem(entry.line, 'a VIB without name')
    facts.add(vib, {
      vib: name,
      version: textOf(entry, 'Version'),
      vendor: textOf(entry, 'Vendor'),
      acceptance_level: textOf(entry, 'Acceptance Level'),
      installed: day(textOf(entry, 'Install Date', 'Installation Date', 'Creation Date')),
      platforms: textOf(entry, 'Platforms'),
      payload_bytes: integerOf(entry, 'Size'),
    })
  },
})

/** `2025-05-14`, or a time behind it, as µs. */
export function day(text: string | null): number | null {
  const found = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d:\d\d))?/.exec(text ?? '')
  return found === null ? null : isoStamp(`${found[1]}T${found[2] ?? '00:00:00'}Z`).timeUs
}
