import type { FactSource } from '../table.ts'
import { excerpt, textLines } from '../text-lines.ts'
import { pciDevice } from './pci-list.ts'

const head =
  /^(?<pci>(?:[0-9a-f]{4}:)?[0-9a-f]{2,3}:[0-9a-f]{2}[.:][0-7])\s+(?:Class\s+)?(?<class>[^:]{1,120}):\s*(?<text>.{0,400}?)\s*(?:\[(?<name>[\w.:()[\]-]{1,60})\])?\s*$/i
/** `	 Class 0200: 14e4:1657`, below a device of `lspci -v`. */
const ids = /^\s+Class\s+[0-9a-f]{4}:\s*([0-9a-f]{4}):([0-9a-f]{4})/i
const number = /^[0-9a-f]{4}$/i

/** `lspci`: address, class, model, name of the VMkernel; `-v` adds lines of which the ids are read. */
export const lspci: FactSource = {
  source: 'lspci',
  about: 'PCI devices',
  tables: [pciDevice],
  yieldsTo: ['hardware-pci-list'],
  parse(bytes, _path, facts) {
    const rows: { row: Record<string, string>; vendorId?: string; deviceId?: string }[] = []
    const { lines, cut } = textLines(bytes)
    for (const [at, line] of lines.entries()) {
      const found = head.exec(line)?.groups
      const code = ids.exec(line)
      const last = cut && at === lines.length - 1
      if (last) facts.problem(at + 1, `the output is cut in this line: ${excerpt(line)}`)
      else if (found !== undefined) rows.push({ row: { ...found } as Record<string, string> })
      else if (code !== null && rows.length > 0) Object.assign(rows.at(-1)!, { vendorId: code[1], deviceId: code[2] })
      else if (/^\S/.test(line)) facts.problem(at + 1, `no PCI device: ${excerpt(line)}`)
    }
    for (const { row, vendorId, deviceId } of rows) {
      facts.add(pciDevice, {
        pci: row.pci!,
        name: row.name ?? null,
        description: row.text || null,
        class: number.test(row.class!) ? null : row.class!,
        vendor_id: vendorId ?? null,
        device_id: deviceId ?? null,
      })
    }
  },
}
