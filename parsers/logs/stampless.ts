import type { LineContext, ParsedLine } from '../record.ts'
import { daemonBare } from './daemon-bare.ts'
import { esx8Bare } from './esx8-bare.ts'
import type { LogFormat } from './format.ts'
import { javaBare } from './java-bare.ts'
import { shellBare } from './shell-bare.ts'
import type { Stamp } from './time.ts'
import { vmacoreBare } from './vmacore-bare.ts'
import { vmkernelBare } from './vmkernel-bare.ts'
import { vmxBare } from './vmx-bare.ts'
import { vobBare } from './vob-bare.ts'

/** What is left of a line of each writer when its time stamp is gone. Each is told by its shape alone. */
export const stamplessFormats: readonly LogFormat[] = [
  esx8Bare,
  vobBare,
  vmacoreBare,
  vmkernelBare,
  daemonBare,
  vmxBare,
  javaBare,
  shellBare,
]

/** Reads what follows a stamp that was damaged, with the time that `stamp` could still say; undefined: of no known shape. */
export function readStampless(rest: string, stamp: Stamp, context: LineContext): ParsedLine | undefined {
  for (const format of stamplessFormats) {
    const fields = format.parse(rest, context)
    if (fields !== undefined) return fields.timeUs === null ? { ...fields, ...stamp } : fields
  }
  return undefined
}
