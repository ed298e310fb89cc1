import type { Host } from '../host.ts'
import { iso } from '../host.ts'

function esxConf(host: Host): string {
  const lines: [string, string][] = [
    ['/adv/Misc/HostName', host.fqdn],
    ['/adv/Net/ManagementIface', 'vmk0'],
    ['/adv/UserVars/ESXiVPsDisabledProtocols', 'sslv3,tlsv1,tlsv1.1'],
    ['/system/uuid', host.uuid],
    ...host.nics.flatMap((n, i): [string, string][] => [
      [`/net/pnic/child[${String(i).padStart(4, '0')}]/name`, n.name],
      [`/net/pnic/child[${String(i).padStart(4, '0')}]/mac`, n.mac],
      [`/net/pnic/child[${String(i).padStart(4, '0')}]/virtualMac`, `00:50:56:5${i}:${n.mac.slice(-5)}`],
    ]),
    ...host.switches.flatMap((s, i): [string, string][] => {
      const base = `/net/vswitch/child[${String(i).padStart(4, '0')}]`
      return [
        [`${base}/name`, s.name],
        [`${base}/mtu`, String(s.mtu)],
        ...s.uplinks.map((u, n): [string, string] => [`${base}/uplinks/child[${String(n).padStart(4, '0')}]/pnic`, u]),
        ...s.portgroups.flatMap((p, n): [string, string][] => [
          [`${base}/portgroup/child[${String(n).padStart(4, '0')}]/name`, p.name],
          [`${base}/portgroup/child[${String(n).padStart(4, '0')}]/vlanId`, String(p.vlan)],
        ]),
      ]
    }),
    ...host.vmks.flatMap((v, i): [string, string][] => {
      const base = `/net/vmkernelnic/child[${String(i).padStart(4, '0')}]`
      return [
        [`${base}/name`, v.name],
        [`${base}/portgroup`, v.portgroup],
        [`${base}/ipv4address`, v.ip],
        [`${base}/ipv4netmask`, v.mask],
        [`${base}/mac`, v.mac],
        [`${base}/mtu`, String(v.mtu)],
        [`${base}/enable`, 'true'],
      ]
    }),
    ['/net/routes/kernel/child[0000]/gateway', host.gateway],
    ['/resourceGroups/version', host.data.version],
    ['/vmkdevmgr/version', '1.1.0'],
    ['/advConfigOptions/ScratchConfig/ConfiguredScratchLocation', `/vmfs/volumes/${host.datastores[0]!.uuid}/.locker`],
    ['/adv/ScratchConfig/CurrentScratchLocation', `/vmfs/volumes/${host.datastores[0]!.uuid}/.locker`],
  ]
  return lines
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key} = "${value}"\n`)
    .join('')
}

function bootCfg(host: Host): string {
  return `bootstate=0\ntitle=Loading VMware ESXi\ntimeout=5\nprefix=\nkernel=b.b00\nkernelopt=installerDiskDumpSlotSize=2560 no-auto-partition\nmodules=jumpstrt.gz --- useropts.gz --- features.gz\nbuild=${host.data.version}-0.73.${host.data.build}\nupdated=2\n`
}

const SERVICES = [
  'SSH',
  'DCUI',
  'hostd',
  'vpxa',
  'ntpd',
  'vobd',
  'lbtd',
  'lwsmd',
  'sfcbd-watchdog',
  'vmware-fdm',
  'vmsyslogd',
] as const

/** Configuration files that the bundle mirrors: path inside the bundle to text. */
export function mirroredFiles(host: Host): [string, string][] {
  return [
    ['etc/vmware/esx.conf', esxConf(host)],
    [
      'etc/vmware/hostd/config.xml',
      '<config>\n  <workingDir>/var/log/vmware/</workingDir>\n  <log>\n    <level>verbose</level>\n    <outputToSyslog>true</outputToSyslog>\n    <syslog>\n      <facility>local4</facility>\n      <ident>Hostd</ident>\n    </syslog>\n  </log>\n</config>\n',
    ],
    [
      'etc/vmware/vpxa/vpxa.cfg',
      `<config>\n  <vpxa>\n    <hostIp>${host.vmks[0]!.ip}</hostIp>\n    <hostKey>host-2${host.name.slice(-1)}</hostKey>\n    <serverIp>192.0.2.20</serverIp>\n    <serverPort>902</serverPort>\n  </vpxa>\n</config>\n`,
    ],
    ['etc/vmware/vm-support/base.mfx', '# Manifest: base\nrun /bin/vmware -vl\nrun /bin/date\nrun /bin/uname -a\n'],
    ['etc/vmsyslog.conf', '[vmsyslog]\nloghost = <none>\nlogdir = /scratch/log\n'],
    [
      'etc/vmsyslog.conf.d/vmkernel.conf',
      '[vmsyslog-logger]\ndescr = VMKernel logs\nident = vmkernel, vmkwarning, vmkalert\nfile = <vmkernel>\nrotate = <8>\nsize = <1024>\n',
    ],
    ['etc/resolv.conf', `${host.dns.map((ip) => `nameserver ${ip}\n`).join('')}search lab.example.com\n`],
    [
      'etc/hosts',
      `127.0.0.1\tlocalhost.localdomain localhost\n::1\t\tlocalhost.localdomain localhost\n${host.vmks[0]!.ip}\t${host.fqdn} ${host.name}\n`,
    ],
    [
      'etc/ntp.conf',
      `restrict default nomodify notrap nopeer noquery\nrestrict 127.0.0.1\n${host.ntp.map((p) => `server ${p.remote}\n`).join('')}driftfile /etc/ntp.drift\n`,
    ],
    ['etc/ntp.drift', '-12.411\n'],
    ['etc/chkconfig.db', SERVICES.map((s) => `/etc/init.d/${s}: on\n`).join('')],
    ['bootbank/boot.cfg', bootCfg(host)],
    ['altbootbank/boot.cfg', bootCfg(host).replace('updated=2', 'updated=1')],
  ]
}

/** The bundle's own files: README, what was run, what failed, how fragments are joined. */
export function ownFiles(host: Host, bases: readonly string[]): [string, string][] {
  const captured = iso(host.captured).replace('T', ' ').replace('Z', '000')
  const at = iso(host.captured)
  return [
    [
      'README',
      `VMware support bundle\nCaptured on: ${captured}\nHost: ${host.fqdn}\nCommand line: /bin/vm-support -s\nOptions: {'workingdir': '/var/tmp', 'stream': True, 'manifests': 'ad base cim esxsoftware filesystem network ntp storage system-logs vm', 'duration': 0}\n`,
    ],
    ['action.log', bases.map((base, n) => `${at} Running command ${n + 1}: ${base.replaceAll('_', ' ')}\n`).join('')],
    ['error.log', `${at} Could not stat /var/core/: no matching files\n`],
    [
      'reconstruct.sh',
      '#!/bin/sh\n# Joins the fragments of this bundle.\nfor first in $(find . -name \'*.FRAG-00000\'); do\n  base=$(echo "$first" | sed s/.FRAG-00000//)\n  cat "$base".FRAG-* > "$base" && rm -f "$base".FRAG-*\ndone\n',
    ],
  ]
}
