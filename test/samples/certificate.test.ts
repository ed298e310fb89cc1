import { X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { certificate } from '../../samples/certificate.ts'
import { random } from '../../samples/random.ts'

const DATA = {
  subject: 'esx11.lab.example.com',
  issuer: 'CA',
  notBefore: Date.UTC(2025, 0, 2, 3, 4, 5),
  notAfter: Date.UTC(2030, 0, 1),
}

test('a certificate says what it was given and carries its own signature', () => {
  const read = new X509Certificate(certificate(DATA, random('c')))
  expect({
    subject: read.subject,
    issuer: read.issuer,
    from: Date.parse(read.validFrom),
    to: Date.parse(read.validTo),
  }).toEqual({
    subject: 'CN=esx11.lab.example.com',
    issuer: 'CN=CA',
    from: DATA.notBefore,
    to: DATA.notAfter,
  })
  expect(read.verify(read.publicKey)).toBe(true)
})

test('the same seed gives the same certificate', () => {
  expect(certificate(DATA, random('c'))).toBe(certificate(DATA, random('c')))
  expect(certificate(DATA, random('c'))).not.toBe(certificate(DATA, random('d')))
})
