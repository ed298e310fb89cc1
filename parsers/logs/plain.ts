import type { LogFormat } from './format.ts'
import { parsed } from './shape.ts'
import { noStamp } from './time.ts'

/** Only the start is looked at: a line can have 64 KiB. */
const LOOKED_AT = 400
const control = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd]/
const twoWords = /(?<!\p{L})\p{L}{2,40}(?!\p{L}).*?(?<!\p{L})\p{L}{2,40}(?!\p{L})/u
const pair = /^\s{0,40}["'<]?[\p{L}_][\p{L}\d_.$ -]{0,60}["'>]?\s{0,4}[=:]\s{0,4}\S/u
/** Rows of ls -l are no text. */
const listing = /^[dlbcps-][rwxsStT-]{9}/

export const plain: LogFormat = {
  name: 'plain',
  about: 'Any printable text: a sentence of at least two words, or key and value. The last resort (bare).',
  bare: true,
  parse(line) {
    const start = line.slice(0, LOOKED_AT)
    if (control.test(start) || listing.test(start)) return undefined
    return twoWords.test(start) || pair.test(start) ? parsed(noStamp, line.trim()) : undefined
  },
  samples: [
    {
      line: 'cannot admit VM: made-up check failed.',
      fields: { timeUs: null, timeMark: 'none', message: 'cannot admit VM: made-up check failed.' },
    },
    { line: '(vmodl.fault.MadeUp) {', fields: { message: '(vmodl.fault.MadeUp) {' } },
    { line: 'key = <unset>,', fields: { message: 'key = <unset>,' } },
    { line: 'größer als erlaubt', fields: { message: 'größer als erlaubt' } },
  ],
}
