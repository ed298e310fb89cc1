import type { LogFormat } from './format.ts'
import { parsed, shape } from './shape.ts'
import { dateStamp } from './time.ts'

const shaped = shape(`^=+ (?<msg>Start of cloudvm ram size dump at (?<ts>[^=]{10,60}?)) =+ *$`)

export const cloudvm: LogFormat = {
  name: 'cloudvm',
  about: 'Memory table of the vCenter appliance (cloudvm-ram-size.log): the header of each dump.',
  parse(line) {
    const g = shaped.exec(line)?.groups
    if (g === undefined) return undefined
    return parsed(dateStamp(g.ts), g.msg, { process: 'cloudvm-ram-size' })
  },
  samples: [
    {
      line: '========== Start of cloudvm ram size dump at Thu Jun 2 08:00:01 UTC 2022 ==========',
      fields: { timeUs: Date.UTC(2022, 5, 2, 8, 0, 1) * 1000, timeMark: 'written', process: 'cloudvm-ram-size' },
    },
    {
      line: '========== Start of cloudvm ram size dump at Thu Jun 12 08:00:01 CEST 2022 ==========',
      fields: { timeUs: Date.UTC(2022, 5, 12, 8, 0, 1) * 1000, timeMark: 'zone-assumed' },
    },
  ],
}
