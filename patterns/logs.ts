/** Logs of each group, by the names that `logs:` of a message uses. docs/patterns.md says what each holds. */
export const LOG_GROUPS = {
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

type LogGroup = keyof typeof LOG_GROUPS

/** Name of a log, e.g. `vmkernel`. */
export type LogName = (typeof LOG_GROUPS)[LogGroup][number]

const GROUPS: Record<string, readonly LogName[]> = { ...LOG_GROUPS, any: Object.values(LOG_GROUPS).flat() }

/** Every name that `logs:` may hold: groups and logs. */
export const LOG_WORDS: readonly string[] = [...Object.keys(GROUPS), ...GROUPS.any!]

/** Takes the words of `logs:` (names and groups), returns the logs, each once, in the order written. */
export function expandLogs(words: readonly string[]): LogName[] {
  return [...new Set(words.flatMap((word) => GROUPS[word] ?? [word as LogName]))]
}
