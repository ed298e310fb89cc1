import { factTable } from '../table.ts'

export const nic = factTable('nic', 'One physical NIC', {
  nic: { type: 'varchar', about: 'vmnic0' },
  pci: { type: 'varchar', about: 'PCI address as 0000:3b:00.0' },
  driver: { type: 'varchar', about: 'driver module' },
  driver_version: { type: 'varchar', about: 'version of the driver' },
  firmware: { type: 'varchar', about: 'version of the firmware' },
  admin_up: { type: 'boolean', about: 'switched on by configuration' },
  link: { type: 'boolean', about: 'the link is up' },
  speed_mbps: { type: 'bigint', unit: 'Mbit/s', about: 'speed of the link; 0 while it is down' },
  full_duplex: { type: 'boolean', about: 'full duplex' },
  auto_negotiation: { type: 'boolean', about: 'the speed is negotiated' },
  pause_rx: { type: 'boolean', about: 'flow control is received' },
  pause_tx: { type: 'boolean', about: 'flow control is sent' },
  mac: { type: 'varchar', about: 'MAC address' },
  mtu_bytes: { type: 'bigint', unit: 'B', about: 'MTU' },
  rx_ring: { type: 'bigint', about: 'receive ring, entries now' },
  rx_ring_max: { type: 'bigint', about: 'receive ring, most entries' },
  tx_ring: { type: 'bigint', about: 'transmit ring, entries now' },
  tx_ring_max: { type: 'bigint', about: 'transmit ring, most entries' },
  cable: { type: 'varchar', about: 'cable type' },
  description: { type: 'varchar', about: 'vendor and model' },
})

export const nicCounter = factTable('nic_counter', 'One counter of a NIC since the driver was loaded', {
  nic: { type: 'varchar', about: 'vmnic0' },
  name: { type: 'varchar', about: 'name as written: Receive CRC errors, rx_no_dma_resources' },
  value: { type: 'bigint', about: 'count' },
  private: { type: 'boolean', about: "a counter of the driver's own" },
})
