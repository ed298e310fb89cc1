import type { LogFormat } from './format.ts'
import { levelOf } from './level.ts'
import { parsed, shape } from './shape.ts'
import { isoStamp, noStamp } from './time.ts'

const failure = shape(
  String.raw`^(?:esxcli: |localcli: )?(?:(?<level>Error|ERROR|Errors|Warning): ?(?<msg>.*)|(?<text>(?:\[\w{2,60}(?:Error|Exception)\] |Unable to |Cannot |Error loading |Could not |Failed to |Connect to \S+ failed|sendto\(\) failed|VIB \S+ (?:requires|violates|cannot)).*))$`,
)
const pair =
  /^(?!Caused by|Suppressed|Traceback) {0,12}[A-Z][\w()/.%#-]{0,40}(?: [\w()/.%#-]{1,40}){0,7}(?::(?: |$)| = )/
const heading =
  /^(?:(?:naa|eui|t10|mpx|vml)\.[\w.:-]{4,200}|vm(?:nic|hba|k)\d{1,4}|Record:(?:\d{1,6}|[#?xXnN]{1,6})|-{2,}(?: {1,8}-{2,}){0,40} *):?$/
/** A shell prompt with what was typed, and table rows that begin with a device. */
const typed = /^(?:\[?root@[\w.-]{1,253}:[^\]#$]{0,100}[\]#$]|[~/][\w/.-]{0,100} # )/
const row = /^(?:vmnic\d{1,4}|vmk\d{1,4}|vmhba\d{1,4}|(?:naa|eui|t10|mpx)\.\S{4,200}) {2,}\S/
/** vmkping, ping, nslookup. */
const network =
  /^(?:PING \S+ \(|\d{1,6} bytes from \S+ icmp_seq|From \S+ icmp_seq=|--- \S+ ping statistics ---|\d{1,6} packets transmitted|;; )/
const when = /^ {0,12}(?:When|Date\/Time|Creation Date|Install Date): (\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d)/

export const cliOutput: LogFormat = {
  name: 'cli-output',
  about: 'Output of esxcli, localcli and other tools: errors, key and value, table rules, device headings.',
  bare: true,
  parse(line) {
    const g = failure.exec(line)?.groups
    if (g !== undefined)
      return parsed(noStamp, g.msg ?? g.text, { level: levelOf(g.level) ?? 'error', levelWord: g.level })
    if (![pair, heading, typed, row, network].some((form) => form.test(line))) return undefined
    const time = when.exec(line)?.[1]
    return parsed(time === undefined ? noStamp : isoStamp(time), line.trim())
  },
  samples: [
    {
      line: 'sendto() failed (Message too long)',
      fields: { level: 'error', message: 'sendto() failed (Message too long)' },
    },
    { line: '--- 192.0.2.1 ping statistics ---', fields: { message: '--- 192.0.2.1 ping statistics ---' } },
    { line: '[root@esx01:~] esxcli network nic list', fields: { message: '[root@esx01:~] esxcli network nic list' } },
    { line: '~ # esxcfg-nics -l', fields: { message: '~ # esxcfg-nics -l' } },
    { line: 'vmnic0  0000:02:00.0  ixgben  Up', fields: { message: 'vmnic0  0000:02:00.0  ixgben  Up' } },
    {
      line: 'Error: Unable to find a matching device',
      fields: { timeUs: null, level: 'error', message: 'Unable to find a matching device' },
    },
    {
      line: '   Device Display Name: Local ATA Disk (t10.ATA_____MADEUP)',
      fields: { message: 'Device Display Name: Local ATA Disk (t10.ATA_____MADEUP)' },
    },
    { line: 'Record:XX:', fields: { message: 'Record:XX:' } },
    { line: 'naa.6000000000000009', fields: { message: 'naa.6000000000000009' } },
    { line: '   When: 2023-05-12T10:11:12', fields: { timeUs: Date.UTC(2023, 4, 12, 10, 11, 12) * 1000 } },
  ],
}
