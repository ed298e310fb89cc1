import { iso } from './host.ts'
import type { Vcenter } from './vcenter.ts'

/** Logs of a vCenter, by the path below var/log/vmware. */
export type VcLog =
  | 'vpxd/vpxd.log'
  | 'vpxd/vpxd-profiler-1.log'
  | 'vpxd-svcs/vpxd-svcs.log'
  | 'sso/websso.log'
  | 'sso/ssoAdminServer.log'
  | 'sso/vmware-sts-idmd.log'
  | 'sso/tokenservice.log'
  | 'vmdird/vmdird-syslog.log'
  | 'vmafdd/vmafdd-syslog.log'
  | 'vmcad/vmcad-syslog.log'
  | 'cis-license/license.log'
  | 'trustmanagement/trustmanagement.log'
  | 'vapi/endpoint/endpoint.log'
  | 'content-library/cls.log'
  | 'vmon/vmon.log'
  | 'vpostgres/postgresql-11.log'
  | 'eam/eam.log'
  | 'vmware-sps/sps.log'
  | 'vsphere-ui/logs/vsphere_client_virgo.log'
  | 'applmgmt/applmgmt.log'
  | 'envoy/envoy-access-1.log'
  | 'rhttpproxy/rhttpproxy-1.log'
  | 'lookupsvc/localhost_access_log.2026-03-11.txt'
  | 'vmware-updatemgr/vum-server/vmware-vum-server.log'
  | 'wcp/wcpsvc.log'
  | 'cloudvm/cloudvm-ram-size.log'

type VcLevel = 'error' | 'warning' | 'info' | 'debug'

export interface VcEvent {
  log: VcLog
  time: number
  text: string
  level?: VcLevel
  /** `sub=`, Java class, Python module, file:line of Go, database user. */
  module?: string
  thread?: string
  opId?: string
  /** Unprefixed lines that follow: stack traces, `-->` of vmacore. */
  more?: string[]
}

type Writer = (event: VcEvent, vc: Vcenter) => string[]

const JAVA = { error: 'ERROR', warning: 'WARN', info: 'INFO', debug: 'DEBUG' } as const
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const level = (event: VcEvent): VcLevel => event.level ?? 'info'
const more = (event: VcEvent): string[] => event.more ?? []

const vmacore =
  (program: string): Writer =>
  (event) => {
    const word = level(event) === 'debug' ? 'verbose' : level(event)
    const opId = event.opId === undefined ? '' : ` opID=${event.opId}`
    return [
      `${iso(event.time)} ${word} ${program}[${event.thread ?? '07311'}] [Originator@6876 sub=${event.module ?? 'Default'}${opId}] ${event.text}`,
      ...more(event).map((line) => `--> ${line}`),
    ]
  }

const brackets: Writer = (event) => [
  `${iso(event.time)} [${event.thread ?? 'tomcat-exec-12'} [] ${JAVA[level(event)]} ${event.module ?? 'com.vmware.cis.Service'} opId=${event.opId ?? ''}] ${event.text}`,
  ...more(event),
]

const sso =
  (component: string): Writer =>
  (event, vc) => [
    `${iso(event.time)} ${JAVA[level(event)]} ${component}[${vc.services[0]!.pid}:${event.thread ?? 'tomcat-http--15'}] [CorId=${event.opId ?? '2dc2573a-2356-4d19-bbd8-35fc7f33d602'}] [${event.module ?? 'com.vmware.identity.idm.server.IdentityManager'}] ${event.text}`,
    ...more(event),
  ]

const ssoAdmin: Writer = (event, vc) => [
  `${iso(event.time)} ${JAVA[level(event)]} ssoAdminServer[${vc.services[1]!.pid}:${event.thread ?? 'pool-2-thread-9'}] [OpId=${event.opId ?? '51c3051a-895b-4f62-bc4e-f27b9794bd67'}] [${event.module ?? 'com.vmware.identity.vlsi.RoleBasedAuthorizer'}] ${event.text}`,
  ...more(event),
]

const VMW_SYSLOG = { error: 'err', warning: 'warning', info: 'info', debug: 'debug' } as const
const vmdir =
  (program: string): Writer =>
  (event) => [
    `${iso(event.time).replace('Z', '044+00:00')} ${VMW_SYSLOG[level(event)]} ${program}  t@${event.thread ?? '139713625134848'}: ${event.text}`,
  ]

const endpoint: Writer = (event) => [
  `${iso(event.time)} | ${JAVA[level(event)].padEnd(5)} | ${event.thread ?? 'jetty-default-88'} | ${event.module ?? 'ApiMethodImpl'} | ${event.text}`,
  ...more(event),
]

const cls: Writer = (event) => [
  `${iso(event.time)} | ${JAVA[level(event)].padEnd(5)} | ${event.opId ?? '6e1f1c2a'} | ${event.thread ?? 'cls-simple-activity-7'} | ${event.module ?? 'LibraryRefresher'} | ${event.text}`,
  ...more(event),
]

const VMON = { error: 'Er(02)', warning: 'Wa(03)', info: 'In(05)', debug: 'In(05)' } as const
const vmon: Writer = (event, vc) => [
  `${iso(event.time)} ${VMON[level(event)]} host-${vc.services[4]!.pid} ${event.text}`,
]

