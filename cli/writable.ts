import { accessSync, constants } from 'node:fs'
import { UsageError } from './io.ts'

/** Throws UsageError where nothing can be written into the folder: found out before hours of reading, not after them. */
export function checkWritable(folder: string, option: string): void {
  try {
    accessSync(folder, constants.W_OK)
  } catch (error) {
    throw new UsageError((error as Error).message, `name one that can be written: ${option}`)
  }
}
