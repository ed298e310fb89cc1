import { vmConfig } from '../chatter/vmware.ts'
import { type Host, named, type Vm } from '../host.ts'
import { blocks, type CommandOutput } from './output.ts'

/** Folder of the VM as the bundle mirrors it. */
export function vmFolder(host: Host, vm: Vm): string {
  return `vmfs/volumes/${named(host.datastores, vm.datastore).uuid}/${vm.name}`
}

function uuidText(vm: Vm): string {
  return vm.uuid
    .replaceAll('-', '')
    .replace(/(..)(?=.)/g, '$1 ')
    .replace(/^(.{23}) /, '$1-')
}

export function vmProcesses(host: Host): CommandOutput {
  const rows = host.vms.map(
    (vm) =>
      [
        vm.name,
        {
          'World ID': vm.world,
          'Process ID': 0,
          'VMX Cartel ID': vm.cartel,
          UUID: uuidText(vm),
          'Display Name': vm.name,
          'Config File': `/${vmFolder(host, vm)}/${vm.name}.vmx`,
        },
      ] as const,
  )
  return { base: 'localcli_vm-process-list', text: blocks(rows), json: rows.map(([, row]) => row) }
}

/** hostd's inventory: hostd ids to .vmx paths. */
export function inventory(host: Host): string {
  const entries = host.vms.map(
    (vm, n) =>
      `  <ConfigEntry id="${String(n).padStart(4, '0')}">\n    <objID>${vm.id}</objID>\n    <vmxCfgPath>/${vmFolder(host, vm)}/${vm.name}.vmx</vmxCfgPath>\n  </ConfigEntry>\n`,
  )
  return `<ConfigRoot>\n${entries.join('')}</ConfigRoot>\n`
}

export function vmx(host: Host, vm: Vm): string {
  return vmConfig(host, vm)
    .map(([key, value]) => `${key} = "${value}"\n`)
    .join('')
}

/** Descriptor of the VM's one disk. */
export function vmdk(vm: Vm): string {
  return `# Disk DescriptorFile
version=1
encoding="UTF-8"
CID=${vm.uuid.slice(0, 8)}
parentCID=ffffffff
createType="vmfs"

# Extent description
RW 83886080 VMFS "${vm.name}-flat.vmdk"

# The Disk Data Base
#DDB

ddb.adapterType = "lsilogic"
ddb.geometry.cylinders = "5221"
ddb.geometry.heads = "255"
ddb.geometry.sectors = "63"
ddb.thinProvisioned = "1"
ddb.virtualHWVersion = "10"
`
}
