import { type FactSource, factTable } from '../table.ts'
import { excerpt, textLines } from '../text-lines.ts'

export const dns = factTable('dns', 'One line of the resolver: a server or a search domain', {
  kind: { type: 'varchar', about: 'server, search, domain' },
  name_server: { type: 'varchar', about: 'address of a server, else null' },
  domain: { type: 'varchar', about: 'domain, else null' },
  position: { type: 'bigint', about: 'order among its kind, from 1' },
})

/** `/etc/resolv.conf`. */
export const resolvConf: FactSource = {
  source: 'resolv-conf',
  about: 'DNS servers and search domains',
  tables: [dns],
  parse(bytes, _path, facts) {
    const count = { server: 0, search: 0, domain: 0 }
    for (const [at, text] of textLines(bytes, 4096).lines.entries()) {
      if (/^\s*(?:[#;]|$|options\b|sortlist\b)/.test(text)) continue
      const [word, ...values] = text.trim().split(/\s+/)
      if (word === 'nameserver') {
        for (const name_server of values.slice(0, 1))
          facts.add(dns, { kind: 'server', name_server, position: ++count.server })
      } else if (word === 'search' || word === 'domain') {
        for (const domain of values) facts.add(dns, { kind: word, domain, position: ++count[word] })
      } else {
        facts.problem(at + 1, `is no line of resolv.conf: ${excerpt(text)}`)
      }
    }
  },
}
