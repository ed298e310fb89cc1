import type { Host } from '../host.ts'
import { type CommandOutput, columns, table, tableOutput } from './output.ts'

const SWITCH = [17, 12, 12, 19, 8]
const GROUP = [2, 22, 9, 12]

/** esxcfg-vswitch -l: switches with their port groups, then distributed switches with their ports. */
function vswitches(host: Host): string {
  const standard = host.switches.map((s) => {
    const used = 4 + s.portgroups.reduce((sum, p) => sum + p.used, 0)
    return [
      columns(SWITCH, ['Switch Name', 'Num Ports', 'Used Ports', 'Configured Ports', 'MTU', 'Uplinks']),
      columns(SWITCH, [s.name, 7680, used, 128, s.mtu, s.uplinks.join(',')]),
      '',
      columns(GROUP, ['', 'PortGroup Name', 'VLAN ID', 'Used Ports', 'Uplinks']),
      ...s.portgroups.map((p) => columns(GROUP, ['', p.name, p.vlan, p.used, p.uplinks.join(',')])),
      '',
    ].join('\n')
  })
  const dvs = host.dvs
  const ports = [...dvs.uplinks.map((nic, n) => ({ id: 10 + n, client: nic })), ...dvs.ports]
  const distributed = [
    columns(SWITCH, ['DVS Name', 'Num Ports', 'Used Ports', 'Configured Ports', 'MTU', 'Uplinks']),
    columns(SWITCH, [dvs.name, 7680, ports.length + 3, 512, dvs.mtu, dvs.uplinks.join(',')]),
    '',
    columns([2, 20, 12], ['', 'DVPort ID', 'In Use', 'Client']),
    ...ports.map((p) => columns([2, 20, 12], ['', p.id, 1, p.client])),
    columns([2, 20, 12], ['', 99, 0, '']),
    '',
  ].join('\n')
  return [...standard, distributed].join('\n')
}

/** esxcfg-vmknic -l; 5.5 has neither the net stack nor the opaque network in its head. */
function vmknics(host: Host): string {
  const old = host.era === '5.5'
  const widths = [11, old ? 20 : 40, 10, 40, 16, 16, 18, 8, 10, 8, 20]
  const head = [
    'Interface',
    old ? 'Port Group/DVPort' : 'Port Group/DVPort/Opaque Network',
    'IP Family',
    'IP Address',
    'Netmask',
    'Broadcast',
    'MAC Address',
    'MTU',
    'TSO MSS',
    'Enabled',
    'Type',
    ...(old ? [] : ['NetStack']),
  ]
  const rows = host.vmks.map((v) =>
    columns(widths, [
      v.name,
      v.portgroup,
      'IPv4',
      v.ip,
      v.mask,
      v.broadcast,
      v.mac,
      v.mtu,
      65535,
      'true',
      'STATIC',
      ...(old ? [] : [v.netstack]),
    ]),
  )
  return `${[columns(widths, head), ...rows].join('\n')}\n`
}

function subnet(ip: string): string {
  return ip.replace(/\d+$/, '0')
}

function routes(host: Host): string {
  const widths = [17, 17, 17]
  const local = host.vmks.filter((v, n) => host.vmks.findIndex((w) => subnet(w.ip) === subnet(v.ip)) === n)
  return `${[
    'VMkernel Routes:',
    columns(widths, ['Network', 'Netmask', 'Gateway', 'Interface']),
    ...local.map((v) => columns(widths, [subnet(v.ip), v.mask, 'Local Subnet', v.name])),
    columns(widths, ['default', '0.0.0.0', host.gateway, 'vmk0']),
  ].join('\n')}\n`
}

