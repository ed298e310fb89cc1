import { withBody } from './body.ts'
import type { LogFormat } from './format.ts'
import { levelOf } from './level.ts'
import { integer, shape } from './shape.ts'
import { ISO, isoStamp } from './time.ts'

const shaped = shape(String.raw`^${ISO}:? (?: *(?<tag>[^\s:[\]]{1,100})(?:\[(?<pid>\d+)\])?: +)?(?<msg>.*)$`)

export const syslog57: LogFormat = {
  name: 'syslog57',
  about:
    'Every other file of ESXi 5 to 7 (shell, auth, vobd, vmksummary, syslog, …): a time, mostly a tag, then the message. Takes any line that begins with an ISO time.',
  head: '%T %w[%d]:%s%!-->%!%!last message%!%!message repeated%!%!- %!%!Section for %!%!Logs rotated%!%c',
  parse(line) {
    const g = shaped.exec(line)?.groups
    if (g === undefined) return undefined
    const stamp = isoStamp(g.ts)
    const level = g.pid === undefined ? levelOf(g.tag) : undefined
    if (level !== undefined) return withBody({ ...stamp, level, levelWord: g.tag }, g.msg!)
    return withBody({ ...stamp, process: g.tag, pid: integer(g.pid) }, g.msg!)
  },
  samples: [
    {
      line: '2019-02-12T08:42:13Z sshd[2101234]: Accepted keyboard-interactive/pam for root from 192.0.2.7 port 51111 ssh2',
      fields: { process: 'sshd', user: 'root' },
    },
    { line: '2019-02-12T08:42:13.500Z [main] ERROR com.example.Foo - bar', fields: { level: 'error' } },
    {
      line: '2020-05-11T22:32:22.100Z ERROR: it broke',
      fields: { level: 'error', levelWord: 'ERROR', message: 'it broke' },
    },
    {
      line: '2020-05-11T22:32:22.100Z WARN it may break',
      fields: { level: 'warning', levelWord: 'WARN', message: 'WARN it may break' },
    },
    {
      line: '2013-08-12T13:55:30Z shell[3396692]: [root]: services.sh restart',
      fields: {
        timeUs: Date.UTC(2013, 7, 12, 13, 55, 30) * 1000,
        process: 'shell',
        pid: 3396692,
        user: 'root',
        message: 'services.sh restart',
      },
    },
    {
      line: '2011-08-30T04:00:01Z heartbeat: up 0d17h24m17s, 0 VMs; [[3400 sfcb-pycim 12516kB] [3010 vpxa-worker 12668kB]] [[3319 sfcb-vmware_int 2%max]]',
      fields: { process: 'heartbeat' },
    },
    {
      line: '2025-09-18T01:00:00.360Z heartbeat[14009833]: up 22d1h40m22s, 10 VMs; [[2136345 vmx 16287699kB]] []',
      fields: { process: 'heartbeat', pid: 14009833 },
    },
    {
      line: '2017-09-15T09:48:53Z bootstop: Host has booted',
      fields: { process: 'bootstop', message: 'Host has booted' },
    },
    {
      line: '2014-12-10T18:01:03.496Z: [scsiCorrelator] 14932094772432us: [esx.problem.scsi.device.io.latency.high] Device naa.6000000000000004 performance has deteriorated.',
      fields: { process: 'vobd', module: 'scsi', event: 'esx.problem.scsi.device.io.latency.high' },
    },
    {
      line: '2019-11-07T19:17:28Z smartd: [warn] t10.ATA_____MADEUP_DISK_0001: REALLOCATED SECTOR CT below threshold (0 < 10)',
      fields: { process: 'smartd', level: 'warning' },
    },
    { line: '2020-05-11T22:32:22Z watchdog-hostd: last message repeated 3 times', fields: { repeats: 3 } },
    { line: '2020-05-11T22:32:22.100Z --> more of the text', fields: { continues: true, message: 'more of the text' } },
    {
      line: '2020-05-11T22:32:22.100Z Something without tag happened',
      fields: { message: 'Something without tag happened' },
    },
  ],
}
