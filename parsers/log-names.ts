/** Logs by group: the names that `logs:` of a message uses. docs/patterns.md says what each holds. */
export const logGroups = {
  esxi: [
    'vmkernel',
    'vmksummary',
    'vobd',
    'hostd',
    'vpxa',
    'fdm',
    'rhttpproxy',
    'envoy',
    'auth',
    'shell',
    'syslog',
    'esxupdate',
    'vmauthd',
    'clomd',
    'vsansystem',
    'vsanmgmt',
    'vsan',
    'storagerm',
    'dhclient',
    'usb',
    'vvold',
    'iofilter',
    'sensor',
    'dvfilter',
    'configstore',
    'hbr',
    'tpm',
  ],
  vm: ['vmware'],
  vcenter: [
    'vpxd',
    'vpxd-profiler',
    'vpxd-svcs',
    'sso',
    'vmdir',
    'vmafd',
    'vmca',
    'vmon',
    'postgres',
    'eam',
    'sps',
    'vsphere-ui',
    'applmgmt',
    'lookupsvc',
    'license',
    'updatemgr',
    'wcp',
    'vlcm',
    'vapi',
    'content-library',
    'cloudvm',
    'vcenter-envoy',
    'vcenter-rhttpproxy',
    'vcenter-syslog',
    'vcha',
    'vsan-health',
  ],
} as const

type LogGroup = keyof typeof logGroups

/** Name of a log, e.g. `vmkernel`. */
export type LogName = (typeof logGroups)[LogGroup][number]

/** All logs, group by group. */
export const logNames: readonly LogName[] = Object.values(logGroups).flat()
