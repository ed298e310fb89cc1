import type { LogFormat } from './format.ts'
import { shape } from './shape.ts'
import { readStampless } from './stampless.ts'
import { noStamp } from './time.ts'

/** The end of a stamp, wherever the cut fell: `5T10:11:12.345Z`, `10:11:12.345Z|`, `345Z`. */
const end = shape(
  String.raw`^[\[(]?(?:\d{0,4}-?\d{0,2}-?\d{0,2}T)?(?:\d{0,2}:){0,2}\d{0,3}(?:[.,:]\d{1,9})?(?:Z|[+-]\d\d:?\d\d| UTC)?\]?[:|]? {0,4}(?:\| {0,4})?(?<rest>.*)$`,
)
const dots = shape(String.raw`^(?:\.{2,6}|…|\[(?:\.{2,6}|…|snip)\])[\s|:]{0,4}(?<rest>.*)$`)
/** What another line left on the screen, before the end of a stamp. */
const torn = shape(String.raw`^[^\0-\x08]{1,80}?\d{1,9}Z ?(?<rest>cpu\d{1,4}:\d{1,12}(?: opID=[^)]{1,64})?\).*)$`)

export const cutStamp: LogFormat = {
  name: 'cut-stamp',
  about: 'A line that lost the beginning of its time stamp; taken only where the rest is of a known writer.',
  parse(line, context) {
    for (const form of [end, dots, torn]) {
      const rest = form.exec(line)?.groups?.rest
      if (rest === undefined || rest === line) continue
      const fields = readStampless(rest, noStamp, context)
      if (fields !== undefined) return fields
    }
    return undefined
  },
  samples: [
    {
      line: "T14:28:01.491+02:00 [145400 info 'Default'] [VpxdMadeUp] changed",
      fields: { timeUs: null, timeMark: 'none', level: 'info', thread: '145400', module: 'Default' },
    },
    { line: '345Z cpu3:4711)WARNING: NMP: 12: made up', fields: { cpu: 3, world: 4711, level: 'warning' } },
    { line: '10:11:12.345Z| vmx| I125: made up', fields: { thread: 'vmx', message: 'made up' } },
    {
      line: '... info hostd[2099001] [Originator@6876 sub=Solo] made up',
      fields: { process: 'hostd', module: 'Solo' },
    },
    {
      line: ') - made up10Z cpu35:2102001)@BlueScreen: made up',
      fields: { cpu: 35, world: 2102001, message: '@BlueScreen: made up' },
    },
  ],
}
