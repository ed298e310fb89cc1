import type { LogFormat } from './format.ts'
import { levelOf } from './level.ts'
import { JAVA_LEVEL, parsed, shape } from './shape.ts'
import { ISO, isoStamp } from './time.ts'

const shaped = shape(
  String.raw`^\[${ISO} (?<tenant>\S+) +(?<corid>\S+) +${JAVA_LEVEL} *\] \[(?<cls>[^\]]+)\] ?(?<msg>.*)$`,
)

export const jSso6: LogFormat = {
  name: 'j-sso6',
  about: 'vmware-sts-idmd of vCenter 6.x.',
  parse(line) {
    const g = shaped.exec(line)?.groups
    if (g === undefined) return undefined
    return parsed(isoStamp(g.ts), g.msg, {
      level: levelOf(g.level),
      levelWord: g.level,
      opId: g.corid,
      module: g.cls,
    })
  },
  samples: [
    {
      line: '[2017-06-16T12:46:14.520Z vsphere.local d6de12ef-6ca0-1ca1-c84f-168c53455dce INFO ] [IdentityManager] Authentication succeeded',
      fields: {
        timeUs: Date.UTC(2017, 5, 16, 12, 46, 14, 520) * 1000,
        opId: 'd6de12ef-6ca0-1ca1-c84f-168c53455dce',
        level: 'info',
        module: 'IdentityManager',
        message: 'Authentication succeeded',
      },
    },
    {
      line: '[2017-06-16T12:46:15.001+02:00 vsphere.local        d6de12ef-6ca0-1ca1-c84f-168c53455dce ERROR] [ActiveDirectoryProvider] Failed to bind',
      fields: { timeUs: Date.UTC(2017, 5, 16, 10, 46, 15, 1) * 1000, level: 'error' },
    },
  ],
}
