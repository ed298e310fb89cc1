import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readVmacoreHeader } from '../../../parsers/logs/vmacore-header.ts'

test.each([
  ['[Originator@6876 sub=Vimsvc opID=7e0793da] text', { sub: 'Vimsvc', opId: '7e0793da', message: 'text' }],
  [
    '[Originator@6876 sub=SSL SoapAdapter[1].HTTPService] text',
    { sub: 'SSL SoapAdapter[1].HTTPService', message: 'text' },
  ],
  [
    '[Originator@6876 sub=Req@vsan/vSAN 7.0U2 item=x req=1 opId=a-b sid=52935016 user=LAB\\alice:<no user> update=9] [x 1] text',
    { sub: 'Req@vsan/vSAN 7.0U2', opId: 'a-b', user: 'LAB\\alice:<no user>', message: '[x 1] text' },
  ],
  ['[Originator@4413 sub="Service Account" opID="a]b"] text', { sub: 'Service Account', opId: 'a]b', message: 'text' }],
  ['[Originator@6876 sub=SessionAuthData reason=Timeout expired] text', { sub: 'SessionAuthData', message: 'text' }],
  ['[Originator@6876] text', { message: 'text' }],
  ['[vSAN@6876 somewhere] text', { sub: 'somewhere', message: 'text' }],
  ['[Originator@6876 sub=open', { message: '[Originator@6876 sub=open' }],
  ['[Originator@6876 sub="open] text', { sub: 'open', message: 'text' }],
])('%s', (text, header) => {
  expect(readVmacoreHeader(text)).toEqual(header)
})

test('never throws and keeps the message', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (inner, message) => {
      expect(readVmacoreHeader(`[${inner.replaceAll(/["[\]]/g, '')}]${message}`).message).toBe(message.trimStart())
    }),
  )
})
