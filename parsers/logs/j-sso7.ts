import { readAudit } from './body.ts'
import type { LogFormat } from './format.ts'
import { levelOf } from './level.ts'
import { integer, JAVA_LEVEL, parsed, shape } from './shape.ts'
import { ISO, isoStamp } from './time.ts'

const shaped = shape(
  String.raw`^${ISO} ${JAVA_LEVEL} (?<comp>[\w-]+)\[(?<pid>\d+):(?<thread>[^\]]+)\] \[(?:CorId=(?<corid>[^\s\]]*) ?)?(?:OpId=(?<opid>[^\]]*))?\] \[(?<cls>[^\]]+)\] ?(?<msg>.*)$`,
)

export const jSso7: LogFormat = {
  name: 'j-sso7',
  about: 'websso, tokenservice, ssoAdminServer and sts of vCenter 7 and later, with the audit log.',
  head: '%T {INFO|WARN|ERROR|DEBUG|TRACE|FATAL} %k[%d:%w] [{CorId=%k|OpId=%k}] [%j] ',
  parse(line) {
    const g = shaped.exec(line)?.groups
    if (g === undefined) return undefined
    const audit = g.cls === 'auditlogger' ? readAudit(g.msg!) : undefined
    return parsed(isoStamp(g.ts), g.msg, {
      level: levelOf(g.level),
      levelWord: g.level,
      process: g.comp,
      pid: integer(g.pid),
      thread: g.thread,
      opId: g.opid ?? g.corid,
      module: g.cls,
      event: audit?.event,
      user: audit?.user,
    })
  },
  samples: [
    {
      line: '2025-01-29T08:49:33.509Z INFO websso[52:tomcat-http--15] [CorId=2dd7824b-7485-1e06-cce9-48ad2a44e537] [auditlogger] {"user":"alice@LAB.LOCAL","client":"192.0.2.4","timestamp":"01/29/2025 08:49:33 GMT","description":"User alice@LAB.LOCAL@192.0.2.4 failed to log in with response code 401","eventSeverity":"INFO","type":"com.vmware.sso.LoginFailure"}',
      fields: {
        timeUs: Date.UTC(2025, 0, 29, 8, 49, 33, 509) * 1000,
        level: 'info',
        process: 'websso',
        pid: 52,
        thread: 'tomcat-http--15',
        opId: '2dd7824b-7485-1e06-cce9-48ad2a44e537',
        module: 'auditlogger',
        event: 'com.vmware.sso.LoginFailure',
        user: 'alice@LAB.LOCAL',
      },
    },
    {
      line: '2025-10-15T09:19:15.608Z WARN ssoAdminServer[697:pool-2-thread-9] [OpId=51d4380b-968c-1a57-cd1f-a72c6261ce52] [com.vmware.identity.vlsi.RoleBasedAuthorizer] User {Name: vpxd-extension, Domain: vsphere.local} is not authorized',
      fields: {
        level: 'warning',
        opId: '51d4380b-968c-1a57-cd1f-a72c6261ce52',
        module: 'com.vmware.identity.vlsi.RoleBasedAuthorizer',
        message: 'User {Name: vpxd-extension, Domain: vsphere.local} is not authorized',
      },
    },
  ],
}
