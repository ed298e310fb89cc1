import { type FactSource, factTable } from '../table.ts'
import { excerpt } from '../text-lines.ts'
import { volumeOf } from './process-list.ts'

const vmInventory = factTable('vm_inventory', 'A VM that is registered on the host', {
  id: { type: 'varchar', about: 'id of hostd' },
  vmx: { type: 'varchar', about: 'path of the .vmx file' },
  volume: { type: 'varchar', about: 'UUID of the volume that it lies on' },
})

const entry = /<ConfigEntry\b[^>]{0,200}>([\s\S]{0,4000}?)<\/ConfigEntry>/g

/** hostd's vmInventory.xml: `<ConfigEntry><objID>…</objID><vmxCfgPath>…</vmxCfgPath></ConfigEntry>`. */
export const inventory: FactSource = {
  source: 'vm-inventory',
  about: 'registered VMs',
  tables: [vmInventory],
  parse(bytes, _path, facts) {
    const text = bytes.toString('utf8')
    let found = 0
    for (const [, inner] of text.matchAll(entry)) {
      const vmx = tag(inner!, 'vmxCfgPath')
      if (vmx === null) facts.problem(null, `an entry without path: ${excerpt(inner!)}`)
      else facts.add(vmInventory, { id: tag(inner!, 'objID'), vmx, volume: volumeOf(vmx) })
      found++
    }
    const open = text.split('<ConfigEntry').length - 1
    if (open > found) facts.problem(null, `${open - found} entries are cut or damaged`)
    if (!text.includes('ConfigRoot')) facts.problem(null, `no inventory: ${excerpt(text.slice(0, 200))}`)
  },
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function tag(text: string, name: string): string | null {
  const from = text.indexOf(`<${name}>`)
  const to = text.indexOf(`</${name}>`, from)
  if (from < 0 || to < 0) return null
  return text
    .slice(from + name.length + 2, to)
    .trim()
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name]!)
}
