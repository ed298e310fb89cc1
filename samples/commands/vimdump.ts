import type { Host } from '../host.ts'

/** hostd's whole model in VMODL text: numbered sections, typed objects, arrays in brackets. */
export function vimdump(host: Host): string {
  const nic = (n: Host['nics'][number]): string => `      (vim.host.PhysicalNic) {
         key = 'key-vim.host.PhysicalNic-${n.name}',
         device = '${n.name}',
         pci = '${n.pci}',
         driver = '${n.driver}',
         linkSpeed = ${n.up ? `(vim.host.PhysicalNic.LinkSpeedDuplex) {\n            speedMb = ${n.speed},\n            duplex = true\n         }` : '<unset>'},
         mac = '${n.mac}'
      }`
  const vswitch = (s: Host['switches'][number]): string => `      (vim.host.VirtualSwitch) {
         name = '${s.name}',
         key = 'key-vim.host.VirtualSwitch-${s.name}',
         numPorts = 7680,
         mtu = ${s.mtu},
         pnic = [
            ${s.uplinks.map((u) => `'key-vim.host.PhysicalNic-${u}'`).join(',\n            ')}
         ]
      }`
  const sections = [
    [
      'vim.HostSystem::config',
      `(vim.host.ConfigInfo) {
   host = 'vim.HostSystem:ha-host',
   product = (vim.AboutInfo) {
      name = 'VMware ESXi',
      fullName = 'VMware ESXi ${host.data.version} build-${host.data.build}',
      version = '${host.data.version}',
      build = '${host.data.build}'
   },
   hyperThread = (vim.host.HyperThreadScheduleInfo) {
      available = true,
      active = true,
      config = true
   },
   network = (vim.host.NetworkInfo) {
      vswitch = [
${host.switches.map(vswitch).join(',\n')}
      ],
      pnic = [
${host.nics.map(nic).join(',\n')}
      ]
   },
   lockdownMode = 'lockdownDisabled'
}`,
    ],
    [
      'vim.HostSystem::hardware',
      `(vim.host.HardwareInfo) {
   systemInfo = (vim.host.SystemInfo) {
      vendor = "${host.vendor}",
      model = "${host.model}",
      uuid = '${host.uuid}'
   },
   memorySize = ${host.memoryMib * 1024 * 1024}L
}`,
    ],
    [
      'vim.LicenseManager::licenses',
      `[
   (vim.LicenseManager.LicenseInfo) {
      licenseKey = '00000-00000-00000-00000-00000',
      editionKey = 'esx.enterprisePlus.cpuPackage',
      name = 'vSphere Enterprise Plus',
      total = 0,
      used = <unset>,
      costUnit = 'cpuPackage'
   }
]`,
    ],
  ]
  return sections.map(([name, body], n) => `=============== ${n + 1}. ${name} ===============\n${body}\n\n`).join('')
}
