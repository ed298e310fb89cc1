import { listOf, textOf } from '../entry.ts'
import { esxcliRows, text, titled } from '../esxcli-rows.ts'
import { factTable } from '../table.ts'

const nmp = factTable('nmp', 'How the native multipathing plug-in uses a device', {
  device: { type: 'varchar', about: 'identifier: naa.…' },
  name: { type: 'varchar', about: 'display name' },
  satp: { type: 'varchar', about: 'storage array type plug-in: VMW_SATP_ALUA' },
  satp_config: { type: 'varchar', about: 'its settings as written' },
  psp: { type: 'varchar', about: 'path selection policy: VMW_PSP_RR, VMW_PSP_FIXED, VMW_PSP_MRU' },
  psp_config: { type: 'varchar', about: 'its settings as written' },
  working_paths: { type: 'varchar', about: 'paths in use, with commas' },
  working_path_count: { type: 'bigint', about: 'number of paths in use' },
  preferred: { type: 'varchar', about: 'preferred path' },
  current: { type: 'varchar', about: 'path in use with a fixed or most recently used policy' },
  iops: { type: 'bigint', about: 'commands after which round robin changes the path' },
})

/** `esxcli storage nmp device list`. */
export const nmpDeviceList = esxcliRows({
  source: 'storage-nmp-device-list',
  about: 'path policy and paths in use of each device',
  table: nmp,
  shape: 'blocks',
  needs: ['device'],
  columns: {
    device: titled('Device'),
    name: text('Device Display Name'),
    satp: text('Storage Array Type'),
    satp_config: text('Storage Array Type Device Config'),
    psp: text('Path Selection Policy'),
    psp_config: text('Path Selection Policy Device Config'),
    working_paths: (entry) => paths(textOf(entry, 'Working Paths'))?.join(', ') ?? null,
    working_path_count: (entry) => paths(textOf(entry, 'Working Paths'))?.length ?? null,
    preferred: (entry) => option(textOf(entry, 'Path Selection Policy Device Config'), /\bpreferred=([\w:]{1,60})/),
    current: (entry) => option(textOf(entry, 'Path Selection Policy Device Config'), /\bcurrent=([\w:]{1,60})/i),
    iops: (entry) => {
      const iops = option(textOf(entry, 'Path Selection Policy Device Config'), /\biops=(\d{1,12})/)
      return iops === null ? null : Number(iops)
    },
  },
})

function paths(text: string | null): string[] | null {
  return text === null ? null : listOf(text)
}

function option(config: string | null, pattern: RegExp): string | null {
  return pattern.exec(config ?? '')?.[1] ?? null
}
