import { certificate } from '../certificate.ts'
import { iso } from '../host.ts'
import type { Vcenter, VcPartition } from '../vcenter.ts'
import { dateText } from './identity.ts'

const text = (ms: number): string =>
  new Date(ms)
    .toUTCString()
    .replace(
      /^\w+, (\d+) (\w+) (\d+) (\S+) GMT$/,
      (_, day: string, month: string, year: string, clock: string) => `${month} ${day} ${clock} ${year} GMT`,
    )

function df(vc: Vcenter): string {
  const row = (p: VcPartition): string =>
    `${p.device.padEnd(42)}${`${p.sizeMib}M`.padStart(9)}${`${p.usedMib}M`.padStart(9)}${`${p.sizeMib - p.usedMib}M`.padStart(9)}${`${Math.ceil((p.usedMib / p.sizeMib) * 100)}%`.padStart(6)} ${p.mount}`
  return `${[`${'Filesystem'.padEnd(42)}     Size     Used    Avail  Use% Mounted on`, ...vc.partitions.map(row)].join('\n')}\n`
}

function services(vc: Vcenter): string {
  const names = (state: string): string =>
    vc.services
      .filter((s) => s.state === state)
      .map((s) => s.name)
      .join(' ')
  return `Running:\n ${names('RUNNING')}\nStopped:\n ${names('STOPPED')}\n`
}

/** vecs-cli: every store with its entries, certificate in text and PEM. */
function stores(vc: Vcenter): string {
  return [...new Set(vc.certificates.map((c) => c.store))]
    .map((store) => {
      const own = vc.certificates.filter((c) => c.store === store)
      const entries = own.map(
        (c) =>
          `Alias :\t${c.alias}\nEntry type :\t${store === 'TRUSTED_ROOTS' ? 'Trusted Cert' : 'Private Key'}\nCertificate:\n    Data:\n        Version: 3 (0x2)\n        Issuer: CN=${c.issuer}\n        Validity\n            Not Before: ${text(c.notBefore)}\n            Not After : ${text(c.notAfter)}\n        Subject: CN=${c.subject}\n${certificate(c, vc.rng.fork(c.alias))}`,
      )
      return `[*] Store : ${store}\nNumber of entries in store :\t${own.length}\n${entries.join('')}`
    })
    .join('')
}

/** Command outputs and configuration files of a vCenter's bundle: path to text. */
export function vcenterFiles(vc: Vcenter): [string, string][] {
  const captured = iso(vc.captured).replace('T', ' ').replace('Z', '000')
  return [
    [
      'README',
      `VMware vCenter Server support bundle\nCaptured on: ${captured}\nHost: ${vc.fqdn}\nCommand line: /usr/bin/vc-support -l\nOptions: {'workingdir': '/storage/log', 'stream': False, 'manifests': 'VirtualAppliance:logs VirtualAppliance:network'}\n`,
    ],
    ['action.log', `${iso(vc.captured)} Running commands of group VirtualAppliance\n`],
    ['error.log', ''],
    [
      'commands/uname_-a.txt',
      `Linux ${vc.fqdn} 5.10.226-3.ph4 #1-photon SMP Fri Nov 8 10:11:12 UTC 2024 x86_64 GNU/Linux\n`,
    ],
    ['commands/date.txt', `${dateText(vc.captured)}\n`],
    [
      'commands/uptime.txt',
      ` ${iso(vc.captured).slice(11, 19)} up ${Math.floor((vc.captured - vc.booted) / 86_400_000)} days,  3:02,  1 user,  load average: 0.42, 0.51, 0.48\n`,
    ],
    ['commands/df_-h.txt', df(vc)],
    [
      'commands/free_-m.txt',
      `              total        used        free      shared  buff/cache   available\nMem:          ${vc.memoryMib}       10211         402         811        3722        2604\nSwap:         26623         112       26511\n`,
    ],
    ['commands/service-control_--status---all.txt', services(vc)],
    ['commands/vecs-cli_entry-list---all---text.txt', stores(vc)],
    [
      'commands/psql_-d-VCDB--c-database-sizes.txt',
      `  datname  | size_mb\n-----------+---------\n VCDB      | ${vc.databaseMib}\n postgres  | 8\n(2 rows)\n`,
    ],
    ['commands/cat_etcissue.txt', `VMware vCenter Server ${vc.version}.00000\n`],
    [
      'etc/vmware/.buildInfo',
      `BUILDNUMBER:${vc.build}\nPRODUCT:VMware-VCSA-all\nSUMMARY:VMware vCenter Server ${vc.version} Update 3\nVERSION:${vc.version}.00000\n`,
    ],
    ['usr/lib/vmware-sca/conf/vc-support.properties', 'bundle.type=vcsa\n'],
    [
      'etc/vmware-vpx/vpxd.cfg',
      `<config>\n  <vpxd>\n    <das/>\n    <database><maxConnections>50</maxConnections></database>\n  </vpxd>\n</config>\n`,
    ],
    ['etc/resolv.conf', 'nameserver 192.0.2.53\nnameserver 192.0.2.54\n'],
  ]
}
