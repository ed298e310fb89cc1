import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  apacheStamp,
  bsdStamp,
  dateStamp,
  isoStamp,
  klogStamp,
  slashStamp,
  spokenStamp,
} from '../../../parsers/logs/time.ts'

const us = (iso: string) => Date.parse(iso) * 1000
const written = (timeUs: number) => ({ timeUs, timeMark: 'written' })
const assumed = (timeUs: number) => ({ timeUs, timeMark: 'zone-assumed' })
const guessed = (timeUs: number) => ({ timeUs, timeMark: 'year-guessed' })
const none = { timeUs: null, timeMark: 'none' }

test.each([
  ['2024-03-05T10:11:12Z', written(us('2024-03-05T10:11:12Z'))],
  ['2024-03-05T10:11:12.3Z', written(us('2024-03-05T10:11:12.300Z'))],
  ['2024-03-05T10:11:12.34Z', written(us('2024-03-05T10:11:12.340Z'))],
  ['2024-03-05T10:11:12.345Z', written(us('2024-03-05T10:11:12.345Z'))],
  ['2024-03-05T10:11:12.3456Z', written(us('2024-03-05T10:11:12.345Z') + 600)],
  ['2024-03-05T10:11:12.34567Z', written(us('2024-03-05T10:11:12.345Z') + 670)],
  ['2024-03-05T10:11:12.345678Z', written(us('2024-03-05T10:11:12.345Z') + 678)],
  ['2024-03-05T10:11:12.345678901Z', written(us('2024-03-05T10:11:12.345Z') + 678)],
  ['2024-03-05T10:11:12,345+05:30', written(us('2024-03-05T04:41:12.345Z'))],
  ['2024-03-05T10:11:12.345-0800', written(us('2024-03-05T18:11:12.345Z'))],
  ['2024-03-05T10:11:12.345', assumed(us('2024-03-05T10:11:12.345Z'))],
  ['2024-03-05 10:11:12,345', assumed(us('2024-03-05T10:11:12.345Z'))],
  ['2024-03-05 10:11:12:345', assumed(us('2024-03-05T10:11:12.345Z'))],
  ['2024-03-05 10:11:12.345 UTC', written(us('2024-03-05T10:11:12.345Z'))],
  ['2024-03-05 10:11:12.345 CET', assumed(us('2024-03-05T10:11:12.345Z'))],
  ['2024-03-05T12:11:12 AM UTC', written(us('2024-03-05T00:11:12Z'))],
  ['2024-03-05T12:11:12 PM UTC', written(us('2024-03-05T12:11:12Z'))],
  ['2024-03-05T01:11:12 PM UTC', written(us('2024-03-05T13:11:12Z'))],
  ['2024-02-29T00:00:00Z', written(us('2024-02-29T00:00:00Z'))],
  ['1970-01-01T00:00:12Z', written(12_000_000)],
  ['2023-02-29T00:00:00Z', none],
  ['2024-13-05T10:11:12Z', none],
  ['2024-03-05T25:11:12Z', none],
  ['2024-03-05T10:61:12Z', none],
  ['0000-00-00T00:00:00Z', none],
  ['2024-03-05', none],
  ['', none],
])('isoStamp %s', (text, stamp) => {
  expect(isoStamp(text)).toEqual(stamp)
})

test('isoStamp agrees with Date for every moment', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date(0), max: new Date('2200-01-01T00:00:00Z'), noInvalidDate: true }), (date) => {
      expect(isoStamp(date.toISOString())).toEqual(written(date.getTime() * 1000))
    }),
  )
})

describe('bsdStamp', () => {
  const january = us('2024-01-15T12:00:00Z')
  test.each([
    ['Jan 10 08:00:00', january, guessed(us('2024-01-10T08:00:00Z'))],
    ['Dec 31 23:59:59', january, guessed(us('2023-12-31T23:59:59Z'))],
    ['Jan 15 20:00:00', january, guessed(us('2024-01-15T20:00:00Z'))],
    ['Jan 17 20:00:00', january, guessed(us('2023-01-17T20:00:00Z'))],
    ['Jan  1 00:00:00', us('2023-12-31T23:30:00Z'), guessed(us('2024-01-01T00:00:00Z'))],
    ['Aug  6 20:09:17.123', us('2011-08-07T00:00:00Z'), guessed(us('2011-08-06T20:09:17.123Z'))],
    ['Feb 29 10:00:00', us('2023-06-01T00:00:00Z'), guessed(us('2020-02-29T10:00:00Z'))],
    ['Feb 29 10:00:00', null, guessed(us('2000-02-29T10:00:00Z'))],
    ['Feb 30 10:00:00', january, none],
    ['Foo 10 10:00:00', january, none],
    ['', january, none],
  ])('%s of a member of %d', (text, newest, stamp) => {
    expect(bsdStamp(text, newest)).toEqual(stamp)
  })
})

test('other clocks', () => {
  expect(klogStamp('1231 23:59:59.000001', us('2024-01-15T12:00:00Z'))).toEqual(guessed(us('2023-12-31T23:59:59Z') + 1))
  expect(klogStamp('1331 23:59:59.000001', null)).toEqual(none)
  expect(apacheStamp('11/May/2023:10:22:24 +0200')).toEqual(written(us('2023-05-11T08:22:24Z')))
  expect(apacheStamp('11-May-2023 10:22:24.123')).toEqual(assumed(us('2023-05-11T10:22:24.123Z')))
  expect(apacheStamp('99/May/2023:10:22:24 +0200')).toEqual(none)
  expect(spokenStamp('Jun 02, 2022 12:04:05 AM')).toEqual(assumed(us('2022-06-02T00:04:05Z')))
  expect(spokenStamp('Juni 02')).toEqual(none)
  expect(dateStamp('Thu Jun  2 08:00:01 UTC 2022')).toEqual(written(us('2022-06-02T08:00:01Z')))
  expect(dateStamp('Thu Jun 02 08:00:01 +02 2022')).toEqual(written(us('2022-06-02T06:00:01Z')))
  expect(dateStamp('today')).toEqual(none)
  expect(slashStamp('01/29/2025 08:49:33')).toEqual(assumed(us('2025-01-29T08:49:33Z')))
  expect(slashStamp('01/29/2025 08:49:33 PM')).toEqual(assumed(us('2025-01-29T20:49:33Z')))
  expect(slashStamp('29/01/2025 08:49:33')).toEqual(none)
})
