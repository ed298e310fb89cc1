import { type Host, iso, sessionStart } from '../host.ts'
import type { EsxLog, LogEvent } from '../lines.ts'
import type { Random } from '../random.ts'
import type { Chatter, Draft, Template } from './chatter.ts'

type Say = (host: Host, rng: Random) => string

const thread = (host: Host, rng: Random): number => host.data.world + 2900 + rng.int(0, 40)
const opId = (rng: Random): string => `${rng.hex(8)}-${rng.hex(2)}-${rng.hex(4)}`

/** A template of hostd and its relatives: level, `sub=`, text. */
const at =
  (
    level: NonNullable<LogEvent['level']>,
    sub: string,
    text: Say,
    more?: (host: Host, rng: Random) => string[],
  ): Template[1] =>
  (host, rng): Draft => ({
    level,
    sub,
    pid: thread(host, rng),
    text: text(host, rng),
    ...(rng.chance(0.5) ? { opId: opId(rng) } : {}),
    ...(more === undefined ? {} : { more: more(host, rng) }),
  })

const inVm: Template[1] = (host, rng) => {
  const vm = rng.pick(host.vms)
  const store = host.datastores.find((d) => d.name === vm.datastore)!
  return {
    level: 'info',
    sub: `Vmsvc.vm:/vmfs/volumes/${store.uuid}/${vm.name}/${vm.name}.vmx`,
    pid: thread(host, rng),
    text: `State Transition (VM_STATE_ON -> VM_STATE_${rng.pick(['RECONFIGURING', 'CREATE_SCREENSHOT'])})`,
  }
}

/** A call with its end; most take some ms. */
const timed = (sub: string, begin: Say, end: (begin: string) => string): Template[1] => {
  const make = at('info', sub, begin)
  return (host, rng) => {
    const draft = make(host, rng)
    return { ...draft, ends: { afterMs: rng.int(1, 40), text: end(draft.text) } }
  }
}

/** `Section for` lines open a log after each rotation. */
function section(host: Host, time: number): string[] {
  const pid = host.data.world + 2890
  const tail = `Section for VMware ESX, pid=${pid}, version=${host.data.version}, build=${host.data.build}, option=Release`
  if (host.era === '5.5') return [`${iso(time)} ${tail}`]
  const started = `time the service was last started`
  if (host.era === '8.0')
    return [
      `${iso(time)} In(14) vmsyslogd[${host.data.world + 62}]: Logs rotated. ${iso(time - 5000)} - ${started} ${iso(sessionStart(host, time) + 120_000)}, ${tail}`,
    ]
  return [
    `${iso(time)} - last log rotation time, ${iso(time - 8 * 3_600_000)} - ${started} ${iso(sessionStart(host, time) + 120_000)}, ${tail}`,
  ]
}

const HOSTD: readonly Template[] = [
  [
    14,
    at(
      'verbose',
      'PropertyProvider',
      (_, rng) =>
        `RecordOp ASSIGN: latestEvent, haTask--vim.event.EventHistoryCollector-${rng.int(1000, 99999)}. Sent notification immediately.`,
    ),
  ],
  [
    10,
    at(
      'verbose',
      'AdapterServer',
      (_, rng) =>
        `New request: target='vim.HostSystem:ha-host', method='retrieveInternalCapability', session='${rng.uuid()}'`,
    ),
  ],
  [
    9,
    timed(
      'Vimsvc.TaskManager',
      (_, rng) => `Task Created : haTask--vim.SearchIndex.findByInventoryPath-${rng.int(100000, 999999)}`,
      (begin) => `${begin.replace('Created', 'Completed')} Status success`,
    ),
  ],
  [
    6,
    at(
      'info',
      'Vimsvc.ha-eventmgr',
      (_, rng) => `Event ${rng.int(1000, 9000)} : User vpxuser@127.0.0.1 logged in as VMware-client/8.0.0`,
    ),
  ],
  [
    6,
    at(
      'info',
      'Vimsvc.ha-eventmgr',
      (_, rng) =>
        `Event ${rng.int(1000, 9000)} : User vpxuser@127.0.0.1 logged out (login time: ${rng.int(1, 23)}:02, number of API invocations: ${rng.int(1, 40)}, user agent: VMware-client/8.0.0)`,
    ),
  ],
  [4, inVm],
  [
    4,
    at(
      'verbose',
      'Hostsvc.ResourcePool ha-root-pool',
      () => 'Root pool capacity changed from 108110MHz/258204MB to 108110MHz/258208MB',
    ),
  ],
  [
    4,
    at(
      'info',
      'Hostsvc.VmkVprobSource',
      () => 'VmkVprobSource::Post event: (vim.event.EventEx) {',
      () => [
        '   key = 103,',
        '   chainId = 0,',
        '   eventTypeId = "esx.audit.ssh.enabled",',
        '   userName = "",',
        '   arguments = <unset>,',
        '}',
      ],
    ),
  ],
  [3, at('warning', 'Hostsvc', () => 'Configstore is not in transaction; the change is written at once')],
  [3, at('info', 'Libs', () => 'NfcServer: connection closed by the peer after the last message')],
  [
    3,
    at(
      'warning',
      'VigorStatsProvider(0000004ee8d1b010)',
      (host, rng) => `AddVirtualMachine: VM '${rng.int(1, host.vms.length)}' already registered`,
    ),
  ],
  [
    2,
    at('verbose', 'Vimsvc.Ticket 52 66 af 87 76 b0 ab 21-dd 2b 28 27 3a 39 fd fd', () => 'Ticket issued for vpxuser'),
  ],
  [
    2,
    at(
      'info',
      'Solo.Vmomi',
      () =>
        "Activation finished; <<52aa1b9f, <TCP '127.0.0.1 : 8307'>, <TCP '127.0.0.1 : 33871'>>, ha-property-collector, vmodl.query.PropertyCollector.waitForUpdatesEx, <vim.version.v8_0_0_1, official, 8.0.0.1>>",
      () => [
        'Arg version:',
        '"82"',
        'Arg options:',
        '(vmodl.query.PropertyCollector.WaitOptions) {',
        '   maxWaitSeconds = 600',
        '}',
      ],
    ),
  ],
  [
    3,
    at(
      'warning',
      'Statssvc',
      (_, rng) =>
        `Calculated write I/O size 1048576 for scsi0:0 is out of range -- 1048576,prevBytes = ${rng.int(1e9, 9e9)} curBytes = ${rng.int(1e9, 9e9)} prevCommands = ${rng.int(1e5, 9e5)}curCommands = ${rng.int(1e5, 9e5)}`,
    ),
  ],
  [
    0.4,
    at(
      'warning',
      'SoapAdapter.HTTPService.HttpConnection',
      (_, rng) =>
        `Failed to read request; stream: <io_obj p:0x000000${rng.hex(10)}, h:67, <TCP '127.0.0.1 : 8309'>, <TCP '127.0.0.1 : ${rng.int(33000, 60000)}'>>, error: N7Vmacore16TimeoutExceptionE(Operation timed out)`,
    ),
  ],
  [
    2,
    at(
      'info',
      'Solo.Vmomi',
      () => 'Throw vmodl.fault.RequestCanceled',
      () => [
        '(vmodl.fault.RequestCanceled) {',
        '   faultCause = (vmodl.MethodFault) null,',
        '   faultMessage = <unset>',
        '   msg = ""',
        '}',
      ],
    ),
  ],
  [
    2,
    at(
      'warning',
      'Hostsvc.Tpm20Provider',
      () =>
        'Unable to retrieve TPM/TXT status. TPM functionality will be unavailable. Failure reason: Unable to get node: Not found.',
    ),
  ],
  [
    3,
    at('verbose', 'Vmsvc.vm', (host, rng) => `Guest of vm ${rng.int(1, host.vms.length)} reports tools status toolsOk`),
  ],
  [
    3,
    at(
      'info',
      'Vimsvc.TaskManager',
      (_, rng) => `Task Created : haTask--vim.host.StorageSystem.refresh-${rng.int(100000, 999999)}`,
    ),
  ],
]

