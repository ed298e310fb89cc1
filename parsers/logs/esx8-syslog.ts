import { withBody } from './body.ts'
import type { LogFormat } from './format.ts'
import { letterLevel } from './level.ts'
import { quickVmacore } from './quick.ts'
import { integer, shape } from './shape.ts'
import { isoStamp } from './time.ts'

const shaped = shape(
  String.raw`^(?<date>\d{4}-\d\d-\d\d)(?<clock>T\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?)? (?<sev>Em|Al|Cr|Er|Wa|No|In|Db)\((?<pri>(?!0\d)\d{1,3})\)(?<cont>\+|\[\+\])?(?: (?<tag>[^\s\[\]:]{1,64})(?:\[(?<pid>\d+)\])?)?:\s*(?<msg>.*)$`,
)
/** A beta wrote the date alone before the letters and the time of day into the message. */
const innerClock = /^(\d\d:\d\d:\d\d(?:\.\d{1,6})?) /

export const esx8Syslog: LogFormat = {
  name: 'esx8-syslog',
  about:
    'Every file that vmsyslogd of ESXi 8 and later writes: level letters, priority, APP-NAME, then the body of that program.',
  head: '%T {In|Wa|No|Al|Db|Er|Cr|Em}(%9%2) %w{[%d]|}:%s{"%T |}%!-->%!%!last message%!%!message repeated%!%!- %!%!Section for %!%!Logs rotated%!%c',
  continuationHead: '%T {In|Wa|No|Al|Db|Er|Cr|Em}(%9%2) %w{[%d]|}:%s-->',
  quick: quickVmacore,
  parse(line) {
    const g = shaped.exec(line)?.groups
    if (g === undefined) return undefined
    const clock = g.clock === undefined ? innerClock.exec(g.msg!) : null
    const ts = clock === null ? `${g.date}${g.clock ?? 'T00:00:00'}` : `${g.date}T${clock[1]}Z`
    const letters = { level: letterLevel(g.sev)!, levelWord: `${g.sev}(${g.pri})` }
    const prefix = { ...isoStamp(ts), process: g.tag, pid: integer(g.pid) }
    const fields = withBody(prefix, clock === null ? g.msg! : g.msg!.slice(clock[0].length))
    return { ...fields, ...letters, ...(g.cont === undefined ? {} : { continues: true }) }
  },
  samples: [
    {
      line: '2024-08-08T15:08:36.834Z Wa(180) vmkwarning: cpu0:264170 opID=a04ad146)WARNING: Sched: vm 268798: 6404: could not create container group',
      fields: {
        timeUs: Date.UTC(2024, 7, 8, 15, 8, 36, 834) * 1000,
        timeMark: 'written',
        level: 'warning',
        levelWord: 'Wa(180)',
        process: 'vmkwarning',
        cpu: 0,
        world: 264170,
        opId: 'a04ad146',
        module: 'Sched',
        message: 'Sched: vm 268798: 6404: could not create container group',
      },
    },
    {
      line: '2024-08-08T15:08:36.834Z In(182) vmkernel: cpu12:2097709)ScsiDeviceIO: 4115: Cmd(0x45b8c0a1) 0x2a, CmdSN 0x1 from world 2101 to dev "naa.6000000000000001" failed H:0x0 D:0x2 P:0x0 Valid sense data: 0x5 0x20 0x0',
      fields: { level: 'info', process: 'vmkernel', cpu: 12, world: 2097709, module: 'ScsiDeviceIO' },
    },
    {
      line: '2024-08-08T14:13:55Z In(182) vmkernel: VMB: 65: Reserved 4 MPNs starting @ 0x4c1',
      fields: {
        timeUs: Date.UTC(2024, 7, 8, 14, 13, 55) * 1000,
        process: 'vmkernel',
        message: 'VMB: 65: Reserved 4 MPNs starting @ 0x4c1',
      },
    },
    {
      line: '2025-01-20T01:44:25.919Z Al(177) vmkalert: cpu66:2097709)ALERT: <NMLX_ERR> nmlx5_coreQueryTir:268 command failed: IO was aborted',
      fields: {
        level: 'fatal',
        levelWord: 'Al(177)',
        cpu: 66,
        message: '<NMLX_ERR> nmlx5_coreQueryTir:268 command failed: IO was aborted',
      },
    },
    {
      line: "2024-06-02T03:20:05.107Z Db(167) Hostd[2099035]: [Originator@6876 sub=AdapterServer opID=530d87e2-6e9b sid=52935016 user=vpxuser:<no user>] New request: target='vim.HostSystem:ha-host'",
      fields: {
        level: 'debug',
        process: 'Hostd',
        pid: 2099035,
        module: 'AdapterServer',
        opId: '530d87e2-6e9b',
        user: 'vpxuser:<no user>',
        message: "New request: target='vim.HostSystem:ha-host'",
      },
    },
    {
      line: '2024-06-02T02:15:22.987Z In(166) Hostd[2099061]: info -[2099061] [Originator@6876 sub=Default] Supported VMs 640',
      fields: {
        level: 'info',
        levelWord: 'In(166)',
        process: 'Hostd',
        thread: '2099061',
        module: 'Default',
        message: 'Supported VMs 640',
      },
    },
    {
      line: '2024-12-11T16:43:23.314Z In(166) Hostd[2099797]: --> [context]zKq2BVIDBgBBBC79fQFIbG6zeGQB[/context]',
      fields: { continues: true, process: 'Hostd', message: '[context]zKq2BVIDBgBBBC79fQFIbG6zeGQB[/context]' },
    },
    {
      line: '2024-08-13T22:14:06.853Z In(166) envoy[2100238]: "2024-08-13T22:13:57.261Z warning envoy[2100869] [Originator@6876 sub=filter] [Tags: "ConnectionId":"695150"] closing connection TCP<192.0.2.5:59956, 192.0.2.1:443>"',
      fields: {
        timeUs: Date.UTC(2024, 7, 13, 22, 13, 57, 261) * 1000,
        process: 'envoy',
        pid: 2100238,
        thread: '2100869',
        module: 'filter',
        level: 'info',
        message: '[Tags: "ConnectionId":"695150"] closing connection TCP<192.0.2.5:59956, 192.0.2.1:443>',
      },
    },
    {
      line: '2024-12-10T18:01:03.496Z In(14) vobd[2062870]:  [GenericCorrelator] 14932094772432us: [vob.user.ssh.session.opened] SSH session was opened',
      fields: {
        process: 'vobd',
        pid: 2062870,
        event: 'vob.user.ssh.session.opened',
        module: 'Generic',
        message: 'SSH session was opened',
      },
    },
    {
      line: '2024-12-05T17:36:17.835Z In(14) shell[1084586]: [root]: vim-cmd vmsvc/getallvms',
      fields: { process: 'shell', user: 'root', message: 'vim-cmd vmsvc/getallvms' },
    },
    {
      line: '2024-12-05T17:35:43.281Z In(38) sshd[1084581]: Connection from 192.0.2.10 port 58470',
      fields: { process: 'sshd', pid: 1084581, message: 'Connection from 192.0.2.10 port 58470' },
    },
    {
      line: '2024-08-09T14:42:43.094Z In(14) settingsd[263657]: debug [ConfigStore:c5f9ac2700 opId=caccec61-3bac-1e74-6734-f630226c6c31] [RunCommand] About to run command',
      fields: {
        level: 'info',
        module: 'ConfigStore:c5f9ac2700',
        opId: 'caccec61-3bac-1e74-6734-f630226c6c31',
        message: '[RunCommand] About to run command',
      },
    },
    {
      line: "2024-06-02T05:34:23Z In(14)[+] hostprofile[2099319]: {'mode': 'Disabled', 'exceptionUsers': []}",
      fields: { continues: true, process: 'hostprofile' },
    },
    {
      line: '2024-06-02T05:34:23Z In(14)+ hostprofile[2099319]: second line',
      fields: { continues: true, message: 'second line' },
    },
    {
      line: '2024-06-02 In(14) hostprofile[2099319]: 05:34:23.666 applying',
      fields: { timeUs: Date.UTC(2024, 5, 2, 5, 34, 23, 666) * 1000, process: 'hostprofile', message: 'applying' },
    },
    { line: '2024-06-02T05:34:25.000Z In(14): last message repeated 3 times', fields: { repeats: 3 } },
    {
      line: '2024-06-02T05:34:25.000Z In(14) watchdog-vobd[2097409]: last message repeated 12 times',
      fields: { repeats: 12, process: 'watchdog-vobd' },
    },
    {
      line: '2024-06-02T02:56:51.640Z In(14) vmsyslogd[2097391]: Logs rotated. 2024-06-02T02:54:42.721Z - time the service was last started 2024-06-02T02:54:42.708Z, Section for VMware ESX, pid=2098976, version=8.0.0, build=20513097, option=Release',
      fields: { process: 'vmsyslogd', section: { product: 'VMware ESX', version: '8.0.0', build: '20513097' } },
    },
  ],
}
