import { factTable } from '../table.ts'

/** Filled by several sources: each adds one row with what it states. The host as a whole is the max() of each column. */
export const hostInfo = factTable(
  'host_info',
  'What the system says of itself; one row for each file that states something',
  {
    product: { type: 'varchar', about: 'product as written: VMware ESXi, VMware vCenter Server' },
    version: { type: 'varchar', about: 'version: 8.0.3' },
    build: { type: 'varchar', about: 'build number' },
    update_name: { type: 'varchar', about: 'friendly name of the release' },
    kernel: { type: 'varchar', about: 'VMkernel or Linux' },
    host_name: { type: 'varchar', about: 'name in uname, README or hardware information' },
    captured: { type: 'timestamp', about: 'when the bundle was made' },
    booted: { type: 'timestamp', about: 'when the system booted; only where one file holds both time and uptime' },
    uptime_s: { type: 'bigint', unit: 's', about: 'time since boot at the capture' },
    vendor: { type: 'varchar', about: 'maker of the server' },
    model: { type: 'varchar', about: 'model of the server' },
    serial: { type: 'varchar', about: 'serial number of the server' },
    uuid: { type: 'varchar', about: 'UUID of the server' },
    bios_version: { type: 'varchar', about: 'version of BIOS or UEFI' },
    bios_date: { type: 'varchar', about: 'release date of BIOS or UEFI as written' },
    bmc_version: { type: 'varchar', about: 'firmware version of the management controller' },
    cpu_model: { type: 'varchar', about: 'CPU model' },
    cpu_packages: { type: 'bigint', about: 'CPU sockets in use' },
    cpu_cores: { type: 'bigint', about: 'cores of all sockets' },
    cpu_threads: { type: 'bigint', about: 'logical CPUs' },
    hyperthreading: { type: 'boolean', about: 'hyper-threading in use' },
    memory_mib: { type: 'bigint', unit: 'MiB', about: 'physical memory' },
    numa_nodes: { type: 'bigint', about: 'NUMA nodes' },
    acceptance_level: { type: 'varchar', about: 'lowest acceptance level of software that may be installed' },
    lockdown: { type: 'varchar', about: 'lockdown mode' },
  },
)
