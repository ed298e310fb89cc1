import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'

/** A name that patterns capture and findings carry. */
export interface Entity {
  readonly kind: 'entity' | 'value'
  readonly unit?: string
  readonly about: string
}

/** Reads entities.yaml of the patterns folder: the closed list of names. */
export async function readEntities(folder: string): Promise<ReadonlyMap<string, Entity>> {
  const table: Record<string, Entity> = parse(await readFile(join(folder, 'entities.yaml'), 'utf8'))
  return new Map(Object.entries(table))
}

/** Reads taxonomy.yaml of the patterns folder: ids of all kinds of fault, also of those without a file yet, and what they mean. */
export async function readTaxonomy(folder: string): Promise<ReadonlyMap<string, string>> {
  const areas: Record<string, Record<string, string>> = parse(await readFile(join(folder, 'taxonomy.yaml'), 'utf8'))
  const entries = Object.entries(areas).flatMap(([area, faults]) =>
    Object.entries(faults).map(([name, about]) => [`${area}.${name}`, about] as const),
  )
  return new Map(entries)
}
