import type { FactSource } from '../table.ts'
import { ROW_LENGTH, textLines } from '../text-lines.ts'
import { hostInfo } from './host-info.ts'

/** `smbiosDump`: blocks such as `System Info: #256` with `Manufacturer: "…"` lines. Keys by block and label. */
const wanted: Readonly<
  Record<string, Readonly<Record<string, 'vendor' | 'model' | 'serial' | 'uuid' | 'bios_version' | 'bios_date'>>>
> = {
  'system info': {
    manufacturer: 'vendor',
    product: 'model',
    'product name': 'model',
    serial: 'serial',
    'serial number': 'serial',
    uuid: 'uuid',
  },
  'bios info': { version: 'bios_version', date: 'bios_date', 'release date': 'bios_date' },
}

export const smbios: FactSource = {
  source: 'smbios',
  about: 'maker, model, serial number and BIOS of the server',
  tables: [hostInfo],
  parse(bytes, _path, facts) {
    const row: Partial<Record<string, string>> = {}
    let block = ''
    for (const text of textLines(bytes, ROW_LENGTH).lines) {
      const title = /^\s{0,2}([A-Za-z][A-Za-z ]{2,60}?)(?: \(type \d+\))?:(?: #\d+)?\s*$/.exec(text)
      if (title !== null) {
        block = title[1]!.toLowerCase()
        continue
      }
      const pair = /^\s+([A-Za-z][A-Za-z ]{0,60}?): +"?([^"]{1,200}?)"?\s*$/.exec(text)
      const column = wanted[block]?.[pair?.[1]?.toLowerCase() ?? '']
      if (column !== undefined) row[column] ??= pair![2]!
    }
    if (Object.keys(row).length > 0) facts.add(hostInfo, row)
    else facts.problem(null, 'holds no system or BIOS block')
  },
}
