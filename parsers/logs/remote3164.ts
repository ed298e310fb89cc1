import { withBody } from './body.ts'
import type { LogFormat } from './format.ts'
import { priorityLevel } from './level.ts'
import { integer, shape } from './shape.ts'
import { BSD, bsdStamp, ISO, isoStamp } from './time.ts'

const shaped = shape(
  String.raw`^(?:\d{1,6} )?(?:<(?<pri>\d{1,3})>(?:${ISO}|${BSD}|NoneZ)|NoneZ) (?<host>\S+) (?:(?<tag>[^\s:[]{1,64})(?:\[(?<pid>\d+)\])?: *)?(?<msg>.*)$`,
)

export const remote3164: LogFormat = {
  name: 'remote3164',
  about: 'Lines that a syslog server received (RFC 3164, ISO or BSD time, or the word NoneZ), priority in front.',
  parse(line, context) {
    const g = shaped.exec(line)?.groups
    if (g === undefined) return undefined
    const stamp = g.bsd === undefined ? isoStamp(g.ts) : bsdStamp(g.bsd, context.newestUs)
    return withBody(
      { ...stamp, host: g.host, process: g.tag, pid: integer(g.pid), level: priorityLevel(g.pri) },
      g.msg!,
    )
  },
  samples: [
    {
      line: 'NoneZ esx01.example.com Vpxa: 2015-06-21T00:02:08.553Z info vpxa[49581B71] [Originator@6876 sub=hostdvm] text',
      fields: {
        timeUs: Date.UTC(2015, 5, 21, 0, 2, 8, 553) * 1000,
        host: 'esx01.example.com',
        process: 'vpxa',
        module: 'hostdvm',
      },
    },
    {
      line: '<14>2014-12-10T18:01:03.496Z esx01.example.com vobd:  [scsiCorrelator] 14932094772432us: [esx.problem.scsi.device.io.latency.high] Device naa.6000000000000004 performance has deteriorated.',
      fields: {
        timeUs: Date.UTC(2014, 11, 10, 18, 1, 3, 496) * 1000,
        host: 'esx01.example.com',
        process: 'vobd',
        level: 'info',
        module: 'scsi',
        event: 'esx.problem.scsi.device.io.latency.high',
        message: 'Device naa.6000000000000004 performance has deteriorated.',
      },
    },
    {
      line: "<166>2014-09-15T14:52:23.782Z esx01.example.com Hostd: [77490C63 error 'Default'] Unable to build Durable Name dependent properties",
      fields: { process: 'Hostd', level: 'error', thread: '77490C63', module: 'Default' },
    },
    {
      line: '<181>2014-12-18T18:30:36.400Z esx01.example.com vmkwarning: cpu29:4317)WARNING: vmw_psp_rr: psp_rrSelectPathToActivate:972:Could not select path for device "naa.6000000000000005".',
      fields: { process: 'vmkwarning', level: 'warning', cpu: 29, module: 'vmw_psp_rr' },
    },
    {
      line: '<167>2020-11-23T19:01:51.316Z esxi-dev-0 Rhttpproxy: verbose rhttpproxy[2428459] [Originator@6876 sub=Proxy Req 81044] Resolved endpoint',
      fields: { process: 'rhttpproxy', thread: '2428459', level: 'debug', module: 'Proxy Req 81044' },
    },
    {
      line: '<164>NoneZ esx01.example.com Hostd: 2015-06-21T00:02:08.553Z warning hostd[49893C23] [Originator@6876 sub=Vimsvc] Event 9 : lost',
      fields: {
        timeUs: Date.UTC(2015, 5, 21, 0, 2, 8, 553) * 1000,
        host: 'esx01.example.com',
        process: 'hostd',
        level: 'warning',
        module: 'Vimsvc',
      },
    },
    {
      line: '107 <166>2023-08-09T14:42:43.094Z esx08 Hostd[2099035]: --> (vim.fault.NotFound) {',
      fields: { continues: true, host: 'esx08', process: 'Hostd' },
    },
    {
      line: '<30>Aug 16 20:09:17 esx04 watchdog-hostd[4711]: last message repeated 2 times',
      fields: { repeats: 2, host: 'esx04', process: 'watchdog-hostd', timeMark: 'year-guessed' },
    },
  ],
}
