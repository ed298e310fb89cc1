import { withBody } from './body.ts'
import type { LogFormat } from './format.ts'
import { shape } from './shape.ts'
import { readStampless } from './stampless.ts'
import { BSD, bsdStamp, ISO, isoStamp } from './time.ts'

/** A fraction written twice, its digits masked: `34.331Z.nnn`. */
const iso = shape(String.raw`^\[?${ISO}(?:\.[nxX#]{1,9}Z?)?\]?[:|,]? {0,4}(?<rest>.*)$`)
const bsd = shape(String.raw`^${BSD}[:,]? {0,4}(?<rest>\S.*)$`)

export const gluedStamp: LogFormat = {
  name: 'glued-stamp',
  about: 'A whole time stamp with no blank after it, or with a masked second fraction.',
  parse(line, context) {
    const dated = iso.exec(line)?.groups
    const g = dated ?? bsd.exec(line)?.groups
    if (g === undefined) return undefined
    const stamp = dated === undefined ? bsdStamp(g.bsd, context.newestUs) : isoStamp(g.ts)
    return readStampless(g.rest!, stamp, context) ?? withBody(stamp, g.rest!)
  },
  samples: [
    {
      line: '2024-09-29T21:23:49.411Zcpu8:2101001)ALERT: made-up is non-responsive',
      fields: {
        timeUs: Date.UTC(2024, 8, 29, 21, 23, 49, 411) * 1000,
        timeMark: 'written',
        cpu: 8,
        world: 2101001,
        level: 'fatal',
      },
    },
    {
      line: 'Mar 6 17:31:20esx01 vmkernel: 15:07:33:14.289 cpu40:2100001)WARNING: LinNet: netdev_watchdog: made up',
      fields: { timeMark: 'year-guessed', host: 'esx01', level: 'warning', module: 'LinNet' },
    },
    {
      line: "2022-02-27T04:45:34.331Z.nnn tttt error 'App'] [MIGRATE] made up",
      fields: { timeMark: 'written', level: 'error', module: 'App', message: '[MIGRATE] made up' },
    },
    {
      line: '2024-09-29T21:23:49,411Zsome text',
      fields: { timeMark: 'written', message: 'some text' },
    },
  ],
}