/** net-dvs -l: depth by tabs. */
function netDvs(host: Host): string {
  const { dvs } = host
  const rng = host.rng.fork('net-dvs')
  const port = (id: number, alias: string, connectee: string, group: string): string[] => [
    `\tport ${id}:`,
    `\t\tcom.vmware.common.port.alias = ${alias} , \tpropType = CONFIG`,
    `\t\tcom.vmware.common.port.connectid = ${rng.int(10_000, 900_000)} , \tpropType = CONFIG`,
    `\t\tcom.vmware.common.port.portgroupid = ${group} , \tpropType = CONFIG`,
    '\t\tcom.vmware.common.port.block = false , \tpropType = CONFIG',
    `\t\tcom.vmware.common.port.volatile.status = inUse linkUp portID=${50_331_640 + id}  propType = RUNTIME`,
    `\t\tcom.vmware.common.port.volatile.vlan = VLAN ${dvs.vlan}`,
    '\t\tpropType = RUNTIME VOLATILE',
    `\t\tcom.vmware.common.port.connectee = ${connectee} , \tpropType = RUNTIME`,
    '\t\tcom.vmware.common.port.statistics:',
    ...[
      ['pktsInUnicast', rng.int(1e6, 9e7)],
      ['bytesInUnicast', rng.int(1e8, 9e9)],
      ['pktsInMulticast', rng.int(0, 9000)],
      ['bytesInMulticast', rng.int(0, 900_000)],
      ['pktsInBroadcast', rng.int(0, 9000)],
      ['bytesInBroadcast', rng.int(0, 900_000)],
      ['pktsOutUnicast', rng.int(1e6, 9e7)],
      ['bytesOutUnicast', rng.int(1e8, 9e9)],
      ['pktsInDropped', 0],
      ['pktsOutDropped', 0],
      ['pktsInException', 0],
      ['pktsOutException', 0],
    ].map(([key, value]) => `\t\t\t${key} = ${value}`),
    '\t\tpropType = RUNTIME',
    '\t\tcom.vmware.etherswitch.port.teaming:',
    '\t\t\tload balancing = source virtual port id',
    '\t\t\tlink selection = link state up;',
    '\t\t\tlink behavior = notify switch; reverse filter; best effort on failure; shotgun on failure;',
    `\t\t\tactive = ${dvs.uplinks.map((_, n) => `Uplink ${n + 1}`).join('; ')};`,
    '\t\t\tstandby = ',
    '\t\tpropType = CONFIG POLICY',
    `\t\tcom.vmware.etherswitch.port.vlan = VLAN ${dvs.vlan}`,
    '\t\tpropType = CONFIG',
  ]
  return `${[
    `switch ${dvs.uuid} (etherswitch)`,
    '\tmax ports: 7680',
    '\tglobal properties:',
    `\t\tcom.vmware.common.alias = ${dvs.name} , \tpropType = CONFIG`,
    `\t\tcom.vmware.common.version = 0x 0. 0. 0. 1 , \tpropType = CONFIG`,
    `\t\tcom.vmware.etherswitch.mtu = ${dvs.mtu} , \tpropType = CONFIG`,
    `\t\tcom.vmware.common.uplinkPorts:`,
    `\t\t\t${dvs.uplinks.map((_, n) => `Uplink ${n + 1}`).join(', ')}`,
    '\t\tpropType = CONFIG',
    '\thost properties:',
    `\t\tcom.vmware.common.host.portset = DvsPortset-0 , \tpropType = CONFIG`,
    `\t\tcom.vmware.common.host.uplinkPorts = ${dvs.uplinks.map((_, n) => 10 + n).join(', ')} , \tpropType = CONFIG`,
    ...dvs.uplinks.flatMap((nic, n) => port(10 + n, `Uplink ${n + 1}`, nic, 'dvportgroup-1627')),
    ...dvs.ports.flatMap((p) => port(p.id, p.client.split('.')[0]!, p.client, p.portgroup)),
  ].join('\n')}\n`
}

