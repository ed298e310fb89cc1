import type { LogName } from './log-names.ts'

/** Files whose name alone says which log they are, after rotation number and `.log` are taken off. The first row wins. */
export const logStems: readonly { readonly stem: RegExp; readonly log: LogName; readonly subset?: true }[] = [
  { stem: /^vmk(?:warning|alert)$/, log: 'vmkernel', subset: true },
  { stem: /^(?:vmkernel(?:-log|-boot)?|vmkernel-zdump\S*|boot|vmkboot|vmkernel_boot)$/, log: 'vmkernel' },
  { stem: /^vmksummary$/, log: 'vmksummary' },
  { stem: /^(?:vobd|vmkeventd)$/, log: 'vobd' },
  { stem: /^(?:hostd(?:-probe)?|hostdCgiServer)$/, log: 'hostd' },
  { stem: /^vpxa$/, log: 'vpxa' },
  { stem: /^fdm$/, log: 'fdm' },
  { stem: /^rhttpproxy$/, log: 'rhttpproxy' },
  { stem: /^envoy(?:-access)?$/, log: 'envoy' },
  { stem: /^(?:auth|sshd)$/, log: 'auth' },
  { stem: /^(?:shell|esxcli|ESXShell)$/, log: 'shell' },
  { stem: /^(?:syslog|messages|vmsyslogd|sysboot|jumpstart\S*)$/, log: 'syslog' },
  { stem: /^(?:esxupdate|lifecycle|esximage|vib)$/, log: 'esxupdate' },
  { stem: /^vmauthd$/, log: 'vmauthd' },
  { stem: /^clomd$/, log: 'clomd' },
  { stem: /^vsansystem$/, log: 'vsansystem' },
  { stem: /^vsanmgmt$/, log: 'vsanmgmt' },
  { stem: /^(?:cmmds\S*|epd|osfsd|swapobjd|vdfs\S*|vsantraced|vsandevicemonitord|vsan\w*|ddecomd)$/, log: 'vsan' },
  { stem: /^(?:storagerm|storageRM|sdrsinjector)$/, log: 'storagerm' },
  { stem: /^dhclient$/, log: 'dhclient' },
  { stem: /^usb$/, log: 'usb' },
  { stem: /^vvold$/, log: 'vvold' },
  { stem: /^iofilter\S*$/, log: 'iofilter' },
  { stem: /^(?:sel|ipmi\S*|iml|xcc\S*|ilo\S*|idrac\S*)$/i, log: 'sensor' },
  { stem: /^(?:dfwpktlogs|nsx\S*|netcpa|vsfwd|dvfilter\S*)$/, log: 'dvfilter' },
  { stem: /^(?:configstore\S*|configStore\S*|settingsd)$/, log: 'configstore' },
  { stem: /^hbr\S*$/, log: 'hbr' },
  { stem: /^(?:tpm\S*|attestd|keypersist\S*|esxtokend)$/, log: 'tpm' },
  { stem: /^vmware(?:-vmx)?$/, log: 'vmware' },
  { stem: /^vpxd-profiler$/, log: 'vpxd-profiler' },
  { stem: /^vpxd-svcs\S*$/, log: 'vpxd-svcs' },
  { stem: /^vpxd\S*$/, log: 'vpxd' },
  {
    stem: /^(?:websso|tokenservice|ssoAdminServer|vmware-sts\S*|vmware-identity\S*|openidconnect|lookupserver\S*)$/,
    log: 'sso',
  },
  { stem: /^vmdird?\S*$/, log: 'vmdir' },
  { stem: /^vmafdd?\S*$/, log: 'vmafd' },
  { stem: /^vmcad?\S*$/, log: 'vmca' },
  { stem: /^vmon\S*$/, log: 'vmon' },
  { stem: /^postgres\S*$/, log: 'postgres' },
  { stem: /^eam$/, log: 'eam' },
  { stem: /^sps\S*$/, log: 'sps' },
  { stem: /^vsphere_client_virgo$/, log: 'vsphere-ui' },
  { stem: /^(?:applmgmt\S*|backup|vami\S*)$/, log: 'applmgmt' },
  { stem: /^lookupsvc\S*$/, log: 'lookupsvc' },
  { stem: /^(?:license|cis-license)\S*$/, log: 'license' },
  { stem: /^(?:vmware-vum-server\S*|vum-server\S*|updatemgr\S*)$/, log: 'updatemgr' },
  { stem: /^wcpsvc\S*$/, log: 'wcp' },
  { stem: /^vlcm\S*$/, log: 'vlcm' },
  { stem: /^(?:vapi|endpoint)\S*$/, log: 'vapi' },
  { stem: /^cls\S*$/, log: 'content-library' },
  { stem: /^cloudvm\S*$/, log: 'cloudvm' },
  { stem: /^vcha$/, log: 'vcha' },
]

