import { textOf } from '../entry.ts'
import { esxcliRows, text, titled, whole } from '../esxcli-rows.ts'
import { factTable } from '../table.ts'

const vm = factTable('vm', 'A running VM', {
  vm: { type: 'varchar', about: 'name' },
  world: { type: 'bigint', about: 'leading world' },
  cartel: { type: 'bigint', about: 'cartel id of the VMX process' },
  uuid: { type: 'varchar', about: 'BIOS UUID with dashes' },
  vmx: { type: 'varchar', about: 'path of the .vmx file' },
  volume: { type: 'varchar', about: 'UUID of the volume that it lies on' },
})

/** `esxcli vm process list`. */
export const vmProcessList = esxcliRows({
  source: 'vm-process-list',
  about: 'running VMs with their worlds',
  table: vm,
  shape: 'blocks',
  needs: ['vm'],
  columns: {
    vm: titled('Display Name'),
    world: whole('World ID'),
    cartel: whole('VMX Cartel ID'),
    uuid: (entry) => dashed(textOf(entry, 'UUID')),
    vmx: text('Config File'),
    volume: (entry) => volumeOf(textOf(entry, 'Config File')),
  },
})

/** `42 0a … 11-22 …` as written in .vmx files: `420a…-….` in groups of 8-4-4-4-12; null: not 32 hexadecimal digits. */
export function dashed(uuid: string | null): string | null {
  const digits = (uuid ?? '').replace(/[\s-]/g, '').toLowerCase()
  const groups = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/.exec(digits)
  return groups === null ? null : groups.slice(1).join('-')
}

/** Folder below /vmfs/volumes: the volume's UUID; null: another place. */
export function volumeOf(path: string | null): string | null {
  return /^\/?vmfs\/volumes\/([^/]{1,100})\//.exec(path ?? '')?.[1] ?? null
}
