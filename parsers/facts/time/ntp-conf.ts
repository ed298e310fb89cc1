import { type FactSource, factTable } from '../table.ts'
import { excerpt, textLines } from '../text-lines.ts'

export const timeConfig = factTable('time_config', 'One line of the configuration of time synchronisation', {
  kind: { type: 'varchar', about: 'server, pool, peer, restrict, driftfile, tinker, …' },
  ntp_server: { type: 'varchar', about: 'server, of server, pool and peer lines' },
  value: { type: 'varchar', about: 'the rest of the line' },
})

/** `/etc/ntp.conf`. */
export const ntpConf: FactSource = {
  source: 'ntp-conf',
  about: 'time servers as configured',
  tables: [timeConfig],
  parse(bytes, _path, facts) {
    for (const [at, text] of textLines(bytes, 4096).lines.slice(0, 10_000).entries()) {
      if (/^\s*(?:#|$)/.test(text)) continue
      const found = /^\s*([a-z]\w{1,30})(?:\s+(\S+)(?:\s+(\S.*?))?)?\s*(?:#.*)?$/.exec(text)
      if (found === null || (found[2] === undefined && found[1] !== 'broadcastclient')) {
        facts.problem(at + 1, `is no line of ntp.conf: ${excerpt(text)}`)
        continue
      }
      const [, kind, first, rest] = found
      const isServer = kind === 'server' || kind === 'pool' || kind === 'peer'
      const value = isServer ? rest : [first, rest].filter((part) => part !== undefined).join(' ')
      facts.add(timeConfig, { kind: kind!, ntp_server: isServer ? (first ?? null) : null, value: value ?? null })
    }
  },
}