const VPXA: readonly Template[] = [
  [
    12,
    timed(
      'vpxLro',
      (_, rng) =>
        `[VpxLRO] -- BEGIN lro-${rng.int(1000, 99999)} -- vpxa -- vpxapi.VpxaService.fetchQuickStats -- ${rng.uuid()}`,
      (begin) => begin.replace(/BEGIN (\S+) .*/, 'FINISH $1'),
    ),
  ],
  [6, at('verbose', 'vpxaMoVm', (host, rng) => `[VpxaMoVm] Guest info of vm ${rng.int(1, host.vms.length)} refreshed`)],
  [5, at('verbose', 'hostdcnx', (_, rng) => `[VpxaHalCnxHostagent] Received ${rng.int(1, 9)} updates from hostd`)],
  [3, at('info', 'commonvpxLro', () => '[VpxLRO] Heartbeat sent to vCenter Server on port 902')],
]

const FDM: readonly Template[] = [
  [8, at('verbose', 'Cluster', (_, rng) => `hostId=host-${rng.int(20, 29)} state=Slave master=host-22 isolated=false`)],
  [6, at('info', 'Invt', (_, rng) => `[InventoryManagerImpl::UpdateVms] ${rng.int(1, 4)} changes, 0 removed`)],
  [
    4,
    at(
      'verbose',
      'Placement',
      () => '[PlacementManagerImpl::IssuePlacementStartCompleteEventLocked] Placement is up to date',
    ),
  ],
]

const RHTTPPROXY: readonly Template[] = [
  [
    8,
    at(
      'verbose',
      'Proxy Req 81133',
      (_, rng) =>
        `New proxy client <io_obj p:0x000000${rng.hex(10)}, h:22, <TCP '127.0.0.1 : 80'>, <TCP '127.0.0.1 : ${rng.int(33000, 60000)}'>>`,
    ),
  ],
  [
    8,
    at(
      'verbose',
      'Proxy Req 81133',
      (_, rng) =>
        `Resolved endpoint : [N7Vmacore4Http16LocalServiceSpecE:0x000000${rng.hex(10)}] _serverNamespace = /sdk action = Allow _port = 8307`,
    ),
  ],
]

const VSANSYSTEM: readonly Template[] = [
  [4, at('info', 'ActionManager', (_, rng) => `VsanSystem: periodic health poll ${rng.int(100, 999)} done`)],
  [2, at('verbose', 'AsyncTask', () => 'No vSAN cluster is configured, nothing to update')],
]

const vmacore = (log: EsxLog, perHour: number, rotated: number, templates: readonly Template[]): Chatter => ({
  log,
  perHour,
  rotated,
  templates,
  header: (host, time) => section(host, time),
})

export const hostd = vmacore('hostd', 260, 2, HOSTD)
export const vpxa = vmacore('vpxa', 90, 1, VPXA)
export const fdm = vmacore('fdm', 30, 0, FDM)
export const rhttpproxy = vmacore('rhttpproxy', 40, 0, RHTTPPROXY)
export const vsansystem = vmacore('vsansystem', 4, 0, VSANSYSTEM)
