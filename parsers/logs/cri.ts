import { withBody } from './body.ts'
import type { LogFormat } from './format.ts'
import { shape } from './shape.ts'
import { ISO, isoStamp } from './time.ts'

const shaped = shape(`^${ISO} (?:stdout|stderr) [FP] (?<msg>.*)$`)

export const cri: LogFormat = {
  name: 'cri',
  about: 'Container logs of the Supervisor (CRI form), the message often from klog.',
  parse(line) {
    const g = shaped.exec(line)?.groups
    if (g === undefined) return undefined
    return withBody(isoStamp(g.ts), g.msg!)
  },
  samples: [
    {
      line: '2023-06-01T12:00:00.123456789Z stderr F W0601 12:00:00.123400       1 reflector.go:324] failed to list *v1.Node: timeout',
      fields: {
        timeUs: Date.UTC(2023, 5, 1, 12, 0, 0, 123) * 1000 + 456,
        level: 'warning',
        levelWord: 'W',
        module: 'reflector.go:324',
        message: 'failed to list *v1.Node: timeout',
      },
    },
    { line: '2023-06-01T12:00:01Z stdout F starting server', fields: { message: 'starting server' } },
  ],
}
