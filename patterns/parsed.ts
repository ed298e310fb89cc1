import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'

/**
 * Values of YAML texts by the SHA-256 of the text. Parsing the YAML of all fault files takes longer than everything else that
 * the loader does, so the build parses them once. A text that has changed since is not found and parsed as always.
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

/** Parses a YAML text, or finds it parsed already. Throws what `yaml` throws. */
export function parseText(text: string, parsed: Parsed): unknown {
  return parsed[textKey(text)] ?? parse(text, { logLevel: 'error' })
}
