import type { LogFormat } from './format.ts'
import { levelOf } from './level.ts'
import { JAVA_LEVEL, parsed, shape } from './shape.ts'
import { ISO, isoStamp } from './time.ts'

const shaped = shape(
  String.raw`^\[${ISO}\] ${JAVA_LEVEL}(?<id>\d+)\[(?<thread>[^\]]+)\] - (?<cls>[^(]+)\((?<src>[^:)]+):(?<line>\d+)\) - ?(?<msg>.*)$`,
)

export const jObs: LogFormat = {
  name: 'j-obs',
  about: 'Observability service of vCenter.',
  parse(line) {
    const g = shaped.exec(line)?.groups
    if (g === undefined) return undefined
    return parsed(isoStamp(g.ts), g.msg, {
      level: levelOf(g.level),
      levelWord: g.level,
      thread: g.thread,
      module: g.cls,
    })
  },
  samples: [
    {
      line: '[2023-05-11T13:05:44.744Z] INFO1[main] - com.vmware.observability.Collector(Collector.java:77) - Collecting metrics',
      fields: {
        timeUs: Date.UTC(2023, 4, 11, 13, 5, 44, 744) * 1000,
        level: 'info',
        thread: 'main',
        module: 'com.vmware.observability.Collector',
        message: 'Collecting metrics',
      },
    },
    {
      line: '[2023-05-11T13:05:45.000Z] ERROR12[pool-1-thread-2] - com.vmware.observability.Sender(Sender.java:9) - refused',
      fields: { level: 'error' },
    },
  ],
}