const POSTGRES = { error: 'ERROR', warning: 'WARNING', info: 'LOG', debug: 'DEBUG1' } as const
const postgres: Writer = (event) => [
  `${iso(event.time).replace('T', ' ').replace('Z', ' UTC')} 65ef0c12.${event.thread ?? '21fc1e'} 0 VCDB ${event.module ?? 'vc'} [local] ${event.opId ?? '22302'} 5${event.opId === 'panic' ? 'PANIC' : POSTGRES[level(event)]}:  ${event.text}`.replace(
    ' panic 5',
    ' 22302 5',
  ),
  ...more(event),
]

const eam: Writer = (event) => [
  `${iso(event.time)} | ${JAVA[level(event)].padStart(5)} | ${event.thread ?? 'vlsi'} | ${event.module ?? 'VcConnection.java | 201'} | ${event.text}`,
  ...more(event),
]

const sps: Writer = (event) => [
  `${iso(event.time)} [${event.thread ?? 'pool-24-thread-1'}] ${JAVA[level(event)]} opId=${event.opId ?? 'sps-Main-656189-570'} ${event.module ?? 'com.vmware.vslm.globalcache.GlobalCatalogCache'} - ${event.text}`,
  ...more(event),
]

const ui: Writer = (event) => [
  `[${iso(event.time)}] [${JAVA[level(event)].padEnd(5)}] ${event.thread ?? 'http-nio-5090-exec-2'}         70000028 100006 ###### ${event.module ?? 'com.vmware.vise.util.session.SessionUtil'}             ${event.text}`,
  ...more(event),
]

const applmgmt: Writer = (event) => [
  `${iso(event.time).slice(0, 23)} [${event.thread ?? '2376'}]${{ error: 'ERROR', warning: 'WARNING', info: 'INFO', debug: 'DEBUG' }[level(event)]}:${event.module ?? 'vmware.appliance.health'}:${event.text}`,
  ...more(event),
]

const go: Writer = (event) => [
  `${iso(event.time)} ${level(event)} wcp [${event.module ?? 'kubelifecycle/controller.go:412'}] [opID=${event.opId ?? 'domain-c8'}] ${event.text}`,
]

const tomcat: Writer = (event) => {
  const d = new Date(event.time)
  return [
    `[${String(d.getUTCDate()).padStart(2, '0')}/${MONTHS[d.getUTCMonth()]}/${d.getUTCFullYear()}:${iso(event.time).slice(11, 19)} +0000] tomcat-http--47 [Request] ${event.text}`,
  ]
}

const RAM = ['Service-Name', 'AllocatedMB', 'CurrentMB'] as const
const cloudvm: Writer = (event, vc) => {
  const stamp = new Date(event.time)
    .toUTCString()
    .replace(
      /^(\w+), (\d+) (\w+) (\d+) (\S+) GMT$/,
      (_, day: string, date: string, month: string, year: string, clock: string) =>
        `${day} ${month} ${Number(date)} ${clock} UTC ${year}`,
    )
  return [
    `========== Start of cloudvm ram size dump at ${stamp} ==========`,
    RAM.map((c) => c.padEnd(24))
      .join('')
      .trimEnd(),
    ...vc.services.slice(0, 8).map((s, n) => `${s.name.padEnd(24)}${String(256 + n * 64).padEnd(24)}${201 + n * 57}`),
  ]
}

const raw: Writer = (event) => [`${iso(event.time)} ${event.text}`]

const WRITERS: Readonly<Record<VcLog, Writer>> = {
  'vpxd/vpxd.log': vmacore('vpxd'),
  'vpxd/vpxd-profiler-1.log': raw,
  'vpxd-svcs/vpxd-svcs.log': brackets,
  'sso/websso.log': sso('websso'),
  'sso/ssoAdminServer.log': ssoAdmin,
  'sso/vmware-sts-idmd.log': sso('sts-idmd'),
  'sso/tokenservice.log': sso('tokenservice'),
  'vmdird/vmdird-syslog.log': vmdir('vmdird'),
  'vmafdd/vmafdd-syslog.log': vmdir('vmafdd'),
  'vmcad/vmcad-syslog.log': vmdir('vmcad'),
  'cis-license/license.log': brackets,
  'trustmanagement/trustmanagement.log': brackets,
  'vapi/endpoint/endpoint.log': endpoint,
  'content-library/cls.log': cls,
  'vmon/vmon.log': vmon,
  'vpostgres/postgresql-11.log': postgres,
  'eam/eam.log': eam,
  'vmware-sps/sps.log': sps,
  'vsphere-ui/logs/vsphere_client_virgo.log': ui,
  'applmgmt/applmgmt.log': applmgmt,
  'envoy/envoy-access-1.log': vmacore('envoy'),
  'rhttpproxy/rhttpproxy-1.log': vmacore('rhttpproxy'),
  'lookupsvc/localhost_access_log.2026-03-11.txt': tomcat,
  'vmware-updatemgr/vum-server/vmware-vum-server.log': vmacore('vmware-vum-server'),
  'wcp/wcpsvc.log': go,
  'cloudvm/cloudvm-ram-size.log': cloudvm,
}

/** Writes an event in the format of its log. */
export function vcLines(event: VcEvent, vc: Vcenter): string[] {
  return WRITERS[event.log](event, vc)
}
