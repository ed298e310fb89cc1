import type { LogFormat } from './format.ts'
import { levelOf } from './level.ts'
import { JAVA_LEVEL, parsed, shape } from './shape.ts'
import { ISO, isoStamp } from './time.ts'

const shaped = shape(
  String.raw`^\[${ISO} (?<thread>\S+) opId=(?<opid>\S*) ${JAVA_LEVEL} +(?<cls>[^\]]+)\] *(?<msg>.*)$`,
)

export const jSsoadm6: LogFormat = {
  name: 'j-ssoadm6',
  about: 'ssoAdminServer of vCenter 6.x.',
  parse(line) {
    const g = shaped.exec(line)?.groups
    if (g === undefined) return undefined
    return parsed(isoStamp(g.ts), g.msg, {
      level: levelOf(g.level),
      levelWord: g.level,
      thread: g.thread,
      opId: g.opid,
      module: g.cls,
    })
  },
  samples: [
    {
      line: '[2017-06-16T12:51:48.931Z pool-9-thread-5 opId=f6607e78-9b87-1aa5-b17e-9c50aba0ddce-96294-ngc INFO  com.vmware.identity.vlsi.SessionManagerImpl] User {Name: A}',
      fields: {
        timeUs: Date.UTC(2017, 5, 16, 12, 51, 48, 931) * 1000,
        thread: 'pool-9-thread-5',
        opId: 'f6607e78-9b87-1aa5-b17e-9c50aba0ddce-96294-ngc',
        module: 'com.vmware.identity.vlsi.SessionManagerImpl',
        message: 'User {Name: A}',
      },
    },
    {
      line: '[2017-06-16T12:51:48.931Z pool-9-thread-5 opId= ERROR com.vmware.identity.admin.server.ims.impl.PrincipalManagementImpl] failed',
      fields: { level: 'error' },
    },
  ],
}
