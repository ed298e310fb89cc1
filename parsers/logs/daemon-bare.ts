import { withBody } from './body.ts'
import type { LogFormat } from './format.ts'
import { levelOf } from './level.ts'
import { integer, MASK, shape } from './shape.ts'
import { noStamp } from './time.ts'

/** Only programs of ESXi are believed without a number: `name: text` alone could be anything. */
const ESXI =
  '[Hh]ostd|[Vv]pxa|[Ff]dm|[Rr]httpproxy|vobd|vmkernel|vmkwarning|vmkalert|vmsyslogd|esxupdate|storagerm|hostd-probe|sfcb-\\w{1,30}|esxtokend|vmauthd|netcpa|nsx-\\w{1,20}|vsan\\w{1,30}|clomd|cmmdsd?|osfsd|dcui|bootstop|heartbeat|usbarb|vmkeventd|kmxa|attestd|lifecycle|backup\\.sh\\.\\d{1,10}|watchdog-[\\w-]{1,30}|shell'
const named = shape(
  String.raw`^(?:(?<host>[A-Za-z0-9][\w.-]{0,252}) )?(?<tag>(?:${ESXI}))(?:\[(?:(?<pid>\d{1,12})|${MASK})\])?: +(?<msg>.*)$`,
)
const numbered = shape(
  String.raw`^(?:(?<host>[A-Za-z0-9][\w.-]{0,252}) )?(?<tag>[A-Za-z][\w./-]{1,63})\[(?:(?<pid>[1-9]\d{0,11})|${MASK})\]: +(?<msg>.*)$`,
)
/** esxupdate and other Python programs: numbers and names before the level. */
const word = /^(?:[\w.-]{1,40}: ?){1,3}(DEBUG|INFO|WARN|WARNING|ERROR|CRITICAL):? /

export const daemonBare: LogFormat = {
  name: 'daemon-bare',
  about: 'Syslog lines without time stamp: the program, where known its process id, maybe the host before it.',
  parse(line) {
    const g = (named.exec(line) ?? numbered.exec(line))?.groups
    if (g === undefined) return undefined
    const level = word.exec(g.msg!)?.[1]
    const prefix = { ...noStamp, host: g.host, process: g.tag, pid: integer(g.pid) }
    return withBody({ ...prefix, level: levelOf(level), levelWord: level }, g.msg!)
  },
  samples: [
    {
      line: 'sshd[2101001]: Accepted password for root from 192.0.2.7 port 50522 ssh2',
      fields: { timeUs: null, timeMark: 'none', process: 'sshd', pid: 2101001, user: 'root' },
    },
    { line: 'esx01 shell[XXXX]: [root]: esxcli vm process list', fields: { host: 'esx01', user: 'root' } },
    {
      line: "Hostd: [32AE0001 error 'App'] Backtrace:",
      fields: { process: 'Hostd', level: 'error', module: 'App', message: 'Backtrace:' },
    },
    {
      line: 'esxupdate: esxupdate: ERROR: InstallationError: made up',
      fields: { process: 'esxupdate', level: 'error', message: 'esxupdate: ERROR: InstallationError: made up' },
    },
    {
      line: 'esx01.example.com vobd: [netCorrelator] 84927418us: [vob.net.vmnic.linkstate.down] vmnic vmnic1 linkstate down',
      fields: { host: 'esx01.example.com', event: 'vob.net.vmnic.linkstate.down' },
    },
  ],
}
