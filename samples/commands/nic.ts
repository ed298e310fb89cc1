import type { Host, Nic } from '../host.ts'
import { type CommandOutput, columns } from './output.ts'

const DESCRIPTION_OF: Readonly<Record<number, string>> = { 1000: '1000BaseT/Full', 10000: '10000BaseT/Full' }

function head(host: Host): string[] {
  const old = host.era === '5.5'
  const widths = old ? [8, 15, 8, 6, 7, 8, 19, 6] : [8, 14, 10, 14, 13, 7, 8, 19, 6]
  const names = old
    ? ['Name', 'PCI Device', 'Driver', 'Link', 'Speed', 'Duplex', 'MAC Address', 'MTU', 'Description']
    : [
        'Name',
        'PCI Device',
        'Driver',
        'Admin Status',
        'Link Status',
        'Speed',
        'Duplex',
        'MAC Address',
        'MTU',
        'Description',
      ]
  const dashes = names.map((name, n) => '-'.repeat(n < widths.length ? widths[n]! - 2 : name.length))
  const row = (nic: Nic): (string | number)[] => {
    const state = nic.up ? 'Up' : 'Down'
    const speed = nic.up ? nic.speed : 0
    const duplex = nic.up ? 'Full' : 'Half'
    const pci = old ? nic.pci.replace(/^(\d+):/, '$1:0') : nic.pci
    return [
      nic.name,
      pci,
      nic.driver,
      ...(old ? [state] : ['Up', state]),
      speed,
      duplex,
      nic.mac,
      nic.mtu,
      nic.description,
    ]
  }
  return [columns(widths, names), columns(widths, dashes), ...host.nics.map((nic) => columns(widths, row(nic)))]
}

/** Driver-specific counters; the names are the driver's own. */
function privateCounters(nic: Nic): [string, number][] {
  const { errors, packets } = nic
  const queues = [0, 1, 2, 3].flatMap((q): [string, number][] => [
    [`tx_queue_${q}_packets`, Math.floor(packets.sent / 4)],
    [`rx_queue_${q}_packets`, Math.floor(packets.received / 4)],
  ])
  return [
    ...queues,
    ['tx_timeout_count', errors.txTimeouts],
    ['tx_restart_queue', 0],
    ['rx_long_length_errors', 0],
    ['rx_short_length_errors', 0],
    ['rx_csum_offload_errors', 0],
    ['rx_no_dma_resources', errors.rxMissed],
    ['tx_flow_control_xoff', 0],
    ['rx_flow_control_xoff', 0],
  ]
}

function block(nic: Nic): string[] {
  const { packets, errors } = nic
  const bus = nic.pci.replace('.', ':')
  const statistic = ([key, value]: readonly [string, number]): string => `   ${key}: ${value}`
  return [
    `NIC:  ${nic.name}`,
    '',
    '   Advertised Auto Negotiation: true',
    `   Advertised Link Modes: Auto, ${DESCRIPTION_OF[nic.speed]}`,
    '   Auto Negotiation: true',
    '   Cable Type: Twisted Pair',
    '   Current Message Level: -1',
    '   Driver Info:',
    `         Bus Info: ${bus}`,
    `         Driver: ${nic.driver}`,
    `         Firmware Version: ${nic.firmware}`,
    `         Version: ${nic.driverVersion}`,
    `   Link Detected: ${nic.up}`,
    `   Link Status: ${nic.up ? 'Up' : 'Down'}`,
    `   Name: ${nic.name}`,
    '   PHYAddress: 0',
    '   Pause Autonegotiate: true',
    '   Pause RX: false',
    '   Pause TX: false',
    '   Supported Ports: TP',
    '   Supports Auto Negotiation: true',
    '   Supports Pause: true',
    '   Supports Wakeon: true',
    '   Transceiver: internal',
    `   Virtual Address: 00:50:56:5${nic.name.slice(-1)}:${nic.mac.slice(-5)}`,
    '   Wakeon: MagicPacket(tm)',
    '',
    'Ring parameters:',
    '   RX: 1024',
    '   RX Mini: 0',
    '   RX Jumbo: 0',
    '   TX: 1024',
    '',
    `NIC statistics for ${nic.name}`,
    ...(
      [
        ['Packets received', packets.received],
        ['Packets sent', packets.sent],
        ['Bytes received', packets.receivedBytes],
        ['Bytes sent', packets.sentBytes],
        ['Receive packets dropped', errors.rxDropped],
        ['Transmit packets dropped', errors.txDropped],
        ['Multicast packets received', 71_204],
        ['Broadcast packets received', 410_332],
        ['Multicast packets sent', 9_120],
        ['Broadcast packets sent', 3_011],
        ['Total receive errors', errors.rxErrors],
        ['Receive length errors', 0],
        ['Receive over errors', 0],
        ['Receive CRC errors', errors.rxCrc],
        ['Receive frame errors', 0],
        ['Receive FIFO errors', 0],
        ['Receive missed errors', errors.rxMissed],
        ['Total transmit errors', errors.txErrors],
        ['Transmit aborted errors', 0],
        ['Transmit carrier errors', 0],
        ['Transmit FIFO errors', 0],
        ['Transmit heartbeat errors', 0],
        ['Transmit window errors', 0],
      ] as const
    ).map(statistic),
    '',
    'NIC Private statistics:',
    ...privateCounters(nic).map(statistic),
    '',
  ]
}

export function nicInfo(host: Host): CommandOutput {
  return {
    base: 'nicinfo.sh',
    text: `${['Network Interface Cards Information.', '', ...head(host), '', ...host.nics.flatMap(block)].join('\n')}\n`,
  }
}
