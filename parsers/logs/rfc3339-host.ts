import { withBody } from './body.ts'
import type { LogFormat } from './format.ts'
import { levelOf } from './level.ts'
import { integer, shape } from './shape.ts'
import { ISO, isoStamp } from './time.ts'

const tagged = shape(
  String.raw`^${ISO} (?<host>[A-Za-z0-9][\w.-]{0,252}) (?<tag>[^\s:[\]|]{1,64})(?:\[(?<pid>\d+)\])?: *(?<msg>.*)$`,
)
const dashed = shape(
  String.raw`^${ISO} (?<host>[A-Za-z0-9][\w.-]{0,252}) (?<tag>[\w./-]{1,64}) (?:(?<pid>\d{1,15})|-) - - +(?<msg>.*)$`,
)
/** Programs that are believed after a host name without dot: two words and a colon alone could be any sentence. */
const senders =
  /^(?:vmkernel|vmkwarning|vmkalert|vobd|hostd|vpxa|fdm|rhttpproxy|envoy|vpxd|sudo|sshd|su|systemd|kernel|cron|crond|dhclient-uw|heartbeat|bootstop|shell|esxupdate|storagerm|nsx\S*|vsan\S*)$/i

export const rfc3339Host: LogFormat = {
  name: 'rfc3339-host',
  about: 'Forwarded or appliance syslog without priority: ISO time, host, program.',
  parse(line) {
    const g = (tagged.exec(line) ?? dashed.exec(line))?.groups
    if (g === undefined || levelOf(g.host) !== undefined) return undefined
    if (g.pid === undefined && !/[.]\w/.test(g.host!) && !senders.test(g.tag!)) return undefined
    return withBody({ ...isoStamp(g.ts), host: g.host, process: g.tag, pid: integer(g.pid) }, g.msg!)
  },
  samples: [
    {
      line: '2022-06-02T12:25:11.537123+00:00 vcsa01 sshd[4711]: Accepted password for root from 192.0.2.7 port 50522 ssh2',
      fields: {
        timeUs: Date.UTC(2022, 5, 2, 12, 25, 11, 537) * 1000 + 123,
        host: 'vcsa01',
        process: 'sshd',
        pid: 4711,
      },
    },
    {
      line: '2022-06-02T12:25:11.537Z esx01.example.com vobd:  [netCorrelator] 84927418us: [vob.net.vmnic.linkstate.down] vmnic vmnic1 linkstate down',
      fields: { host: 'esx01.example.com', process: 'vobd', event: 'vob.net.vmnic.linkstate.down' },
    },
    {
      line: '2025-09-10T09:11:25.326825+00:00 vcsa01 sudo - - -  backup : PWD=/ ; USER=root ; COMMAND=/usr/bin/true',
      fields: { host: 'vcsa01', process: 'sudo', message: 'backup : PWD=/ ; USER=root ; COMMAND=/usr/bin/true' },
    },
  ],
}
