import { iso } from '../host.ts'
import type { Chatter } from './chatter.ts'

const ADMIN = '192.0.2.200'

export const auth: Chatter = {
  log: 'auth',
  perHour: 1.2,
  rotated: 0,
  templates: [
    [
      4,
      (_, rng) => ({
        process: 'sshd',
        pid: rng.int(2_100_000, 2_300_000),
        text: `Connection from ${ADMIN} port ${rng.int(40000, 60000)}`,
      }),
    ],
    [
      4,
      (_, rng) => ({
        process: 'sshd',
        pid: rng.int(2_100_000, 2_300_000),
        text: `Accepted keyboard-interactive/pam for root from ${ADMIN} port ${rng.int(40000, 60000)} ssh2`,
      }),
    ],
    [
      4,
      (_, rng) => ({
        process: 'sshd',
        pid: rng.int(2_100_000, 2_300_000),
        text: 'pam_unix(sshd:session): session opened for user root by (uid=0)',
      }),
    ],
    [
      4,
      (_, rng) => ({
        process: 'sshd',
        pid: rng.int(2_100_000, 2_300_000),
        text: `Received disconnect from ${ADMIN} port ${rng.int(40000, 60000)}:11: disconnected by user`,
      }),
    ],
  ],
}

export const shell: Chatter = {
  log: 'shell',
  perHour: 0.8,
  rotated: 0,
  templates: [
    'esxtop',
    'esxcli network nic list',
    'vim-cmd vmsvc/getallvms',
    'df -h',
    'vm-support -w /vmfs/volumes/nfs-iso',
  ].map((command) => [
    1,
    (_, rng) => ({ process: 'shell', pid: rng.int(2_100_000, 2_300_000), text: `[root]: ${command}` }),
  ]),
}

export const syslog: Chatter = {
  log: 'syslog',
  perHour: 24,
  rotated: 1,
  templates: [
    [
      8,
      (_, rng) => ({
        process: 'crond',
        pid: 2_098_001,
        text: `USER root pid ${rng.int(2_100_000, 2_300_000)} cmd /bin/hostd-probe.sh ++group=host/vim/vmvisor/hostd-probe/stats/sh`,
      }),
    ],
    [
      3,
      (_, rng) => ({
        process: 'ntpd',
        pid: rng.int(2_098_100, 2_098_200),
        text: 'kernel time sync status change 2001',
      }),
    ],
    [
      3,
      (_, rng) => ({
        process: 'sfcb-vmware_raw',
        pid: rng.int(2_100_000, 2_100_900),
        text: 'IpmiIfcRhFruInv: fru record read, 12 entries',
      }),
    ],
    [
      3,
      (_, rng) => ({
        process: 'backup.sh',
        pid: rng.int(2_100_000, 2_300_000),
        text: 'Saving current state in /bootbank',
      }),
    ],
    [
      2,
      (_, rng) => ({
        process: 'watchdog-vobd',
        pid: rng.int(2_097_000, 2_097_900),
        text: "Executing '/usr/lib/vmware/vob/bin/vobd ++securitydom=vobdDom'",
      }),
    ],
  ],
  fixed: (host, from, to) => {
    const time = Math.floor((from + to) / 2)
    const text = `${iso(time)}${host.era === '8.0' ? ' In(14):' : ''} last message repeated 3 times`
    return [{ log: 'syslog', time, text, raw: true }]
  },
}

export const esxupdate: Chatter = {
  log: 'esxupdate',
  perHour: 0.6,
  rotated: 0,
  templates: [
    'Command = profile.get',
    'Command = vib.list',
    'Live image profile read',
    'Host acceptance level is PartnerSupported',
  ].map((text) => [
    1,
    (_, rng) => ({ process: 'esxupdate', text: `${rng.int(2_100_000, 2_300_000)}: root: INFO: ${text}` }),
  ]),
}

export const vmauthd: Chatter = {
  log: 'vmauthd',
  perHour: 3,
  rotated: 0,
  templates: [
    [
      2,
      (_, rng) => ({
        process: 'vmauthd',
        pid: rng.int(2_100_000, 2_300_000),
        text: 'Connect from remote socket (192.0.2.20:52144).',
      }),
    ],
    [
      2,
      (_, rng) => ({
        process: 'vmauthd',
        pid: rng.int(2_100_000, 2_300_000),
        text: 'lib/ssl: OpenSSL using FIPS provider',
      }),
    ],
  ],
}

export const storagerm: Chatter = {
  log: 'storagerm',
  perHour: 15,
  rotated: 0,
  templates: [
    [
      1,
      (host, rng) => ({
        process: 'storageRM',
        text: ` ${host.datastores[1 + rng.int(0, 4)]!.name} ${rng.int(2_000_000, 2_900_000)} avglatency= ${(0.4 + rng.next()).toFixed(2)} iops= ${rng.int(20, 400)} aggiops= ${rng.int(400, 900)} qdepth= 64`,
      }),
    ],
  ],
}

export const clomd: Chatter = {
  log: 'clomd',
  perHour: 2,
  rotated: 0,
  templates: [
    [
      1,
      () => ({ process: 'clomd', pid: 2_099_411, text: 'CLOMBalance_RebalanceDisk: no disk is above the threshold' }),
    ],
  ],
}

export const dhclient: Chatter = {
  log: 'dhclient',
  perHour: 0.5,
  rotated: 0,
  templates: [
    [1, () => ({ process: 'dhclient-uw', pid: 2_098_777, text: 'Static address in use on vmk0, nothing to renew' })],
  ],
}
