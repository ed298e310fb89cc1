import type { LogFormat } from './format.ts'
import { levelOf } from './level.ts'
import { parsed, shape } from './shape.ts'
import { ISO, isoStamp } from './time.ts'

const shaped = shape(
  String.raw`^(?:${ISO}: (?<up>\d+\.\d+): (?<msg>.*)|\[(?<ts2>\d{4}-\d\d-\d\dT[\d:.]{8,18}(?:Z|[+-]\d{4}))\](?:\[\d[\d.]*s\])?\[(?<level>\w{4,7}) *\]\[gc[\w,]* *\] ?(?<msg2>.*))$`,
)

export const gc: LogFormat = {
  name: 'gc',
  about: 'Garbage collection logs of the Java services, old and unified form.',
  parse(line) {
    const g = shaped.exec(line)?.groups
    if (g === undefined) return undefined
    return parsed(isoStamp(g.ts ?? g.ts2), g.msg ?? g.msg2, { level: levelOf(g.level), levelWord: g.level })
  },
  samples: [
    {
      line: '2023-05-11T10:22:26.181+0000: 23041064.224: [GC (Allocation Failure)]',
      fields: { timeUs: Date.UTC(2023, 4, 11, 10, 22, 26, 181) * 1000, message: '[GC (Allocation Failure)]' },
    },
    {
      line: '[2023-05-11T10:22:26.181+0000][0.123s][info][gc,start] GC(12) Pause Young (Normal)',
      fields: {
        timeUs: Date.UTC(2023, 4, 11, 10, 22, 26, 181) * 1000,
        level: 'info',
        message: 'GC(12) Pause Young (Normal)',
      },
    },
  ],
}