/** What the neighbouring switches announce, one block per NIC that hears one. */
function lldp(host: Host): string {
  return host.nics
    .filter((nic) => nic.up)
    .map((nic) =>
      [
        `${nic.name}:`,
        `   Chassis ID: ${nic.lldp.system}`,
        `   Port ID: ${nic.lldp.port}`,
        '   Time To Live: 120',
        `   System Name: ${nic.lldp.system}`,
        `   Port Description: ${host.name} ${nic.name}`,
        `   Max Frame Size: ${nic.lldp.maxFrame}`,
        '   VLAN ID: 1',
        '',
      ].join('\n'),
    )
    .join('\n')
}

export function network(host: Host): CommandOutput[] {
  const rng = host.rng.fork('network')
  const neighbours = [host.gateway, ...host.dns, '203.0.113.50', '203.0.113.51', '203.0.113.60'].map((ip) => ({
    Neighbor: ip,
    'Mac Address': `00:1b:21:${rng.hex(6).match(/../g)!.join(':')}`,
    Vmknic: ip.startsWith('192') ? 'vmk0' : 'vmk2',
    Expiry: `${rng.int(200, 1190)} sec`,
    State: '',
    Type: 'Unknown',
  }))
  const connection = (
    local: string,
    remote: string,
    state: string,
    world: string,
  ): Record<string, string | number> => ({
    Proto: 'tcp',
    'Recv Q': 0,
    'Send Q': 0,
    'Local Address': local,
    'Foreign Address': remote,
    State: state,
    'World ID': host.data.world + rng.int(400, 3000),
    'CC Algo': 'newreno',
    'World Name': world,
  })
  const management = host.vmks[0]!.ip
  const connections = [
    connection('127.0.0.1:8307', '127.0.0.1:33871', 'ESTABLISHED', 'hostd-worker'),
    connection(
      `${management}:443`,
      '192.0.2.20:52144',
      'ESTABLISHED',
      host.era === '8.0' ? 'envoy' : 'rhttpproxy-work',
    ),
    connection(`${host.vmks[2]!.ip}:53210`, '203.0.113.50:3260', 'ESTABLISHED', ''),
    connection('0.0.0.0:902', '0.0.0.0:0', 'LISTEN', 'busybox'),
    connection('0.0.0.0:22', '0.0.0.0:0', 'LISTEN', 'busybox'),
  ]
  return [
    { base: 'esxcfg-vswitch_-l', text: vswitches(host) },
    { base: 'esxcfg-vmknic_-l', text: vmknics(host) },
    { base: 'esxcfg-route_-l', text: routes(host) },
    { base: 'net-dvs_-l', text: netDvs(host) },
    { base: 'lldpnetmap', text: lldp(host) },
    tableOutput(
      'localcli_network-ip-neighbor-list',
      ['Neighbor', 'Mac Address', 'Vmknic', 'Expiry', 'State', 'Type'],
      neighbours,
    ),
    tableOutput(
      'localcli_network-ip-connection-list',
      ['Proto', 'Recv Q', 'Send Q', 'Local Address', 'Foreign Address', 'State', 'World ID', 'CC Algo', 'World Name'],
      connections,
    ),
    {
      base: 'net-stats_-l',
      text: table(
        [
          ...host.nics.map((n, i) => ({
            PortNum: 33_554_434 + i,
            Type: 4,
            SubType: 0,
            SwitchName: i < 2 ? 'vSwitch0' : i < 4 ? 'vSwitch1' : 'DvsPortset-0',
            MACAddress: n.mac,
            ClientName: n.name,
          })),
        ],
        ['PortNum', 'Type', 'SubType', 'SwitchName', 'MACAddress', 'ClientName'],
      ).replace(/^-.*\n/m, ''),
    },
    {
      base: 'localcli_network-vswitch-dvs-vmware-lacp-config-get',
      text: `DVS: ${host.dvs.name}\n   NICs: ${host.dvs.uplinks.join(', ')}\n   Enabled: false\n   Mode: Disabled\n`,
    },
  ]
}
