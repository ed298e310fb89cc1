import { readKlogBody } from './body.ts'
import type { LogFormat } from './format.ts'
import { parsed } from './shape.ts'
import { klogStamp } from './time.ts'

export const klog: LogFormat = {
  name: 'klog',
  about: 'Kubernetes components of the Supervisor: letter, month and day, no year.',
  parse(line, context) {
    const fields = readKlogBody(line)
    if (fields === undefined) return undefined
    const { message, ...rest } = fields
    return parsed(klogStamp(line.slice(1, 21), context.newestUs), message, rest)
  },
  samples: [
    {
      line: 'W0601 12:00:00.123400       1 reflector.go:324] failed to list *v1.Node: timeout',
      fields: {
        timeMark: 'year-guessed',
        level: 'warning',
        module: 'reflector.go:324',
        message: 'failed to list *v1.Node: timeout',
      },
    },
    { line: 'E1231 23:59:59.000001   12345 controller.go:7] lost', fields: { level: 'error' } },
  ],
}
