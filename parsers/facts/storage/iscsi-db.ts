import { type FactSource, factTable } from '../table.ts'
import { textLines } from '../text-lines.ts'

const iscsiTarget = factTable('iscsi_target', 'An iSCSI target that the software initiator knows', {
  target: { type: 'varchar', about: 'IQN' },
  ip: { type: 'varchar', about: 'address' },
  port: { type: 'bigint', about: 'TCP port' },
  portal_group: { type: 'bigint', about: 'target portal group tag' },
  interface: { type: 'varchar', about: 'interface of the initiator: vmk2@vmhba64' },
  discovery: { type: 'varchar', about: 'static, send_targets, …' },
  delayed_ack: { type: 'varchar', about: 'delayed TCP acknowledgement as written' },
  login_timeout_s: { type: 'bigint', unit: 's', about: 'time allowed for the login' },
  recovery_timeout_s: { type: 'bigint', unit: 's', about: 'time after which a lost session fails its commands' },
})

/** Keys that are read; the others, passwords among them, are passed over. */
const wanted = [
  ['target', /^node\.name$/],
  ['ip', /^node\.conn\[0\]\.address$/],
  ['port', /^node\.conn\[0\]\.port$/],
  ['portal_group', /^node\.tpgt$/],
  ['interface', /^(?:node\.)?iface\.(?:iscsi_ifacename|name)$/],
  ['discovery', /^node\.discovery_type$/],
  ['delayed_ack', /delayed_?ack/i],
  ['login_timeout_s', /^node\.conn\[0\]\.timeo\.login_timeout$/],
  ['recovery_timeout_s', /^node\.session\.timeo\.(?:replacement|recovery)_timeout$/],
] as const

type Target = Partial<Record<(typeof wanted)[number][0], string>>

/**
 * The database of the software initiator (`vmkiscsid --dump-db`): parts such as `=========[Targets]=========`, in them
 * `` `node.name`='iqn.…' `` lines; each `node.name` begins a target.
 */
export const iscsiDb: FactSource = {
  source: 'vmkiscsid-dump-db',
  about: 'targets in the database of the software iSCSI initiator',
  tables: [iscsiTarget],
  parse(bytes, _path, facts) {
    const targets: Target[] = []
    let current: Target | undefined
    let part = ''
    for (const line of textLines(bytes).lines) {
      const title = /^=+\[(\w{1,40})\]/.exec(line)?.[1]
      if (title !== undefined) [part, current] = [title, undefined]
      if (part !== '' && !/^(?:Targets|nodes)$/i.test(part)) continue
      const pair = /^\s*[`'"]?([\w.[\]-]{1,120})[`'"]?\s*=\s*[`'"]?([^`'"]{0,400})/.exec(line)
      const name = wanted.find(([, key]) => key.test(pair?.[1] ?? ''))?.[0]
      if (pair === null || name === undefined) continue
      if (name === 'target' || current === undefined) {
        current = {}
        targets.push(current)
      }
      current[name] ??= pair[2]!
    }
    const seen = new Set<string>()
    for (const found of targets) {
      const key = JSON.stringify(found)
      if (found.target === undefined || seen.has(key)) continue
      seen.add(key)
      const { port, portal_group, login_timeout_s, recovery_timeout_s, ...texts } = found
      facts.add(iscsiTarget, {
        ...texts,
        port: count(port),
        portal_group: count(portal_group),
        login_timeout_s: count(login_timeout_s),
        recovery_timeout_s: count(recovery_timeout_s),
      })
    }
  },
}

function count(text: string | undefined): number | null {
  return /^\d{1,9}$/.test(text ?? '') ? Number(text) : null
}
