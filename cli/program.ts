import { findPackageJSON } from 'node:module'
import { dirname, join } from 'node:path'

/** Path of a folder that comes with the program, in a checkout and in the installed package. */
export function programFolder(name: string): string {
  return join(dirname(findPackageJSON(import.meta.url)!), name)
}
