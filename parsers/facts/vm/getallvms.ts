import type { FactSource } from '../table.ts'
import { excerpt, textLines } from '../text-lines.ts'
import { managedObject } from './managed-object.ts'

const row = /^(\d{1,9})\s{1,40}(\S.{0,200}?)\s{1,200}\[[^\]]{1,200}\] .{1,500}?\.vmx\s/
const header = /^Vmid\s+Name\s+File\b/

/** `vim-cmd vmsvc/getallvms`: `Vmid Name File "Guest OS" Version Annotation`; annotations may go on over several lines. */
export const getAllVms: FactSource = {
  source: 'vim-cmd-getallvms',
  about: 'ids of hostd and names of the registered VMs',
  tables: [managedObject],
  parse(bytes, _path, facts) {
    const { lines } = textLines(bytes)
    const first = lines.findIndex((line) => header.test(line))
    if (first < 0) return facts.problem(null, `no list of VMs: ${excerpt(lines[0] ?? '')}`)
    for (const line of lines.slice(first + 1)) {
      const [, moref, name] = row.exec(`${line} `) ?? []
      if (moref !== undefined && name !== undefined) facts.add(managedObject, { moref, type: 'VirtualMachine', name })
    }
  },
}
