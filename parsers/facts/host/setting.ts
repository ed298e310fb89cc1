import { factTable } from '../table.ts'

export const setting = factTable('setting', 'One setting of the host with its default', {
  origin: { type: 'varchar', about: 'where it stands: advanced, kernel, esx.conf, configstore, hostd, vpxa' },
  setting: { type: 'varchar', about: 'path or name: /Net/TcpipHeapMax, hyperthreadingMitigation, /system/uuid' },
  value: { type: 'varchar', about: 'value in force; kernel settings: the runtime value' },
  configured: { type: 'varchar', about: 'value after the next boot, where it is stated' },
  default_value: { type: 'varchar', about: 'default value, where it is stated' },
  number: { type: 'double', about: 'the value as a number, where it is one' },
  changed: { type: 'boolean', about: 'value differs from the default; null where no default is stated' },
})

/** The number that a value is, else null. */
export function numberOfValue(value: string | null): number | null {
  return value !== null && /^[+-]?\d{1,15}(?:\.\d{1,10})?$/.test(value) ? Number(value) : null
}

/** Values of settings whose name says that they are secret are left out. */
export function isSecret(name: string): boolean {
  return /passw(?:or)?d|secret|private_?key|passphrase|chapsecret|credential/i.test(name)
}
