/** The line formats and command outputs of an ESXi release. */
export type Era = '5.5' | '6.7' | '7.0' | '8.0'

interface NicDriver {
  driver: string
  version: string
  firmware: string
  speed: number
  description: string
}

interface HbaDriver {
  driver: string
  version: string
  description: string
}

/** What differs between releases: build numbers, drivers, VMFS version, virtual hardware. */
export interface EraData {
  version: string
  build: number
  update: string
  profile: string
  management: NicDriver
  data: NicDriver
  local: HbaDriver
  fc: HbaDriver
  iscsiVersion: string
  vmfs: 'VMFS-5' | 'VMFS-6'
  hardware: number
  /** First user-world and VM world ids. */
  world: number
}

export const ERAS: Readonly<Record<Era, EraData>> = {
  '5.5': {
    version: '5.5.0',
    build: 3248547,
    update: 'Update 3',
    profile: 'ESXi-5.5.0-20151204001-standard',
    management: {
      driver: 'tg3',
      version: '3.137l.v55.1',
      firmware: '5719-v1.46',
      speed: 1000,
      description: 'Broadcom Corporation NetXtreme BCM5719 Gigabit Ethernet',
    },
    data: {
      driver: 'ixgbe',
      version: '4.5.1-iov',
      firmware: '0x800007d7',
      speed: 10000,
      description: 'Intel Corporation Ethernet Controller 10 Gigabit X540-AT2',
    },
    local: {
      driver: 'hpsa',
      version: '5.5.0.114-1OEM.550.0.0.1331820',
      description: 'Hewlett-Packard Company Smart Array P420i',
    },
    fc: {
      driver: 'lpfc',
      version: '11.1.0.6-1OEM.550.0.0.1331820',
      description: 'Emulex Corporation LPe12000 8Gb Fibre Channel Host Adapter',
    },
    iscsiVersion: '5.5.0-3.78.3248547',
    vmfs: 'VMFS-5',
    hardware: 10,
    world: 33700,
  },
  '6.7': {
    version: '6.7.0',
    build: 17700523,
    update: 'Update 3',
    profile: 'ESXi-6.7.0-20210304001-standard',
    management: {
      driver: 'ntg3',
      version: '4.1.5.0-0vmw',
      firmware: 'bc 1.46 ncsi 1.5.18.0',
      speed: 1000,
      description: 'Broadcom Corporation NetXtreme BCM5720 Gigabit Ethernet',
    },
    data: {
      driver: 'ixgben',
      version: '1.8.9.0',
      firmware: '0x800016dd, 1.3105.0',
      speed: 10000,
      description: 'Intel(R) Ethernet Controller 10G X550',
    },
    local: { driver: 'lsi_mr3', version: '7.712.51.00-1OEM', description: 'Broadcom MegaRAID SAS Invader Controller' },
    fc: {
      driver: 'lpfc',
      version: '12.8.340.12',
      description: 'Emulex Corporation LPe31000/LPe32000 PCIe Fibre Channel Adapter',
    },
    iscsiVersion: '6.7.0-3.139.17700523',
    vmfs: 'VMFS-6',
    hardware: 14,
    world: 2097152,
  },
  '7.0': {
    version: '7.0.3',
    build: 21930508,
    update: 'Update 3',
    profile: 'ESXi-7.0U3n-21930508-standard',
    management: {
      driver: 'ntg3',
      version: '4.1.9.0-4vmw',
      firmware: 'bc 1.46 ncsi 1.5.18.0',
      speed: 1000,
      description: 'Broadcom Corporation NetXtreme BCM5720 Gigabit Ethernet',
    },
    data: {
      driver: 'ixgben',
      version: '1.15.1.0',
      firmware: '0x800016dd, 1.3105.0',
      speed: 10000,
      description: 'Intel(R) Ethernet Controller X550',
    },
    local: { driver: 'lsi_mr3', version: '7.722.02.00', description: 'Broadcom PERC H730P Mini' },
    fc: {
      driver: 'lpfc',
      version: '14.0.635.6',
      description: 'Emulex Corporation Emulex LPe35000/LPe36000 Fibre Channel Adapter',
    },
    iscsiVersion: '7.0.3-0.85.21930508',
    vmfs: 'VMFS-6',
    hardware: 19,
    world: 2097152,
  },
  '8.0': {
    version: '8.0.3',
    build: 24585383,
    update: 'Update 3',
    profile: 'ESXi-8.0U3e-24585383-standard',
    management: {
      driver: 'ntg3',
      version: '4.1.16.0-1vmw',
      firmware: 'bc 1.46 ncsi 1.5.18.0',
      speed: 1000,
      description: 'Broadcom Corporation NetXtreme BCM5720 Gigabit Ethernet',
    },
    data: {
      driver: 'ixgben',
      version: '1.18.2.0',
      firmware: '0x800016dd, 1.3105.0',
      speed: 10000,
      description: 'Intel(R) Ethernet Controller X550',
    },
    local: { driver: 'lsi_mr3', version: '7.728.02.00', description: 'Broadcom PERC H740P Mini' },
    fc: {
      driver: 'lpfc',
      version: '14.4.0.39',
      description: 'Emulex Corporation Emulex LPe35000/LPe36000 Fibre Channel Adapter',
    },
    iscsiVersion: '8.0.3-0.73.24585383',
    vmfs: 'VMFS-6',
    hardware: 21,
    world: 2097152,
  },
}
