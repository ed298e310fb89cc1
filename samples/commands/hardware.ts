import type { Host } from '../host.ts'
import { blocks, type CommandOutput, pairs } from './output.ts'

const SENSORS = [
  ['System Board 1 Inlet Temp', 'Temperature', '23.00', 'degrees C'],
  ['Processor 1 Temp', 'Temperature', '51.00', 'degrees C'],
  ['Processor 2 Temp', 'Temperature', '49.00', 'degrees C'],
  ['System Board 1 Fan1A', 'Fan', '6240.00', 'RPM'],
  ['System Board 1 Fan2A', 'Fan', '6360.00', 'RPM'],
  ['Power Supply 1 Input Voltage', 'Voltage', '230.00', 'Volts'],
  ['Power Supply 2 Input Voltage', 'Voltage', '230.00', 'Volts'],
  ['System Board 1 Pwr Consumption', 'Power', '238.00', 'Watts'],
] as const

function xml(host: Host): string {
  const value = (name: string, text: string | number): string => `<value name="${name}">${text}</value>`
  const pci = (address: string, description: string): string => {
    const [segment, bus, rest] = address.split(':') as [string, string, string]
    const [slot, fn] = rest.split('.') as [string, string]
    return `<pci-device>${value('segment', `0x${segment}`)}${value('bus', `0x${bus}`)}${value('slot', `0x${slot}`)}${value('function', `0x${fn}`)}${value('device-name', description)}${value('slot-description', '')}</pci-device>`
  }
  const nic = (n: Host['nics'][number]): string =>
    `<physical-nic>${value('name', n.name)}${value('actual-speed', n.up ? n.speed : 0)}${value('link-up', String(n.up))}${value('mtu', n.mtu)}${value('mac-address', n.mac)}${value('driver', n.driver)}${pci(n.pci, n.description)}</physical-nic>`
  const vswitch = (s: Host['switches'][number]): string =>
    `<virtual-switch>${value('name', s.name)}${value('uplinks', s.uplinks.join(','))}${value('mtu', s.mtu)}${value('beacon-enabled', 'false')}<effective-teaming-policy>${value('uplink-order', s.uplinks.join(','))}${value('teaming-policy', 'lb_srcid')}${value('rolling-restoration', 'false')}</effective-teaming-policy><port-groups>${s.portgroups.map((p) => `<port-group>${value('name', p.name)}${value('virtual-switch', s.name)}${value('vlan-id', p.vlan)}</port-group>`).join('')}</port-groups></virtual-switch>`
  const vmk = (v: Host['vmks'][number]): string =>
    `<vmkernel-nic>${value('interface', v.name)}${value('port-group', v.portgroup)}${value('mtu', v.mtu)}${value('mac-address', v.mac)}<actual-ip-settings><ipv4-settings>${value('ipv4-address', v.ip)}${value('ipv4-netmask', v.mask)}</ipv4-settings></actual-ip-settings></vmkernel-nic>`
  const volume = (d: Host['datastores'][number]): string =>
    `<vm-filesystem>${value('volume-name', d.name)}${value('console-path', `/vmfs/volumes/${d.uuid}`)}<extents><disk-lun-partition>${value('name', `${d.device}:1`)}</disk-lun-partition></extents></vm-filesystem>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<host>
<hardware-info>${value('product-name', host.model)}${value('vendor-name', host.vendor)}${value('serial-number', host.serial)}${value('bios-version', host.bios)}${value('bmc-version', '7.00')}
<cpu-info>${value('cpu-model-name', host.cpu.model)}${value('num-packages', host.cpu.sockets)}${value('num-cores', host.cpu.cores)}${value('num-cpus', host.cpu.threads)}</cpu-info>
<memory-info>${value('physical-mem', host.memoryMib * 1024 * 1024)}${value('num-numa-nodes', host.cpu.sockets)}</memory-info>
<pci-info><all-pci-devices>${[...host.nics.map((n) => pci(n.pci, n.description)), ...host.hbas.filter((h) => h.pci !== '').map((h) => pci(h.pci, h.description))].join('\n')}</all-pci-devices></pci-info>
</hardware-info>
ResourceGroup: the tool writes such lines between the elements
<network-info>
<physical-nics>${host.nics.map(nic).join('\n')}</physical-nics>
<virtual-switch-info><virtual-switches>${host.switches.map(vswitch).join('\n')}</virtual-switches></virtual-switch-info>
<vmkernel-nic-info><kernel-nics>${host.vmks.map(vmk).join('\n')}</kernel-nics></vmkernel-nic-info>
</network-info>
<storage-info>
<vmfs-filesystems>${host.datastores
    .filter((d) => d.type !== 'NFS')
    .map(volume)
    .join('\n')}</vmfs-filesystems>
</storage-info>
</host>
`
}

function lspci(host: Host): string {
  const rows = [
    ...host.nics.map((n) => ({ pci: n.pci, class: 'Network controller', text: n.description, alias: n.name })),
    ...host.hbas
      .filter((h) => h.pci !== '')
      .map((h) => ({
        pci: h.pci,
        class: h.transport === 'fc' ? 'Serial bus controller' : 'Mass storage controller',
        text: h.description,
        alias: h.name,
      })),
  ]
  return rows.map((r) => `${r.pci} ${r.class}: ${r.text} [${r.alias}]\n`).join('')
}

export function hardware(host: Host): CommandOutput[] {
  const sel = [
    ['Record:1', 'Assert + Event Logging Disabled Log area reset/cleared'],
    ['Record:2', 'Assert + Power Supply Presence detected'],
  ].map(
    ([title, text], n) =>
      [
        title!,
        {
          'Record Id': n + 1,
          When: new Date(host.booted - 86_400_000 + n * 60_000).toISOString().slice(0, 19),
          'Event Type': 111,
          'SEL Type': 2,
          Message: text!,
          'Sensor Number': n === 0 ? 114 : 99,
        },
      ] as const,
  )
  return [
    { base: 'localcli_hardware-ipmi-sel-list--p--i--n-all', text: blocks(sel) },
    {
      base: 'localcli_hardware-ipmi-sdr-list--p--i--n-all',
      text: blocks(
        SENSORS.map(
          ([name, kind, reading, unit]) =>
            [
              name,
              {
                'Sensor Type': kind,
                'Computed Reading': reading,
                Units: unit,
                'Event Reading Type': 'Threshold',
                'Sensor State': 'Normal',
                Description: name,
              },
            ] as const,
        ),
      ),
    },
    {
      base: 'localcli_hardware-ipmi-bmc-get',
      text: pairs({
        'BMC Firmware Version': '7.00',
        'IPMI Version': '2.0',
        Manufacturer: 'DELL Inc',
        'IPv4 Address': `192.0.2.${host.name === 'esx11' ? 211 : 212}`,
      }),
    },
    { base: 'localcli_hardware-trustedboot-get', text: pairs({ 'Drtm Enabled': false, 'Tpm Present': true }) },
    { base: 'esxcfg-info_-a--F-xml', text: xml(host) },
    { base: 'lspci', text: lspci(host) },
    {
      base: 'smbiosDump',
      text: `System Info: #256\n    Manufacturer: "${host.vendor}"\n    Product: "${host.model}"\n    Serial: "${host.serial}"\n    UUID: ${host.uuid}\n\nBIOS Info: #0\n    Vendor: "${host.vendor}"\n    Version: "${host.bios}"\n    Date: "02/19/2024"\n`,
    },
  ]
}
