import type { Host } from '../host.ts'
import { blocks, type CommandOutput, type Row, tableOutput } from './output.ts'

const OTHERS = [
  'cpu-microcode',
  'esx-base',
  'esx-dvfilter-generic-fastpath',
  'esx-ui',
  'esx-xserver',
  'native-misc-drivers',
  'tools-light',
  'vsan',
  'vmware-esx-esxcli-nvme-plugin',
] as const

function vibs(host: Host): Row[] {
  const { data } = host
  const suffix = `${data.version.replace(/\.\d$/, '')}.0`
  const date = '2025-05-14'
  const row = (name: string, version: string, vendor: string): Row => ({
    Name: name,
    Version: version,
    Vendor: vendor,
    'Acceptance Level': vendor === 'VMware' ? 'VMwareCertified' : 'PartnerSupported',
    'Install Date': date,
    ...(host.era === '8.0' ? { Platforms: 'host' } : {}),
  })
  const drivers = [data.management, data.data, data.local, data.fc].map((d) =>
    row(d.driver, `${d.version}-1OEM.${suffix}.${data.build}`, 'VMW'),
  )
  const base = OTHERS.map((name) => row(name, `${data.version}-0.73.${data.build}`, 'VMware'))
  return [...drivers, ...base].sort((a, b) => String(a.Name).localeCompare(String(b.Name)))
}

export function software(host: Host): CommandOutput[] {
  const rows = vibs(host)
  const columns = [
    'Name',
    'Version',
    'Vendor',
    'Acceptance Level',
    'Install Date',
    ...(host.era === '8.0' ? ['Platforms'] : []),
  ]
  const profile: Row = {
    Name: host.data.profile,
    Vendor: 'VMware, Inc.',
    'Creation Time': '2025-05-14T09:11:02',
    'Modification Time': '2025-05-14T09:13:44',
    'Stateless Ready': true,
    Description: 'Updates ESXi to the release named above',
    VIBs: rows.map((r) => `${r.Name} ${r.Version}`),
  }
  return [
    tableOutput('localcli_software-vib-list', columns, rows),
    { base: 'localcli_software-profile-get', text: blocks([[host.data.profile, profile]]), json: profile },
    { base: 'localcli_software-acceptance-get', text: 'PartnerSupported\n' },
    {
      base: 'esxcfg-module_-q',
      text: [
        host.data.management.driver,
        host.data.data.driver,
        host.data.fc.driver,
        host.data.local.driver,
        'iscsi_vmk',
        'vmfs3',
        'nfsclient',
      ]
        .map((m) => `${m}\n`)
        .join(''),
    },
    {
      base: 'vmkload_mod_-v10--l',
      text: ` Name                                 R/O Addr            Length      R/W Addr            Length      ID Loaded\n${['vmkapi_mgmt', host.data.data.driver, host.data.fc.driver, 'iscsi_vmk', 'vmfs3'].map((m, n) => ` ${m.padEnd(37)}0x4180${(0x11000000 + n * 0x9000).toString(16)}    0x9000      0x4180${(0x51000000 + n * 0x2000).toString(16)}    0x2000      ${String(20 + n).padEnd(3)} Yes\n`).join('')}`,
    },
  ]
}
