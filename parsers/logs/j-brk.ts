import type { LogFormat } from './format.ts'
import { levelOf } from './level.ts'
import { JAVA_LEVEL, parsed, shape } from './shape.ts'
import { ISO, isoStamp } from './time.ts'

const shaped = shape(
  String.raw`^${ISO} \[(?<thread>[^\]\s]+)(?: (?:\[\]|null))? +${JAVA_LEVEL} +(?<cls>\S+) +opId=(?<opid>[^\]]*)\] *(?<msg>.*)$`,
)

export const jBrk: LogFormat = {
  name: 'j-brk',
  about: 'vpxd-svcs, license, trustmanagement, hvc and authorization services of vCenter 6.5 and later.',
  head: '%T [%w {[] |}%s{INFO|WARN|ERROR|DEBUG|TRACE|FATAL}%s%j%sopId={%i|}] ',
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
      line: '2025-10-15T09:18:25.379Z [tomcat-exec-25 [] INFO com.vmware.vcenter.trustmanagement.vapi.impl.setup.AuthzPermissionValidator opId=] User vsphere.local\\machine-0a1b2c3d has top-level Admin privileges',
      fields: {
        timeUs: Date.UTC(2025, 9, 15, 9, 18, 25, 379) * 1000,
        thread: 'tomcat-exec-25',
        level: 'info',
        module: 'com.vmware.vcenter.trustmanagement.vapi.impl.setup.AuthzPermissionValidator',
        message: 'User vsphere.local\\machine-0a1b2c3d has top-level Admin privileges',
      },
    },
    {
      line: '2021-06-16T16:31:13.400Z [tomcat-exec-43  ERROR  AuthorizationService.AuditLog  opId=570b3238-00db-1ab5-be8f-b1608c60dcba] Action performed',
      fields: { level: 'error', module: 'AuthorizationService.AuditLog', opId: '570b3238-00db-1ab5-be8f-b1608c60dcba' },
    },
  ],
}
