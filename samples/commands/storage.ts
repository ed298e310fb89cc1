import type { Datastore, Device, Hba, Host, Path } from '../host.ts'
import { blocks, type CommandOutput, pairs, type Row, tableOutput } from './output.ts'

function deviceRow(device: Device): Row {
  return {
    'Display Name': device.displayName,
    'Has Settable Display Name': true,
    Size: device.sizeMib,
    'Device Type': 'Direct-Access ',
    'Multipath Plugin': 'NMP',
    'Devfs Path': `/vmfs/devices/disks/${device.id}`,
    Vendor: device.vendor.padEnd(8),
    Model: device.model.padEnd(16),
    Revision: device.revision,
    'SCSI Level': device.local ? 5 : 6,
    'Is Pseudo': false,
    Status: device.status,
    'Is RDM Capable': true,
    'Is Local': device.local,
    'Is Removable': false,
    'Is SSD': device.ssd,
    'Is VVOL PE': false,
    'Is Offline': device.status !== 'on',
    'Is Perennially Reserved': false,
    'Queue Full Sample Size': 0,
    'Queue Full Threshold': 0,
    'Thin Provisioning Status': device.local ? 'unknown' : 'yes',
    'Attached Filters': device.local ? '' : 'VAAI_FILTER',
    'VAAI Status': device.local ? 'unsupported' : 'supported',
    'Other UIDs': `vml.0200000000${device.id.slice(4)}${Buffer.from(device.model.slice(0, 6)).toString('hex')}`,
    'Is Shared Clusterwide': !device.local,
    'Is SAS': device.local,
    'Is USB': false,
    'Is Boot Device': device.local,
    'Device Max Queue Depth': device.queueDepth,
    'No of outstanding IOs with competing worlds': 32,
  }
}

function nmpRow(host: Host, device: Device): Row {
  const paths = host.paths.filter((p) => p.device === device.id)
  const working = paths.filter((p) => p.state === 'active').map((p) => p.name)
  const alua =
    '{implicit_support=on; explicit_support=off; explicit_allow=on; alua_followover=on; action_OnRetryErrors=off; {TPG_id=1,TPG_state=AO}}'
  return {
    'Device Display Name': device.displayName,
    'Storage Array Type': device.satp,
    'Storage Array Type Device Config': device.local
      ? 'SATP VMW_SATP_LOCAL does not support device configuration.'
      : alua,
    'Path Selection Policy': device.psp,
    'Path Selection Policy Device Config': device.local
      ? `{preferred=${paths[0]!.name};current=${paths[0]!.name}}`
      : `{policy=rr,iops=1000,bytes=10485760,useANO=0; lastPathIndex=0: NumIOsPending=0,numBytesPending=0}`,
    'Path Selection Policy Device Custom Config': '',
    'Working Paths': working.join(', '),
    'Is USB': false,
  }
}

function pathRow(host: Host, path: Path): Row {
  const device = host.devices.find((d) => d.id === path.device)!
  const details = { sas: '', fc: `WWNN: ${host.hbas[1]!.wwnn} WWPN: ${host.hbas[1]!.wwpn}`, iscsi: host.iqn }[
    path.transport
  ]
  return {
    UID: path.uid,
    'Runtime Name': path.name,
    Device: path.device,
    'Device Display Name': device.displayName,
    Adapter: path.adapter,
    Channel: 0,
    Target: path.target,
    LUN: path.lun,
    Plugin: 'NMP',
    State: path.state,
    Transport: path.transport,
    'Adapter Identifier': path.adapterId,
    'Target Identifier': path.targetId,
    'Adapter Transport Details': path.state === 'dead' ? 'Unavailable or path is unclaimed' : details,
    'Target Transport Details': path.state === 'dead' ? 'Unavailable or path is unclaimed' : path.targetId,
    'Maximum IO Size': 4_194_304,
  }
}

function mpath(host: Host): string {
  const details = (path: Path): string => {
    if (path.transport === 'sas') return 'Local HBA vmhba0'
    if (path.transport === 'iscsi')
      return `Adapter: ${host.iqn}  Target: IQN=${path.targetId.split(',')[1]} Alias= Session=${path.targetId.split(',')[0]} PortalTag=${path.target + 1}`
    const hba = host.hbas.find((h) => h.name === path.adapter)!
    const [node, port] = path.targetId
      .slice(3)
      .split(':')
      .map((id) => id.match(/../g)!.join(':'))
    return `Adapter: WWNN: ${hba.wwnn} WWPN: ${hba.wwpn}  Target: WWNN: ${node} WWPN: ${port}`
  }
  return host.devices
    .map((device) => {
      const rows = host.paths
        .filter((p) => p.device === device.id)
        .map((p) => `   ${p.name} LUN:${p.lun} state:${p.state} ${p.transport} ${details(p)}\n`)
      return `${device.id} : ${device.displayName}\n${rows.join('')}\n`
    })
    .join('')
}

