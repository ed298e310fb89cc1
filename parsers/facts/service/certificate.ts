import { X509Certificate } from 'node:crypto'
import { type FactSource, type Facts, factTable } from '../table.ts'
import { excerpt } from '../text-lines.ts'

export const certificate = factTable('certificate', 'One certificate', {
  certificate: { type: 'varchar', about: 'subject, parts in one line' },
  file: { type: 'varchar', about: 'file, or store of a vCenter' },
  alias: { type: 'varchar', about: 'alias in its store, where it has one' },
  issuer: { type: 'varchar', about: 'issuer' },
  serial: { type: 'varchar', about: 'serial number in hex' },
  not_before: { type: 'timestamp', about: 'valid from' },
  not_after: { type: 'timestamp', about: 'valid to' },
  names: { type: 'varchar', about: 'names and addresses it is valid for' },
  authority: { type: 'boolean', about: 'it may sign others' },
  self_signed: { type: 'boolean', about: 'subject and issuer are the same' },
  signature: { type: 'varchar', about: 'signature algorithm' },
  key_type: { type: 'varchar', about: 'rsa, ec, …' },
  key_bits: { type: 'bigint', unit: 'bit', about: 'length of an RSA key' },
  fingerprint: { type: 'varchar', about: 'SHA-256 fingerprint' },
})

const MAX_CERTIFICATES = 1000
const MAX_LENGTH = 65_536

/** PEM files, also lists of authorities and text around them. */
export const certificateFile: FactSource = {
  source: 'certificate-file',
  about: 'certificates of the host and the authorities that it trusts',
  tables: [certificate],
  parse(bytes, path, facts) {
    const text = bytes.toString('latin1')
    const starts = [...text.matchAll(/-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----/g)].map(({ index }) => index)
    for (const [n, at] of starts.slice(0, MAX_CERTIFICATES).entries()) {
      const piece = text.slice(at, Math.min(starts[n + 1] ?? text.length, at + MAX_LENGTH))
      const end = /-----END (?:TRUSTED |X509 )?CERTIFICATE-----/.exec(piece)
      const line = text.slice(0, at).split('\n').length
      if (end === null) facts.problem(line, 'a certificate is cut')
      else addCertificate(piece.slice(0, end.index + end[0].length), path, null, line, facts)
    }
    if (starts.length === 0) facts.problem(null, 'holds no certificate')
  },
}

/** Adds a certificate in PEM or DER; a damaged one is a problem of `line`. */
export function addCertificate(
  encoded: string | Buffer,
  file: string,
  alias: string | null,
  line: number | null,
  facts: Facts,
): void {
  try {
    const found = new X509Certificate(encoded)
    const { asymmetricKeyType, asymmetricKeyDetails } = keyOf(found)
    facts.add(certificate, {
      certificate: oneLine(found.subject),
      file,
      alias,
      issuer: oneLine(found.issuer),
      serial: found.serialNumber,
      not_before: time(found.validFrom),
      not_after: time(found.validTo),
      names: found.subjectAltName ?? null,
      authority: found.ca,
      self_signed: found.subject === found.issuer,
      signature: (found as { signatureAlgorithm?: string }).signatureAlgorithm ?? null,
      key_type: asymmetricKeyType ?? null,
      key_bits: asymmetricKeyDetails?.modulusLength ?? null,
      fingerprint: found.fingerprint256,
    })
  } catch (error) {
    facts.problem(line, `a certificate is damaged: ${excerpt(String((error as Error).message))}`)
  }
}

/** The key's kind; nothing where OpenSSL does not know it. */
function keyOf(
  found: X509Certificate,
): Partial<Pick<X509Certificate['publicKey'], 'asymmetricKeyType' | 'asymmetricKeyDetails'>> {
  try {
    return found.publicKey
  } catch {
    return {}
  }
}

function oneLine(name: string | undefined): string | null {
  return name === undefined || name === '' ? null : name.replaceAll('\n', ', ')
}

/** `Mar 11 14:22:07 2026 GMT` as µs. */
function time(text: string): number | null {
  const ms = Date.parse(text)
  return Number.isNaN(ms) ? null : ms * 1000
}
