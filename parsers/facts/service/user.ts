import { type FactSource, factTable } from '../table.ts'
import { excerpt, ROW_LENGTH, textLines } from '../text-lines.ts'

export const userAccount = factTable('user_account', 'One local account', {
  user: { type: 'varchar', about: 'name' },
  uid: { type: 'bigint', about: 'number; 0: all rights' },
  home: { type: 'varchar', about: 'home folder' },
  shell: { type: 'varchar', about: 'login shell' },
})

/** `/etc/passwd`. The second field is never read. */
export const passwd: FactSource = {
  source: 'passwd',
  about: 'local accounts',
  tables: [userAccount],
  parse(bytes, _path, facts) {
    for (const [at, text] of textLines(bytes, ROW_LENGTH).lines.entries()) {
      if (/^\s*(?:#|$)/.test(text)) continue
      const fields = text.trim().split(':')
      if (fields.length < 6 || !/^\d{1,10}$/.test(fields[2]!)) {
        facts.problem(at + 1, `is no account: ${excerpt(fields[0]!)}`)
        continue
      }
      facts.add(userAccount, { user: fields[0]!, uid: Number(fields[2]), home: fields[5]!, shell: fields[6] ?? null })
    }
  },
}

export const permission = factTable('permission', 'One permission of a user or group on the host', {
  user: { type: 'varchar', about: 'user or group, with its domain' },
  is_group: { type: 'boolean', about: 'it is a group' },
  role: { type: 'varchar', about: 'role: Admin, ReadOnly, NoAccess, or number of an own one' },
  entity: { type: 'varchar', about: 'object as written' },
  propagates: { type: 'boolean', about: 'it holds for what is below the object' },
})

/** `/etc/vmware/hostd/authorization.xml`: `<ACEData>` elements. */
export const authorization: FactSource = {
  source: 'authorization',
  about: 'who may do what on the host',
  tables: [permission],
  parse(bytes, _path, facts) {
    const text = bytes.toString('utf8', 0, 4 << 20)
    const pieces = text.split(/<ACEData\b/).slice(1, 10_001)
    for (const piece of pieces) {
      const value = (name: string) =>
        new RegExp(`<${name}>([^<]{0,300})</${name}>`).exec(piece.slice(0, 4000))?.[1] ?? null
      facts.add(permission, {
        user: value('ACEDataUser'),
        is_group: bool(value('ACEDataIsGroup')),
        role: roles.get(value('ACEDataRoleId')) ?? value('ACEDataRoleId'),
        entity: value('ACEDataEntity'),
        propagates: bool(value('ACEDataPropagate')),
      })
    }
    if (!text.includes('<ConfigRoot')) facts.problem(null, 'is no authorization file')
  },
}

const roles: ReadonlyMap<string | null, string> = new Map([
  ['-1', 'Admin'],
  ['-2', 'ReadOnly'],
  ['-3', 'View'],
  ['-4', 'Anonymous'],
  ['-5', 'NoAccess'],
])

function bool(text: string | null): boolean | null {
  return text === 'true' ? true : text === 'false' ? false : null
}