function statsRow(device: Device): Row {
  const s = device.stats
  return {
    Device: device.id,
    'Successful Commands': s.commands,
    'Blocks Read': s.blocksRead,
    'Blocks Written': s.blocksWritten,
    'Read Operations': s.reads,
    'Write Operations': s.writes,
    'Reserve Operations': 0,
    'Reservation Conflicts': 0,
    'Failed Commands': s.failed,
    'Failed Blocks Read': s.failedReads * 32,
    'Failed Blocks Written': s.failedWrites * 24,
    'Failed Read Operations': s.failedReads,
    'Failed Write Operations': s.failedWrites,
    'Failed Reserve Operations': 0,
    'Total Splits': 0,
    'PAE Commands': 0,
  }
}

function adapterRow(hba: Hba): Row {
  return {
    'HBA Name': hba.name,
    Driver: hba.driver,
    'Link State': hba.transport === 'iscsi' ? 'online' : hba.up ? 'link-up' : 'link-down',
    UID: hba.uid,
    Capabilities: hba.transport === 'sata' ? '' : 'Second Level Lun ID',
    Description: hba.pci === '' ? hba.description : `(${hba.pci}) ${hba.description}`,
  }
}

function fcRow(hba: Hba): Row {
  return {
    Adapter: hba.name,
    'Port ID': hba.up ? '010a00' : '000000',
    'Node Name': hba.wwnn,
    'Port Name': hba.wwpn,
    Speed: hba.up ? '16 Gbps' : '0 Gbps',
    'Port Type': hba.up ? 'NPort' : 'Unknown',
    'Port State': hba.up ? 'ONLINE' : 'LINK DOWN',
    'Model Description': hba.description,
    'Hardware Version': '0x0000000c',
    'OptionROM Version': '12.8.340.8',
    'Firmware Version': '14.4.473.9',
    'Driver Name': hba.driver,
    DriverVersion: hba.driverVersion,
  }
}

/** Directory of a volume below /vmfs/volumes. */
function mountPoint(store: Datastore): string {
  return `/vmfs/volumes/${store.uuid}`
}

function volumeRows(host: Host): Row[] {
  const rng = host.rng.fork('volumes')
  const tail = host.nics[0]!.mac.replaceAll(':', '')
  const bank = (number: number): Row => {
    const uuid = `${rng.hex(8)}-${rng.hex(8)}-${rng.hex(4)}-${rng.hex(12)}`
    return {
      'Mount Point': `/vmfs/volumes/${uuid}`,
      'Volume Name': host.era === '5.5' || host.era === '6.7' ? '' : `BOOTBANK${number}`,
      UUID: uuid,
      Mounted: true,
      Type: 'vfat',
      Size: 4_293_591_040,
      Free: 4_022_992_896,
    }
  }
  const osdata = `${rng.hex(8)}-${rng.hex(8)}-${rng.hex(4)}-${tail}`
  return [
    ...host.datastores.map(
      (d): Row => ({
        'Mount Point': mountPoint(d),
        'Volume Name': d.name,
        UUID: d.uuid,
        Mounted: d.accessible,
        Type: d.accessible || d.type === 'NFS' ? d.type : 'VMFS-unknown version',
        Size: d.accessible ? d.size : 0,
        Free: d.accessible ? d.free : 0,
      }),
    ),
    bank(1),
    bank(2),
    ...(host.era === '7.0' || host.era === '8.0'
      ? [
          {
            'Mount Point': `/vmfs/volumes/${osdata}`,
            'Volume Name': `OSDATA-${osdata}`,
            UUID: osdata,
            Mounted: true,
            Type: 'VFFS',
            Size: 128_580_583_424,
            Free: 122_054_246_400,
          },
        ]
      : []),
  ]
}

function nfsRow(store: Datastore): Row {
  return {
    'Volume Name': store.name,
    Host: store.nfs!.server,
    Share: store.nfs!.share,
    Accessible: store.accessible,
    Mounted: true,
    'Read-Only': false,
    isPE: false,
    'Hardware Acceleration': 'Not Supported',
  }
}

const withDevice = (device: Device, row: Row): Row => ({ Device: device.id, ...row })

