import { boolean, integer } from '../entry.ts'
import { type FactSource, factTable } from '../table.ts'
import { excerpt, textLines } from '../text-lines.ts'
import { hostPath } from './pairs.ts'

const vmdkTable = factTable('vmdk', 'A virtual disk as its descriptor describes it', {
  vmdk: { type: 'varchar', about: 'path of the descriptor' },
  type: { type: 'varchar', about: 'vmfs, vmfsSparse, seSparse, vmfsRawDeviceMap, …' },
  cid: { type: 'varchar', about: 'content id' },
  parent_cid: { type: 'varchar', about: 'content id that the parent must have; null: no parent' },
  parent: { type: 'varchar', about: 'path of the parent, with its folder' },
  size_bytes: { type: 'bigint', unit: 'B', about: 'size of all extents' },
  extents: { type: 'bigint', about: 'number of extents' },
  extent_file: { type: 'varchar', about: 'first extent' },
  extent_type: { type: 'varchar', about: 'VMFS, VMFSSPARSE, SESPARSE, VMFSRDM, VMFSRDMP, VSANSPARSE' },
  thin: { type: 'boolean', about: 'thin provisioned' },
  adapter_type: { type: 'varchar', about: 'lsilogic, pvscsi, ide, …' },
  hardware_version: { type: 'bigint', about: 'virtual hardware that wrote it' },
})

const extentLine = /^(?:RW|RDONLY|NOACCESS) (\d{1,15}) (\w{1,30})(?: "([^"]{0,500})")?/
const pair = /^([\w.]{1,100}) {0,3}= {0,3}"?([^"]{0,500})"?$/

/** `<disk>.vmdk`, the descriptor: `CID=…`, `RW 83886080 VMFS "disk-flat.vmdk"` (sectors of 512 bytes), `ddb.…` lines. */
export const vmdk: FactSource = {
  source: 'vmdk',
  about: 'virtual disks with parent and extents',
  tables: [vmdkTable],
  parse(bytes, path, facts) {
    if (!bytes.subarray(0, 1024).includes('DescriptorFile')) {
      return facts.problem(null, `no descriptor: ${excerpt(bytes.toString('latin1', 0, 80))}`)
    }
    const values = new Map<string, string>()
    const extents: RegExpExecArray[] = []
    const { lines, cut } = textLines(bytes.subarray(0, 1 << 20))
    if (cut) facts.problem(lines.length, `the descriptor is cut in this line: ${excerpt(lines.at(-1)!)}`)
    for (const line of cut ? lines.slice(0, -1) : lines) {
      const found = extentLine.exec(line)
      const setting = pair.exec(line.trim())
      if (found !== null) extents.push(found)
      else if (setting !== null) values.set(setting[1]!.toLowerCase(), setting[2]!.trim())
    }
    const file = hostPath(path)
    const parentCid = values.get('parentcid')?.toLowerCase()
    const hint = values.get('parentfilenamehint')
    if (extents.length === 0) facts.problem(null, 'the descriptor names no extent')
    facts.add(vmdkTable, {
      vmdk: file,
      type: values.get('createtype') ?? null,
      cid: values.get('cid')?.toLowerCase() ?? null,
      parent_cid: parentCid === undefined || parentCid === 'ffffffff' ? null : parentCid,
      parent: hint === undefined ? null : hint.startsWith('/') ? hint : file.replace(/[^/]*$/, hint),
      size_bytes: extents.reduce((sum, [, sectors]) => sum + Number(sectors) * 512, 0),
      extents: extents.length,
      extent_file: extents[0]?.[3] ?? null,
      extent_type: extents[0]?.[2] ?? null,
      thin: boolean(values.get('ddb.thinprovisioned')),
      adapter_type: values.get('ddb.adaptertype') ?? null,
      hardware_version: integer(values.get('ddb.virtualhwversion')),
    })
  },
}
