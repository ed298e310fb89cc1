import type { Random } from '../random.ts'
import type { Vcenter } from '../vcenter.ts'
import type { VcEvent, VcLog } from '../vcenter-lines.ts'

/** An event; `ends`: a second line of it that says what came of it, some ms later. */
type Draft = Omit<VcEvent, 'log' | 'time'> & { ends?: { afterMs: number; text: string } }
type Template = (vc: Vcenter, rng: Random) => Draft

/** What a healthy vCenter writes into one log. */
export interface VcChatter {
  log: VcLog
  perHour: number
  templates: readonly Template[]
}

const ADMIN = 'VSPHERE.LOCAL\\Administrator'
const lro = (rng: Random): string => `lro-${rng.int(100_000, 999_999)}`

/** Everyday events of every log of a vCenter. */
export const VCENTER_CHATTER: readonly VcChatter[] = [
  {
    log: 'vpxd/vpxd.log',
    perHour: 300,
    templates: [
      (_, rng) => {
        const id = lro(rng)
        return {
          module: 'vpxLro',
          opId: rng.hex(8),
          text: `[VpxLRO] -- BEGIN ${id} -- SessionManager -- vim.SessionManager.sessionIsActive -- ${rng.uuid()}(${rng.uuid()})`,
          ends: { afterMs: rng.int(1, 40), text: `[VpxLRO] -- FINISH ${id}` },
        }
      },
      (vc, rng) => {
        const host = rng.pick(vc.hosts)
        return {
          level: 'debug',
          module: 'VpxdHostSync',
          opId: `HB-${host.moid}@${rng.int(100, 9999)}-${rng.hex(8)}`,
          text: `[VpxdHostSync] Synchronizing host: ${host.moid} (${host.name}, ${host.ip})`,
        }
      },
      (_, rng) => ({
        level: 'debug',
        module: 'PropertyProvider',
        text: `RecordOp ASSIGN: info.progress, task-${rng.int(100, 9999)}. Applied change to temp map.`,
      }),
      (_, rng) => ({
        level: 'debug',
        module: 'VmProv',
        opId: rng.hex(8),
        text: `Get workflow of vm-${rng.int(30, 90)}: no operation pending`,
      }),
      () => ({
        level: 'warning',
        module: 'Default',
        text: '[VpxdMoSessionManager] Session of a client ended by the client, no logout was sent',
      }),
      (_, rng) => ({
        module: 'MoHost',
        text: `[HostMo::UpdateQuickStats] ${rng.int(1, 9)} values refreshed`,
        more: ['Result: (vim.host.Summary) {', '   rebootRequired = false,', '}'],
      }),
    ],
  },
  {
    log: 'vpxd/vpxd-profiler-1.log',
    perHour: 120,
    templates: [
      (_, rng) => ({
        text: `/ActivationStats/Task/Actv='vim.VirtualMachine.powerOn'/TotalTime/total ${rng.int(800_000, 2_000_000)}`,
      }),
      (_, rng) => ({
        text: `/ActivationStats/Task/Actv='vim.VirtualMachine.powerOn'/TotalTime/numSamples ${rng.int(1, 40)}`,
      }),
      (_, rng) => ({
        text: `/SessionStats/SessionPool/Session/Id='${rng.uuid()}'/Username='${ADMIN}'/ClientIP='192.0.2.200'/TotalTime/mean ${rng.int(900, 9000)}`,
      }),
      (vc, rng) => ({ text: `/HostStatus/HostId/${rng.pick(vc.hosts).moid}/SpecGenNo ${rng.int(100, 9999)}` }),
    ],
  },
  {
    log: 'vpxd-svcs/vpxd-svcs.log',
    perHour: 60,
    templates: [
      (_, rng) => ({
        module: 'com.vmware.cis.authorization.impl.AuthorizationManagerImpl',
        thread: 'authz-service-7',
        opId: rng.hex(8),
        text: `Session count for user [after add]: VSPHERE.LOCAL\\vpxd-extension is ${rng.int(1, 5)}`,
      }),
      (_, rng) => ({
        module: 'com.vmware.cis.tagging.impl.TagQuery',
        opId: rng.hex(8),
        text: `Query took ${rng.int(1, 20)} ms`,
      }),
    ],
  },
  {
    log: 'sso/websso.log',
    perHour: 20,
    templates: [
      (vc, rng) => ({
        module: 'auditlogger',
        opId: rng.uuid(),
        text: JSON.stringify({
          user: 'Administrator@VSPHERE.LOCAL',
          client: '192.0.2.200',
          timestamp: '03/11/2026 08:49:33 GMT',
          description: `User Administrator@VSPHERE.LOCAL@192.0.2.200 logged in with response code 200 on ${vc.fqdn}`,
          eventSeverity: 'INFO',
          type: 'com.vmware.sso.LoginSuccess',
        }),
      }),
      (_, rng) => ({
        module: 'com.vmware.identity.samlservice.SamlServiceImpl',
        opId: rng.uuid(),
        text: 'Authentication request is valid',
      }),
    ],
  },
  {
    log: 'sso/ssoAdminServer.log',
    perHour: 30,
    templates: [
      (_, rng) => ({
        opId: rng.uuid(),
        text: "User {Name: vpxd-extension, Domain: vsphere.local} with role 'ConfigurationUser' is authorized for method call 'SessionManager.login'",
      }),
    ],
  },
  {
    log: 'sso/vmware-sts-idmd.log',
    perHour: 30,
    templates: [
      (_, rng) => ({
        opId: rng.uuid(),
        text: 'Authentication succeeded for user [vpxd-extension] in tenant [vsphere.local] in [3] milliseconds',
      }),
    ],
  },
  {
    log: 'sso/tokenservice.log',
    perHour: 30,
    templates: [
      (_, rng) => ({
        opId: rng.uuid(),
        module: 'com.vmware.identity.sts.impl.STSImpl',
        text: 'Successfully issued a token',
      }),
    ],
  },
  {
    log: 'vmdird/vmdird-syslog.log',
    perHour: 10,
    templates: [
      (_, rng) => ({
        thread: String(rng.int(139_713_600_000_000, 139_713_699_999_999)),
        text: 'VmDirSendLdapResult: Request (Bind), Error (0), Message (), (0) socket (127.0.0.1)',
      }),
      () => ({ text: 'Index cache refreshed' }),
    ],
  },
  { log: 'vmafdd/vmafdd-syslog.log', perHour: 6, templates: [() => ({ text: 'VmAfdHeartbeat: all services answer' })] },
  { log: 'vmcad/vmcad-syslog.log', perHour: 1, templates: [() => ({ text: 'VMCACheckCRL: the list is up to date' })] },
  {
    log: 'cis-license/license.log',
    perHour: 6,
    templates: [() => ({ module: 'com.vmware.license.client.UsageReporter', text: 'Usage of 2 assets collected' })],
  },
  {
    log: 'trustmanagement/trustmanagement.log',
    perHour: 4,
    templates: [
      () => ({
        module: 'com.vmware.vcenter.trustmanagement.vapi.impl.setup.AuthzPermissionValidator',
        text: 'User vsphere.local\\machine-15fe2f2f has top-level Admin privileges',
      }),
    ],
  },
  {
    log: 'vapi/endpoint/endpoint.log',
    perHour: 30,
    templates: [(_, rng) => ({ text: `Invoked com.vmware.cis.session.get in ${rng.int(1, 30)} ms` })],
  },
  { log: 'content-library/cls.log', perHour: 10, templates: [() => ({ text: 'No subscribed library is due' })] },
  {
    log: 'vmon/vmon.log',
    perHour: 20,
    templates: [
      (vc, rng) => ({
        text: `<${rng.pick(vc.services).name.replace('vmware-', '')}> Service state request succeeded.`,
      }),
      () => ({ text: '<analytics> Skip service health check. State STOPPED, Curr request 0' }),
    ],
  },
  {
    log: 'vpostgres/postgresql-11.log',
    perHour: 30,
    templates: [
      (_, rng) => ({
        text: `checkpoint complete: wrote ${rng.int(100, 900)} buffers (1.2%); 0 WAL file(s) added, 0 removed, 1 recycled`,
      }),
      (_, rng) => ({
        module: 'vumuser',
        text: `disconnection: session time: 0:00:00.0${rng.int(10, 99)} user=vumuser database=VCDB host=[local]`,
      }),
    ],
  },
  {
    log: 'eam/eam.log',
    perHour: 12,
    templates: [
      (_, rng) => ({
        module: `VcListener.java | ${rng.int(100, 400)}`,
        text: 'Retrying in 10 sec was not needed, listener is connected',
      }),
      () => ({ module: 'AgencyAuditJob.java | 88', text: 'Audit finished, 0 issues' }),
    ],
  },
  {
    log: 'vmware-sps/sps.log',
    perHour: 30,
    templates: [
      (_, rng) => ({
        text: `Calling bulkUpdate with datastore=ds:///vmfs/volumes/${rng.hex(8)}-${rng.hex(8)}/ fullSync=false`,
      }),
      () => ({
        module: 'com.vmware.vim.storage.common.task.CustomThreadPoolExecutor',
        text: '[VLSI-client] Request took 4 millis to execute.',
      }),
    ],
  },
  {
    log: 'vsphere-ui/logs/vsphere_client_virgo.log',
    perHour: 40,
    templates: [
      (_, rng) => ({ text: `Session ${rng.int(100_000, 999_999)} refreshed` }),
      () => ({
        level: 'warning',
        module: 'com.vmware.vise.vim.commons.vcservice.impl.VcServiceImpl',
        text: 'A plug-in answered without a version, the default is used',
        more: [
          'com.example.plugin.NoVersion: header is missing',
          '\tat com.example.plugin.Reader.read(Reader.java:41)',
          '\tat java.base/java.lang.Thread.run(Thread.java:829)',
        ],
      }),
    ],
  },
  {
    log: 'applmgmt/applmgmt.log',
    perHour: 40,
    templates: [
      () => ({ module: 'vmware.appliance.update.update_b2b', level: 'debug', text: 'Update state is UP_TO_DATE' }),
      () => ({
        module: 'vmware.vherd.base.detwist',
        level: 'debug',
        text: 'method = com.vmware.appliance.health.system.get, args = ()',
      }),
    ],
  },
  {
    log: 'envoy/envoy-access-1.log',
    perHour: 120,
    templates: [
      (vc, rng) => ({
        text: `${iso0(vc)} POST /sdk HTTP/1.1 200 via_upstream - ${rng.int(400, 2000)} ${rng.int(1000, 20000)} ${rng.int(1, 60)} 0 0 192.0.2.200:${rng.int(40000, 60000)} ${vc.ip}:443 127.0.0.1:${rng.int(40000, 60000)} 127.0.0.1:8085`,
      }),
      (vc, rng) => ({
        text: `[${iso0(vc)}] "GET /ui/config/h5-config HTTP/1.1" 200 - 0 ${rng.int(1000, 9000)} ${rng.int(1, 40)} - "-" "Mozilla/5.0" "${rng.uuid()}" "${vc.fqdn}" "-"`,
      }),
    ],
  },
  {
    log: 'rhttpproxy/rhttpproxy-1.log',
    perHour: 20,
    templates: [
      (_, rng) => ({
        level: 'debug',
        module: 'Proxy Req 81133',
        text: `Resolved endpoint : [N7Vmacore4Http16LocalServiceSpecE:0x000055${rng.hex(10)}] _serverNamespace = /vpxd action = Allow _port = 8089`,
      }),
    ],
  },
  {
    log: 'lookupsvc/localhost_access_log.2026-03-11.txt',
    perHour: 30,
    templates: [
      (_, rng) => ({
        text: `127.0.0.1:${rng.int(40000, 60000)} to local 1080 - HTTP/1.1 POST /lookupservice/sdk [Response] 200 - ${rng.int(500, 9000)} bytes [Perf] process ${rng.int(1, 20)}ms / commit 0ms / conn [+]`,
      }),
    ],
  },
  {
    log: 'vmware-updatemgr/vum-server/vmware-vum-server.log',
    perHour: 20,
    templates: [
      (_, rng) => ({ module: 'SessionAuthData', text: `[vciSessionAuthData 94] Session [${rng.uuid()}] is closed` }),
      () => ({ module: 'EHP', text: 'Response was 200 for /vum/health' }),
    ],
  },
  {
    log: 'wcp/wcpsvc.log',
    perHour: 20,
    templates: [
      () => ({ module: 'eamagency/util.go:148', opId: 'vCLS', text: 'Going to read service config' }),
      () => ({ level: 'debug', text: 'No cluster has workloads enabled' }),
    ],
  },
  { log: 'cloudvm/cloudvm-ram-size.log', perHour: 0.2, templates: [() => ({ text: '' })] },
]

/** Start of an HTTP request: a moment before the capture. */
function iso0(vc: Vcenter): string {
  return new Date(vc.captured - 61_000).toISOString()
}
