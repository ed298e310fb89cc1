import { createPrivateKey, createPublicKey, sign } from 'node:crypto'
import type { Random } from './random.ts'

/** What a made-up certificate says. Times are ms since 1970 UTC. */
interface CertificateData {
  subject: string
  issuer: string
  notBefore: number
  notAfter: number
}

const SEQUENCE = 0x30
const SET = 0x31
const OID_COMMON_NAME = Buffer.from('0603550403', 'hex')
/** AlgorithmIdentifier of Ed25519 (RFC 8410): its signatures are the same at every run. */
const ED25519 = Buffer.from('300506032b6570', 'hex')
/** PKCS #8 head of an Ed25519 key; 32 bytes of seed follow. */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex')

function der(tag: number, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  const size =
    body.length < 0x80
      ? [body.length]
      : body.length < 0x100
        ? [0x81, body.length]
        : [0x82, body.length >> 8, body.length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), body])
}

function name(common: string): Buffer {
  return der(SEQUENCE, der(SET, der(SEQUENCE, OID_COMMON_NAME, der(0x0c, Buffer.from(common)))))
}

/** UTCTime, `YYMMDDhhmmssZ`. */
function time(ms: number): Buffer {
  return der(0x17, Buffer.from(`${new Date(ms).toISOString().replace(/[-T:]/g, '').slice(2, 14)}Z`))
}

/** A PEM certificate, self-signed with a key from the seed. */
export function certificate(data: CertificateData, rng: Random): string {
  const key = createPrivateKey({
    key: Buffer.concat([PKCS8_HEAD, Buffer.from(rng.hex(64), 'hex')]),
    format: 'der',
    type: 'pkcs8',
  })
  const serial = der(0x02, Buffer.from(`4f${rng.hex(14)}`, 'hex'))
  const version3 = der(0xa0, der(0x02, Buffer.from([2])))
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' })
  const body = der(
    SEQUENCE,
    version3,
    serial,
    ED25519,
    name(data.issuer),
    der(SEQUENCE, time(data.notBefore), time(data.notAfter)),
    name(data.subject),
    publicKey,
  )
  const signature = der(0x03, Buffer.from([0]), sign(null, body, key))
  const text = der(SEQUENCE, body, ED25519, signature)
    .toString('base64')
    .match(/.{1,64}/g)!
  return `-----BEGIN CERTIFICATE-----\n${text.join('\n')}\n-----END CERTIFICATE-----\n`
}