/** Where vCenter services keep their logs, below `var/log/vmware/`: the folder says which log a file is. */
export const vcenterFolders: ReadonlyMap<string, LogName> = new Map(
  Object.entries<LogName>({
    vpxd: 'vpxd',
    vpx: 'vpxd',
    'vpxd-svcs': 'vpxd-svcs',
    sso: 'sso',
    vmdird: 'vmdir',
    vmdir: 'vmdir',
    vmafdd: 'vmafd',
    vmafd: 'vmafd',
    vmcad: 'vmca',
    vmca: 'vmca',
    vmon: 'vmon',
    vpostgres: 'postgres',
    'vmware-vpostgres': 'postgres',
    eam: 'eam',
    'vmware-sps': 'sps',
    sps: 'sps',
    'vsphere-ui': 'vsphere-ui',
    'vsphere-client': 'vsphere-ui',
    applmgmt: 'applmgmt',
    'applmgmt-audit': 'applmgmt',
    lookupsvc: 'lookupsvc',
    'cis-license': 'license',
    license: 'license',
    'vmware-updatemgr': 'updatemgr',
    updatemgr: 'updatemgr',
    vum: 'updatemgr',
    wcp: 'wcp',
    vlcm: 'vlcm',
    vapi: 'vapi',
    'vapi-endpoint': 'vapi',
    'content-library': 'content-library',
    cloudvm: 'cloudvm',
    envoy: 'vcenter-envoy',
    'envoy-sidecar': 'vcenter-envoy',
    rhttpproxy: 'vcenter-rhttpproxy',
    syslog: 'vcenter-syslog',
    rsyslogd: 'vcenter-syslog',
    messages: 'vcenter-syslog',
    vcha: 'vcha',
    'vsan-health': 'vsan-health',
  }),
)

/** Logs that lie elsewhere, by bundle path. */
export const logPaths: readonly { readonly path: RegExp; readonly log: LogName; readonly subset?: true }[] = [
  { path: /^commands\/localcli_hardware-ipmi-sel-list[^/]*\.txt$/, log: 'sensor' },
  { path: /^commands\/dmesg[^/]*\.txt$/, log: 'vmkernel' },
  { path: /^commands\/vobbuf_-h\.txt$/, log: 'vobd', subset: true },
  { path: /^tmp\/vmware-[^/]*\/vmware-vmx-[^/]*\.log$/, log: 'vmware' },
]

/** Files that hold nothing to read. */
export const skips: readonly { readonly path: RegExp; readonly reason: string }[] = [
  { path: /(?:^|\/)vsantraces\//, reason: 'binary vSAN trace' },
  { path: /^var\/core\/(?!vmkernel-zdump)/, reason: 'core dump of a program' },
  { path: /\.(?:png|jpe?g|gif|ico|bmp|svg|pdf|woff2?|ttf)$/i, reason: 'image or document' },
  { path: /\.(?:bin|dat|sqlite3?|db|pcap|hprof|phd|dmp|core|so|jar|class|pyc|p12|jks|bks)$/i, reason: 'binary file' },
  { path: /\.(?:nvram|vswp|vmss|vmsn|vmem|iso|vib|vgz|v\d\d|b\d\d|z\d\d)$/i, reason: 'binary file' },
  { path: /(?:^|\/)(?:current-store-\d+|hostAgentStats[^/]*|vmmcores|stats[^/.]*)$/, reason: 'binary file' },
  { path: /(?:^|\/)(?!vmkernel-zdump)[^/]*(?:-zdump|vmfsdump)[^/]*$/, reason: 'core dump' },
  {
    path: /^(?:action|error)\.(?:log|tmp)$|^reconstruct\.sh$|^vm-support-incident-key$/,
    reason: 'notes of vm-support on its own run',
  },
]

/**
 * Logs of which the highest number is the newest of the old files; of all others it is the oldest, as vmsyslogd and
 * logrotate count (formats.md 1.6). vpxd and relatives count up without end, postgres by day.
 */
export const risingLogs: ReadonlySet<LogName> = new Set<LogName>([
  'vmware',
  'vpxd',
  'vpxd-profiler',
  'updatemgr',
  'postgres',
  'vcenter-rhttpproxy',
])

/** Logs that a bundle of the kind holds on any healthy system; a lack is worth a line of coverage. */
export const expectedLogs: Readonly<Record<'esxi' | 'vcenter', readonly LogName[]>> = {
  esxi: ['vmkernel', 'vmksummary', 'vobd', 'hostd', 'vpxa', 'syslog', 'auth', 'shell'],
  vcenter: [
    'vpxd',
    'vpxd-svcs',
    'sso',
    'vmdir',
    'vmafd',
    'vmon',
    'postgres',
    'eam',
    'sps',
    'vsphere-ui',
    'applmgmt',
    'lookupsvc',
    'license',
  ],
}

/** Top-level names of a bundle: a path is cut before the first of them. */
export const topFolders: ReadonlySet<string> = new Set(
  'var etc commands json vmfs proc tmp usr bootbank altbootbank opt scratch ProgramData Windows'.split(' '),
)
export const topFiles: ReadonlySet<string> = new Set(
  'README action.log error.log error.tmp reconstruct.sh vm-support-incident-key'.split(' '),
)
