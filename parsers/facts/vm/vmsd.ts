import { integer } from '../entry.ts'
import { type FactSource, factTable } from '../table.ts'
import { hostPath, readPairs } from './pairs.ts'

const snapshot = factTable('snapshot', 'A snapshot of a VM', {
  vm: { type: 'varchar', about: 'name of the .vmsd file, mostly the name that the VM was made with' },
  file: { type: 'varchar', about: 'path of the .vmsd file; the VM lies in its folder' },
  uid: { type: 'varchar', about: 'number' },
  name: { type: 'varchar', about: 'name' },
  created: { type: 'timestamp', about: 'when it was taken' },
  parent: { type: 'varchar', about: 'number of the snapshot before' },
  depth: { type: 'bigint', about: 'snapshots from the first to this one; null: the chain is broken' },
  current: { type: 'boolean', about: 'the VM runs on this one' },
  disks: { type: 'bigint', about: 'number of disks' },
  vmdk: { type: 'varchar', about: 'disks with commas' },
  memory_file: { type: 'varchar', about: '.vmsn file' },
})

/** `<vm>.vmsd`: `snapshot0.uid = "1"` lines. */
export const vmsd: FactSource = {
  source: 'vmsd',
  about: 'snapshots of VMs',
  tables: [snapshot],
  parse(bytes, path, facts) {
    const all = new Map<string, Map<string, string>>()
    let current: string | undefined
    for (const { key, value } of readPairs(bytes, facts.problem)) {
      const found = /^(snapshot\d{1,5})\.(.{1,100})$/.exec(key)
      if (key === 'snapshot.current') current = value
      if (found === null) continue
      const one = all.get(found[1]!) ?? new Map<string, string>()
      all.set(found[1]!, one.set(found[2]!, value))
    }
    const file = hostPath(path)
    const parents = new Map([...all.values()].map((one) => [one.get('uid') ?? '', one.get('parent')]))
    for (const [name, one] of all) {
      const uid = one.get('uid')
      if (uid === undefined) {
        facts.problem(null, `${name} has no uid`)
        continue
      }
      const disks = [...one].filter(([key]) => /^disk\d{1,3}\.fileName$/.test(key)).map(([, value]) => value)
      facts.add(snapshot, {
        vm: /([^/]{1,300})\.vmsd$/.exec(file)?.[1] ?? null,
        file,
        uid,
        name: one.get('displayName') ?? null,
        created: createdUs(one.get('createTimeHigh'), one.get('createTimeLow')),
        parent: one.get('parent') ?? null,
        depth: depth(uid, parents),
        current: uid === current,
        disks: integer(one.get('numDisks')),
        vmdk: disks.length === 0 ? null : disks.join(', '),
        memory_file: one.get('filename') ?? null,
      })
    }
  },
}

/** µs since 1970 UTC out of two halves of 32 bits, the lower one signed. */
function createdUs(high: string | undefined, low: string | undefined): number | null {
  const [upper, lower] = [integer(high), integer(low)]
  if (upper === null || lower === null || upper <= 0) return null
  const us = upper * 2 ** 32 + (lower >>> 0)
  return Number.isSafeInteger(us) ? us : null
}

/** Steps to the first snapshot; null where a parent is missing or the chain is a circle. */
function depth(uid: string, parents: ReadonlyMap<string, string | undefined>): number | null {
  let steps = 0
  for (let at: string | undefined = uid; at !== undefined && at !== ''; at = parents.get(at)) {
    if (!parents.has(at) || ++steps > parents.size) return null
  }
  return steps
}
