import { textOf } from '../entry.ts'
import { esxcliTable } from '../esxcli-table.ts'
import { type FactSource, factTable } from '../table.ts'
import { textLines } from '../text-lines.ts'

const smart = factTable('smart', 'A value of the self-monitoring of a local disk', {
  device: { type: 'varchar', about: 'identifier: t10.…, naa.…' },
  parameter: { type: 'varchar', about: 'Health Status, Reallocated Sector Count, Drive Temperature, …' },
  value: { type: 'varchar', about: 'value as written' },
  number: { type: 'bigint', about: 'value where it is a number' },
  threshold: { type: 'bigint', about: 'value at which the disk counts as failing' },
  worst: { type: 'bigint', about: 'worst value so far' },
  raw: { type: 'bigint', about: 'raw value, where it is printed' },
})

const device = /^\s*(?:Device:\s+(\S{1,250})|(?:\S{1,40} ){0,6}((?:naa|eui|t10|mpx|vml)\.\S{1,240}?):?)\s*$/

/** smartinfo.sh: `Device:  naa.…` or a line that ends with the device, then the table of `esxcli storage core device smart get`. */
export const smartinfo: FactSource = {
  source: 'smartinfo',
  about: 'self-monitoring of local disks',
  tables: [smart],
  parse(bytes, _path, facts) {
    const { lines, cut } = textLines(bytes)
    const names = lines.map((line) => {
      const [, stated, last] = device.exec(line) ?? []
      return stated ?? last
    })
    const rows = esxcliTable(
      { lines: lines.map((line, at) => (names[at] === undefined ? line : '')), cut },
      facts.problem,
    )
    const number = (text: string | null) => (/^-?\d{1,15}$/.test(text ?? '') ? Number(text) : null)
    for (const entry of rows) {
      const parameter = textOf(entry, 'Parameter')
      if (parameter === null) {
        facts.problem(entry.line, 'a row without parameter')
        continue
      }
      const value = textOf(entry, 'Value')
      facts.add(smart, {
        device: names.slice(0, entry.line!).findLast((name) => name !== undefined) ?? null,
        parameter,
        value,
        number: number(value),
        threshold: number(textOf(entry, 'Threshold')),
        worst: number(textOf(entry, 'Worst')),
        raw: number(textOf(entry, 'Raw')),
      })
    }
  },
}
