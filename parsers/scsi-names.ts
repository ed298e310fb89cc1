/** What a status number of a SCSI line is called and what it says. */
export interface ScsiName {
  readonly name: string
  readonly meaning: string
}

/** Host status `H:`, set by adapter and driver (vmkapi headers). 0xd is REQUEUE in 5.x. */
export const hostStatusNames: Readonly<Record<number, ScsiName>> = {
  0: { name: 'OK', meaning: 'no host error' },
  1: { name: 'NO_CONNECT', meaning: 'path gone or LUN not reachable' },
  2: { name: 'BUS_BUSY', meaning: 'adapter or fabric busy, retried' },
  3: { name: 'TIMEOUT', meaning: 'command returned after its time-out' },
  4: { name: 'BAD_TARGET', meaning: 'target does not answer' },
  5: { name: 'ABORT', meaning: 'command aborted, mostly after a time-out' },
  6: { name: 'PARITY', meaning: 'parity error' },
  7: { name: 'ERROR', meaning: 'general driver error, for example dropped frames' },
  8: { name: 'RESET', meaning: 'LUN, target or bus was reset' },
  9: { name: 'BAD_INTR', meaning: 'unexpected interrupt (legacy)' },
  10: { name: 'PASSTHROUGH', meaning: 'pass-through (legacy)' },
  11: { name: 'SOFT_ERROR', meaning: 'driver asks for a retry' },
  12: { name: 'RETRY', meaning: 'transient, retried' },
  13: { name: 'PI_GUARD', meaning: 'protection information: guard tag wrong' },
  14: { name: 'PI_REF', meaning: 'protection information: reference tag wrong' },
  15: { name: 'PI_GENERIC', meaning: 'protection information error' },
}

/** Device status `D:`, the status byte of T10 SAM. */
export const deviceStatusNames: Readonly<Record<number, ScsiName>> = {
  0: { name: 'GOOD', meaning: 'no device error' },
  2: { name: 'CHECK CONDITION', meaning: 'the sense data says why' },
  4: { name: 'CONDITION MET', meaning: 'condition met' },
  8: { name: 'BUSY', meaning: 'device busy' },
  16: { name: 'INTERMEDIATE', meaning: 'obsolete' },
  20: { name: 'INTERMEDIATE CONDITION MET', meaning: 'obsolete' },
  24: { name: 'RESERVATION CONFLICT', meaning: 'another initiator holds a reservation' },
  34: { name: 'COMMAND TERMINATED', meaning: 'obsolete' },
  40: { name: 'TASK SET FULL', meaning: 'queue of the device is full' },
  48: { name: 'ACA ACTIVE', meaning: 'auto contingent allegiance active' },
  64: { name: 'TASK ABORTED', meaning: 'aborted by another initiator' },
}

/** Plug-in status `P:`, in the order of the vmkapi header. */
export const pluginStatusNames: Readonly<Record<number, ScsiName>> = {
  0: { name: 'GOOD', meaning: 'no plug-in error' },
  1: { name: 'TRANSIENT', meaning: 'transient error' },
  2: { name: 'SNAPSHOT', meaning: 'device is a snapshot' },
  3: { name: 'RESERVATION_LOST', meaning: 'reservation lost' },
  4: { name: 'REQUEUE', meaning: 'command is queued again' },
  5: { name: 'ATS_MISCOMPARE', meaning: 'compare-and-write found other data' },
  6: { name: 'THINPROV_BUSY_GROWING', meaning: 'thin-provisioned device is growing' },
  7: { name: 'THINPROV_ATQUOTA', meaning: 'thin-provisioned device at its quota' },
  8: { name: 'THINPROV_NOSPACE', meaning: 'thin-provisioned device out of space' },
}

/** Sense keys of T10 SPC. */
export const senseKeyNames: Readonly<Record<number, string>> = {
  0: 'NO SENSE',
  1: 'RECOVERED ERROR',
  2: 'NOT READY',
  3: 'MEDIUM ERROR',
  4: 'HARDWARE ERROR',
  5: 'ILLEGAL REQUEST',
  6: 'UNIT ATTENTION',
  7: 'DATA PROTECT',
  8: 'BLANK CHECK',
  9: 'VENDOR SPECIFIC',
  10: 'COPY ABORTED',
  11: 'ABORTED COMMAND',
  13: 'VOLUME OVERFLOW',
  14: 'MISCOMPARE',
  15: 'COMPLETED',
}

/** Operation codes that occur in vmkernel logs (T10). */
export const opcodeNames: Readonly<Record<number, string>> = {
  0: 'TEST UNIT READY',
  3: 'REQUEST SENSE',
  18: 'INQUIRY',
  22: 'RESERVE(6)',
  23: 'RELEASE(6)',
  26: 'MODE SENSE(6)',
  27: 'START STOP UNIT',
  37: 'READ CAPACITY(10)',
  40: 'READ(10)',
  42: 'WRITE(10)',
  47: 'VERIFY(10)',
  53: 'SYNCHRONIZE CACHE(10)',
  65: 'WRITE SAME(10)',
  66: 'UNMAP',
  77: 'LOG SENSE',
  90: 'MODE SENSE(10)',
  94: 'PERSISTENT RESERVE IN',
  95: 'PERSISTENT RESERVE OUT',
  131: 'EXTENDED COPY',
  132: 'RECEIVE COPY RESULTS',
  133: 'ATA PASS-THROUGH(16)',
  136: 'READ(16)',
  137: 'COMPARE AND WRITE',
  138: 'WRITE(16)',
  147: 'WRITE SAME(16)',
  158: 'SERVICE ACTION IN(16)',
  160: 'REPORT LUNS',
  161: 'ATA PASS-THROUGH(12)',
  163: 'MAINTENANCE IN',
}

/** Key/asc/ascq in hexadecimal, most exact first in use: `5/25/0`, then `3/11`, then the key alone. */
export const senseMeanings: Readonly<Record<string, string>> = {
  '5/20/0': 'operation code not supported; harmless when the host probes',
  '5/24/0': 'field in the command not supported; harmless when the host probes',
  '5/25/0': 'logical unit not supported: permanent device loss',
  '2/4/2': 'not ready, start command needed',
  '2/4/3': 'not ready, manual intervention required',
  '2/4/a': 'not ready, ALUA transition',
  '2/4/b': 'not ready, port in standby',
  '2/4/c': 'not ready, port unavailable',
  '4/3e/1': 'logical unit failure: permanent device loss',
  '4/3e/3': 'logical unit failed its self-test: permanent device loss',
  '4/4c/0': 'logical unit failed its self-configuration: permanent device loss',
  '3/11': 'unrecovered read error',
  '3/3': 'peripheral write fault',
  '6/29': 'power on or reset of the device',
  '6/2a/6': 'ALUA state changed',
  '6/38/7': 'thin-provisioning soft threshold reached',
  '6/3f/e': 'reported LUNs changed',
  '7/27/7': 'space allocation failed, write protected',
  'e/1d/0': 'data compared unequal (ATS miscompare)',
}