export function storage(host: Host): CommandOutput[] {
  const { devices } = host
  const named = (row: (d: Device) => Row): (readonly [string, Row])[] => devices.map((d) => [d.id, row(d)] as const)
  const statPairs = (d: Device): Row => {
    const { Device: _, ...rest } = statsRow(d)
    return rest
  }
  const vmfs = host.datastores.filter((d) => d.type !== 'NFS')
  const nfs = host.datastores.filter((d) => d.type === 'NFS')
  const fc = host.hbas.filter((h) => h.transport === 'fc')
  const sense =
    (ok: string) =>
    (d: Device): Row => ({
      'VAAI Plugin Name': '',
      'ATS Status': d.local ? 'unsupported' : ok,
      'Clone Status': d.local ? 'unsupported' : ok,
      'Zero Status': ok,
      'Delete Status': d.local ? 'unsupported' : ok,
    })
  return [
    {
      base: 'localcli_storage-core-device-list',
      text: blocks(named(deviceRow)),
      json: devices.map((d) => withDevice(d, deviceRow(d))),
    },
    {
      base: 'localcli_storage-nmp-device-list',
      text: blocks(named((d) => nmpRow(host, d))),
      json: devices.map((d) => withDevice(d, nmpRow(host, d))),
    },
    {
      base: 'localcli_storage-core-path-list',
      text: blocks(host.paths.map((p) => [p.uid, pathRow(host, p)] as const)),
      json: host.paths.map((p) => pathRow(host, p)),
    },
    { base: 'esxcfg-mpath_-b', text: mpath(host) },
    { base: 'localcli_storage-core-device-stats-get', text: blocks(named(statPairs)), json: devices.map(statsRow) },
    {
      base: 'localcli_storage-core-device-vaai-status-get',
      text: blocks(named(sense('supported'))),
      json: devices.map((d) => withDevice(d, sense('supported')(d))),
    },
    tableOutput(
      'localcli_storage-core-adapter-list',
      ['HBA Name', 'Driver', 'Link State', 'UID', 'Capabilities', 'Description'],
      host.hbas.map(adapterRow),
    ),
    {
      base: 'localcli_storage-core-adapter-stats-get',
      text: blocks(
        host.hbas.map(
          (h) =>
            [
              h.name,
              {
                'Successful Commands': 90_000_123,
                'Blocks Read': 1_811_332_001,
                'Blocks Written': 903_221_884,
                'Read Operations': 60_110_200,
                'Write Operations': 29_000_012,
                'Failed Commands': 88,
                'Failed Blocks Read': 0,
                'Failed Blocks Written': 0,
                'Failed Read Operations': 0,
                'Failed Write Operations': 0,
              },
            ] as const,
        ),
      ),
    },
    tableOutput(
      'localcli_storage-filesystem-list--i',
      ['Mount Point', 'Volume Name', 'UUID', 'Mounted', 'Type', 'Size', 'Free'],
      volumeRows(host),
    ),
    tableOutput(
      'localcli_storage-vmfs-extent-list',
      ['Volume Name', 'VMFS UUID', 'Extent Number', 'Device Name', 'Partition'],
      vmfs.map((d) => ({
        'Volume Name': d.name,
        'VMFS UUID': d.uuid,
        'Extent Number': 0,
        'Device Name': d.device,
        Partition: 1,
      })),
    ),
    {
      base: 'esxcfg-scsidevs_-m',
      text: vmfs
        .map((d) => `${`${d.device}:1`.padEnd(66)} /vmfs/devices/disks/${d.device}:1 ${d.uuid}  0  ${d.name}\n`)
        .join(''),
    },
    tableOutput(
      'localcli_storage-vmfs-snapshot-list',
      [
        'Volume Name',
        'VMFS UUID',
        'Can mount',
        'Reason for un-mountability',
        'Can resignature',
        'Reason for non-resignaturability',
        'Unresolved Extent Count',
      ],
      [],
    ),
    tableOutput(
      'localcli_storage-nfs-list',
      ['Volume Name', 'Host', 'Share', 'Accessible', 'Mounted', 'Read-Only', 'isPE', 'Hardware Acceleration'],
      nfs.map(nfsRow),
    ),
    tableOutput(
      'localcli_storage-nfs41-list',
      [
        'Volume Name',
        'Host(s)',
        'Share',
        'Accessible',
        'Mounted',
        'Read-Only',
        'Security',
        'isPE',
        'Hardware Acceleration',
      ],
      [],
    ),
    tableOutput(
      'localcli_storage-vmfs-lockmode-list--i',
      [
        'Volume Name',
        'UUID',
        'Type',
        'Locking Mode',
        'ATS Compatible',
        'ATS Upgrade Modes',
        'ATS Incompatibility Reason',
      ],
      vmfs.map((d) => ({
        'Volume Name': d.name,
        UUID: d.uuid,
        Type: d.type,
        'Locking Mode': 'ATS',
        'ATS Compatible': false,
        'ATS Upgrade Modes': 'No upgrade needed',
        'ATS Incompatibility Reason': '',
      })),
    ),
    { base: 'localcli_storage-san-fc-list', text: fc.map((h) => pairs(fcRow(h))).join('\n') },
    {
      base: 'localcli_storage-san-fc-stats-get',
      text: fc
        .map((h) =>
          pairs({
            Adapter: h.name,
            TxFrames: 902_118_223,
            TxWords: 118_002_331_771,
            RxFrames: 811_730_226,
            RxWords: 99_120_337_102,
            'LIP Count': 0,
            'NOS Count': h.up ? 0 : 3,
            'Error Frames': 0,
            'Dumped Frames': 0,
            'Link Failure Count': h.up ? 0 : 3,
            'Loss of Sync Count': h.up ? 1 : 9,
            'Loss of Signal Count': h.up ? 0 : 3,
            'Primitive Seq Protocol Err Count': 0,
            'Invalid Tx Word Count': h.up ? 0 : 211,
            'Invalid CRC Count': 0,
            'Input Requests': 60_110_200,
            'Output Requests': 29_000_012,
            'Control Requests': 14,
          }),
        )
        .join('\n'),
    },
    { base: 'localcli_iscsi-software-get', text: 'true\n' },
    {
      base: 'localcli_iscsi-networkportal-list',
      text: blocks([
        ['vmk2', portal('vmk2')],
        ['vmk3', portal('vmk3')],
      ]),
      json: [portal('vmk2'), portal('vmk3')],
    },
    {
      base: 'localcli_storage-san-iscsi-list',
      text: pairs({
        Adapter: 'vmhba64',
        'Device Name': 'vmhba64',
        'Initiator Name': host.iqn,
        Description: 'iSCSI Software Adapter',
      }),
    },
    {
      base: 'df',
      text: `Filesystem         Bytes          Used     Available Use% Mounted on\n${host.datastores
        .filter((d) => d.accessible)
        .map(
          (d) =>
            `${d.type.padEnd(10)} ${String(d.size).padStart(13)} ${String(d.size - d.free).padStart(13)} ${String(d.free).padStart(13)} ${String(Math.round(((d.size - d.free) / d.size) * 100)).padStart(3)}% /vmfs/volumes/${d.name}\n`,
        )
        .join('')}`,
    },
    {
      base: 'smartinfo',
      text: devices
        .filter((d) => d.local)
        .map(smart)
        .join('\n'),
    },
  ]

  function portal(vmk: string): Row {
    const v = host.vmks.find((k) => k.name === vmk)!
    return {
      Adapter: 'vmhba64',
      Vmknic: vmk,
      'MAC Address': v.mac,
      'MAC Address Valid': true,
      IPv4: v.ip,
      'IPv4 Subnet Mask': v.mask,
      MTU: v.mtu,
      'Vlan Supported': true,
      'Vlan ID': vmk === 'vmk2' ? 120 : 121,
      'Switch Name': 'vSwitch1',
      'PortGroup Name': v.portgroup,
      'Path Status': 'active',
    }
  }
}

function smart(device: Device): string {
  const rows: [string, string, string, string][] = [
    ['Health Status', 'OK', 'N/A', 'N/A'],
    ['Media Wearout Indicator', 'N/A', 'N/A', 'N/A'],
    ['Write Error Count', '0', 'N/A', 'N/A'],
    ['Read Error Count', '0', 'N/A', 'N/A'],
    ['Power-on Hours', '31022', 'N/A', 'N/A'],
    ['Power Cycle Count', '41', 'N/A', 'N/A'],
    ['Reallocated Sector Count', '0', '36', '100'],
    ['Drive Temperature', '29', 'N/A', 'N/A'],
  ]
  const line = (cells: readonly string[]): string =>
    [28, 7, 11, 7]
      .map((w, n) => cells[n]!.padEnd(w))
      .join('')
      .trimEnd()
  return `Device:  ${device.id}\n\n${[['Parameter', 'Value', 'Threshold', 'Worst'], ['-------------------------', '-----', '---------', '-----'], ...rows].map(line).join('\n')}\n`
}
