import { expect, test } from 'vitest'
import { tableCsv } from '../../reports/table.ts'

test('text of a log is no formula in a spreadsheet, a negative number stays one', () => {
  const rows = [{ text: '=HYPERLINK("http://x")', user: '@root', offset_ms: -5, known: true, host: null }]
  expect(tableCsv(rows)).toBe(`text,user,offset_ms,known,host\n"'=HYPERLINK(""http://x"")",'@root,-5,true,\n`)
})
