import type { Host } from '../host.ts'
import { blocks, type CommandOutput, pairs, table } from './output.ts'
import { vimdump } from './vimdump.ts'

/** path, value, default: advanced settings; only those that differ are interesting, the others are there as a background. */
const ADVANCED: readonly (readonly [string, number | string, number | string])[] = [
  ['/Disk/QFullSampleSize', 0, 0],
  ['/Disk/DiskMaxIOSize', 32767, 32767],
  ['/Mem/ShareForceSalting', 2, 2],
  ['/Mem/AllocGuestLargePage', 1, 1],
  ['/Misc/APDHandlingEnable', 1, 1],
  ['/Misc/APDTimeout', 140, 140],
  ['/NFS/MaxVolumes', 32, 8],
  ['/Net/TcpipHeapSize', 32, 0],
  ['/Net/TcpipHeapMax', 1024, 512],
  ['/UserVars/SuppressShellWarning', 0, 0],
  ['/UserVars/SuppressHyperthreadWarning', 0, 0],
  ['/VMkernel/Boot/hyperthreadingMitigation', 1, 0],
]

const KERNEL: readonly (readonly [string, string, string, string])[] = [
  ['hyperthreading', 'Bool', 'TRUE', 'TRUE'],
  ['hyperthreadingMitigation', 'Bool', 'TRUE', 'FALSE'],
  ['hyperthreadingMitigationIntraVM', 'Bool', 'TRUE', 'TRUE'],
  ['netNetqueueEnabled', 'Bool', 'TRUE', 'TRUE'],
  ['maxVMs', 'Uint32', '0', '0'],
]

export function settings(host: Host): CommandOutput[] {
  const core = host.devices[0]!.id
  const advanced = ADVANCED.map(([path, value, fallback]) =>
    pairs({
      Path: path,
      Type: typeof value === 'number' ? 'integer' : 'string',
      'Int Value': value,
      'Default Int Value': fallback,
      'Min Value': 0,
      'Max Value': 2_147_483_647,
      'String Value': '',
      'Default String Value': '',
      'Valid Characters': '',
      Description: 'see the reference of advanced settings',
    }),
  )
  return [
    { base: 'localcli_system-settings-advanced-list--d', text: advanced.join('\n') },
    {
      base: 'localcli_system-settings-kernel-list--d',
      text: table(
        KERNEL.map(([name, type, value, fallback]) => ({
          Name: name,
          Type: type,
          Configured: value,
          Runtime: value,
          Default: fallback,
          Description: 'kernel option',
        })),
        ['Name', 'Type', 'Configured', 'Runtime', 'Default', 'Description'],
      ),
    },
    { base: 'localcli_system-coredump-partition-get', text: pairs({ Active: `${core}:7`, Configured: `${core}:7` }) },
    {
      base: 'localcli_system-coredump-partition-list',
      text: table(
        [{ Name: `${core}:7`, Path: `/vmfs/devices/disks/${core}:7`, Active: true, Configured: true }],
        ['Name', 'Path', 'Active', 'Configured'],
      ),
    },
    { base: 'localcli_system-coredump-file-get', text: pairs({ Active: '', Configured: '' }) },
    { base: 'localcli_system-coredump-file-list', text: table([], ['Path', 'Active', 'Configured', 'Size']) },
    { base: 'vmware-vimdump_-o----U-dcui', text: vimdump(host) },
    {
      base: 'vmkerrcode_-l',
      text: `0xbad0001   Failure                                  Failure\n0xbad0003   Not found                                Not found\n0xbad0021   Timeout                                  Timeout\n`,
    },
    { base: 'hostd.sh', text: 'hostd is running.\n' },
    {
      base: 'localcli_storage-nmp-satp-rule-list',
      text: table(
        [
          {
            Name: 'VMW_SATP_ALUA',
            Device: '',
            Vendor: 'EXAMPLE',
            Model: '',
            Driver: '',
            Transport: '',
            Options: '',
            'Rule Group': 'system',
            'Claim Options': 'tpgs_on',
            'Default PSP': 'VMW_PSP_RR',
            'PSP Options': '',
            Description: 'arrays with ALUA',
          },
        ],
        [
          'Name',
          'Device',
          'Vendor',
          'Model',
          'Driver',
          'Transport',
          'Options',
          'Rule Group',
          'Claim Options',
          'Default PSP',
          'PSP Options',
          'Description',
        ],
      ),
    },
    { base: 'localcli_vsan-cluster-get', text: 'vSAN Clustering is not enabled on this host\n' },
    { base: 'localcli_system-wbem-get', text: blocks([['WBEM', { Enabled: false, Loglevel: 'warning', Port: 5989 }]]) },
  ]
}
