import type { LogFormat } from './format.ts'
import { priorityLevel } from './level.ts'
import { parsed, shape } from './shape.ts'
import { noStamp } from './time.ts'

const shaped = shape(String.raw`^(?:<(?<pri>\d)>)?\[ *\d{1,10}\.\d{3,6}\] (?<msg>.*)$`)

export const dmesg: LogFormat = {
  name: 'dmesg',
  about: 'Linux kernel messages of the appliance: seconds since boot in brackets.',
  undated: true,
  parse(line) {
    const g = shaped.exec(line)?.groups
    if (g === undefined) return undefined
    return parsed(noStamp, g.msg, { process: 'kernel', level: priorityLevel(g.pri) })
  },
  samples: [
    {
      line: '[    0.000000] Linux version 4.19.290-1.ph3',
      fields: { timeUs: null, timeMark: 'none', process: 'kernel', message: 'Linux version 4.19.290-1.ph3' },
    },
    { line: '<3>[12345.678901] EXT4-fs error (device dm-1): ext4_find_entry', fields: { level: 'error' } },
  ],
}
