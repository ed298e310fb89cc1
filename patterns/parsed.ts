import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Values of sound fault files by the SHA-256 of their text. Parsing the YAML of all of them and running their samples takes
 * longer than reading a small bundle, so the build does it once. A text that has changed since is not found and is parsed
 * and checked as always.
 */
export type Parsed = Readonly<Record<string, unknown>>

/** Where the build puts them: beside the compiled code, outside the patterns folder. */
export function parsedFile(folder: string): string {
  return join(folder, '../dist/patterns.json')
}

/** Reads what the build made for this folder; empty where there is none. */
export async function readParsed(folder: string): Promise<Parsed> {
  try {
    return JSON.parse(await readFile(parsedFile(folder), 'utf8'))
  } catch {
    return {}
  }
}

export function textKey(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
