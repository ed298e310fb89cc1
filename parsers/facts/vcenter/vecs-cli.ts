import { addCertificate, certificate } from '../service/certificate.ts'
import { type FactSource, factTable } from '../table.ts'

const vcStore = factTable('vc_store', 'A store of certificates in vCenter', {
  store: { type: 'varchar', about: 'name: MACHINE_SSL_CERT, TRUSTED_ROOTS, …' },
  entries: { type: 'bigint', about: 'number of entries as printed' },
})

const mark =
  /^\s*(?:\[\*\] *)?Store *: *(?<store>[\w-]{1,100})|^Number of entries in store *: *(?<entries>\d{1,6})|^Alias *: *(?<alias>.{1,300})$|^(?<begin>-----BEGIN CERTIFICATE-----)|^(?<end>-----END CERTIFICATE-----)/

/** Largest certificate in lines. */
const MAX_LINES = 2000

/** `vecs-cli entry list --text` for every store: `[*] Store : NAME`, `Alias :	…`, the certificate as text and in PEM. */
export const vecsCli: FactSource = {
  source: 'vecs-cli',
  about: 'certificates in the stores of vCenter',
  tables: [certificate, vcStore],
  parse(bytes, _path, facts) {
    let store = 'vecs'
    let alias: string | null = null
    let begin: number | null = null
    const lines = bytes.toString('latin1').split(/\r?\n/)
    for (const [at, line] of lines.entries()) {
      const found = mark.exec(line.replaceAll('\t', ' '))?.groups
      if (found === undefined) continue
      if (found.store !== undefined) [store, alias] = [found.store, null]
      else if (found.entries !== undefined) facts.add(vcStore, { store, entries: Number(found.entries) })
      else if (found.alias !== undefined) alias = found.alias.trim()
      if (begin !== null && found.end === undefined) facts.problem(begin + 1, 'a certificate is cut')
      if (begin !== null && found.end !== undefined && at - begin < MAX_LINES) {
        addCertificate(lines.slice(begin, at + 1).join('\n'), store, alias, begin + 1, facts)
      }
      begin = found.begin === undefined ? null : at
    }
    if (begin !== null) facts.problem(begin + 1, 'a certificate is cut')
  },
}
