import { type CellReaders, whole } from '../esxcli-rows.ts'
import type { Column } from '../table.ts'

/** Counters that the VMkernel keeps for each device and each adapter since boot. */
export const ioCounters = {
  successful_commands: { type: 'bigint', about: 'commands that succeeded' },
  blocks_read: { type: 'bigint', about: 'blocks of 512 bytes read' },
  blocks_written: { type: 'bigint', about: 'blocks of 512 bytes written' },
  read_operations: { type: 'bigint', about: 'reads' },
  write_operations: { type: 'bigint', about: 'writes' },
  reserve_operations: { type: 'bigint', about: 'SCSI reservations' },
  reservation_conflicts: { type: 'bigint', about: 'commands that met the reservation of another host' },
  failed_commands: { type: 'bigint', about: 'commands that failed' },
  failed_blocks_read: { type: 'bigint', about: 'blocks of failed reads' },
  failed_blocks_written: { type: 'bigint', about: 'blocks of failed writes' },
  failed_read_operations: { type: 'bigint', about: 'reads that failed' },
  failed_write_operations: { type: 'bigint', about: 'writes that failed' },
  failed_reserve_operations: { type: 'bigint', about: 'reservations that failed' },
  total_splits: { type: 'bigint', about: 'commands that were split' },
  pae_commands: { type: 'bigint', about: 'commands that needed memory above 4 GiB copied' },
} as const satisfies Record<string, Column>

/** Readers of `ioCounters`. */
export const ioCounterCells: CellReaders<{ name: ''; about: ''; columns: typeof ioCounters }> = {
  successful_commands: whole('Successful Commands'),
  blocks_read: whole('Blocks Read'),
  blocks_written: whole('Blocks Written'),
  read_operations: whole('Read Operations'),
  write_operations: whole('Write Operations'),
  reserve_operations: whole('Reserve Operations'),
  reservation_conflicts: whole('Reservation Conflicts'),
  failed_commands: whole('Failed Commands'),
  failed_blocks_read: whole('Failed Blocks Read'),
  failed_blocks_written: whole('Failed Blocks Written'),
  failed_read_operations: whole('Failed Read Operations'),
  failed_write_operations: whole('Failed Write Operations'),
  failed_reserve_operations: whole('Failed Reserve Operations'),
  total_splits: whole('Total Splits'),
  pae_commands: whole('PAE Commands'),
}
